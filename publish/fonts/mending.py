"""What is mended in a static face before it is kept: hyphens and spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_STANDS_FOR = {0x2011: (0x2010, 0x002D)}
"""The non-breaking hyphen is a glyph of few faces; without it the line would change the face."""

_PARTS_OF_AN_EM = {0x2000: 2, 0x2001: 1, 0x2002: 2, 0x2003: 1, 0x2004: 3, 0x2005: 4, 0x2006: 6}
"""Spaces whose width is a part of the size (Unicode 17, section 6.2)."""

_PARTS_OF_A_SPACE = {0x2009: 2, 0x200A: 6, 0x202F: 2}
"""Thin, hair and narrow no-break space, where a face has them wider than its word space."""

_NO_WIDTH = (0x200B, 0x2060, 0xFEFF)

_PUNCTUATION_SPACE, _FULL_STOP = 0x2008, 0x2E


def mend(font: TTFont) -> None:
    """Let a glyph stand for characters that look the same, and give spaces their widths.

    EB Garamond 1.003 has a thin space of half an em in its bold, since its variations miss the
    spaces. A monospaced face keeps all of its widths.
    """
    _alias(font)
    if not font["post"].isFixedPitch:
        _mend_spaces(font)


def _alias(font: TTFont) -> None:
    for table in font["cmap"].tables:
        for missing, others in _STANDS_FOR.items():
            glyph = next((table.cmap[one] for one in others if one in table.cmap), None)
            if table.isUnicode() and table.format in (4, 12) and glyph is not None:
                table.cmap.setdefault(missing, glyph)


def _mend_spaces(font: TTFont) -> None:
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    em = font["head"].unitsPerEm
    if 0x20 not in glyphs:
        return
    word_space = metrics[glyphs[0x20]][0]
    widths = dict.fromkeys(_NO_WIDTH, 0)
    widths |= {code: em // part for code, part in _PARTS_OF_AN_EM.items()}
    for code, part in _PARTS_OF_A_SPACE.items():
        if code in glyphs and metrics[glyphs[code]][0] > word_space:
            widths[code] = word_space // part
    if _FULL_STOP in glyphs:
        widths[_PUNCTUATION_SPACE] = metrics[glyphs[_FULL_STOP]][0]
    for code, width in widths.items():
        if code in glyphs and glyphs[code] != glyphs[0x20]:
            metrics[glyphs[code]] = (width, 0)
