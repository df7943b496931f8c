"""Words that only stand in another order in one of the files: two differences that are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from publish.check.parity.differences import Difference
from publish.check.parity.keys import key_of, says_something

_SURE = 20
"""Characters that are hardly the same by chance."""
_MOST = 2_000
"""Pairs of differences up to which it is looked for."""
_MOST_WORDS = 4_000
"""Words of a difference up to which it is looked for in parts."""


def with_moves(found: Sequence[Difference]) -> list[Difference]:
    """Return differences, those of words that stand elsewhere in the other file as one that says so."""
    lacking = [one for one in found if one.epub and not one.pdf]
    extra = [one for one in found if one.pdf and not one.epub]
    if not lacking or not extra or len(lacking) * len(extra) > _MOST:
        return list(found)
    result = [one for one in found if one.epub and one.pdf]
    while lacking:
        one = lacking.pop(0)
        cut = next(filter(None, (_cut(one, other) for other in extra)), None)
        if cut is None:
            result.append(one)
            continue
        moved, ours, theirs, other = cut
        result.append(moved)
        lacking[:0] = ours
        at = extra.index(other)
        extra[at : at + 1] = theirs
    return sorted((*result, *extra), key=lambda one: one.start)


def _cut(
    one: Difference, other: Difference
) -> tuple[Difference, list[Difference], list[Difference], Difference] | None:
    """Return what both have, what is left of each, and the second; None where they share nothing for sure."""
    keys, others = [key_of(word.text) for word in one.epub], [word.key for word in other.pdf]
    if max(len(keys), len(others)) > _MOST_WORDS:
        return None
    if "".join(keys) == "".join(others):
        return replace(one, moved=other), [], [], other
    a, b, size = SequenceMatcher(None, keys, others, autojunk=False).find_longest_match()
    key = "".join(keys[a : a + size])
    whole = size in (len(keys), len(others))
    if not says_something(key) or (len(key) < _SURE and not whole):
        return None
    moved = replace(one, epub=one.epub[a : a + size], moved=replace(other, pdf=other.pdf[b : b + size]))
    ours = [replace(one, epub=some) for some in (one.epub[:a], one.epub[a + size :]) if some]
    theirs = [replace(other, pdf=some) for some in (other.pdf[:b], other.pdf[b + size :])]
    return moved, ours, [left for left in theirs if any(not word.is_mark for word in left.pdf)], other
