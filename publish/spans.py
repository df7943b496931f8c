"""A place in the manuscript: what the model and every finding hold.

Apart from the model, so that findings can be shown without loading it.
"""

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
