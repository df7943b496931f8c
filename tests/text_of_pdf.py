"""The words of a PDF page by page."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from tests.text_parity import LINE_END, split

_HYPHEN = 2
"""What pdfium gives for a hyphen at the end of a line; the line break after it is left out."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page inside its trim box."""

    words: tuple[str, ...]


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


def _page(page: pypdfium2.PdfPage, artifacts: bool) -> PageText:
    if not artifacts:
        for one in list(page.get_objects(max_depth=1)):
            if "Artifact" in _marks(one.raw):
                page.remove_obj(one)
    left, bottom, right, top = page.get_trimbox()
    text = page.get_textpage()
    inside: list[str] = []
    for index in range(text.count_chars()):
        if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
            continue  # a further glyph of a cluster: the first one stands for its characters
        character = _character(text, index)
        x, y = _middle(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) or (left <= x <= right and bottom <= y <= top):
            inside.append(character)
    return PageText(tuple(split(_joined(inside))))


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


def _middle(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return (left.value + right.value) / 2, (bottom.value + top.value) / 2
