"""What the rules about pages look at: the pages of a book in order, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from publish.check.finding import Place
from publish.check.pages.values import Box, MeasuredPage

Profile: TypeAlias = Literal["print", "press", "screen"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the document on one page of its unit."""

    kind: str
    """The element's name in HTML: ``p``, ``h2``, ``pre``, ``figure``."""
    element: int
    """Its number in the document, so that the parts of a block on several pages are known."""
    page: int
    """From 0 in the unit."""
    box: Box


@dataclass(frozen=True, slots=True)
class Note:
    """The pages of a unit, from 0, on which a note is called and stands; -1: on none."""

    call: int
    body: int


@dataclass(frozen=True, slots=True)
class Area:
    """The upper and lower edge of a page's type area, in pt."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class UnitPages:
    """The pages of a unit, or of a finished file of which no units are known.

    One is equal to itself alone, so that what was found out about it is quickly found again.
    """

    pages: tuple[MeasuredPage, ...]
    first: int = 1
    """The page of the file on which it begins, from 1."""
    id: str = ""
    """Empty: a finished file."""
    role: str = ""
    """Of the unit, such as ``chapter``."""
    blocks: tuple[Block, ...] = ()
    areas: tuple[Area, ...] = ()
    """One a page, or none where they are not known."""
    notes: tuple[Note, ...] = ()

    def place(self, index: int, x: float | None = None, y: float | None = None) -> Place:
        """Return a place on page ``index`` (from 0) of the unit."""
        return Place(page=self.first + index, x=x, y=y)

    @property
    def known(self) -> bool:
        """Whether the blocks are known, so that nothing need be guessed."""
        return bool(self.blocks)


@dataclass(frozen=True, slots=True)
class PressSettings:
    """What a printer allows."""

    ink: float = 300.0
    """Per cent of all inks together; some printers take 240."""
    transparency: bool = False
    """Whether it may stay in the file, as PDF/X-4 lets it."""
    signature: int = 0
    """Pages of a printed sheet; the book has a multiple of them. 0: nobody asks."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one PDF, and whose rules they are held to.

    A rule is a pure function of this. Those in ``publish.check.pages.UNIT_RULES`` look at each unit
    by itself, so that their findings are kept until the unit changes.
    """

    units: tuple[UnitPages, ...]
    profile: Profile = "print"
    press: PressSettings = field(default=PressSettings())
    count: int = 0
    """Pages of the file, those that belong to no unit too."""

    @property
    def on_paper(self) -> bool:
        """Whether they are printed."""
        return self.profile != "screen"

    def __iter__(self) -> Iterator[tuple[UnitPages, int, MeasuredPage]]:
        """Yield each page with its unit and its place in it, from 0."""
        for unit in self.units:
            for index, page in enumerate(unit.pages):
                yield unit, index, page
