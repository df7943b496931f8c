"""Words of two texts compared: which stayed, which are gone, which are new, which stand elsewhere."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from publish.diff.sequences import Edit, edits

HYPHENS = "-\u2010\u2011"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x02\ufffe\u034f"
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_KEPT: dict[int, str | None] = {ord(one): other for one, other in _LIGATURES.items()}
_TABLE: dict[int, str | None] = {**_KEPT, **{ord(one): None for one in (*HYPHENS, *_UNSEEN)}}
_FEWEST_MOVED = 12
"""Letters of words in a row, gone here and new there, from which on these are held to be the same."""
_ENDS = ".!?:…"
_SLIDE = 200
"""Words by which a change is read elsewhere, at most."""
_CHANCE = 2
"""Equal words in a row that are chance where more than twice as many around them are others."""


class Word(NamedTuple):
    """A word of a text."""

    key: str
    """What is compared."""
    text: str
    """What is shown."""
    place: int
    """Number of the page or the block that it stands in."""
    divided: bool = False
    """Whether a line's end divides it, so that its hyphens say nothing."""
    row: int = 0
    """Number of its line on the page."""


def word(text: str, place: int, divided: bool = False, row: int = 0) -> Word:
    """Return a word. Its key has no hyphens, which a line's end may add, and nothing unseen."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    return Word(plain.translate(_TABLE) or plain, text, place, divided, row)


EditKind: TypeAlias = Literal["same", "changed", "moved-away", "moved-here", "renumbered"]


class WordEdit(NamedTuple):
    """``old[i:j]`` became ``new[k:m]``."""

    kind: EditKind
    i: int
    j: int
    k: int
    m: int


def compare(old: Sequence[Word], new: Sequence[Word]) -> list[WordEdit]:
    """Return what turns one text into the other, all of both, in order."""
    found = edits([one.key for one in old], [one.key for one in new])
    found = _without_chance(list(_hyphens_seen(found, old, new)))
    found = _slid(found, old, new)
    return _with_moved([WordEdit("same" if one.same else "changed", *one[1:]) for one in found], old, new)


def _hyphens_seen(found: Sequence[Edit], old: Sequence[Word], new: Sequence[Word]) -> Iterator[Edit]:
    """Part words that are the same but for a hyphen inside of a line."""
    for one in found:
        if not one.same:
            yield one
            continue
        start = 0
        for at in range(one.j - one.i):
            before, after = old[one.i + at], new[one.k + at]
            if before.text == after.text or before.divided or after.divided:
                continue
            if _seen(before.text) != _seen(after.text):
                yield Edit(True, one.i + start, one.i + at, one.k + start, one.k + at)
                yield Edit(False, one.i + at, one.i + at + 1, one.k + at, one.k + at + 1)
                start = at + 1
        yield Edit(True, one.i + start, one.j, one.k + start, one.m)


def _seen(text: str) -> str:
    """Return a word with hyphens of one kind, without what is not seen."""
    plain = text.translate(_KEPT)
    return "".join("-" if one in HYPHENS else one for one in plain if one not in _UNSEEN)


def _without_chance(found: list[Edit]) -> list[Edit]:
    """Join changes between which one or two words are the same by chance; drop what is empty."""
    found = [one for one in found if one.i < one.j or one.k < one.m]
    kept: list[Edit] = []
    for number, one in enumerate(found):
        around = found[number - 1 : number] + found[number + 1 : number + 2] if number else []
        is_chance = (
            one.same
            and one.j - one.i <= _CHANCE
            and len(around) == 2
            and all(max(b.j - b.i, b.m - b.k) > 2 * (one.j - one.i) for b in around)
        )
        same = one.same and not is_chance
        if kept and not same and not kept[-1].same:
            last = kept.pop()
            kept.append(Edit(False, last.i, one.j, last.k, one.m))
        else:
            kept.append(Edit(same, *one[1:]))
    return kept


def _slid(found: list[Edit], old: Sequence[Word], new: Sequence[Word]) -> list[Edit]:
    """Let what is gone or new begin where a sentence does, if the same words can be read so.

    Of “He came. He went.” and “He went.” it is all one whether “He came.” is gone or “came. He”.
    """
    made = list(found)
    for number in range(1, len(made) - 1):
        before, one, after = made[number - 1 : number + 2]
        if one.same or not (before.same and after.same) or (one.i < one.j and one.k < one.m):
            continue
        words, start, end = (old, one.i, one.j) if one.i < one.j else (new, one.k, one.m)
        by = _best_slide(words, start, end, before.j - before.i, after.j - after.i)
        made[number - 1] = before._replace(j=before.j + by, m=before.m + by)
        made[number] = Edit(False, one.i + by, one.j + by, one.k + by, one.m + by)
        made[number + 1] = after._replace(i=after.i + by, k=after.k + by)
    return [one for one in made if one.i < one.j or one.k < one.m]


def _best_slide(words: Sequence[Word], start: int, end: int, left: int, right: int) -> int:
    slides = [0]
    for by in range(1, min(left, _SLIDE) + 1):
        if words[start - by].key != words[end - by].key:
            break
        slides.append(-by)
    for by in range(min(right, _SLIDE)):
        if words[start + by].key != words[end + by].key:
            break
        slides.append(by + 1)
    return max(slides, key=lambda by: (_whole(words, start + by, end + by), -abs(by)))


def _whole(words: Sequence[Word], start: int, end: int) -> int:
    """Return how much words look like blocks or sentences of their own, from 0 to 4."""
    begins = start == 0 or _ends(words[start - 1]) or words[start - 1].place != words[start].place
    return 2 * begins + _ends(words[end - 1]) + words[start].text[:1].isupper()


def _ends(one: Word) -> bool:
    return one.text.rstrip("”’\"')»“")[-1:] in set(_ENDS)


def _with_moved(found: list[WordEdit], old: Sequence[Word], new: Sequence[Word]) -> list[WordEdit]:
    """Tell words that stand elsewhere from such as are gone or new."""
    gone: dict[tuple[str, ...], list[int]] = defaultdict(list)
    come: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.kind == "changed" and one.k == one.m:
            gone[tuple(word.key for word in old[one.i : one.j])].append(number)
        elif one.kind == "changed" and one.i == one.j:
            come[tuple(word.key for word in new[one.k : one.m])].append(number)
    for words, away in gone.items():
        if sum(map(len, words)) < _FEWEST_MOVED:
            continue
        for number, other in zip(away, come.get(words, ()), strict=False):
            found[number] = found[number]._replace(kind="moved-away")
            found[other] = found[other]._replace(kind="moved-here")
    return found


def count(found: Sequence[WordEdit]) -> tuple[int, int, int]:
    """Return how many words are gone, are new, and stand elsewhere."""
    removed = sum(one.j - one.i for one in found if one.kind == "changed")
    added = sum(one.m - one.k for one in found if one.kind == "changed")
    return removed, added, sum(one.m - one.k for one in found if one.kind == "moved-here")
