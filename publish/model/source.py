"""Where a piece of the manuscript was written: spans, and texts that remember their origin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the manuscript that a message can point at."""

    file: str
    """Path relative to the publication's folder, with forward slashes."""
    line: int
    """First line, counted from 1; 0 when only the file is known."""
    column: int = 0
    """First column in characters, counted from 1; 0 when only the line is known."""
    end_line: int = 0
    """Last line, counted from 1; 0 when it is the first line."""

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one line of a text came from, when the text was put together from several files."""

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
