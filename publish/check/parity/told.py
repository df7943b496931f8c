"""What a build tells of the blocks on a unit's pages, as far as it is compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from publish.check.elements import Element
from publish.check.pages.values import Box
from publish.check.parity.keys import key_of
from publish.check.parity.pdf import Kind
from publish.check.traced_document import TracedDocument
from publish.engine.origin_table import UnitOrigins
from publish.pdf.block_places import read

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_FURTHER = 2.0
"""pt that a line may reach out of its block."""


@dataclass(frozen=True, slots=True)
class Region:
    """A block on a page that is a heading, a note, or for print alone."""

    kind: Kind
    level: int
    """Of a heading."""
    element: int
    box: Box

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is in it."""
        box = self.box
        across = box.left - _FURTHER <= x <= box.right + _FURTHER
        return across and box.top - _FURTHER <= y <= box.bottom + _FURTHER


class Told:
    """What is known of a unit."""

    def __init__(self, unit: UnitOrigins) -> None:
        self._unit = unit
        self._document = TracedDocument(unit)

    def region(self, page: int, x: float, y: float) -> Region | None:
        """Return the innermost region at a place of a page of the unit, from 0."""
        holding = [one for one in self._regions.get(page, ()) if one.holds(x, y)]
        return min(holding, key=lambda one: one.box.width * one.box.height, default=None)

    def texts(self) -> tuple[str, ...]:
        """Return the keys of words within lines that are for print alone: page numbers, ``only-print``."""
        elements = self._document.elements
        found = dict.fromkeys(
            key_of(elements.text(one))
            for one in elements.all
            if {"only-print", "folio"} & set(one.attributes.get("class", "").split())
        )
        return tuple(one for one in found if one)

    def title(self, element: int) -> str:
        """Return the text of a heading."""
        return self._document.elements.text(self._document.elements.all[element])

    @cached_property
    def _regions(self) -> dict[int, list[Region]]:
        found: dict[int, list[Region]] = defaultdict(list)
        elements = self._document.elements.all
        body = next((one.number for one in elements if one.name == "body"), 0)
        for place in read(self._unit.blocks):
            number = body + place.element
            kind, level = _kind(elements[number]) if number < len(elements) else ("", 0)
            if kind:
                box = Box(place.x, place.y, place.x + place.width, place.y + place.height)
                found[place.page].append(Region(kind, level, number, box))
        return found


def _kind(element: Element) -> tuple[Kind, int]:
    if "only-print" in element.attributes.get("class", "").split():
        return "only", 0
    if element.attributes.get("role") == "doc-footnote":
        return "note", 0
    level = _LEVELS.get(element.name, 0)
    return ("heading", level) if level else ("", 0)
