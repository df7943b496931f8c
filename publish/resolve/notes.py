"""Numbers and ids of notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from publish.model import Node, Note, rewrite_all, walk
from publish.resolve.ids import Ids


class NoteNumbers:
    """Numbers notes from 1 in each unit, or through the book, in the order of their calls."""

    def __init__(self, ids: Ids, continuous: bool) -> None:
        self._ids = ids
        self._continuous = continuous
        self._counts: Counter[str] = Counter()

    def number(self, note: Note, unit: str) -> Note:
        """Return the note with its number; ``unit`` is the id of the section that begins its unit.

        Notes must come innermost first: one inside another was numbered before it and is called
        after it, so the two change places.
        """
        inner = sum(isinstance(node, Note) for node in walk(*note.blocks))
        key = "" if self._continuous else unit
        self._counts[key] += 1
        number = self._counts[key] - inner

        def later(node: Node) -> Node:
            return self._named(node, int(node.number) + 1, unit) if isinstance(node, Note) else node

        blocks = rewrite_all(note.blocks, later) if inner else note.blocks
        return self._named(replace(note, blocks=blocks), number, unit)

    def _named(self, note: Note, number: int, unit: str) -> Note:
        name = f"note-{unit}-{number}"
        while self._ids.taken(name):
            name += "-note"
        return replace(note, number=str(number), id=name)
