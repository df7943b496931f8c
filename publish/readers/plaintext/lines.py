"""A text as numbered lines, and chunks of lines between blank ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TAB = 8
"""Columns of a tab stop, as in the plain text of old."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """Counted from 1."""
    text: str
    """Without the space around it."""
    indent: int = 0
    """Columns of space before the text."""
    column: int = 1
    """Where the text begins in the manuscript's line, in characters from 1."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines with no blank line between them; never empty."""

    lines: tuple[Line, ...]
    gap: int = 0
    """Blank lines before it."""

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def indented(self) -> bool:
        """Whether no line begins at the left edge."""
        return all(line.indent > 1 for line in self.lines)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that hold something; a mark of byte order or a final line end is nothing."""
    result = []
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        stripped = raw.strip()
        if stripped:
            start = len(raw) - len(raw.lstrip())
            result.append(Line(number, stripped, _columns(raw[:start]), start + 1))
    return tuple(result)


def _columns(space: str) -> int:
    return len(space.expandtabs(TAB)) if "\t" in space else len(space)


def chunks_of(lines: Iterable[Line]) -> tuple[Chunk, ...]:
    """Return the lines gathered into chunks, where blank lines part them."""
    result: list[Chunk] = []
    held: list[Line] = []
    gap = before = 0
    for line in lines:
        blank = line.number - before - 1
        if held and blank:
            result.append(Chunk(tuple(held), gap))
            held = []
        if not held:
            gap = blank
        held.append(line)
        before = line.number
    if held:
        result.append(Chunk(tuple(held), gap))
    return tuple(result)


def width_of(lines: Sequence[Line]) -> int:
    """Return the measure of hard-wrapped lines in columns: the longest but for one in fifty.

    A few lines run over (a web address, a rule), and must not make all others look short.
    """
    lengths = sorted(line.indent + len(line.text) for line in lines)
    return lengths[max(0, len(lengths) - 1 - len(lengths) // 50)] if lengths else 0


def full(line: Line, following: Line, width: int) -> bool:
    """Tell whether ``line`` ends where it does because the next word found no room in ``width``."""
    return line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width
