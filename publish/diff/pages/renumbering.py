"""Numbers of pages in contents and references, which are others when pages move."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from publish.diff.words import Word, WordEdit

_NUMBER = re.compile(r"\W*([0-9]+|[ivxlcdm]+|[IVXLCDM]+)\W*")


def renumbered(
    found: Sequence[WordEdit],
    old: Sequence[Word],
    new: Sequence[Word],
    labels: tuple[Sequence[str], Sequence[str]],
    met: Collection[tuple[int, int]],
) -> list[WordEdit]:
    """Tell numbers of pages that moved from changed words.

    ``met`` are the old and new pages, from 0, that share a word: a number that was one's label and is
    the other's leads to the same place.
    """
    leads: dict[str, set[str]] = defaultdict(set)
    for i, j in met:
        if i < len(labels[0]) and j < len(labels[1]):
            leads[labels[0][i] or str(i + 1)].add(labels[1][j] or str(j + 1))
    made: list[WordEdit] = []
    for one in found:
        if one.kind != "changed" or one.j - one.i != one.m - one.k or not one.j - one.i:
            made.append(one)
            continue
        for at in range(one.j - one.i):
            kind = "renumbered" if _leads(old[one.i + at], new[one.k + at], leads) else "changed"
            made.append(_edit(kind, one.i + at, one.k + at))
    return _joined(made)


def _edit(kind: str, i: int, k: int) -> WordEdit:
    return WordEdit("renumbered" if kind == "renumbered" else "changed", i, i + 1, k, k + 1)


def _leads(before: Word, after: Word, leads: dict[str, set[str]]) -> bool:
    first, second = _NUMBER.fullmatch(before.text), _NUMBER.fullmatch(after.text)
    if first is None or second is None:
        return False
    rest = before.text.replace(first[1], "", 1), after.text.replace(second[1], "", 1)
    return rest[0] == rest[1] and second[1] in leads.get(first[1], ())


def _joined(found: Sequence[WordEdit]) -> list[WordEdit]:
    made: list[WordEdit] = []
    for one in found:
        if made and one.kind == made[-1].kind == "changed" and one.i == made[-1].j and one.k == made[-1].m:
            last = made.pop()
            one = WordEdit("changed", last.i, one.j, last.k, one.m)
        made.append(one)
    return made
