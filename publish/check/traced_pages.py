"""The pages of a PDF, with the way from a place on one back to the manuscript."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache, cached_property

from publish.check.elements import Element
from publish.check.traced_document import TracedDocument
from publish.engine.origin_table import UnitOrigins
from publish.pdf.block_places import BlockPlace, read
from publish.spans import Span

_HOLDERS = frozenset((
    "aside", "blockquote", "body", "div", "dl", "figure", "header", "nav", "ol", "section", "table", "ul",
))  # fmt: skip
"""Elements that hold blocks rather than words: where a place is in one, the nearest block is meant."""
_NEAR = 12.0
"""How far, in pt, a block may be from a place that nothing but its holder is at: a line."""


class TracedPages:
    """The pages of a book."""

    def __init__(
        self, units: tuple[UnitOrigins, ...], generated: Callable[[TracedDocument, Element], Span | None]
    ) -> None:
        """``generated`` tells where an element comes from that no place of the manuscript became."""
        self._units = sorted((one for one in units if one.first), key=lambda one: one.first)
        self._firsts = [one.first for one in self._units]
        self._unit = cache(_Unit)
        self._generated = generated

    def at(self, page: int, x: float | None = None, y: float | None = None) -> Span | None:
        """Return the place that stands at a point of a page: lengths in pt from its upper left corner.

        Without ``y`` it is the first on the page. None for blank pages, folios and heads.
        """
        unit, index = self._page(page)
        if unit is None:
            return None
        block = unit.block(index, x, y)
        if block is None:
            return None
        element = unit.element(block)
        if element.name == "pre" and y is not None:
            return unit.document.of_listing_line(element, unit.share(block, y))
        return unit.document.of_element(element) or self._generated(unit.document, element)

    def in_margin(self, page: int, y: float) -> bool:
        """Tell whether a place on a page is above or below its type area; all of a blank page is."""
        unit, index = self._page(page)
        return unit is None or unit.in_margin(index, y)

    def _page(self, page: int) -> tuple[_Unit | None, int]:
        """Return the unit of a page, and the page's number in it; none for blank pages before units."""
        number = bisect_right(self._firsts, page) - 1
        index = page - self._firsts[number] if number >= 0 else -1
        if number < 0 or index >= len(self._units[number].areas):
            return None, index
        return self._unit(self._units[number]), index


class _Unit:
    def __init__(self, unit: UnitOrigins) -> None:
        self.document = TracedDocument(unit)
        self._areas = unit.areas
        self._blocks: dict[int, list[BlockPlace]] = {}
        for one in read(unit.blocks):
            self._blocks.setdefault(one.page, []).append(one)

    @cached_property
    def _body(self) -> int:
        elements = self.document.elements.all
        return next((one.number for one in elements if one.name == "body"), 0)

    def element(self, block: BlockPlace) -> Element:
        """Return the element that a block is of."""
        elements = self.document.elements.all
        return elements[min(self._body + block.element, len(elements) - 1)]

    def block(self, page: int, x: float | None, y: float | None) -> BlockPlace | None:
        """Return the block at, or next to, a point of a page; None in the margins above and below."""
        blocks = self._blocks.get(page, [])
        if y is None:
            first = min(blocks, key=lambda one: (self._holds(one), one.y), default=None)
            return self._before(page) or first if first is None or self._holds(first) else first
        best = min(blocks, key=lambda one: (self._cost(one, x, y), one.width * one.height), default=None)
        if best is None or (not _inside(best, x, y) and self.in_margin(page, y)):
            return None
        return best

    def _before(self, page: int) -> BlockPlace | None:
        """Return the last block before a page on which nothing stands by itself."""
        blocks = [one for number, there in self._blocks.items() if number < page for one in there]
        held = [one for one in blocks if not self._holds(one)]
        return max(held, key=lambda one: (one.page, one.y + one.height), default=None)

    def share(self, block: BlockPlace, y: float) -> float:
        """Return how much of a block, all its parts together, stands above a point of this part."""
        parts = [one for blocks in self._blocks.values() for one in blocks if one.element == block.element]
        above = sum(one.height for one in parts[: parts.index(block)])
        whole = sum(one.height for one in parts)
        inside = min(max(y - block.y, 0.0), block.height)
        return (above + inside) / whole if whole else 0.0

    def _holds(self, block: BlockPlace) -> bool:
        return self.element(block).name in _HOLDERS

    def _cost(self, block: BlockPlace, x: float | None, y: float) -> float:
        across = 0.0 if x is None else max(block.x - x, x - block.x - block.width, 0.0)
        down = max(block.y - y, y - block.y - block.height, 0.0)
        # Beside a block is nearer to it than above the next one.
        return across / 4 + down + (_NEAR if self._holds(block) else 0.0)

    def in_margin(self, page: int, y: float) -> bool:
        """Tell whether a place is above or below the type area of a page."""
        _, top, bottom = self._areas[page]
        return not top - 1 <= y <= bottom + 1


def _inside(block: BlockPlace, x: float | None, y: float) -> bool:
    wide = x is None or block.x - 1 <= x <= block.x + block.width + 1
    return wide and block.y - 1 <= y <= block.y + block.height + 1
