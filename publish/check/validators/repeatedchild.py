"""Says which lines of a PDF stand on the page before too, in a process of its own: prints JSON.

    python repeatedchild.py FILE '[[page, left, lower, right, upper], …]'

prints a list of true and false. Places are in the file's coordinates, in pt; pages count from 1.
Imports nothing of the package and is run with limits, as all that reads a stranger's file.
"""

from __future__ import annotations

import json
import sys

import pypdfium2

_SLACK = 2.0
"""What a glyph may reach over the box that somebody else has measured, in pt."""


def main() -> None:
    """Print what is found out; a file that cannot be read repeats nothing."""
    boxes = json.loads(sys.argv[2])
    try:
        with pypdfium2.PdfDocument(sys.argv[1]) as pdf:
            answer = [_repeated(pdf, int(page), edges) for page, *edges in boxes]
    except (pypdfium2.PdfiumError, OSError):
        answer = [False for _ in boxes]
    json.dump(answer, sys.stdout)


def _repeated(pdf: pypdfium2.PdfDocument, page: int, edges: list[float]) -> bool:
    if not 2 <= page <= len(pdf):
        return False
    left, lower, right, upper = edges
    here = pdf[page - 1].get_textpage()
    said = here.get_text_bounded(left - _SLACK, lower - _SLACK, right + _SLACK, upper + _SLACK)
    pieces = _pieces(said)
    before = " ".join(_pieces(pdf[page - 2].get_textpage().get_text_bounded()))
    # Piece by piece: pdfium tells a whole cell of two lines before the cell beside it.
    return bool(pieces) and all(piece in before for piece in pieces)


def _pieces(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


if __name__ == "__main__":
    main()
