"""Font files for tests, built here: every glyph is a square of its own width."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000


@dataclass(frozen=True)
class FontFile:
    family: str
    path: Path
    weight: int = 400
    italic: bool = False


def write_face(path: Path, characters: str, family: str = "Square", **more: object) -> FontFile:
    """Write a TrueType face with ``characters``; its licence stands in the name table."""
    names = [".notdef", *(f"u{ord(one):04X}" for one in characters)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(one): f"u{ord(one):04X}" for one in characters})
    glyphs = {}
    for number, name in enumerate(names):
        pen = TTGlyphPen(None)
        side = 500 + number % 7 * 20
        for corner, to in (
            ((0, 0), pen.moveTo),
            ((0, side), pen.lineTo),
            ((side, side), pen.lineTo),
            ((side, 0), pen.lineTo),
        ):
            to(corner)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM * 6 // 10, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "copyright": "Nobody",
            "licenseDescription": "Free for all",
        }
    )
    builder.setupOS2(fsType=int(str(more.pop("fs_type", 0))))
    builder.setupPost()
    builder.updateHead(created=3_000_000_000, modified=3_000_000_000)
    builder.save(path)
    return FontFile(family, path, **more)  # type: ignore[arg-type]
