"""Changed passages of a text: what is gone and what is new, with some words around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

from publish.diff.results import Part, TextChange
from publish.diff.words import Word, WordEdit

_AROUND = 12
"""Words before and after a change that are shown."""
_MOST = 400
"""Words of one change that are shown; of more the first and the last."""
_ENDS = 150
_QUIET = ("same", "renumbered")
_Kind: TypeAlias = Literal["same", "removed", "added", "moved-away", "moved-here"]

Where = Callable[[Word | None, Word | None], tuple[str, str]]
"""Returns chapter and place of a passage whose first changed words are these, of old and new."""


def passages(
    found: Sequence[WordEdit], old: Sequence[Word], new: Sequence[Word], where: Where, breaks: bool
) -> Iterator[TextChange]:
    """Yield the passages in which something changed, in order.

    With ``breaks`` the place of a word is its paragraph, and the parts say where another one begins.
    """
    for first, last in _groups(found):
        parts = _Parts(old, new, breaks)
        if first:
            parts.add_around(found[first - 1], before=True)
        for one in found[first : last + 1]:
            parts.add(one)
        if last + 1 < len(found):
            parts.add_around(found[last + 1], before=False)
        loud = [one for one in found[first : last + 1] if one.kind == "changed"]
        begin = found[first]
        chapter, place = where(
            old[begin.i] if begin.i < begin.j else None,
            new[begin.k] if begin.k < begin.m else new[begin.k - 1] if begin.k else None,
        )
        removed, added = sum(one.j - one.i for one in loud), sum(one.m - one.k for one in loud)
        yield TextChange(chapter, place, tuple(parts.made), removed, added)


def _groups(found: Sequence[WordEdit]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of changes so close that the words around them would meet."""
    first = last = -1
    quiet = 0
    for number, one in enumerate(found):
        if one.kind in _QUIET:
            quiet += one.m - one.k
            continue
        if first >= 0 and quiet > 2 * _AROUND:
            yield first, last
            first = -1
        if first < 0:
            first = number
        last, quiet = number, 0
    if first >= 0:
        yield first, last


class _Parts:
    """Puts a passage together."""

    def __init__(self, old: Sequence[Word], new: Sequence[Word], breaks: bool) -> None:
        self.made: list[Part] = []
        self._old = old
        self._new = new
        self._breaks = breaks
        self._last: dict[str, int] = {}
        """The paragraph of the last old and the last new word."""

    def add(self, one: WordEdit) -> None:
        """Add all words of an edit."""
        if one.kind in _QUIET:
            self._add_same(one.i, one.j, one.k)
            return
        self._words("moved-away" if one.kind == "moved-away" else "removed", self._old[one.i : one.j], "old")
        self._words("moved-here" if one.kind == "moved-here" else "added", self._new[one.k : one.m], "new")

    def add_around(self, one: WordEdit, before: bool) -> None:
        """Add the words before or after a change, as far as the paragraph goes."""
        if one.kind not in _QUIET:
            return
        size = one.m - one.k
        count = min(_AROUND, size)
        if self._breaks and size:
            near = self._new[one.m - 1 if before else one.k].place
            while self._new[one.m - count if before else one.k + count - 1].place != near:
                count -= 1
        start = size - count if before else 0
        if before and count < size:
            self.made.append(Part("cut"))
        self._add_same(one.i + start, one.i + start + count, one.k + start)
        if not before and count < size:
            self.made.append(Part("cut"))

    def _add_same(self, i: int, j: int, k: int) -> None:
        words = self._new[k : k + j - i]
        self._words("same", words, "new")
        if words:
            self._last["old"] = self._old[j - 1].place

    def _words(self, kind: _Kind, words: Sequence[Word], side: str) -> None:
        if len(words) > _MOST:
            self._words(kind, words[:_ENDS], side)
            self.made.append(Part("cut", f"{len(words) - 2 * _ENDS}"))
            words = words[-_ENDS:]
        run: list[str] = []
        for word in words:
            if self._breaks and word.place != self._last.get(side, word.place):
                self._end(kind, run)
                self.made.append(Part("break"))
                run = []
            self._last[side] = word.place
            run.append(word.text)
        self._end(kind, run)

    def _end(self, kind: _Kind, run: list[str]) -> None:
        if run:
            self.made.append(Part(kind, " ".join(run)))
