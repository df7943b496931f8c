"""Reads heads and folios of pages of ours; runs in a process with limits."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from publish.diff.helpers import UncomparableError

Margin = tuple[tuple[str, float, float], ...]
"""Words, height and size of the pieces of text in a page's margins, sorted; in pt."""
_Handle: TypeAlias = Any
"""A pointer of pdfium's."""
_MOST = 2000
"""Characters of one piece of text."""


def margins_of(file: Path, pages: Sequence[int], labels: Sequence[str]) -> list[Margin]:
    """Return what stands in the margins of pages, their folios (``labels``) written as “#”.

    The margins are the form that is drawn last (`publish.pdf.overlay`); a page without one has none.
    Raises `UncomparableError`.
    """
    try:
        with pypdfium2.PdfDocument(file) as pdf:
            return [_margin(pdf[page], label) for page, label in zip(pages, labels, strict=True)]
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UncomparableError(str(error)) from error


def _margin(page: pypdfium2.PdfPage, label: str) -> Margin:
    text = page.get_textpage()
    try:
        count = pdfium.FPDFPage_CountObjects(page.raw)
        last = pdfium.FPDFPage_GetObject(page.raw, count - 1) if count else None
        if last is None or pdfium.FPDFPageObj_GetType(last) != pdfium.FPDF_PAGEOBJ_FORM:
            return ()
        return tuple(sorted(_pieces(last, text.raw, label)))
    finally:
        text.close()
        page.close()


def _pieces(form: _Handle, text: _Handle, label: str) -> Iterator[tuple[str, float, float]]:
    buffer = (ctypes.c_ushort * _MOST)()
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    for number in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
        piece = pdfium.FPDFFormObj_GetObject(form, number)
        if pdfium.FPDFPageObj_GetType(piece) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        length = pdfium.FPDFTextObj_GetText(piece, text, buffer, 2 * _MOST)
        words = " ".join(bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace").split())
        pdfium.FPDFPageObj_GetMatrix(piece, matrix)
        pdfium.FPDFTextObj_GetFontSize(piece, size)
        shown = "#" if words == label else words
        yield shown, round(matrix.f, 1), round(abs(size.value * matrix.d), 1)
