"""Fonts as a PDF has them: read into values, written from values.

ISO 32000-2, 9.7.4 (CIDFonts, with widths in ``W``) and 9.10.3 (``ToUnicode``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

_BATCH = 100
"""Lines of a ``bfchar`` list: no list may have more (Adobe Technical Note 5014)."""
_FIXED_PITCH = 1
_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_FOOT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


@dataclass(frozen=True, slots=True)
class FontEntry:
    """One font dictionary of WeasyPrint's: the part of a face that a unit uses."""

    name: str
    """Its base font, with the hash that WeasyPrint makes of family, style and weight."""
    family: str
    """As in the style sheet."""
    kind: str
    """``/CIDFontType2`` with TrueType outlines, ``/CIDFontType0`` with PostScript's."""
    flags: int
    """As in the descriptor, without the one that says that all glyphs are equally wide."""
    ascent: int
    """Of the font, in thousandths of its size."""
    descent: int
    """The same; below the baseline it is negative."""
    program: bytes
    """The font file."""
    widths: Mapping[int, int]
    """Of each glyph, in thousandths of the size."""
    texts: Mapping[int, str]
    """What a glyph stands for."""


def read_font(font: Object) -> FontEntry | None:
    """Return a font of WeasyPrint's; None for one of another make, which is to stay as it is.

    Those are bitmap fonts (Type 3) and fonts that lack characters of the text: their codes are not
    the numbers of glyphs.
    """
    if font.get(Name.Subtype) != Name.Type0 or font.get(Name.Encoding) != Name("/Identity-H"):
        return None
    inner = font.DescendantFonts[0]
    descriptor = inner.FontDescriptor
    file = descriptor.get(Name.FontFile2, descriptor.get(Name.FontFile3))
    map_of_texts = font.get(Name.ToUnicode)
    if not isinstance(file, Stream) or not isinstance(map_of_texts, Stream):
        return None
    if inner.get(Name.CIDToGIDMap) != Name.Identity or Name.CIDSet in descriptor:
        return None
    widths, texts = _widths(inner.W), _texts(map_of_texts.read_bytes())
    if not widths or widths.keys() != texts.keys():
        return None
    return FontEntry(
        name=str(font.BaseFont),
        family=str(descriptor.FontFamily),
        kind=str(inner.Subtype),
        flags=int(descriptor.Flags) & ~_FIXED_PITCH,
        ascent=int(descriptor.Ascent),
        descent=int(descriptor.Descent),
        program=file.read_bytes(),
        widths=widths,
        texts=texts,
    )


def _widths(written: Object) -> dict[int, int]:
    """Read ``W``, in the one of its two forms that WeasyPrint writes: ``first [width …]``.

    Nothing where it is another one, or where a width is no whole number.
    """
    found: dict[int, int] = {}
    parts = list(written)
    for first, row in zip(parts[::2], parts[1::2], strict=True):
        if not isinstance(row, Array) or not all(isinstance(width, int) for width in row):
            return {}
        found.update(enumerate(map(int, row), int(first)))
    return found


def _texts(written: bytes) -> dict[int, str]:
    lines = written.partition(b"endcodespacerange")[2]
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "surrogatepass")
        for glyph, text in _MAPPED.findall(lines)
    }


def write_descriptor(pdf: Pdf, entry: FontEntry) -> Object:
    """Write the descriptor of ``entry`` and its font program; several fonts may share it."""
    flags = entry.flags
    if len(entry.widths) > 1 and len(set(entry.widths.values())) == 1:
        flags |= _FIXED_PITCH
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(entry.name),
        FontFamily=String(entry.family),
        Flags=flags,
        FontBBox=Array([0, entry.descent, max(entry.widths.values()), entry.ascent]),
        ItalicAngle=0,
        Ascent=entry.ascent,
        Descent=entry.descent,
        CapHeight=entry.ascent,
        StemV=80,
        StemH=80,
    )
    if entry.kind == "/CIDFontType0":
        descriptor.FontFile3 = pdf.make_stream(entry.program, Subtype=Name.OpenType)
    else:
        descriptor.FontFile2 = pdf.make_stream(entry.program, Length1=len(entry.program))
    return pdf.make_indirect(descriptor)


def write_font(
    pdf: Pdf, entry: FontEntry, descriptor: Object, widths: Mapping[int, int], texts: Mapping[int, str]
) -> Object:
    """Write the font dictionary of ``entry`` with ``widths`` and ``texts`` of glyphs."""
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name(entry.kind),
        BaseFont=Name(entry.name),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        W=Array(list(_rows(widths))),
        FontDescriptor=descriptor,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(entry.name),
            Encoding=Name("/Identity-H"),
            ToUnicode=pdf.make_stream(_map_of(texts)),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
        )
    )


def _rows(widths: Mapping[int, int]) -> Iterator[int | Array]:
    """Yield the entries of ``W``: the first glyph of each row without gaps, and the row."""
    row: list[int] = []
    for glyph in sorted(widths):
        if row and glyph - 1 not in widths:
            yield Array(row)
            row = []
        if not row:
            yield glyph
        row.append(widths[glyph])
    yield Array(row)


def _map_of(texts: Mapping[int, str]) -> bytes:
    lines = [
        f"<{glyph:04x}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>\n".encode()
        for glyph, text in sorted(texts.items())
    ]
    written = [_HEAD]
    for start in range(0, len(lines), _BATCH):
        part = lines[start : start + _BATCH]
        written += [b"%d beginbfchar\n" % len(part), *part, b"endbfchar\n"]
    return b"".join([*written, _FOOT])
