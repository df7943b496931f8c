"""Lays the lines of a PDF onto the running text of an EPUB: where in it each line stands.

A line is a few words in a row, so most lines follow the one before in the EPUB too, which is quickly
seen. What interrupts the text in one of the two (notes at the foot of a page, markers of lists,
headers of tables once more) is out of the way by itself. So all is linear in the size of the book:
only what does not follow is looked for, in a window first, then by the beginnings of words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from publish.check.parity.epub import EpubText
from publish.check.parity.flows import Flow
from publish.check.parity.keys import key_of, says_something
from publish.check.parity.pdf import Line
from publish.epub.alignment import increasing

Where: TypeAlias = Literal["main", "notes", "nowhere", "repeated"]
"""``repeated``: the header of a table once more, on its next page."""

_WINDOW = 6_000
"""Characters in which a line is looked for that does not follow the one before."""
_FAR = 60_000
"""Characters of what was passed over, at its end, in which a line is looked for."""
_SURE = 12
"""Characters that are hardly the same by chance, so near."""
_CERTAIN = 24
"""Characters that are hardly the same by chance anywhere."""
_SHORT = 3
_TIMES = 8
"""Places of the same words that are looked at."""
_ASKED = 200
"""Lines that are looked for by reading on; for more of them the beginnings of all words are noted."""
_GAPS = 40
_MARKER = re.compile(r"\s*(?:[^\w\s]|\(?(?:\d{1,4}|[a-z]{1,5})[.):\]]|\[?\d{1,4}\]?)\s*(?=\S)", re.IGNORECASE)
"""A bullet or a number before an item or a note, which an e-book's reading system sets."""


@dataclass(slots=True)
class Laid:
    """A line and where it stands."""

    line: Line
    key: str
    where: Where = "nowhere"
    start: int = 0
    """In the flow."""
    end: int = 0
    moved: bool = False
    """Whether it stands in another order."""

    @property
    def in_place(self) -> bool:
        """Whether it stands in the main flow, in the same order."""
        return self.where == "main" and not self.moved


@dataclass(slots=True)
class _Cursor:
    flow: Flow
    where: Where
    at: int = 0
    gaps: list[tuple[int, int]] = field(default_factory=list)
    """What was passed over and may still come; the last ones."""

    def follows(self, key: str) -> bool:
        """Tell whether a line stands here. A letter of a drawing is no beginning of the next word."""
        if not self.flow.key.startswith(key, self.at):
            return False
        end = self.at + len(key)
        return len(key) > _SHORT or any(word.end == end for word in self.flow.words(self.at, end))

    def take(self, one: Laid, start: int, end: int) -> None:
        one.where, one.start, one.end = self.where, start, end
        if start > self.at:
            self.gaps = [*self.gaps, (self.at, start)][-_GAPS:]
        if start >= self.at:
            self.at = end
        else:
            self._fill(start, end)

    def _fill(self, start: int, end: int) -> None:
        for number, (first, last) in enumerate(self.gaps):
            if first <= start and end <= last:
                left = [gap for gap in ((first, start), (end, last)) if gap[0] < gap[1]]
                self.gaps[number : number + 1] = left
                return

    def ahead(self, key: str, following: Sequence[str]) -> int:
        """Return where, not far ahead, a key stands that does not follow; -1: nowhere for sure."""
        text = self.flow.key
        found: list[int] = []
        end = self.at + _WINDOW
        at = text.find(key, self.at, end)
        while at >= 0 and len(found) < _TIMES:
            if any(text.startswith(one, at + len(key)) for one in following):
                return at
            found.append(at)
            at = text.find(key, at + 1, end)
        return found[0] if len(found) == 1 and len(key) >= _SURE else -1

    def behind(self, key: str) -> int:
        """Return where in what was passed over a key stands; -1: nowhere."""
        for first, last in reversed(self.gaps):
            at = self.flow.key.find(key, max(first, last - _FAR), last)
            if at >= 0 and (len(key) >= _SURE or len(key) == last - first):
                return at
        return -1


def lay(lines: Sequence[Line], epub: EpubText) -> list[Laid]:
    """Return lines with their places in the EPUB; those of generated pages are nowhere."""
    return _Layer(lines, epub).lay()


