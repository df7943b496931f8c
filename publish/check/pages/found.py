"""What the content of a page comes to, turned to places from the upper left of its trim box."""

from __future__ import annotations

from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Stream

from publish.check.pages.colours import space_of
from publish.check.pages.fonts import font_of, has_two_byte_glyphs
from publish.check.pages.ink import darkest
from publish.check.pages.state import State
from publish.check.pages.values import Box, Font, Paint, PaintKind, Picture, Space, Spot

Operand: TypeAlias = Any
"""What a text operator shows: a string, or an array with strings in it."""

_MOST_PAINTS = 400
_MOST_DRAWINGS = 200
_MOST_SPOTS = 50
_MOST_PICTURES = 2_000
_TOUCHING = 4.0
"""pt between parts of one drawing."""
_BACKGROUND = 0.9
"""Of the page: what covers more is no drawing."""
_THIN = 1.0
"""pt: an area so low or narrow is a line."""


class Shared:
    """What was learnt of objects that many pages name, by their numbers in the file."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[int, int], tuple[Font, bool]] = {}
        self.inks: dict[tuple[int, int], float] = {}


class Found:
    """Takes what `Content` meets on one page."""

    def __init__(self, trim: Box, shared: Shared) -> None:
        self._trim = trim
        self._shared = shared
        self._paints: dict[tuple[object, ...], Paint] = {}
        self._pictures: list[Picture] = []
        self._drawings: list[Box] = []
        self._fonts: dict[Font, None] = {}
        self._transparent: dict[str, None] = {}
        self._notdef: list[Spot] = []

    @property
    def paints(self) -> tuple[Paint, ...]:
        """Colours as they are met, alike ones once."""
        return tuple(self._paints.values())

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Pictures as they are drawn."""
        return tuple(self._pictures)

    @property
    def drawings(self) -> tuple[Box, ...]:
        """Where areas and strokes are."""
        return tuple(self._drawings)

    @property
    def fonts(self) -> tuple[Font, ...]:
        """Fonts as they are first used."""
        return tuple(self._fonts)

    @property
    def transparent(self) -> tuple[str, ...]:
        """What is transparent."""
        return tuple(self._transparent)

    @property
    def notdef(self) -> tuple[Spot, ...]:
        """Where characters are missing."""
        return tuple(self._notdef)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the file as a place on the page."""
        return round(x - self._trim.left, 2), round(self._trim.bottom - y, 2)

    def box(self, box: Box) -> Box:
        """Return a box of the file, whose top is below its bottom, as one on the page."""
        left, top = self.place(box.left, box.bottom)
        right, bottom = self.place(box.right, box.top)
        return Box(left, top, right, bottom)

    def font(self, entry: Dictionary, counts: bool) -> bool:
        """Note a font where it counts; return whether its codes are glyph numbers of two bytes."""
        known = self._shared.fonts.get(entry.objgen) if entry.is_indirect else None
        if known is None:
            known = font_of(entry), has_two_byte_glyphs(entry)
            if entry.is_indirect:
                self._shared.fonts[entry.objgen] = known
        if counts:
            self._fonts[known[0]] = None
        return known[1]

    def transparency(self, what: str) -> None:
        """Note what is transparent."""
        self._transparent[what] = None

    def text(self, space: Space, colour: tuple[float, ...], x: float, y: float, size: float) -> None:
        """Note the colour of text that begins at a point."""
        left, baseline = self.place(x, y)
        self._paint("text", space, colour, Box(left, round(baseline - size, 2), left, baseline), 0.0)

    def paint(
        self, kind: PaintKind, space: Space, colour: tuple[float, ...], box: Box, width: float, artifact: bool
    ) -> None:
        """Note an area or a stroke."""
        made = self.box(box)
        thin = min(made.width, made.height)
        self._paint(kind, space, colour, made, thin if kind == "fill" and thin < _THIN else width)
        if not artifact and not self._is_background(made):
            self._draw(made)

    def picture(
        self,
        picture: Dictionary | Stream,
        box: Box,
        size: tuple[float, float],
        resources: Dictionary,
        state: State,
    ) -> None:
        """Note a picture in ``box``, of which all is ``size`` wide and high."""
        width = int(picture.get("/Width", picture.get("/W", 0)))
        height = int(picture.get("/Height", picture.get("/H", 0)))
        ppi = min((72 * n / pt for n, pt in zip((width, height), size, strict=True) if pt > 0), default=0.0)
        mask = bool(picture.get("/ImageMask", picture.get("/IM", False)))
        given = picture.get("/ColorSpace", picture.get("/CS"))
        space = state.fill_space if mask else space_of(given, resources)
        bits = 1 if mask else int(picture.get("/BitsPerComponent", picture.get("/BPC", 8)))
        if isinstance(picture.get("/SMask"), Stream):
            self.transparency("SMask")
        if len(self._pictures) < _MOST_PICTURES:
            ink = self._ink(picture) if space in ("cmyk", "icc-cmyk") else 0.0
            self._pictures.append(Picture(self.box(box), width, height, round(ppi, 1), space, bits, ink))

    def glyphs(self, shown: Operand, x: float, y: float) -> None:
        """Look for glyph 0, the sign for a character that the font lacks, among codes of two bytes."""
        for one in list(shown) if isinstance(shown, Array) else [shown]:
            codes = bytes(one) if isinstance(one, pikepdf.String) else b""
            if b"\0\0" not in codes:
                continue
            missing = sum(codes[at : at + 2] == b"\0\0" for at in range(0, len(codes), 2))
            if missing and len(self._notdef) < _MOST_SPOTS:
                self._notdef.append(Spot(*self.place(x, y), "\ufffd" * missing))

    def _ink(self, picture: Dictionary | Stream) -> float:
        if not isinstance(picture, Stream) or not picture.is_indirect:
            return 0.0
        known = self._shared.inks.get(picture.objgen)
        if known is None:
            known = self._shared.inks[picture.objgen] = darkest(picture)
        return known

    def _paint(
        self, kind: PaintKind, space: Space, colour: tuple[float, ...], box: Box, width: float
    ) -> None:
        size = round(box.height, 1) if kind == "text" else 0.0
        key = (kind, space, colour, round(width, 2), size)
        if key not in self._paints and len(self._paints) < _MOST_PAINTS:
            self._paints[key] = Paint(kind, space, colour, box, round(width, 3))

    def _is_background(self, box: Box) -> bool:
        covered = box.shared(Box(0, 0, self._trim.width, self._trim.height))
        if covered is None:
            return False
        return covered.width * covered.height > _BACKGROUND * self._trim.width * self._trim.height

    def _draw(self, box: Box) -> None:
        """Join ``box`` to what it touches of what was drawn just before."""
        near = Box(box.left - _TOUCHING, box.top - _TOUCHING, box.right + _TOUCHING, box.bottom + _TOUCHING)
        for at in range(len(self._drawings) - 1, max(-1, len(self._drawings) - 6), -1):
            if near.shared(self._drawings[at]) is not None:
                self._drawings[at] = self._drawings[at].joined(box)
                return
        if len(self._drawings) < _MOST_DRAWINGS:
            self._drawings.append(box)
        else:
            self._drawings[-1] = self._drawings[-1].joined(box)
