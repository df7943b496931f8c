"""A PDF as it is compared: its lines in order, and what stands on its pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from publish.check.finding import Place
from publish.check.pages.values import Box


@dataclass(slots=True)
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
    key: str
    generated: bool = False
    """Whether it is of a page that is made from metadata: half-title, title page, contents."""

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(page=self.page, x=self.left, y=self.y)


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """A picture of pixels on a page."""

    page: int
    box: Box
    generated: bool = False


@dataclass(frozen=True, slots=True)
class PdfLink:
    """A link's area on a page, and where it leads."""

    page: int
    box: Box
    target: int = 0
    """The page that it leads to, from 1; 0: none of this file."""
    address: str = ""
    """Of the web."""
    generated: bool = False


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the outline."""

    level: int
    """From 1."""
    title: str
    page: int
    """From 1; 0: it leads nowhere."""
    y: float | None = None
    """In pt from the upper edge of the trim box."""


@dataclass(slots=True)
class PdfText:
    """All that is compared."""

    lines: list[Line] = field(default_factory=list)
    pictures: list[PdfPicture] = field(default_factory=list)
    links: list[PdfLink] = field(default_factory=list)
    drawn: frozenset[int] = frozenset()
    """Pages on which something is drawn."""
    labels: tuple[str, ...] = ()
    """One for each page."""
    outline: tuple[OutlineEntry, ...] = ()
    contents: frozenset[int] = frozenset()
    """Pages of the printed contents."""
    known: bool = False
    """Whether the build told what its pages are."""
