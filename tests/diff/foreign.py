"""PDFs as another tool writes them: no outline, no tags, heads and folios like any text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name


def foreign_pdf(path: Path, head: str, pages: Sequence[str]) -> Path:
    """Write a PDF with a running head and a folio on each page, and lines of text between."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for number, text in enumerate(pages, 1):
            lines = [(400, head), (30, str(number))]
            lines += [(360 - 16 * at, line) for at, line in enumerate(text.splitlines())]
            drawn = "".join(f"BT /F1 12 Tf 1 0 0 1 40 {y} Tm ({line}) Tj ET\n" for y, line in lines)
            page = Dictionary(
                Type=Name.Page,
                MediaBox=[0, 0, 300, 440],
                Contents=pdf.make_stream(drawn.encode()),
                Resources=Dictionary(Font=Dictionary(F1=font)),
            )
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        pdf.save(path, deterministic_id=True)
    return path
