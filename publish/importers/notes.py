"""Notes on their way to Markdown: called in the line, written below the block."""

from __future__ import annotations

from publish.model import Block, Note


class Notes:
    """Gives each note the number it is called by, and keeps its blocks until they are written."""

    def __init__(self) -> None:
        self._count = 0
        self._waiting: list[tuple[str, tuple[Block, ...]]] = []

    def call(self, note: Note) -> str:
        """Return the name of a note where it is called."""
        self._count += 1
        self._waiting.append((str(self._count), note.blocks))
        return str(self._count)

    def take(self) -> tuple[tuple[str, tuple[Block, ...]], ...]:
        """Return the notes called since the last time, by name."""
        taken = tuple(self._waiting)
        self._waiting.clear()
        return taken
