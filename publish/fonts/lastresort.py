"""The face of last resort: a visible box for every character that no other face has."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from publish.fonts.face import Face
from publish.fonts.instances import makers
from publish.fonts.store import default_folder, kept, key_of

if TYPE_CHECKING:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

FAMILY = "Publish Last Resort"

_UNITS = 1000
_ADVANCE, _BEARING, _SPACE = 700, 60, 250
_ASCENT, _DESCENT = 750, -250


def last_resort(characters: str, cache: Path | None = None) -> Face:
    """Return a face that shows each of ``characters`` as an upright box.

    Every character has a glyph of its own, so that the text copied from a PDF is the text of
    the manuscript. Raises ``OSError`` when the cache folder cannot be written.
    """
    wanted = "".join(sorted(set(characters)))
    folder = cache or default_folder()
    path, sha256 = kept(folder, key_of(makers(), FAMILY, wanted), ".ttf", lambda: _font(wanted))
    return Face(FAMILY, 400, False, path, sha256, package="", licence="Apache-2.0")


def _font(characters: str) -> bytes:
    from fontTools.fontBuilder import FontBuilder  # most books have all their characters
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    names = [f"u{ord(one):05X}" for one in characters]
    builder = FontBuilder(_UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", *names])
    mapped = {ord(one): name for one, name in zip(characters, names, strict=True)}
    builder.setupCharacterMap({0x20: "space", 0xA0: "space", **mapped})
    boxes = [".notdef", *names]
    builder.setupGlyf({"space": TTGlyphPen(None).glyph(), **dict.fromkeys(boxes, _box())})
    builder.setupHorizontalMetrics({"space": (_SPACE, 0), **dict.fromkeys(boxes, (_ADVANCE, _BEARING))})
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable(
        {
            "familyName": FAMILY,
            "styleName": "Regular",
            "uniqueFontIdentifier": "Publish Last Resort Regular",
            "fullName": FAMILY,
            "psName": "PublishLastResort-Regular",
            "version": "Version 1.000",
        },
        mac=False,
    )
    builder.setupOS2(
        sTypoAscender=_ASCENT,
        sTypoDescender=_DESCENT,
        usWinAscent=_ASCENT,
        usWinDescent=-_DESCENT,
        sCapHeight=700,
        sxHeight=500,
        fsType=0,
    )
    builder.setupPost(keepGlyphNames=False)
    # FontBuilder dates a font by the clock; a fixed time keeps the bytes the same.
    builder.font["head"].created = builder.font["head"].modified = 3_600_000_000
    builder.font.recalcTimestamp = False
    result = BytesIO()
    builder.save(result)
    return result.getvalue()


def _box() -> Glyph:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    """Return an outlined rectangle from the baseline to the height of capitals."""
    pen = TTGlyphPen(None)
    outer = ((60, 0), (60, 700), (640, 700), (640, 0))
    inner = ((110, 50), (590, 50), (590, 650), (110, 650))
    for contour in (outer, inner):
        pen.moveTo(contour[0])
        for point in contour[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
