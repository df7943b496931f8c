"""Where headings stand: by the blocks of a unit, or by their looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from publish.check.pages.rows import body_size, lines_in, rows_of
from publish.check.pages.subject import UnitPages

_KINDS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LARGER = 1.15
"""Times the size of the text."""
_SHORT = 90
"""Characters of a line that is a heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a page; lengths in pt from its upper left corner."""

    page: int
    """From 0 in the unit."""
    top: float
    bottom: float
    left: float
    text: str


@lru_cache(maxsize=2)
def headings(unit: UnitPages) -> tuple[Heading, ...]:
    """Return the headings of a unit in order."""
    return tuple(_by_blocks(unit) if unit.known else _by_looks(unit))


def _by_blocks(unit: UnitPages) -> Iterator[Heading]:
    for block in unit.blocks:
        if block.kind in _KINDS:
            rows = rows_of(lines_in(unit.pages[block.page], block), block.page)
            if rows:
                text = " ".join(row.text for row in rows)
                yield Heading(block.page, block.box.top, rows[-1].y + 1, rows[0].left, text)


def _by_looks(unit: UnitPages) -> Iterator[Heading]:
    size = body_size(unit)
    for number, page in enumerate(unit.pages):
        for row in rows_of(page.body, number):
            letters = any(one.isalpha() for one in row.text)
            if row.size >= _LARGER * size and len(row.text) <= _SHORT and letters and not row.monospaced:
                yield Heading(number, row.y - row.size, row.y + 1, row.left, row.text)
