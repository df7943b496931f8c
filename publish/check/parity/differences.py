"""Words that one of the two files has and the other has not: slot by slot, compared word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from publish.check.parity.flows import Flow, Word
from publish.check.parity.keys import key_of, says_something
from publish.check.parity.laying import Laid
from publish.check.parity.slots import Slot

_MOST_PAIRS = 9_000_000
"""Pairs of words up to which a slot is compared word by word."""
_NEAR = 2
"""Equal words up to which two differences are one."""
_AROUND = 4
"""Words before a difference that are shown."""
_SHOWN = 14
"""Words of a difference that are shown."""
_MARKER = re.compile(
    r"[^\w\s]*(?:[a-z][.:])?(?:\d{1,4}(?:[.:]\d+)*|[ivxlc]{1,6}|[a-z])[.):\]]*", re.IGNORECASE
)
_PAGES = "page|pages|pp?|s|seiten?|página|pagina|pág|σελ|str"
_REFERENCE = re.compile(rf"\W*(?:(?:on|auf|see|siehe)?(?:{_PAGES})\.?)?(?:\d{{1,4}}|[ivxlc]{{1,6}})\W*")


class PdfWord(NamedTuple):
    """A word of a page; where a line end divides one, each part."""

    text: str
    key: str
    line: Laid
    first: bool
    """Whether a line begins with it."""

    @property
    def is_mark(self) -> bool:
        """Whether it is all of a line, and looks like the mark of an item: a bullet, a number."""
        alone = self.text == self.line.line.text.strip()
        return alone and bool(not says_something(self.key) or _MARKER.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not the same in one place."""

    slot: Slot
    epub: tuple[Word, ...]
    pdf: tuple[PdfWord, ...]
    before: str
    """The words before it, in both."""
    moved: Difference | None = None
    """Where the same words stand in the other file."""

    @property
    def start(self) -> int:
        """Where in the flow of the EPUB it is."""
        return self.epub[0].start if self.epub else self.slot.start

    @property
    def end(self) -> int:
        """Where in the flow of the EPUB it ends."""
        return self.epub[-1].end if self.epub else self.start

    @property
    def epub_words(self) -> str:
        """The words of the EPUB, not too many."""
        return shown([one.text for one in self.epub])

    @property
    def pdf_words(self) -> str:
        """The words of the PDF, not too many."""
        return shown([one.text for one in self.pdf])


def shown(words: Sequence[str]) -> str:
    """Return words as a message quotes them."""
    words = [one.strip("\u00ad\u200b\ufffe\x02") for one in words]
    if len(words) <= _SHOWN:
        return " ".join(words)
    return f"{' '.join(words[: _SHOWN - 3])} … {' '.join(words[-2:])} ({len(words)} words)"


@dataclass(frozen=True)
class Excuses:
    """Words that only one file has by rights."""

    drawn: Sequence[tuple[int, Collection[str]]]
    """Places of drawings in the running text, and the words written in each."""
    links: Collection[tuple[int, int]]
    """Where links stand in the running text: in print some are page numbers."""
    calls: Sequence[tuple[int, int]]
    """Where notes are called."""
    texts: dict[int, tuple[str, ...]]
    """By page: keys of words for print alone."""


_WINDOW = 6000
"""Characters of the running text near which a drawing's words stand on the pages."""


