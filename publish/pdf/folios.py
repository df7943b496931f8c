"""From lengths of units to the pages of the book: sides, blank pages, folios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.model import Matter, Opening
from publish.pdf.facts import UnitFacts
from publish.pdf.tasks import Side

Numbering: TypeAlias = Literal["roman", "arabic"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitLength:
    """How many pages a unit has, and where it may open."""

    unit_id: str
    matter: Matter
    opening: Opening
    pages: int


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of the book."""

    number: int
    """From 1, counting every page of the file."""
    side: Side
    numbering: Numbering
    ordinal: int
    """The number that it counts as: ``iii`` and ``3`` both 3."""
    unit_id: str = ""
    """Empty: a blank page before an opening."""
    index: int = 0
    """The page within its unit, from 0."""

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.unit_id

    @property
    def folio(self) -> str:
        """The page number as it is written, whether the page shows it or not."""
        return roman(self.ordinal) if self.numbering == "roman" else str(self.ordinal)


@dataclass(frozen=True, slots=True)
class Pagination:
    """All pages of a book."""

    pages: tuple[BookPage, ...]
    starts: Mapping[str, int]
    """Unit to the place of its first page in ``pages``."""

    def side(self, unit_id: str) -> Side:
        """Return the side that a unit opens on."""
        return self.pages[self.starts[unit_id]].side

    def page(self, unit_id: str, index: int) -> BookPage:
        """Return page ``index`` (from 0) of a unit."""
        return self.pages[self.starts[unit_id] + index]


def roman(number: int) -> str:
    """Return ``number`` (from 1) in lower-case roman numerals."""
    letters = []
    for value, text in _ROMAN:
        count, number = divmod(number, value)
        letters.append(text * count)
    return "".join(letters)


def paginate(units: Iterable[UnitLength]) -> Pagination:
    """Return the pages of a book of ``units`` in order.

    A blank page goes before a unit that would open on the wrong side. Front matter counts in
    roman numerals; arabic ones begin at 1 with the first unit that is not front matter and go on
    to the end. Page 1 is a recto even where the unit may open on any page: odd numbers stand on
    the right in every book.
    """
    pages: list[BookPage] = []
    starts: dict[str, int] = {}
    numbering: Numbering = "roman"
    ordinal = 0
    for unit in units:
        begins = numbering == "roman" and unit.matter != "front"
        wanted = "recto" if begins else unit.opening
        if wanted not in ("any", _side(len(pages))):
            ordinal += 1
            pages.append(BookPage(len(pages) + 1, _side(len(pages)), numbering, ordinal))
        if begins:
            numbering, ordinal = "arabic", 0
        starts[unit.unit_id] = len(pages)
        for index in range(unit.pages):
            ordinal += 1
            pages.append(BookPage(len(pages) + 1, _side(len(pages)), numbering, ordinal, unit.unit_id, index))
    return Pagination(tuple(pages), starts)


def _side(before: int) -> Side:
    """The side of a page with so many pages before it: the first page of a book is a recto."""
    return "verso" if before % 2 else "recto"


def first_side(opening: Opening, matter: Matter, started: bool) -> Side | None:
    """Return the side that a unit is sure to open on, ``None`` where it hangs on those before.

    ``started``: whether a unit before it is not front matter, so that page 1 has been.
    """
    if opening == "any":
        return None if matter == "front" or started else "recto"
    return "recto" if matter != "front" and not started else opening


def folios(pagination: Pagination, facts: Sequence[tuple[str, UnitFacts]]) -> dict[str, str]:
    """Return for every id of the units (id and facts each) the folio of the page it stands on.

    Should an id be in two units, the first one counts, as it does for links.
    """
    found: dict[str, str] = {}
    for unit_id, unit in facts:
        for name, page, _, _ in unit.anchors:
            found.setdefault(name, pagination.page(unit_id, page).folio)
    return found
