"""The form of the table of limits: what a shop takes, what it refuses, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.check.shops.sources import Source

Quantity: TypeAlias = Literal[
    # of what the book says of itself
    "title", "subtitle", "title and subtitle", "publisher’s name", "contributor’s name", "description",
    # of an EPUB
    "EPUB", "document", "picture", "cover’s short side", "cover’s long side", "cover’s file", "cover’s ratio",
    # of a printed PDF
    "PDF", "width", "height", "inner margin", "outer margin", "outer margin with bleed",
    "blank pages together", "blank pages at the end", "letters", "line", "ink",
]  # fmt: skip
"""What is measured."""

Trait: TypeAlias = Literal[
    # of what the book says of itself
    "no author", "no publisher", "no description", "no ISBN", "address in the description",
    "series number in words",
    # of an EPUB
    "no cover", "cover in GIF", "cover in PNG", "cover in WEBP", "cover in SVG", "cover in inks",
    "no contents", "script", "picture in TIFF", "picture in WEBP", "picture in AVIF", "picture in inks",
    "picture that moves", "picture with transparency",
    # of a printed PDF
    "encryption", "font not embedded", "page of another size", "transparency", "colours of a screen",
    "no PDF/X", "outline", "annotations",
]  # fmt: skip
"""What a book or a file may have about it that a shop refuses."""

UNITS: dict[Quantity, str] = {
    **dict.fromkeys(
        ("title", "subtitle", "title and subtitle", "publisher’s name", "contributor’s name", "description"),
        "characters",
    ),
    **dict.fromkeys(("EPUB", "document", "cover’s file", "PDF"), "bytes"),
    **dict.fromkeys(("picture", "cover’s short side", "cover’s long side"), "pixels"),
    "cover’s ratio": "times the width",
    **dict.fromkeys(("width", "height", "inner margin", "outer margin", "outer margin with bleed"), "length"),
    **dict.fromkeys(("blank pages together", "blank pages at the end"), "pages"),
    **dict.fromkeys(("letters", "line"), "pt"),
    "ink": "per cent",
}
"""In what each quantity is given; a length is in inches in the table, as all of these shops have it."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound of a quantity."""

    quantity: Quantity
    source: Source
    least: float | None = None
    most: float | None = None
    wish: bool = False
    """Whether it is only advised: what is beyond it is taken all the same."""
    by_pages: tuple[tuple[int, float], ...] = ()
    """In place of ``least``: up to so many pages, at least so much. The last holds for all above it."""

    def least_of(self, pages: int) -> float | None:
        """Return the lower bound for a book of so many pages; None where there is none."""
        if not self.by_pages:
            return self.least
        return next((least for most, least in self.by_pages if pages <= most), self.by_pages[-1][1])


@dataclass(frozen=True, slots=True)
class Refusal:
    """A trait that a shop turns away, or sends back sooner or later."""

    trait: Trait
    source: Source
    words: str
    """What the shop says of it, to stand after its name: ``takes no …``."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How many pages are printed on one paper, in the sizes of some trims."""

    name: str
    least: int
    most: int
    source: Source
    trims: tuple[tuple[float, float], ...] = ()
    """Width and height in inches; none: all that have no line of their own."""


@dataclass(frozen=True, slots=True)
class Shop:
    """What one shop takes."""

    name: str
    """As it is asked for."""
    title: str
    """As messages name it."""
    limits: tuple[Limit, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    papers: tuple[Paper, ...] = ()
    """Of a shop that prints; none for one of e-books alone."""
