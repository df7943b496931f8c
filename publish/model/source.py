"""Where a piece of the manuscript was written: texts that remember their origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from publish.spans import Span

__all__ = ["Origin", "SourceText", "Span"]


class Origin(NamedTuple):
    """Where one line of a text came from, when the text was put together from several files.

    A book has tens of thousands of them: a tuple is made in half the time of a dataclass.
    """

    file: str
    line: int
    """Counted from 1."""
    shift: int = 0
    """Characters that the line has lost at its left (positive) or won (negative)."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A manuscript text and, for every line of it, the place it came from.

    A text read as it stands has no ``origins``; one with included files has one origin a line.
    """

    file: str
    text: str
    origins: tuple[Origin, ...] = ()
    title: str = ""
    """What the text calls itself beside its heading (an mdBook's ``{{#title …}}``)."""

    def span(self, line: int, column: int = 0, end_line: int = 0) -> Span:
        """Return the place of ``line`` (from 1), ``column`` (from 1, 0 unknown) of this text."""
        if not self.origins or not 1 <= line <= len(self.origins):
            return Span(self.file, line, column, end_line)
        origin = self.origins[line - 1]
        last = 0
        if 1 <= end_line <= len(self.origins) and self.origins[end_line - 1].file == origin.file:
            last = self.origins[end_line - 1].line
        return Span(origin.file, origin.line, column + origin.shift if column else 0, last)
