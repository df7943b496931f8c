"""The running text of an EPUB as one long key, with the way back to files, lines and words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from publish.check.finding import Place
from publish.check.parity.keys import key_of


class Word(NamedTuple):
    """A word, and where its key stands in the flow."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a table cell: text between the bounds of blocks."""

    start: int
    """Where its key begins in the flow."""
    end: int
    text: str
    kind: str
    """The name of the element: ``p``, ``h2``, ``td``, ``li``."""
    resource: str
    line: int
    """Where its text begins, from 1."""
    column: int
    excused: bool = False
    """Whether it is for the e-book alone, as a class says (``only-epub``)."""


@dataclass(slots=True)
class Flow:
    """Blocks in reading order."""

    key: str = ""
    blocks: list[Block] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _runs: list[int] = field(default_factory=list)
    _places: list[tuple[str, int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @property
    def length(self) -> int:
        """How many characters it has so far."""
        return self._length

    def add_text(self, text: str, resource: str, line: int, column: int) -> str:
        """Take in a piece of text at a place of a file (from 1), and return its key."""
        key = key_of(text)
        if key:
            self._runs.append(self._length)
            self._places.append((resource, line, column))
            self._parts.append(key)
            self._length += len(key)
        return key

    def add_block(self, block: Block) -> None:
        """Take in a block all of whose text was added."""
        self.blocks.append(block)
        self._starts.append(block.start)

    def finish(self) -> None:
        """Put the key together; nothing is added any more."""
        self.key = "".join(self._parts)
        self._parts.clear()

    def block_at(self, offset: int) -> Block | None:
        """Return the block with the character at ``offset``."""
        number = bisect_right(self._starts, offset) - 1
        return self.blocks[number] if number >= 0 and offset < self.blocks[number].end else None

    def blocks_in(self, start: int, end: int) -> Iterator[Block]:
        """Yield the blocks that have a character from ``start`` to ``end``."""
        number = max(bisect_right(self._starts, start) - 1, 0)
        while number < len(self.blocks) and self.blocks[number].start < end:
            if self.blocks[number].end > start:
                yield self.blocks[number]
            number += 1

    def place(self, offset: int) -> Place:
        """Return where the character at ``offset`` stands."""
        number = bisect_right(self._runs, offset) - 1
        if number < 0:
            return Place()
        resource, line, column = self._places[number]
        return Place(resource, line, column)

    def offset(self, place: Place) -> int:
        """Return how many characters stand before a place of a file; -1 for a place of none of them."""
        of_file = [
            (line, column, start)
            for start, (resource, line, column) in zip(self._runs, self._places, strict=True)
            if resource == place.resource
        ]
        if not of_file:
            return -1
        number = bisect_right(of_file, (place.line, place.column, self._length)) - 1
        return of_file[max(number, 0)][2]

    def words(self, start: int, end: int) -> list[Word]:
        """Return the words from ``start`` to ``end``, also those of which only a part is there."""
        found = []
        for block in self.blocks_in(start, end):
            found += [one for one in words_of(block) if one.end > start and one.start < end]
        return found


def words_of(block: Block) -> Iterator[Word]:
    """Yield the words of a block."""
    at = block.start
    for word in block.text.split():
        end = at + len(key_of(word))
        if end > at:
            yield Word(at, end, word)
        at = end
