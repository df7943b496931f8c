"""The difference of two long sequences, in a time that a book's words allow.

`difflib` alone takes minutes for a book. So runs of words that are there once in either sequence are
found first, as in Bram Cohen's patience diff (https://bramcohen.livejournal.com/73318.html): they
are held to be the same, and `difflib` compares what lies between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_RUNS = (8, 3)
"""Lengths of runs by which two sequences are anchored, one after the other."""
_MOST = 4000
"""Items between two anchors that `difflib` compares; more are told to be replaced."""
_SMALL = 400
"""Items below which no anchors are needed."""


class Edit(NamedTuple):
    """``old[i:j]`` became ``new[k:m]``; ``same`` where they are equal."""

    same: bool
    i: int
    j: int
    k: int
    m: int


def edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Return what turns ``old`` into ``new``, all of both, equal and unequal parts by turns."""
    found: list[Edit] = []
    for one in _compared(old, new, 0, len(old), 0, len(new), 0):
        if one.i == one.j and one.k == one.m:
            continue
        if found and found[-1].same == one.same:
            one = Edit(one.same, found[-1].i, one.j, found[-1].k, one.m)
            found.pop()
        found.append(one)
    return found


def _compared(
    old: Sequence[str], new: Sequence[str], i: int, j: int, k: int, m: int, round_: int
) -> Iterator[Edit]:
    start = 0
    while i + start < j and k + start < m and old[i + start] == new[k + start]:
        start += 1
    if start:
        yield Edit(True, i, i + start, k, k + start)
    i, k = i + start, k + start
    end = 0
    while j - end > i and m - end > k and old[j - end - 1] == new[m - end - 1]:
        end += 1
    yield from _between(old, new, i, j - end, k, m - end, round_)
    if end:
        yield Edit(True, j - end, j, m - end, m)


def _between(
    old: Sequence[str], new: Sequence[str], i: int, j: int, k: int, m: int, round_: int
) -> Iterator[Edit]:
    if i == j or k == m:
        yield Edit(False, i, j, k, m)
        return
    if round_ < len(_RUNS) and max(j - i, m - k) > _SMALL:
        for at, there in [*_anchors(old, new, i, j, k, m, _RUNS[round_]), (j, m)]:
            if at > i or there > k:
                yield from _compared(old, new, i, at, k, there, round_ + 1)
            i, k = at, there
        return
    if max(j - i, m - k) > _MOST:
        yield Edit(False, i, j, k, m)
        return
    matcher = SequenceMatcher(None, old[i:j], new[k:m], autojunk=max(j - i, m - k) > _SMALL)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield Edit(tag == "equal", i + a, i + b, k + c, k + d)


def _anchors(
    old: Sequence[str], new: Sequence[str], i: int, j: int, k: int, m: int, length: int
) -> list[tuple[int, int]]:
    """Return places at which runs of ``length`` begin that either side has once, in both's order."""
    ours, theirs = _once(old, i, j, length), _once(new, k, m, length)
    pairs = sorted((at, theirs[run]) for run, at in ours.items() if run in theirs)
    return _rising(pairs)


def _once(items: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for at in range(start, end - length + 1):
        run = tuple(items[at : at + length])
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest list of pairs both of whose numbers rise (patience sorting)."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        pile = bisect_left(tops, there)
        before.append(at[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(there)
            at.append(number)
        else:
            tops[pile], at[pile] = there, number
    found = []
    number = at[-1] if at else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
