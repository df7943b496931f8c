"""Reads off the pages where each block stands. Only a layout worker imports this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from publish.pdf.block_places import BlockPlace

Box: TypeAlias = Any
Element: TypeAlias = Any

_PT = 0.75
"""pt in one CSS px."""
_BLOCKS = (boxes.BlockLevelBox, boxes.TableCellBox, boxes.ReplacedBox, boxes.InlineBlockBox)


def block_places(pages: Sequence[Page], body: Element | None) -> Iterator[BlockPlace]:
    """Yield the places of all blocks inside ``body`` on ``pages``, those around others first.

    Boxes that no element stands for, such as markers and the anonymous ones around text, are those
    of the block around them.
    """
    if body is None:
        return
    numbers = {element: number for number, element in enumerate(body.iter())}
    for number, page in enumerate(pages):
        for part in page._page_box.children:
            if not isinstance(part, boxes.MarginBox):
                yield from _below(part, number, numbers, None)


def _below(box: Box, page: int, numbers: dict[Element, int], around: Element | None) -> Iterator[BlockPlace]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    element = box.element
    known = numbers.get(element) if element is not None and element is not around else None
    shown = isinstance(box, _BLOCKS) or (element is not None and _is_note(element))
    if known and shown and "::" not in box.element_tag:
        yield _place(box, page, known)
        around = element
    if isinstance(box, boxes.ParentBox):
        for child in box.children:
            if not isinstance(child, boxes.TextBox):
                yield from _below(child, page, numbers, around)


def _is_note(element: Element) -> bool:
    return bool(element.get("role") == "doc-footnote")


def _place(box: Box, page: int, element: int) -> BlockPlace:
    x, y = box.border_box_x(), box.border_box_y()
    lengths = (x, y, box.border_width(), min(box.border_height(), _filled(box) - y))
    return BlockPlace(page, element, *(float(length) * _PT for length in lengths))


def _filled(box: Box) -> float:
    """Return how far down a box is filled: one that goes on is drawn out to the page's end."""
    last = box.children[-1] if isinstance(box, boxes.ParentBox) and box.children else None
    if not isinstance(last, boxes.LineBox):
        return float("inf")
    return float(last.position_y + last.height + box.padding_bottom + box.border_bottom_width)
