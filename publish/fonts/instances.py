"""Static faces out of font files that may be variable.

Instancing is HarfBuzz's (``uharfbuzz`` ships its own, so the bytes do not depend on the machine's):
15 ms a face where ``fontTools.varLib.instancer`` takes 4 to 11 s. Names are then set with fontTools,
since a family's four faces must be style-linked to be found as one family by e-readers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from io import BytesIO
from typing import TYPE_CHECKING

import uharfbuzz

from publish.fonts.mending import mend

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

OPTICAL_SIZE = 11.0
"""In pt: the size of running text, for families with an axis ``opsz``."""

RECIPE = "1"
"""Part of every key: raise it when this module makes other bytes of the same input."""

_FLAGS = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DOWNGRADE_CFF2

_SPACES = " \u00a0"
"""Stay in every face: a space between two characters of a face is set in it too."""

_KEPT_NAMES = frozenset({0, 5, 7, 8, 9, 11, 12, 13, 14})
_STYLES = {
    (400, False): "Regular",
    (400, True): "Italic",
    (700, False): "Bold",
    (700, True): "Bold Italic",
}


@dataclass(frozen=True, slots=True)
class Style:
    """What the finished face is called."""

    family: str
    weight: int
    """400 or 700."""
    italic: bool

    @property
    def name(self) -> str:
        """The name of the style among the four of a family."""
        return _STYLES[self.weight, self.italic]


@cache
def makers() -> str:
    """Return the versions of what makes the bytes, as part of a key.

    Once a process: to look them up takes 2 ms, and every face is asked for them.
    """
    return f"{RECIPE} uharfbuzz {metadata.version('uharfbuzz')} fonttools {metadata.version('fonttools')}"


def static_face(data: bytes, style: Style, index: int = 0, characters: str = "") -> bytes:
    """Return the face ``style`` of the font file ``data`` as a static font without hinting.

    ``index``: which font of a collection. ``characters``: only these (a face of 65,000 glyphs
    is too large to hand round), else all. All OpenType features stay. The same input gives the
    same bytes. Raises ``ValueError`` when the file cannot be read.
    """
    try:
        face = uharfbuzz.Face(uharfbuzz.Blob(data), index)
        wanted = uharfbuzz.SubsetInput()
        if characters:
            wanted.unicode_set.update(map(ord, characters + _SPACES))
            wanted.layout_feature_tag_set.invert()
        else:
            wanted.keep_everything()
        for tag, value in _location(face, style.weight).items():
            wanted.pin_axis_location(face, tag, value)
        wanted.flags |= _FLAGS
        static = uharfbuzz.subset(face, wanted).blob.data
        return _named(static, style)
    except Exception as error:  # the two libraries raise a dozen kinds for a damaged file
        raise ValueError(f"not a usable font: {error}") from error


def suffix_of(data: bytes) -> str:
    """Return ``.otf`` for PostScript outlines, else ``.ttf``."""
    return ".otf" if data[:4] == b"OTTO" else ".ttf"


def _location(face: uharfbuzz.Face, weight: int) -> dict[str, float]:
    """Return where on each axis of a variable font the face lies; nothing for a static one."""
    wanted = {"wght": float(weight), "opsz": OPTICAL_SIZE}
    return {
        axis.tag: min(max(wanted.get(axis.tag, axis.default_value), axis.min_value), axis.max_value)
        for axis in face.axis_infos
    }


def _named(data: bytes, style: Style) -> bytes:
    from fontTools.ttLib import TTFont  # faces are made once on a machine

    font = TTFont(BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    for table in ("STAT", "DSIG"):
        if table in font:
            del font[table]
    _set_names(font, style)
    mend(font)
    bold, italic = style.weight >= 700, style.italic
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass, os2.usWidthClass = style.weight, 5
    os2.fsSelection = os2.fsSelection & ~0b1100001 | italic | bold << 5 | (not bold and not italic) << 6
    os2.fsType = 0
    head.macStyle = bold | italic << 1
    if "CFF " in font:
        font["CFF "].cff.fontNames = [_postscript_name(style)]
    result = BytesIO()
    font.save(result, reorderTables=True)
    return result.getvalue()


def _set_names(font: TTFont, style: Style) -> None:
    names = font["name"]
    names.names = [
        one for one in names.names if one.platformID == 3 and (one.nameID in _KEPT_NAMES or one.nameID > 255)
    ]
    version = names.getDebugName(5) or "Version 1"
    full = f"{style.family} {style.name}"
    values: Iterable[tuple[int, str]] = (
        (1, style.family),
        (2, style.name),
        (3, f"{version};{_postscript_name(style)}"),
        (4, full),
        (6, _postscript_name(style)),
    )
    for number, value in values:
        names.setName(value, number, 3, 1, 0x409)


def _postscript_name(style: Style) -> str:
    family = "".join(letter for letter in style.family if letter.isascii() and letter.isalnum())
    return f"{family}-{style.name.replace(' ', '')}"[:63]
