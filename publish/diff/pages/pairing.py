"""Which page became which."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from publish.diff.pages.values import PageKey
from publish.diff.sequences import edits
from publish.diff.words import Word, WordEdit


@dataclass(slots=True)
class Pairs:
    """Pages from 0."""

    same: list[tuple[int, int]] = field(default_factory=list)
    """On which the same is drawn, but perhaps in the margins."""
    elsewhere: set[int] = field(default_factory=set)
    """New pages of ``same`` that are not in the order of the old file."""
    gaps: list[tuple[list[int], list[int]]] = field(default_factory=list)
    """Old and new pages between these that are not the same."""


def pairs_of(old: Sequence[PageKey], new: Sequence[PageKey], blank: str = "") -> Pairs:
    """Pair pages on which the same is drawn, in order; then those that stand elsewhere in the file."""
    found = Pairs()
    gaps: list[tuple[list[int], list[int]]] = []
    for one in edits([key.drawn for key in old], [key.drawn for key in new]):
        if one.same:
            found.same += zip(range(one.i, one.j), range(one.k, one.m), strict=True)
        else:
            gaps.append((list(range(one.i, one.j)), list(range(one.k, one.m))))
    left = Counter(old[at].drawn for gap, _ in gaps for at in gap)
    come = Counter(new[at].drawn for _, gap in gaps for at in gap)
    there = {old[at].drawn: at for gap, _ in gaps for at in gap}
    for _, after in gaps:
        for at in list(after):
            key = new[at].drawn
            if left[key] == come[key] == 1:  # a page that is there several times is blank, or a rule
                found.same.append((there[key], at))
                found.elsewhere.add(at)
                after.remove(at)
    gone = {there[new[at].drawn] for at in found.elsewhere}
    for before, _ in gaps:
        before[:] = [at for at in before if at not in gone]
    found.gaps = [gap for gap in gaps if gap[0] or gap[1]]
    return found


def by_words(
    gap: tuple[Sequence[int], Sequence[int]],
    compared: Iterable[tuple[Sequence[WordEdit], Sequence[Word], Sequence[Word]]],
) -> list[tuple[int, int]]:
    """Pair the pages of a gap, in order, so that as many words as can be stay on their page.

    A page without a partner is -1; so pages are returned in the order of the new file.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for found, old, new in compared:
        for one in found:
            if one.kind in ("same", "renumbered"):
                for at in range(one.j - one.i):
                    shared[old[one.i + at].place, new[one.k + at].place] += 1
    olds, news = {at: number for number, at in enumerate(gap[0])}, set(gap[1])
    weighed = sorted((i, j, weight) for (i, j), weight in shared.items() if i in olds and j in news)
    return _with_others(_heaviest(weighed), gap)


def _heaviest(weighed: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return pairs both of whose numbers rise, with the greatest sum of weights."""
    tops: list[tuple[int, int, int]] = []  # last new page, sum, number of the entry; all rise
    before: list[int] = []
    start = 0
    while start < len(weighed):
        end = start
        while end < len(weighed) and weighed[end][0] == weighed[start][0]:
            end += 1
        made = []
        for number in range(start, end):  # all of one old page: at most one of them is taken
            _, j, weight = weighed[number]
            at = bisect_left(tops, (j, 0, 0))
            before.append(tops[at - 1][2] if at else -1)
            made.append((j, weight + (tops[at - 1][1] if at else 0), number))
        for j, total, number in made:
            at = bisect_left(tops, (j + 1, 0, 0))
            if at and tops[at - 1][1] >= total:
                continue
            at = bisect_left(tops, (j, 0, 0))
            stop = at
            while stop < len(tops) and tops[stop][1] <= total:
                stop += 1
            tops[at:stop] = [(j, total, number)]
        start = end
    found = []
    number = tops[-1][2] if tops else -1
    while number >= 0:
        found.append(weighed[number][:2])
        number = before[number]
    return found[::-1]


def _with_others(
    pairs: Sequence[tuple[int, int]], gap: tuple[Sequence[int], Sequence[int]]
) -> list[tuple[int, int]]:
    """Add the pages that share no word with another one: beside each other as far as they go."""
    found: list[tuple[int, int]] = []
    olds, news = list(gap[0]), list(gap[1])
    for i, j in [*pairs, (-1, -1)]:
        before = olds[: olds.index(i)] if i >= 0 else olds
        after = news[: news.index(j)] if j >= 0 else news
        count = min(len(before), len(after))
        found += zip(before[:count], after[:count], strict=True)
        found += [(one, -1) for one in before[count:]]
        found += [(-1, one) for one in after[count:]]
        if i >= 0:
            found.append((i, j))
            olds, news = olds[olds.index(i) + 1 :], news[news.index(j) + 1 :]
    return found
