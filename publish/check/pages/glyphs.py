"""Reads the characters of a page out of pdfium: where each stands, and how it is set.

pdfium knows the encodings of all kinds of fonts; see https://pdfium.googlesource.com/pdfium/,
``public/fpdf_text.h``. Its places are those of the file, from the lower left.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MOST_CHARACTERS = 200_000
"""Of a page; a newspaper's has a tenth."""
_MOST_OBJECTS = 200_000
_DEEPEST = 12
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_INVISIBLE = (3, 7)
"""Text rendering modes: neither filled nor stroked, and for clipping alone."""
_LINE_END_HYPHEN = 2
_FIXED_PITCH = 1
_UPRIGHT = 0.02
_NAME_BYTES = 256

Handle = Any
"""A pointer of pdfium's."""

_TEXT_OBJECT = ctypes.cast(
    pdfium.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
)
"""The same function, its pointer as a number: made for each character, an object takes its time."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one piece of text is set."""

    face: str
    size: float
    """In pt."""
    upright: bool
    hidden: bool
    artifact: bool
    monospaced: bool


@dataclass(slots=True)
class Glyph:
    """A character; left and right are where it begins and where the next one would.

    There are thousands a page: frozen ones take twice the time to make.
    """

    index: int
    text: str
    left: float
    right: float
    baseline: float
    setting: Setting


class PageGlyphs:
    """The text of one page, open as long as the page is."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._text = page.get_textpage()
        self._raw = self._text.raw
        self._artifacts = _artifacts(page)
        self._settings: dict[int, Setting] = {}
        self._box = tuple(ctypes.c_double() for _ in range(4))

    def close(self) -> None:
        """Give the page's text back."""
        self._text.close()

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return what a glyph covers: left, bottom, right, top."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def __iter__(self) -> Iterator[Glyph]:
        """Yield the characters in the order of the file, without those that pdfium adds."""
        raw, loose = self._raw, pdfium.FS_RECTF()
        pointer = _address(raw)
        x, y = ctypes.c_double(), ctypes.c_double()
        place, reference = -1, ctypes.byref(loose)
        baseline = 0.0
        setting: Setting | None = None
        half = 0
        for index in range(min(self._text.count_chars(), MOST_CHARACTERS)):
            code = pdfium.FPDFText_GetUnicode(raw, index)
            if code in (0, 10, 13) or pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1:
                continue  # a further glyph of a cluster: the first one stands for its characters
            if code == 32 and pdfium.FPDFText_IsGenerated(raw, index):
                continue
            met = _TEXT_OBJECT(pointer, index) or 0
            if met != place or setting is None:
                place, setting = met, self._setting(pdfium.FPDFText_GetTextObject(raw, index), met)
                pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
                baseline = y.value
            if 0xD800 <= code < 0xDC00:  # pdfium gives what is beyond U+FFFF as two halves
                half = code
                continue
            if 0xDC00 <= code < 0xE000:
                code, half = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00) if half else 0xFFFD, 0
            pdfium.FPDFText_GetLooseCharBox(raw, index, reference)
            text = "-" if code == _LINE_END_HYPHEN else chr(code)
            yield Glyph(index, text, loose.left, loose.right, baseline, setting)

    def _setting(self, handle: Handle, address: int) -> Setting:
        known = self._settings.get(address)
        if known is not None:
            return known
        matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
        pdfium.FPDFPageObj_GetMatrix(handle, matrix)
        pdfium.FPDFTextObj_GetFontSize(handle, size)
        font = pdfium.FPDFTextObj_GetFont(handle)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        made = self._settings[address] = Setting(
            face=_name(font),
            size=abs(size.value) * scale,
            upright=matrix.a > 0 and matrix.d > 0 and abs(matrix.b) <= _UPRIGHT * matrix.a,
            hidden=pdfium.FPDFTextObj_GetTextRenderMode(handle) in _INVISIBLE,
            artifact=address in self._artifacts,
            monospaced=bool(max(0, pdfium.FPDFFont_GetFlags(font)) & _FIXED_PITCH),
        )
        return made


def _address(handle: Handle) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _name(font: Handle) -> str:
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES)
    return _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))


def _artifacts(page: pypdfium2.PdfPage) -> frozenset[int]:
    """Return the addresses of pieces of text that are marked as artifacts, in forms too."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    waiting = [(pdfium.FPDFPage_GetObject(page.raw, number), False, 0) for number in range(count)]
    found, seen = set(), 0
    while waiting and seen < _MOST_OBJECTS:
        handle, inside, depth = waiting.pop()
        seen += 1
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind not in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        inside = inside or _is_artifact(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if inside:
                found.add(_address(handle))
        elif depth < _DEEPEST:
            for number in range(max(0, pdfium.FPDFFormObj_CountObjects(handle))):
                waiting.append((pdfium.FPDFFormObj_GetObject(handle, number), inside, depth + 1))
    return frozenset(found)


def _is_artifact(handle: Handle) -> bool:
    for number in range(pdfium.FPDFPageObj_CountMarks(handle)):
        mark = pdfium.FPDFPageObj_GetMark(handle, number)
        buffer, length = (ctypes.c_ushort * 16)(), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, buffer, 32, length)
        if bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False
