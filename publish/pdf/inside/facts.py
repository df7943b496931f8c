"""What is to be known of a unit of which a few pages are new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publish.pdf.block_places import BlockPlace, read, written
from publish.pdf.facts import NoteFacts, Overflow, PageStart, UnitFacts
from publish.pdf.inside.edits import Edit
from publish.pdf.inside.window import Window


def notes_stay(facts: UnitFacts, pages: range) -> bool:
    """Tell whether all notes are shown, and those called or set on ``pages`` on the page of their call."""
    shown = all(min(note.call_page, note.body_page) >= 0 for note in facts.notes)
    return shown and not any(
        note.apart and (note.call_page in pages or note.body_page in pages) for note in facts.notes
    )


def joined_facts(
    old: UnitFacts, new: UnitFacts, window: Window, end: int, edit: Edit, longer: int
) -> UnitFacts:
    """Return the facts of the unit whose pages from the window's start to ``end`` are ``new``'s.

    ``new`` has the facts of the window, which may go on after them. The flow of the unit's text is
    ``longer`` by so many characters.
    """
    parts = _Parts(old, new, window.start, end)
    return UnitFacts(
        pages=old.pages,
        anchors=parts.anchors(),
        targets=old.targets,
        notes=parts.notes(),
        overflows=parts.overflows(),
        sizes=old.sizes,
        starts=parts.starts(longer, window.pictures),
        bound=old.bound,
        blocks=written(parts.blocks(window.numbers, edit)),
    )


class _Parts:
    """Facts page by page: those before the window, the window's, those after it."""

    def __init__(self, old: UnitFacts, new: UnitFacts, start: int, end: int) -> None:
        self._old = old
        self._new = new
        self._start = start
        self._end = end

    def anchors(self) -> tuple[tuple[str, int, float, float], ...]:
        """An element that goes on has its id on every page of it: the first one counts."""
        found: dict[str, tuple[str, int, float, float]] = {}
        shifted = [(name, page + self._start, x, y) for name, page, x, y in self._new.anchors]
        before = [one for one in self._old.anchors if one[1] < self._start]
        inside = [one for one in shifted if one[1] <= self._end]
        after = [one for one in self._old.anchors if one[1] > self._end]
        for one in (*before, *inside, *after):
            found.setdefault(one[0], one)
        return tuple(found.values())

    def notes(self) -> tuple[NoteFacts, ...]:
        before = [one for one in self._old.notes if one.call_page < self._start]
        inside = [
            replace(one, call_page=one.call_page + self._start, body_page=one.body_page + self._start)
            for one in self._new.notes
            if one.call_page + self._start <= self._end
        ]
        after = [one for one in self._old.notes if one.call_page > self._end]
        return (*before, *inside, *after)

    def overflows(self) -> tuple[Overflow, ...]:
        before = [one for one in self._old.overflows if one.page < self._start]
        inside = [
            replace(one, page=one.page + self._start)
            for one in self._new.overflows
            if one.page + self._start <= self._end
        ]
        after = [one for one in self._old.overflows if one.page > self._end]
        return (*before, *inside, *after)

    def starts(self, longer: int, pictures: Sequence[int]) -> tuple[PageStart, ...]:
        old, base = self._old.starts, self._old.starts[self._start].offset
        inside = [
            PageStart(one.offset + base, pictures[one.picture] if one.picture >= 0 else -1)
            for one in self._new.starts[: self._end - self._start + 1]
        ]
        after = [replace(one, offset=one.offset + longer) for one in old[self._end + 1 :]]
        return (*old[: self._start], *inside, *after)

    def blocks(self, numbers: Sequence[int], edit: Edit) -> Iterable[BlockPlace]:
        for one in read(self._old.blocks):
            if one.page < self._start:
                yield one
        for one in read(self._new.blocks):
            if one.page + self._start <= self._end:
                yield one._replace(page=one.page + self._start, element=numbers[one.element])
        for one in read(self._old.blocks):
            if one.page > self._end:
                later = one.element >= edit.old_end
                yield one._replace(element=one.element + edit.shift if later else one.element)