class _Layer:
    def __init__(self, lines: Sequence[Line], epub: EpubText) -> None:
        self._laid = [Laid(line, key_of(line.text)) for line in lines]
        self._epub = epub
        self._main = _Cursor(epub.main, "main")
        self._notes = _Cursor(epub.notes, "notes")
        self._taken: list[tuple[int, int]] = []
        """Stretches of the main flow in which lines were found out of their order."""
        self._asked = 0
        """How many lines were looked for everywhere."""
        self._page = 0
        self._begun = False
        """Whether a line of this page has its place."""
        self._here: set[str] = set()
        """Lines of this page."""
        self._before: set[str] = set()
        """Those of the page before."""

    def lay(self) -> list[Laid]:
        texts = [one for one in self._laid if one.key and one.line.kind != "generated"]
        for number, one in enumerate(texts):
            self._turn(one.line)
            ahead = (other.key for other in texts[number + 1 : number + 4])
            following = [key for key in ahead if len(key) > _SHORT]
            self._lay(one, following)
        main = [one for one in texts if one.where == "main"]
        chain = {place for place, _ in increasing([(index, one.start) for index, one in enumerate(main)])}
        for index, one in enumerate(main):
            one.moved = index not in chain
        return self._laid

    def _turn(self, line: Line) -> None:
        if line.page != self._page:
            self._before = self._here if line.page == self._page + 1 else set()
            self._page, self._here, self._begun = line.page, set(), False

    def _lay(self, one: Laid, following: Sequence[str]) -> None:
        self._place(one, following)
        self._here.add(one.key)
        self._begun |= one.where in ("main", "notes")

    def _place(self, one: Laid, following: Sequence[str]) -> None:
        key = one.key
        if one.line.kind == "margin":
            self._keep_if_text(one, following)
            return
        bare = self._bare(one)
        keys = (key, bare) if bare != key else (key,)
        for cursor in (self._main, self._notes):
            if cursor is self._notes and len(bare) < 4 and not cursor.at:
                continue
            for text in keys:
                if text and cursor.follows(text):
                    cursor.take(one, cursor.at, cursor.at + len(text))
                    return
        if not self._begun and key in self._before and says_something(key):
            one.where = "repeated"
            return
        if any(self._near(one, text, following) for text in keys):
            return
        if len(key) >= _CERTAIN:
            at = self._anywhere(key)
            if at >= 0:
                self._main.take(one, at, at + len(key))
                insort(self._taken, (at, at + len(key)))

    def _keep_if_text(self, one: Laid, following: Sequence[str]) -> None:
        """Give a line its place that looks like a running head, if the text goes on with it and with the
        next line: the number of a chapter, the first line of a listing."""
        flow, start = self._main.flow, self._main.at
        end = start + len(one.key)
        if not self._main.follows(one.key):
            return
        block = flow.block_at(start)
        if any(flow.key.startswith(key, end) for key in following) or (
            block is not None and block.end == end
        ):
            self._main.take(one, start, end)

    def _near(self, one: Laid, key: str, following: Sequence[str]) -> bool:
        for cursor in (self._main, self._notes):
            if len(key) < _SURE and cursor is self._notes:
                continue
            at = cursor.ahead(key, following) if len(key) > _SHORT else -1
            if at < 0:
                at = cursor.behind(key)
            if at >= 0:
                cursor.take(one, at, at + len(key))
                return True
        return False

    def _bare(self, one: Laid) -> str:
        """Return the key of a line without a marker at its beginning."""
        found = _MARKER.match(one.line.text)
        return key_of(one.line.text[found.end() :]) if found else one.key

    def _anywhere(self, key: str) -> int:
        """Return the one place of the main flow, not passed by, where a key stands that is not yet taken;
        else -1."""
        self._asked += 1
        places = self._found(key) if self._asked <= _ASKED else self._beginnings.get(key[:_SURE], ())
        if not 0 < len(places) <= _TIMES:
            return -1
        text = self._epub.main.key
        # What the lines have passed by is taken, but for the gaps.
        open_ = [
            at for at in places if at >= self._main.at and text.startswith(key, at) and not self._is_taken(at)
        ]
        return open_[0] if len(open_) == 1 else -1

    def _found(self, key: str) -> list[int]:
        """Return the first places from here on where a key stands."""
        places: list[int] = []
        at = self._epub.main.key.find(key, self._main.at)
        while at >= 0 and len(places) <= _TIMES:
            places.append(at)
            at = self._epub.main.key.find(key, at + 1)
        return places

    def _is_taken(self, at: int) -> bool:
        number = bisect_left(self._taken, (at, -1))
        return number < len(self._taken) and self._taken[number][0] == at

    @cached_property
    def _beginnings(self) -> dict[str, list[int]]:
        """Where in the main flow words begin, by their first characters and those that follow."""
        found: dict[str, list[int]] = defaultdict(list)
        flow = self._epub.main
        for block in flow.blocks:
            for word in flow.words(block.start, block.end):
                found[flow.key[word.start : word.start + _SURE]].append(word.start)
        return found
