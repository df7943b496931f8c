"""What a build tells of the pages of its PDF: units, blocks, type areas, notes."""

from __future__ import annotations

from publish.check.pages.subject import Area, Block, Note, UnitPages
from publish.check.pages.values import Box, MeasuredPage
from publish.check.traced_document import TracedDocument
from publish.engine.origin_table import UnitOrigins
from publish.pdf.block_places import read


def known_unit(unit: UnitOrigins, pages: tuple[MeasuredPage, ...]) -> UnitPages:
    """Return a unit's pages with all that its layout told of them."""
    return UnitPages(
        pages,
        unit.first,
        unit.id,
        unit.role,
        _blocks(unit),
        tuple(Area(top, bottom) for _, top, bottom in unit.areas),
        tuple(Note(call, body) for call, body in unit.notes),
    )


def _blocks(unit: UnitOrigins) -> tuple[Block, ...]:
    """Return the blocks with the names of their elements, which are counted from ``body``."""
    elements = TracedDocument(unit).elements.all
    body = next((one.number for one in elements if one.name == "body"), 0)
    return tuple(
        Block(
            elements[body + place.element].name,
            place.element,
            place.page,
            Box(place.x, place.y, place.x + place.width, place.y + place.height),
        )
        for place in read(unit.blocks)
        if body + place.element < len(elements) and place.page < len(unit.areas)
    )
