"""A PDF as it is compared: its lines in order, and what stands on its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from publish.check.finding import Place
from publish.check.pages.values import Box

Kind: TypeAlias = Literal["", "generated", "margin", "heading", "note", "only"]
"""What a line is, where that is known: ``generated`` is of a page that is made from metadata (title
page, contents), ``margin`` probably a running head, ``only`` of a block for print alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; a table has one for each cell of a row, or one for the row."""

    page: int
    """From 1."""
    left: float
    right: float
    y: float
    """Of the baseline; all lengths in pt from the upper left corner of the trim box."""
    size: float
    text: str
    kind: Kind = ""

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(page=self.page, x=self.left, y=self.y)


@dataclass(frozen=True, slots=True)
class PdfHeading:
    """A heading in the text, or an entry of the outline."""

    level: int
    """From 1."""
    title: str
    page: int
    """From 1; 0: an entry that leads nowhere."""
    x: float | None = None
    y: float | None = None
    """In pt from the upper left corner of the trim box."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(page=self.page, x=self.x, y=self.y)


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """A picture of pixels on a page."""

    page: int
    box: Box
    kind: Kind = ""

    @property
    def place(self) -> Place:
        """Its middle."""
        return Place(
            page=self.page, x=(self.box.left + self.box.right) / 2, y=(self.box.top + self.box.bottom) / 2
        )


@dataclass(frozen=True, slots=True)
class PdfLink:
    """A link's area on a page, and where it leads."""

    page: int
    box: Box
    target: int = 0
    """The page that it leads to, from 1; 0: none of this file."""
    address: str = ""
    """Of the web."""
    kind: Kind = ""


@dataclass(slots=True)
class PdfText:
    """All that is compared."""

    lines: list[Line] = field(default_factory=list)
    headings: list[PdfHeading] = field(default_factory=list)
    """Where the build told which they are; else none."""
    pictures: list[PdfPicture] = field(default_factory=list)
    links: list[PdfLink] = field(default_factory=list)
    drawn: frozenset[int] = frozenset()
    """Pages on which something is drawn, or a picture is."""
    excused: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By page: keys of words for print alone that the build told of."""
    labels: tuple[str, ...] = ()
    """One for each page."""
    outline: tuple[PdfHeading, ...] = ()
    contents: frozenset[int] = frozenset()
    """Pages of the printed contents."""
    known: bool = False
    """Whether the build told what its pages are."""
