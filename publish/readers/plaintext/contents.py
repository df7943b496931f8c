"""A table of contents typed into a text: its lines come again as headings, and are left out."""

from __future__ import annotations

import re

from publish.diagnostics import Diagnostic
from publish.model import SourceText
from publish.readers.plaintext.codes import CODES
from publish.readers.plaintext.headings import CONTENTS
from publish.readers.plaintext.lines import Chunk
from publish.readers.plaintext.pieces import span_of

_LONGEST_HEADING = 3
"""Lines of a heading chunk, at most."""


class ContentsList:
    """Knows which chunks of a text are its typed contents."""

    def __init__(self, chunks: tuple[Chunk, ...]) -> None:
        self._chunks = chunks
        self._last: dict[str, int] = {}
        for place, chunk in enumerate(chunks):
            if len(chunk.lines) <= _LONGEST_HEADING:
                self._last[_key(chunk.text)] = place
                self._last.update((_key(line.text), place) for line in chunk.lines)

    def end(self, place: int) -> int:
        """Return the place after the contents that begin at ``place``; ``place`` where none do."""
        first = self._chunks[place].lines
        if not CONTENTS.fullmatch(first[0].text.rstrip(".:")):
            return place
        end = place + 1
        # The list may go on in the chunk of its heading, and may have blank lines inside.
        if len(first) > 1 and not self._listed([line.text for line in first[1:]], place):
            return place
        while end < len(self._chunks) and self._listed([one.text for one in self._chunks[end].lines], end):
            end += 1
        return end if end > place + 1 or len(first) > 1 else place

    def _listed(self, lines: list[str], place: int) -> bool:
        again = sum(self._last.get(_key(line), -1) > place for line in lines)
        return again * 10 >= len(lines) * 6

    def finding(self, source: SourceText, place: int, end: int) -> Diagnostic:
        """Return the message about contents that were left out."""
        lines = [line for chunk in self._chunks[place:end] for line in chunk.lines]
        message = f"the typed contents, lines {lines[0].number} to {lines[-1].number}, were left out"
        return CODES.make("text-contents-dropped", message, span_of(source, lines))


def _key(text: str) -> str:
    """Return what a line of contents and its heading have in common."""
    without_folio = re.sub(r"[\s._·…]+(?:\d{1,4}|[ivxlc]+)$", "", text)
    return " ".join(re.findall(r"\w+", without_folio.casefold()))
