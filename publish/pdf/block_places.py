"""Where the blocks of a unit stand on its pages: the way from a place on a page to an element.

A block is known by the number of its element in the order of the document, ``body`` being 0: ids
would be part of what is laid out. A block on two pages, or in two columns, has a place in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_TENTHS = 10
"""Lengths are kept in tenths of a pt: closer than a line is high."""


class BlockPlace(NamedTuple):
    """A block, or a part of one, on a page; lengths in pt from the trimmed page's top left corner."""

    page: int
    """Within the unit, from 0."""
    element: int
    """The number of its element from ``body``, which is 0, in the order of the document."""
    x: float
    y: float
    width: float
    height: float


def written(places: Iterable[BlockPlace]) -> str:
    """Return places as a text: short, and nothing to read for who asks for other facts."""
    return ";".join(
        " ".join(map(str, (one.page, one.element, *(round(length * _TENTHS) for length in one[2:]))))
        for one in places
    )


def read(text: str) -> Iterator[BlockPlace]:
    """Yield what `written` was given. Raises ValueError for anything else."""
    for part in text.split(";") if text else ():
        page, element, *lengths = map(int, part.split(" "))
        x, y, width, height = (length / _TENTHS for length in lengths)
        yield BlockPlace(page, element, x, y, width, height)


def across(text: str, distances: Sequence[float]) -> str:
    """Return places moved to the right, those of each page by its own distance in pt."""
    return written(one._replace(x=one.x + distances[one.page]) for one in read(text))
