"""The way from a document that templates of a publication's own wrote to the same in our words.

Such templates may write anything around the text, and nothing tells where a place came from but the
words: those of the manuscript are the same in both documents.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from publish.epub.alignment import Alignment, Text
from publish.epub.reading import Reading, read


class Alike:
    """Finds places of one document in another; both in bytes. Raises ``PackagingError`` where one is
    not well-formed."""

    def __init__(self, shown: bytes, written: bytes) -> None:
        self._shown = read(shown)
        self._written = read(written)
        self._places = Alignment(_text(self._shown), _text(self._written))

    def place(self, at: int) -> int:
        """Return where the words that follow ``at`` stand in the other document."""
        here, there = self._shown.runs, self._written.runs
        number = bisect_left(here.at, at)
        offset = here.starts[number] if number < len(here.starts) else len(self._shown.text)
        found = bisect_right(there.starts, self._places.place(offset)) - 1
        return there.at[found] if found >= 0 else 0


def _text(one: Reading) -> Text:
    return Text(one.text, one.starts, one.anchors)
