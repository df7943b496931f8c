"""From a word of the running text back to the characters of the manuscript that it was written with.

A text node has no place of its own, only its block has lines: `publish.check.aligning` lays them
beside the running text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from publish.check.aligning import Offsets, aligned, first_word, typed
from publish.check.prose import Prose
from publish.check.rule import Found, Mend
from publish.spans import Span

_NEAR = 8
"""Lines above and below a block in which its caption may stand."""
_CAPTION = 12
"""Lines that a caption may have."""


@dataclass(frozen=True, slots=True)
class Written:
    """Characters of the manuscript."""

    file: str
    start: int
    """Offset into the file's decoded text."""
    text: str
    line: int
    column: int
    """Both counted from 1."""

    @property
    def span(self) -> Span:
        """The place for a finding."""
        return Span(self.file, self.line, self.column)

    def mend(self, new: str) -> Mend:
        """Return the change of these characters into ``new``."""
        return Mend(self.file, self.start, self.text, new)


class Places:
    """The sources of one chapter."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._lines: dict[str, list[int]] = {}
        self._laid: dict[int, tuple[Prose, str, Offsets]] = {}

    def written(self, prose: Prose, start: int, end: int) -> Written | None:
        """Return the characters that ``start`` to ``end`` of a block's text were written with.

        None where they are not found without a doubt, or do not stand together.
        """
        file, offsets = self._offsets(prose)
        if not file or not 0 <= start < end <= len(offsets):
            return None
        first, last = offsets[start][0], offsets[end - 1][1]
        if first < 0 or last < 0 or any(one[0] < 0 for one in offsets[start:end]):
            return None
        gaps = zip(offsets[start : end - 1], offsets[start + 1 : end], strict=True)
        if any(one[1] != other[0] for one, other in gaps):
            return None
        return self.at(file, first, last)

    def at(self, file: str, start: int, end: int) -> Written:
        """Return characters of a source by their offsets."""
        text = self._sources[file]
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        return Written(file, start, text[start:end], line, column)

    def span(self, prose: Prose, start: int, end: int) -> Span | None:
        """Return the place of a part of a block's text: with its column where it is found."""
        written = self.written(prose, start, end)
        if written:
            return written.span
        file, offsets = self._offsets(prose)
        if file:
            for first, _ in offsets[start:end]:
                if first >= 0:
                    return self.at(file, first, first).span
        return prose.span and replace(prose.span, column=0)

    def found(self, prose: Prose, start: int, end: int, message: str, new: str | None = None) -> Found:
        """Return the finding at a part of a block's text, with the mend that writes ``new`` there."""
        written = self.written(prose, start, end)
        if written is None:
            return Found(message, self.span(prose, start, end))
        return Found(message, written.span, mend=written.mend(new) if new is not None else None)

    def source(self, span: Span | None, most: int = 4000) -> tuple[str, int]:
        """Return the characters from a place on, and the offset of the first; none without a column."""
        if span is None or not span.column:
            return "", 0
        between = self.lines(span)
        if between is None:
            return "", 0
        start = between[0] + span.column - 1
        return self._sources[span.file][start : start + most], start

    def head(self, span: Span | None) -> Span | None:
        """Return the place of a block as that of its first character."""
        if span is None or span.column:
            return span
        line = self.line(span.file, span.line)
        return replace(span, column=len(line) - len(line.lstrip()) + 1) if line.strip() else span

    def line(self, file: str, number: int) -> str:
        """Return a line of a source by its number; empty where there is none."""
        between = self.lines(Span(file, number))
        return self._sources[file][slice(*between)] if between else ""

    def lines(self, span: Span) -> tuple[int, int] | None:
        """Return the offsets between which the lines of a span stand; None without its source."""
        return self._between(span.file, span.line, max(span.end_line, span.line))

    def _between(self, file: str, first: int, last: int) -> tuple[int, int] | None:
        text = self._sources.get(file)
        if text is None:
            return None
        starts = self._lines.get(file)
        if starts is None:
            starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text) + 1]
            self._lines[file] = starts
        if not 0 < first < len(starts):
            return None
        return starts[first - 1], min(starts[min(last, len(starts) - 1)] - 1, len(text))

    def _offsets(self, prose: Prose) -> tuple[str, Offsets]:
        known = self._laid.get(id(prose))
        if known is None:
            known = (prose, *self._lay(prose))
            self._laid[id(prose)] = known
        return known[1], known[2]

    def _lay(self, prose: Prose) -> tuple[str, Offsets]:
        if prose.span is None:
            return "", []
        if prose.kind == "caption":
            return prose.span.file, self._lay_caption(prose, prose.span)
        between = self.lines(prose.span)
        if between is None:
            return "", []
        file = prose.span.file
        text = self._sources[file][slice(*between)]
        return file, aligned(prose.raw, typed(text, between[0], markup=not file.endswith(".txt")))

    def _lay_caption(self, prose: Prose, span: Span) -> Offsets:
        """Return where the words of a caption stand: in its block, in a line of its own above or below
        it, or in an attribute of a tag."""
        best: Offsets = [(-1, -1)] * len(prose.raw)
        most = 0
        word = first_word(prose.raw)
        for number in range(max(1, span.line - _NEAR), max(span.end_line, span.line) + _NEAR + 1):
            between = self._between(span.file, number, number + _CAPTION)
            if between is None:
                continue
            text = self._sources[span.file][slice(*between)]
            at = text.find(word, 0, (text.find("\n") + 1 or len(text)) - 1) if word else -1
            if at < 0:
                continue
            text = text[at:].partition("\n\n")[0]
            offsets = aligned(prose.raw, typed(text, between[0] + at))
            count = sum(first >= 0 for first, _ in offsets)
            if count > most:
                best, most = offsets, count
        return best