class Comparison:
    """Compares the two sides of slots of one flow."""

    def __init__(self, flow: Flow, excuses: Excuses) -> None:
        self._flow = flow
        self._excuses = excuses

    def differences(self, slot: Slot) -> Iterator[Difference]:
        """Yield what is not the same in a slot."""
        ours = [one for one in self._flow.words(slot.start, slot.end) if not self._for_epub(one)]
        # Of a word that a line end divides, the part that is in the slot.
        keys = [self._flow.key[max(one.start, slot.start) : min(one.end, slot.end)] for one in ours]
        theirs = [word for one in slot.lines for word in self._words(one, slot)]
        others = [one.key for one in theirs]
        if "".join(keys) == "".join(others):
            return
        for (a, b), (c, d) in _parts(keys, others):
            epub, pdf = ours[a:b], theirs[c:d]
            if len(epub) != len(pdf):  # else they may be cells of a table
                pdf = [one for one in pdf if not one.is_mark]
            if not self._excused("".join(keys[a:b]), epub, pdf, slot):
                before = " ".join(one.text for one in self._before(slot, ours, a))
                yield Difference(slot, tuple(epub), tuple(pdf), before)

    def _words(self, laid: Laid, slot: Slot) -> Iterator[PdfWord]:
        words = [(one, key) for one in laid.line.text.split() if (key := key_of(one))]
        drawn = self._drawn(slot)
        if drawn and all(_is_put_together(key, drawn) for _, key in words):
            return
        for number, (word, key) in enumerate(words):
            yield PdfWord(word, key, laid, number == 0)

    def _drawn(self, slot: Slot) -> set[str]:
        near = (
            words
            for offset, words in self._excuses.drawn
            if slot.where == "main" and slot.start - _WINDOW <= offset <= slot.end + _WINDOW
        )
        return {word for words in near for word in words}

    def _for_epub(self, word: Word) -> bool:
        block = self._flow.block_at(word.start)
        return block is not None and block.excused

    def _before(self, slot: Slot, words: Sequence[Word], number: int) -> list[Word]:
        start = words[number].start if number < len(words) else (words[-1].end if words else slot.start)
        return self._flow.words(max(0, start - 60), start)[-_AROUND:]

    def _excused(self, key: str, epub: Sequence[Word], pdf: Sequence[PdfWord], slot: Slot) -> bool:
        other = "".join(one.key for one in pdf)
        if not says_something(key) and not says_something(other):
            return True
        if key == other or _only_turned(key, other):
            return True
        texts = self._excuses.texts.get(pdf[0].line.line.page, ()) if pdf else ()
        if not key:
            marks = all(one.first and _MARKER.fullmatch(one.text) for one in pdf)
            return marks or any(other in one for one in texts) or bool(_REFERENCE.fullmatch(other))
        if pdf and slot.where == "main":
            if _REFERENCE.fullmatch(other) and (epub[0].start, epub[-1].end) in self._excuses.links:
                return True
            return self._calls_alike(key, other, epub)
        return False

    def _calls_alike(self, key: str, other: str, epub: Sequence[Word]) -> bool:
        """Tell whether only the calls of notes look different: a figure here, a star there."""
        start, end = epub[0].start, epub[-1].end
        calls = [(a, b) for a, b in self._excuses.calls if start <= a and b <= end]
        if not calls or self._flow.key[start:end] != key:
            return False
        pieces, at = [], start
        for a, b in calls:
            pieces.append(re.escape(self._flow.key[at:a]))
            at = b
        pieces.append(re.escape(self._flow.key[at:end]))
        return bool(re.fullmatch(r"[\d*†‡§¶\[\]()⁰¹²³⁴-⁹]{1,6}".join(pieces), other))


def _parts(keys: Sequence[str], others: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield stretches of words that differ, those close together as one."""
    if len(keys) * len(others) > _MOST_PAIRS:
        yield (0, len(keys)), (0, len(others))
        return
    last: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if last is not None and "".join(keys[last[0] : last[1]]) == "".join(others[last[2] : last[3]]):
            last = None  # a word divided at a line's end
        if last is not None and a - last[1] <= _NEAR and c - last[3] <= _NEAR:
            last = last[0], b, last[2], d
            continue
        if last is not None:
            yield last[:2], last[2:]
        last = a, b, c, d
    if last is not None:
        yield last[:2], last[2:]


def _only_turned(key: str, other: str) -> bool:
    """Tell whether the letters are the same in another order, as words from right to left are drawn."""
    if key.isascii():
        return False
    same = sorted(filter(str.isalnum, key)) == sorted(filter(str.isalnum, other))
    return same and any(unicodedata.bidirectional(one) in ("R", "AL") for one in key)


def _is_put_together(key: str, words: Collection[str]) -> bool:
    """Tell whether a word is made of whole words of a drawing, which have no spaces between."""
    reached = {0}
    for end in range(1, len(key) + 1):
        if any(key[start:end] in words for start in reached):
            reached.add(end)
    return len(key) in reached
