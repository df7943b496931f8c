"""What is measured of a page: values that rules read, and the cache keeps as JSON.

All lengths are in pt. A place is measured from the upper left corner of the page's trim box, so
that what is negative, or larger than the page, lies outside of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Space: TypeAlias = Literal["gray", "rgb", "cmyk", "spot", "icc-gray", "icc-rgb", "icc-cmyk", "lab", "other"]
"""Colour spaces; a space of the device has no ``icc-`` before it."""
PaintKind: TypeAlias = Literal["text", "fill", "stroke", "shading"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def joined(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def shared(self, other: Box) -> Box | None:
        """Return what both cover; None where that is nothing."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, right, bottom) if right > left and bottom > top else None


@dataclass(frozen=True, slots=True)
class Line:
    """Upright text on one baseline, without a gap as wide as between columns."""

    y: float
    """Of the baseline."""
    left: float
    right: float
    size: float
    """Of most of its glyphs."""
    face: str
    """Name of the font of most of its glyphs, without the tag of a subset."""
    text: str
    gaps: tuple[float, ...] = ()
    """Each space between two words, in parts of the font's own space: 1 is as wide as that."""
    monospaced: bool = False
    artifact: bool = False
    """Whether it is marked as no part of the text: a folio, a running head."""

    @property
    def words(self) -> list[str]:
        """What stands between spaces."""
        return self.text.split()


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters in a place where something is wrong with them."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of pixels; what is clipped away is not in its box."""

    box: Box
    width: int
    """In pixels."""
    height: int
    ppi: float
    """Pixels an inch as it is printed, of the coarser direction."""
    space: Space
    bits: int
    """Of each component."""
    ink: float = 0.0
    """Per cent of all inks together where it is darkest; 0: not known, or not in inks."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Text, areas or lines of one colour; those of a page that are alike are one, the first."""

    kind: PaintKind
    space: Space
    colour: tuple[float, ...]
    """Components as in the file, mostly from 0 to 1."""
    box: Box
    """Of text: where it begins, with its size as height."""
    width: float = 0.0
    """Of a stroke."""

    @property
    def ink(self) -> float:
        """Per cent of all inks together; 0 where it is not given in inks."""
        return 100 * sum(self.colour) if self.space in ("cmyk", "icc-cmyk", "spot") else 0.0


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a page names."""

    name: str
    """Without the tag of a subset."""
    kind: str
    """``Type0``, ``Type1``, ``TrueType``, ``Type3``, …"""
    embedded: bool
    subset: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link's area, and where it leads."""

    box: Box
    page: int = -1
    """From 0 in the file that was measured; -1: out of it."""
    x: float = 0.0
    y: float = 0.0
    """The place on that page."""
    target: str = ""
    """Name of the destination, or address."""


@dataclass(frozen=True, slots=True)
class MeasuredPage:
    """One page."""

    width: float
    """Of the trim box, or what stands for it (PDF 32000-1, 14.11.2)."""
    height: float
    media: Box
    bleed: Box
    lines: tuple[Line, ...] = ()
    """In the order in which they are drawn."""
    pictures: tuple[Picture, ...] = ()
    drawings: tuple[Box, ...] = ()
    """Where there are areas and strokes, those that touch as one."""
    paints: tuple[Paint, ...] = ()
    fonts: tuple[Font, ...] = ()
    links: tuple[Link, ...] = ()
    outside: tuple[Spot, ...] = ()
    """Glyphs whose middle lies out of the trim box."""
    overlapping: tuple[Spot, ...] = ()
    """Pairs of glyphs of which one covers most of the other."""
    notdef: tuple[Spot, ...] = ()
    """Signs for a character that the font lacks; without their text."""
    transparent: tuple[str, ...] = ()
    """What is transparent, as ``ca 0.5``, ``SMask``, ``BM Multiply``."""
    hidden: int = 0
    """Characters of invisible text, such as that under a scan."""
    trim_named: bool = True
    """Whether the page says itself which its trim box is."""

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines that are no artifacts."""
        return tuple(line for line in self.lines if not line.artifact)

    @property
    def blank(self) -> bool:
        """Whether it shows nothing but artifacts."""
        return not (self.body or self.pictures or self.drawings)


@dataclass(frozen=True, slots=True)
class Measures:
    """The pages of a file, or some of them in a row."""

    pages: tuple[MeasuredPage, ...]
