"""What lies between lines that have their place: words of the EPUB that no line has, and lines without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from publish.check.parity.flows import Flow
from publish.check.parity.laying import Laid, Where

_SURE = 40
"""Characters of a line whose place is sure."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a flow without lines, and lines without a place in it; one of the two may be empty."""

    where: Where
    start: int
    end: int
    lines: tuple[Laid, ...]
    before: Laid | None
    """The line that ends where it begins."""
    after: Laid | None


def slots(laid: Iterable[Laid], flow: Flow, where: Where) -> Iterator[Slot]:
    """Yield the slots of a flow; ``laid`` are the lines that belong to it, placed or not."""
    at, open_, before = 0, [], None
    for one in laid:
        if one.where != where or one.moved:
            open_.append(one)
            continue
        if one.start > at or open_:
            yield Slot(where, at, max(at, one.start), tuple(open_), before, one)
        at, open_, before = max(at, one.end), [], one
    if flow.length > at or open_:
        yield Slot(where, at, flow.length, tuple(open_), before, None)


def parted(laid: Iterable[Laid]) -> tuple[list[Laid], list[Laid]]:
    """Return the lines of the running text and those of notes, which lie between.

    A line without a place is of a note where the build says so, or where it stands below one of a
    note on the same page.
    """
    main: list[Laid] = []
    notes: list[Laid] = []
    last: Laid | None = None
    """The last line of a note that has its place."""
    for one in laid:
        kind = one.line.kind
        if kind in ("generated", "margin", "only") and one.where != "main":
            continue
        if one.where == "repeated" or not one.key:
            continue
        if one.where == "notes":
            notes.append(one)
            last = one
        elif one.where == "main" or kind == "heading":
            main.append(one)
        elif kind == "note" or (last is not None and _below(one, last)):
            notes.append(one)
        else:
            main.append(one)
    return main, notes


def _below(one: Laid, note: Laid) -> bool:
    same = one.line.page == note.line.page and abs(one.line.size - note.line.size) < 0.5
    return same and 0 <= one.line.y - note.line.y < 3 * note.line.size


def first_sure(main: list[Laid]) -> int:
    """Return the place in the EPUB up to which a file of any tool has its front matter."""
    for one, other in pairwise(main):
        if one.in_place and other.in_place and len(one.key) >= _SURE and other.start == one.end:
            return one.start
    return 0
