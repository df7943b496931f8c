"""A table of contents typed into a text: its lines come again as headings, and are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.diagnostics import Diagnostic
from publish.model import SourceText
from publish.readers.plaintext.codes import CODES
from publish.readers.plaintext.headings import CONTENTS, label_of, like_title
from publish.readers.plaintext.lines import Chunk
from publish.readers.plaintext.pieces import span_of

_LONGEST_HEADING = 3
"""Lines of a heading chunk, at most."""
_FOLIO = re.compile(r"(?:\s{2,}|\s*(?:[._·…]\s?){2,})(?:\d{1,4}|[ivxlc]+)\.?$")
"""A page number apart from the words, as nothing but a list has it."""
_COLUMN_HEADS = re.compile(r"(?:chapter|chap\.|page|kapitel|seite|chapitre|pag[.e])", re.IGNORECASE)
"""A word that stands above a column of the list."""


class ContentsList:
    """Knows which chunks of a text are its typed contents."""

    def __init__(self, chunks: tuple[Chunk, ...]) -> None:
        self._chunks = chunks
        self._last: dict[str, int] = {}
        for place, chunk in enumerate(chunks):
            if len(chunk.lines) <= _LONGEST_HEADING:
                for text in (chunk.text, *(line.text for line in chunk.lines)):
                    self._last.update((key, place) for key in _keys(text))

    def end(self, place: int) -> int:
        """Return the place after the contents that begin at ``place``; ``place`` where none do."""
        first = self._chunks[place].lines
        if not CONTENTS.fullmatch(first[0].text.rstrip(".:")):
            return place
        end = place + 1
        # The list may go on in the chunk of its heading, and may have blank lines inside.
        listed = [line.text for line in first[1:]]
        if listed and not self._listed(listed, place):
            return place
        while end < len(self._chunks):
            lines = [line.text for line in self._chunks[end].lines]
            if not self._listed(lines, end) or self._text_begins(listed, end):
                break
            listed += lines
            end += 1
        return end if any(not _is_head(line) for line in listed) else place

    def _listed(self, lines: list[str], place: int) -> bool:
        entries = [line for line in lines if not _is_head(line)]
        right = sum(bool(_FOLIO.search(line)) or self._comes_again(line, place) for line in entries)
        return right * 10 >= len(entries) * 6

    def _comes_again(self, line: str, place: int) -> bool:
        return like_title(line.rstrip(".")) and any(self._last.get(key, -1) > place for key in _keys(line))

    def _text_begins(self, listed: list[str], place: int) -> bool:
        """Tell whether the list is over: its first entry comes again here, or below a bare number."""
        first = next((set(_keys(line)) for line in listed if not _is_head(line)), set())
        here, *below = self._chunks[place : place + 2]
        bare = label_of(here.text)
        if bare and bare.label and not bare.title and below and not label_of(below[0].text):
            here = below[0]
        return any(not first.isdisjoint(_keys(line.text)) for line in here.lines)

    def finding(self, source: SourceText, place: int, end: int) -> Diagnostic:
        """Return the message about contents that were left out."""
        lines = [line for chunk in self._chunks[place:end] for line in chunk.lines]
        message = f"the typed contents, lines {lines[0].number} to {lines[-1].number}, were left out"
        return CODES.make("text-contents-dropped", message, span_of(source, lines))


def _is_head(line: str) -> bool:
    return all(_COLUMN_HEADS.fullmatch(word) for word in line.split())


def _keys(text: str) -> Iterator[str]:
    """Yield what a line of contents and its heading may have in common.

    That is all of it but a page number, and its title alone: ``I. The Road`` stands in the list
    for what is ``CHAPTER I.`` and below that ``THE ROAD``.
    """
    label = label_of(text)
    if label and not label.title:  # the number is the chapter's
        yield _plain(text)
        return
    words = re.sub(r"[\s._·…]+(?:\d{1,4}|[ivxlc]+)$", "", text)
    yield from filter(None, (_plain(words),))
    label = label_of(words)
    if label and label.label and label.title:
        yield _plain(label.title)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
