"""Takes laid-out pages apart into drawings. Only a layout worker imports this: see ``layout``."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.document import Document
from weasyprint.pdf import fonts
from weasyprint.pdf.fonts import Font

from publish.pdf.brevity import shorten
from publish.pdf.drawings import Drawing, GlyphsUsed
from publish.pdf.tasks import FaceFile

_MORE = ("XObject", "Pattern", "Shading")
"""Kinds of resources that are objects of their own."""
_COLOUR_SPACES = (b" cs\n", b" CS\n")
"""Operators that name a colour space among the resources."""


def drawings(
    document: Document, faces: Iterable[FaceFile], options: Mapping[str, Any]
) -> tuple[Drawing, ...]:
    """Return each page of ``document`` by itself. ``options`` are WeasyPrint's, for writing PDF.

    Each is written as a document of its own, since the fonts of a document have the widths and the
    texts that a glyph had where it was met first. Raises ``OSError`` for a face that is gone.
    """
    files = _Files(faces)
    return tuple(_drawing(document.copy([page]), files, options) for page in document.pages)


class _Files:
    """Files of faces, found by their content."""

    def __init__(self, faces: Iterable[FaceFile]) -> None:
        self._files = [face.path.read_bytes() for face in faces]
        self._digests: dict[int, str] = {}

    def digest(self, content: bytes) -> str:
        """Return the SHA-256 of a face's file; empty for what is none."""
        number = next((at for at, file in enumerate(self._files) if file == content), -1)
        if number >= 0 and number not in self._digests:
            self._digests[number] = hashlib.sha256(content).hexdigest()
        return self._digests.get(number, "")


def _drawing(page: Document, files: _Files, options: Mapping[str, Any]) -> Drawing:
    found: list[Drawing | None] = []

    def take(_: Document, pdf: pydyf.PDF) -> None:
        shorten(page, pdf)
        found.append(_taken(pdf, list(page.fonts.values()), used))
        del pdf.objects[1:]  # nobody reads what is written now

    with _without_programs(files) as used:
        page.write_pdf(finisher=take, uncompressed_pdf=True, **options)
    if found[0] is not None:
        return found[0]
    whole: bytes = page.copy().write_pdf(finisher=shorten, **options)
    return Drawing(pdf=whole.decode("latin-1"))


@contextmanager
def _without_programs(files: _Files) -> Iterator[dict[int, str]]:
    """Write no font programs while the context lasts, since making them takes longest of all;
    yield which file each font is of. For a process that sets one unit at a time."""
    used: dict[int, str] = {}
    theirs = Font.clean

    def clean(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:  # noqa: ANN401
        digest = "" if _is_special(font) else files.digest(font.file_content)
        if digest:
            used[id(font)] = digest
            font.file_content = font.file_content[:4]  # tells the kind of outlines
        else:
            theirs(font, to_unicode, hinting)

    fonts.Font.clean = clean
    try:
        yield used
    finally:
        fonts.Font.clean = theirs


def _is_special(font: Any) -> bool:  # noqa: ANN401
    """Tell whether a font is more than its outlines: their codes are no numbers of glyphs, or
    WeasyPrint changes its file."""
    return bool(
        font.bitmap
        or font.png
        or font.svg
        or font.colr
        or font.missing
        or font.used_in_forms
        or font.index
        or "fvar" in font.tables
        or font.widths.keys() != font.to_unicode.keys()
    )


def _taken(pdf: pydyf.PDF, used: list[Any], faces: Mapping[int, str]) -> Drawing | None:
    """Return the page of ``pdf`` in parts; None where there is more to it."""
    page = pdf.objects[_number(pdf.page_references[0])]
    resources = pdf.objects[_number(page["Resources"])]
    stream = pdf.objects[_number(page["Contents"])]
    content = stream.data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    box = tuple(float(value) for value in page["MediaBox"])
    states = tuple(_states(resources["ExtGState"]))
    if (
        any(resources[kind] for kind in _MORE)
        or any(operator in content for operator in _COLOUR_SPACES)
        or "Annots" in page
        or any(id(font) not in faces for font in used)
        or len({font.hash for font in used}) < len(used)
        or not all(map(math.isfinite, box))
        or any(not isinstance(value, int | float) for _, _, value in states)
    ):
        return None
    return Drawing(
        box,
        content.decode("latin-1"),
        "StructParents" in page,
        tuple((label, key, float(value)) for label, key, value in states),
        tuple(_glyphs_used(font, faces[id(font)]) for font in used),
    )


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _states(states: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, Any]]:
    for label, state in states.items():
        for key, value in state.items():
            yield label, key, value


def _glyphs_used(font: Any, face: str) -> GlyphsUsed:  # noqa: ANN401
    glyphs = tuple(sorted(font.widths))
    return GlyphsUsed(
        font.hash,
        font.name.decode(),
        font.family,
        f"/CIDFontType{0 if font.type == 'otf' else 2}",
        font.flags,
        font.ascent,
        font.descent,
        face,
        glyphs,
        tuple(font.widths[glyph] for glyph in glyphs),
        tuple(font.to_unicode[glyph] for glyph in glyphs),
    )
