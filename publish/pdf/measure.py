"""Reads a unit's facts off the pages that WeasyPrint laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import unquote

from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes

from publish.pdf.block_boxes import block_places
from publish.pdf.block_places import written
from publish.pdf.facts import Excess, NoteFacts, Overflow, PageFacts, UnitFacts
from publish.pdf.page_starts import body_of, page_starts
from publish.pdf.schemes import GOTO

Box: TypeAlias = Any
"""A box of WeasyPrint's or an element of its tree: neither has types."""

PT = 0.75
"""pt in one CSS px."""

_CALL = "::footnote-call"
_TOLERANCE = 1.0
_SHOWN = 40
_ABOVE = 0.75
_BELOW = 0.25


@dataclass(slots=True)
class _Notes:
    """Calls and bodies as they are met, by the element of the note."""

    calls: dict[Any, int] = field(default_factory=dict)
    bodies: dict[Any, tuple[int, float]] = field(default_factory=dict)

    def facts(self) -> tuple[NoteFacts, ...]:
        met = dict.fromkeys((*self.calls, *self.bodies))
        return tuple(
            NoteFacts(
                element.get("id", ""), self.calls.get(element, -1), *self.bodies.get(element, (-1, 0.0))
            )
            for element in met
        )


def measure(document: Document) -> UnitFacts:
    """Return what is to be known of ``document``, which has been rendered."""
    notes = _Notes()
    overflows: dict[Overflow, None] = {}
    for number, page in enumerate(document.pages):
        _read_notes(page._page_box, number, notes)
        for overflow in _overflows(page._page_box, number):
            overflows.setdefault(overflow)
    return UnitFacts(
        pages=len(document.pages),
        anchors=_anchors(document.pages),
        targets=_targets(document.pages),
        notes=notes.facts(),
        overflows=tuple(overflows),
        sizes=tuple(_size(page._page_box) for page in document.pages),
        starts=page_starts(document.pages),
        bound=any(_is_bound(page._page_box) for page in document.pages),
        blocks=written(block_places(document.pages, body_of(document.pages))),
    )


def _anchors(pages: list[Page]) -> tuple[tuple[str, int, float, float], ...]:
    """A section that goes on has its id on every page of it: the first one counts."""
    first: dict[str, tuple[str, int, float, float]] = {}
    for number, page in enumerate(pages):
        for name, place in page.anchors.items():
            if name not in first:
                first[name] = (name, number, round(place[0] * PT, 3), round(place[1] * PT, 3))
    return tuple(first.values())


def _targets(pages: list[Page]) -> tuple[str, ...]:
    found = {
        unquote(target[len(GOTO) :])
        for page in pages
        for kind, target, _, _ in page.links
        if kind == "external" and target.startswith(GOTO)
    }
    return tuple(sorted(found))


def _size(page: Box) -> PageFacts:
    top = page.content_box_y()
    return PageFacts(
        round(page.margin_width() * PT, 3),
        round(page.margin_height() * PT, 3),
        round(top * PT, 3),
        round((top + page.height) * PT, 3),
    )


def _is_bound(page: Box) -> bool:
    """Whether a page has a background, borders, marks, or boxes that are on every page."""
    edges = ("left", "right", "top", "bottom")
    borders = any(getattr(page, f"border_{edge}_width") for edge in edges)
    painted = any(
        one is not None and (one.color.alpha > 0 or any(layer.image for layer in one.layers))
        for one in (page.background, page.canvas_background)
    )
    return borders or painted or bool(page.style["marks"] or page.fixed_boxes)


def _read_notes(page: Box, number: int, notes: _Notes) -> None:
    for child in page.children:
        if isinstance(child, boxes.FootnoteAreaBox):
            for body in child.children:
                owner = _owner(body)
                if owner is not None:
                    notes.bodies.setdefault(owner, (number, round(body.margin_height() * PT, 3)))
    for box in _walk(page):
        if box.element_tag is not None and box.element_tag.endswith(_CALL):
            notes.calls.setdefault(box.element, number)


def _owner(body: Box) -> Box | None:
    """The note's element; a note shown inline lies in an anonymous block."""
    for box in _walk(body):
        if box.element is not None and "::" not in (box.element_tag or ""):
            return box.element
    return None


def _walk(box: Box) -> Iterator[Box]:
    yield box
    for child in box.all_children():
        yield from _walk(child)


def _overflows(page: Box, number: int) -> Iterator[Overflow]:
    area = page.content_box_x(), page.content_box_y(), page.width, page.height
    for part in page.children:
        if isinstance(part, boxes.MarginBox):
            continue
        floor = None if isinstance(part, boxes.FootnoteAreaBox) else _notes_top(page)
        for box, block in _printed(part, ""):
            found = _excess(box, area, (page.margin_width(), page.margin_height()), floor)
            if found is not None:
                kind, amount = found
                yield Overflow(number, kind, _shown(box), block, round(amount * PT, 1))


def _notes_top(page: Box) -> float | None:
    for part in page.children:
        if isinstance(part, boxes.FootnoteAreaBox) and part.children:
            return float(part.position_y)
    return None


def _printed(box: Box, block: str) -> Iterator[tuple[Box, str]]:
    """Texts and pictures, each with the id of the innermost element around it that has one.

    What is positioned on purpose, or cut off by its own box, is left out.
    """
    style = box.style
    if style["position"] not in ("static", "relative") or style["transform"]:
        return
    if box.element is not None:
        block = box.element.get("id") or block
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield box, block
    elif isinstance(box, boxes.ReplacedBox):
        yield box, block
    elif style["overflow"] == "visible" or box.is_for_root_element:
        for child in box.all_children():
            yield from _printed(child, block)


def _excess(
    box: Box,
    area: tuple[float, float, float, float],
    trim: tuple[float, float],
    floor: float | None,
) -> tuple[Excess, float] | None:
    """How far a box goes past where it may be, and past what; in px."""
    left, right = box.position_x, box.position_x + box.width
    top, bottom = _drawn(box)
    off_page = max(-left, -top, right - trim[0], bottom - trim[1])
    if off_page > _TOLERANCE:
        return "page", off_page
    if floor is not None and bottom - floor > (bottom - top) / 2:
        return "notes", bottom - floor
    x, y, width, height = area
    out = max(x - left, y - top, right - x - width, bottom - y - height)
    if out > _TOLERANCE:
        return "measure", out
    return None


def _drawn(box: Box) -> tuple[float, float]:
    """The upper and lower end of what a box draws, in px.

    A line of text draws about its size above the baseline and a quarter below, whatever its
    face says of itself: many say so much that set solid it would reach out of its line.
    """
    if not isinstance(box, boxes.TextBox):
        return box.position_y, box.position_y + box.height
    baseline, size = box.position_y + box.baseline, box.style["font_size"]
    return baseline - size * _ABOVE, baseline + size * _BELOW


def _shown(box: Box) -> str:
    if isinstance(box, boxes.TextBox):
        return str(box.text.strip()[:_SHOWN])
    element = box.element
    return str(element.get("src", element.tag)) if element is not None else ""
