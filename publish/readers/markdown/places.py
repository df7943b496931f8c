"""From an offset in the inline text of a block back to line and column of the file."""

from __future__ import annotations

from bisect import bisect_right

from publish.model import SourceText, Span


class Place:
    """Where a run of inline text stands.

    markdown-it takes off quotation marks, list indents and outer spaces; what is left of a line
    is found again at the end of the source's line, or inside it (headings, cells).
    """

    __slots__ = ("_bases", "_column", "_content", "_line", "_lines", "_source", "_starts")

    def __init__(
        self, source: SourceText, lines: list[str], line: int, content: str, column: int = 0
    ) -> None:
        """``line`` counts from 0; ``column`` (from 1), where known, is that of the first line."""
        self._source = source
        self._lines = lines
        self._line = line
        self._content = content
        self._column = column
        self._starts: list[int] | None = None
        self._bases: dict[int, int] = {}

    def span(self, offset: int) -> Span:
        """Return the place of the character at ``offset``; without column where it is not sure."""
        if self._starts is None:
            self._starts = [0]
            self._starts.extend(i + 1 for i, one in enumerate(self._content) if one == "\n")
        row = bisect_right(self._starts, offset) - 1
        start = self._starts[row]
        if self._column and row == 0:
            return self._source.span(self._line + 1, self._column + offset)
        base = self._bases.get(row)
        if base is None:
            end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._content)
            base = self._bases[row] = self._base(row, self._content[start:end])
        column = base + offset - start + 1 if base >= 0 else 0
        return self._source.span(self._line + row + 1, column)

    def _base(self, row: int, text: str) -> int:
        """Return how far the text of a row is indented in its line; -1 where it is not found."""
        number = self._line + row
        if number >= len(self._lines):
            return -1
        line = self._lines[number]
        return len(line) - len(text) if line.endswith(text) else line.find(text)

    def inside(self, offset: int) -> Inside:
        """Return the place of a text that begins at ``offset`` of this one."""
        return Inside(self, offset)


class Inside(Place):
    """Where an inline text inside another one stands (the text of an inline note)."""

    __slots__ = ("_offset", "_outer")

    def __init__(self, outer: Place, offset: int) -> None:
        self._outer = outer
        self._offset = offset

    def span(self, offset: int) -> Span:
        """Return the place of the character at ``offset``."""
        return self._outer.span(self._offset + offset)


class Block(Place):
    """The place of a text of which only the block is known (an attribute's value)."""

    __slots__ = ("_span",)

    def __init__(self, span: Span | None) -> None:
        self._span = span or Span("", 0)

    def span(self, offset: int) -> Span:
        """Return the place of the block."""
        return self._span
