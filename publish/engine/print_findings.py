"""What the layout of a print edition tells a writer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publish.diagnostics import Diagnostic
from publish.engine.codes import CODES
from publish.model import Listing, Note, Paragraph, Plan, Row, Span, Unit, plain_text, walk
from publish.pdf.facts import Overflow, UnitFacts

_PLACED = re.compile(r"(?s)(.+?\.css):(\d+):(\d+): ")
"""How a message of the layout begins when it is about a sheet of the publication."""

_TOLERANCE = 1.5
"""pt that text may reach out of the type area: side bearings and italics do."""


def findings(
    plan: Plan, facts: Mapping[str, UnitFacts], end_notes: frozenset[str], messages: tuple[str, ...]
) -> tuple[Diagnostic, ...]:
    """Return what the settled pages of an edition say about its manuscript."""
    return (*_notes(plan, end_notes), *_overflows(plan, facts), *_messages(messages))


def failure(code: str, unit: Unit, error: Exception) -> Diagnostic:
    """Return the finding for a unit that could not be laid out."""
    return CODES.make(code, f"“{unit.id}” cannot be set: {error}", _unit_span(unit))


def whole_failure(code: str, error: Exception) -> Diagnostic:
    """Return the finding for a book that could not be laid out in one run."""
    return CODES.make(code, f"the book cannot be set in one run: {error}")


def single_run_differs(unit: Unit, by_units: int, in_one_run: int) -> Diagnostic:
    """Return the finding for the first unit that stands on other pages than it does by units."""
    message = f"from “{unit.id}” on ({by_units} pages by itself, {in_one_run} here) the pages differ"
    return CODES.make("single-run-differs", message, _unit_span(unit))


def margins_failure(error: Exception) -> Diagnostic:
    """Return the finding for folios and running heads that could not be laid out."""
    hint = "Look at margins.css of the publication and of its theme: it may only fill margin boxes."
    return CODES.make("layout-failed", f"folios and running heads cannot be set: {error}", hint=hint)


def assembly_failure(error: Exception) -> Diagnostic:
    """Return the finding for pages that could not be joined."""
    return CODES.make("layout-failed", f"the book cannot be put together: {error}")


def unsettled(plan: Plan, targets: tuple[str, ...]) -> Diagnostic:
    """Return the finding for page numbers that never settled; it names what they point at."""
    names = ", ".join(f"“{name}”" for name in sorted(set(targets))[:5])
    spans = _spans(plan)
    place = next((spans[name] for name in targets if name in spans), None)
    return CODES.make("layout-unsettled", f"the page numbers of {names} change at every layout", place)


def _notes(plan: Plan, end_notes: frozenset[str]) -> Iterator[Diagnostic]:
    for unit in plan.units if end_notes else ():
        for node in walk(*unit.sections):
            if isinstance(node, Note) and node.id in end_notes:
                message = f"note {node.number} does not fit at the foot of its page and stands at the end"
                yield CODES.make("note-at-end", message, node.span)


def _overflows(plan: Plan, facts: Mapping[str, UnitFacts]) -> Iterator[Diagnostic]:
    if not any(one.overflows for one in facts.values()):
        return
    spans = _spans(plan)
    units = {unit.id: unit for unit in plan.units}
    for unit_id, one in facts.items():
        for overflow in one.overflows:
            if overflow.amount <= _TOLERANCE:
                continue
            reach = {
                "measure": "reaches out of the type area",
                "page": "reaches over the edge of the page",
                "notes": "lies under the notes",
            }[overflow.kind]
            what = "a picture" if overflow.text.startswith("publish-asset:") else f"“{overflow.text}”"
            place = _block_of(units.get(unit_id), overflow) or spans.get(overflow.block)
            if place is None and unit_id in units:
                place = _unit_span(units[unit_id])
            message = f"{what} {reach} by {overflow.amount:.0f} pt"
            yield CODES.make("layout-overflow", message, place)


def _block_of(unit: Unit | None, overflow: Overflow) -> Span | None:
    """Return the place of the first block that has the words which overflow, behind the id that the
    layout knows: few blocks have ids of their own. None where the words are set by us."""
    nodes = list(walk(*unit.sections)) if unit is not None else []
    named = (number for number, node in enumerate(nodes) if _id(node) == overflow.block)
    words = "".join(overflow.text.split())
    for node in nodes[next(named, 0) :] if words else ():
        span: Span | None = getattr(node, "span", None)
        if span is None:
            continue
        if isinstance(node, Listing):
            lines = node.code.split("\n")
            found = next((at for at, text in enumerate(lines) if words in "".join(text.split())), None)
            if found is not None:
                return _line_of(node.code_span or span, len(lines), found)
        elif isinstance(node, Paragraph | Row) and words in "".join(plain_text([node]).split()):
            return span
    return None


def _line_of(span: Span, lines: int, found: int) -> Span:
    """Return the place of one of the lines of a listing, that may have fences around it."""
    fence = int(span.end_line - span.line >= lines)
    return Span(span.file, span.line + fence + found)


def _id(node: object) -> str:
    return getattr(node, "id", "") or getattr(getattr(node, "attributes", None), "id", "")


def _messages(messages: tuple[str, ...]) -> Iterator[Diagnostic]:
    for message in messages:
        place = _PLACED.match(message)
        span = Span(place[1], int(place[2]), int(place[3])) if place else None
        yield CODES.make("style-ignored", message[place.end() :] if place else message, span)


def _spans(plan: Plan) -> dict[str, Span]:
    """Return the place in the manuscript of every id of an edition."""
    found: dict[str, Span] = {}
    for unit in plan.units:
        place: Span | None = None
        for node in walk(*unit.sections):
            place = getattr(node, "span", None) or place
            name = _id(node)
            if name and place is not None:
                found.setdefault(name, place)
    return found


def _unit_span(unit: Unit) -> Span | None:
    return unit.sections[0].span if unit.sections else None
