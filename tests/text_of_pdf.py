"""The words of a PDF page by page, and glyphs that are not where a reader can see them."""

from __future__ import annotations

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.text_parity import LINE_END, split

_HYPHEN = 2
"""What pdfium gives for a hyphen at the end of a line; the line break after it is left out."""
_CELL = 6.0
_MOST_SHARED = 0.5
_NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page with its box in pt from the lower left corner."""

    index: int
    character: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page: the words inside the trim box, and what lies outside of it."""

    words: tuple[str, ...]
    outside: str
    overlapping: tuple[str, ...]
    """Pairs of characters that lie over one another."""


def pdf_pages(data: bytes, pages: Sequence[int] | None = None, artifacts: bool = False) -> list[PageText]:
    """Return the text of ``pages`` (from 0; all without them).

    Folios and running heads, which are marked as artifacts, are left out unless ``artifacts``.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(document[one], artifacts) for one in (range(len(document)) if pages is None else pages)]
    finally:
        document.close()


def pdf_words(data: bytes, pages: Sequence[int] | None = None) -> list[tuple[str, ...]]:
    """Return the words of each page inside its trim box, without folios and running heads."""
    return [page.words for page in pdf_pages(data, pages)]


def missing_glyphs(data: bytes) -> dict[int, int]:
    """Return how often each page (from 0) shows glyph 0, the sign for a character no font has.

    Reads the two-byte codes of composite fonts, whose codes are glyph ids (Identity-H).
    """
    counts: dict[int, int] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            zeros = sum(
                code[at : at + 2] == b"\0\0" for code in _shown_strings(page) for at in range(0, len(code), 2)
            )
            if zeros:
                counts[number] = zeros
    return counts


def _shown_strings(page: pikepdf.Page) -> Iterator[bytes]:
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) not in ("Tj", "TJ", "'", '"'):
            continue
        shown = instruction.operands[-1]
        for one in list(shown) if isinstance(shown, pikepdf.Array) else [shown]:
            if isinstance(one, pikepdf.String):
                yield bytes(one)


def _page(page: pypdfium2.PdfPage, artifacts: bool) -> PageText:
    if not artifacts:
        for one in list(page.get_objects(max_depth=1)):
            if "Artifact" in _marks(one.raw):
                page.remove_obj(one)
    left, bottom, right, top = page.get_trimbox()
    text = page.get_textpage()
    inside: list[str] = []
    outside: list[str] = []
    glyphs: list[Glyph] = []
    for index in range(text.count_chars()):
        if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
            continue  # a further glyph of a cluster: the first one stands for its characters
        character = _character(text, index)
        if pdfium.FPDFText_IsGenerated(text, index):
            inside.append(character)
            continue
        glyph = Glyph(index, character, *_box(text, index))
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        if left <= x <= right and bottom <= y <= top:
            inside.append(character)
            glyphs.append(glyph)
        elif not character.isspace():
            outside.append(character)
    return PageText(tuple(split(_joined(inside))), _joined(outside), tuple(_overlapping(glyphs)))


def _marks(raw: object) -> list[str]:
    names = []
    for number in range(pdfium.FPDFPageObj_CountMarks(raw)):
        mark = pdfium.FPDFPageObj_GetMark(raw, number)
        buffer = (ctypes.c_ushort * 64)()
        length = ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, buffer, 128, length)
        names.append(bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le"))
    return names


def _character(text: pypdfium2.PdfTextPage, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, index)
    return LINE_END if code == _HYPHEN else chr(code)


def _joined(characters: list[str]) -> str:
    """Return a string; pdfium gives characters beyond U+FFFF as two halves."""
    return "".join(characters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _box(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _overlapping(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield pairs of glyphs of which one covers most of the other.

    Neighbours in a word are passed over: ligatures, accents and marks share a place rightly.
    """
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.character.isspace() or glyph.right <= glyph.left or glyph.top <= glyph.bottom:
            continue
        near: dict[int, Glyph] = {}
        for column in range(int(glyph.left // _CELL), int(glyph.right // _CELL) + 1):
            for row in range(int(glyph.bottom // _CELL), int(glyph.top // _CELL) + 1):
                for other in cells[column, row]:
                    if glyph.index - other.index > _NEIGHBOURS:
                        near[other.index] = other
                cells[column, row].append(glyph)
        for other in near.values():
            if _shared(glyph, other) > _MOST_SHARED:
                yield other.character + glyph.character


def _shared(one: Glyph, other: Glyph) -> float:
    """Return the part of the smaller glyph's box that the other covers, 0 to 1."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(box.right - box.left) * (box.top - box.bottom) for box in (one, other)]
    return width * height / min(areas)
