"""Where a place in one text is in another that is nearly the same.

The print edition and the EPUB have the same words but for what only one of them shows. Ids that
both have part the texts into short stretches; in each, equal words are found, first those
around groups of words that each text has once (as in patience diff), then what lies between.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import NamedTuple

_GROUP = 3
"""Words that together are rarely said twice in a chapter."""
_MOST_PAIRS = 1_000_000
"""Pairs of equal words up to which a stretch without such groups is compared word by word."""
_SAMPLE = 24
"""Characters of a page's beginning that are looked for where words were not compared."""


@dataclass(frozen=True)
class Text:
    """A text without its spaces."""

    characters: str
    """All words in a row."""
    starts: array[int]
    """Where each word begins, and where the text ends."""
    anchors: tuple[tuple[str, int], ...] = ()
    """Ids, and how many characters stand before each."""


class _Same(NamedTuple):
    """Characters that both texts have."""

    source: int
    target: int
    length: int


class Alignment:
    """Finds places of ``source`` in ``target``."""

    def __init__(self, source: Text, target: Text) -> None:
        self._source = source
        self._target = target
        self._bounds = list(_bounds(source, target))
        self._known: dict[int, list[_Same]] = {}

    def place(self, offset: int) -> int:
        """Return the place of ``offset``; of what the target does not have, that of what comes next.

        A place past the end is the end.
        """
        number = bisect_right(self._bounds, (offset, len(self._target.characters))) - 1
        if number >= len(self._bounds) - 1:
            return len(self._target.characters)
        if number not in self._known:
            (start, other), (end, other_end) = self._bounds[number : number + 2]
            same = _same(self._source, (start, end), self._target, (other, other_end))
            self._known[number] = [_Same(start, other, 0), *same]
        place, end = _found(self._known[number], offset, self._bounds[number + 1][1])
        return self._near(offset, place, end)

    def _near(self, offset: int, place: int, end: int) -> int:
        """Return where between two places the target goes on as the source does at ``offset``.

        Words are found so that were not looked for one by one, since they would have been too many.
        """
        sample = self._source.characters[offset : offset + _SAMPLE]
        found = self._target.characters.find(sample, place, end) if len(sample) == _SAMPLE else -1
        return found if found >= 0 else end


def _bounds(source: Text, target: Text) -> Iterator[tuple[int, int]]:
    """Yield places that are the same in both texts, as their ids tell: from the beginning to the end."""
    known = dict(target.anchors)
    pairs = {(place, known[name]) for name, place in source.anchors if name in known}
    end = len(source.characters), len(target.characters)
    last = 0, 0
    yield last
    for pair in increasing(sorted(pairs)):
        if pair[0] > last[0] and pair < end:
            last = pair
            yield pair
    yield end


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of ``pairs`` whose second numbers ascend too; the first ones do."""
    ends: list[int] = []
    """The least number that a row of each length ends with."""
    places: list[int] = []
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        places[length : length + 1] = [index]
    chain = []
    index = places[-1] if places else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _found(same: Sequence[_Same], offset: int, end: int) -> tuple[int, int]:
    """Return between which places of the target ``offset`` is, in a stretch that ends at ``end``.

    Both are one where the target has the character, or begins to have others in place of it.
    """
    number = bisect_right(same, offset, key=lambda one: one.source) - 1
    one = same[number]
    place = one.target + min(offset - one.source, one.length)
    if offset <= one.source + one.length:
        return place, place
    return place, same[number + 1].target if number + 1 < len(same) else end


def _same(source: Text, bounds: tuple[int, int], target: Text, others: tuple[int, int]) -> Iterator[_Same]:
    """Yield what is the same in a stretch of each text, in its order."""
    if source.characters[slice(*bounds)] == target.characters[slice(*others)]:
        yield _Same(bounds[0], others[0], bounds[1] - bounds[0])
        return
    places, words = _cut(source, bounds)
    other_places, other_words = _cut(target, others)
    last = _Same(bounds[0], others[0], 0)
    for first, second, count in (*_runs(words, other_words), (len(words), len(other_words), 0)):
        start, other = places[first], other_places[second]
        # The same characters may be other words: lines of listings are broken in print.
        before, other_before = last.source + last.length, last.target + last.length
        between = source.characters[before:start]
        if between and between == target.characters[other_before:other]:
            yield _Same(before, other_before, start - before)
        last = _Same(start, other, places[first + count] - start)
        if last.length:
            yield last


def _cut(text: Text, bounds: tuple[int, int]) -> tuple[list[int], list[str]]:
    """Return the words between two places, and where each begins and the last one ends."""
    start, end = bounds
    inner = text.starts[bisect_right(text.starts, start) : bisect_left(text.starts, end)]
    places = [start, *inner, end] if end > start else [start]
    return places, [text.characters[one:other] for one, other in pairwise(places)]


def _runs(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield runs of equal words: where each begins in both, and how many they are."""
    first = second = 0
    for one, other in (*increasing(_single(words, others)), (len(words), len(others))):
        if one < first or other < second:
            continue  # part of the run before it
        if one < len(words):
            while one > first and other > second and words[one - 1] == others[other - 1]:
                one, other = one - 1, other - 1
        for start, other_start, count in _between(words[first:one], others[second:other]):
            yield first + start, second + other_start, count
        first, second = one, other
        while first < len(words) and second < len(others) and words[first] == others[second]:
            first, second = first + 1, second + 1
        if first > one:
            yield one, other, first - one


def _single(words: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of groups of words that are once in each text, in their order in the first."""
    once, other_once = _once(words), _once(others)
    return [(place, other_once[group]) for group, place in once.items() if group in other_once]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    groups = list(zip(*(words[shift:] for shift in range(_GROUP)), strict=False))
    counts = Counter(groups)
    return {group: place for place, group in enumerate(groups) if counts[group] == 1}


def _between(words: Sequence[str], others: Sequence[str]) -> Iterable[tuple[int, int, int]]:
    """Return runs of equal words in what has no such groups; where that would take long, the first."""
    if not words or not others:
        return ()
    counts = Counter(others)
    if sum(counts[word] for word in words) > _MOST_PAIRS:
        equal = takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False))
        return ((0, 0, sum(1 for _ in equal)),)
    return SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()[:-1]
