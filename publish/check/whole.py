"""What only the whole book shows: one word that is written in two ways.

The words of each chapter are counted by themselves; the rules look at all counts together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from publish.check.chapter import Chapter
from publish.check.prose import Prose
from publish.check.rule import Found, Rule, rule
from publish.check.text.languages import primary
from publish.check.text.variants import (
    american,
    letter_of_ise,
    may_differ_in_accents,
    may_differ_in_hyphens,
    with_z,
    without_accents,
    without_hyphens,
)

_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_SHORTEST = 4
_STARTS = re.compile(r"[.!?:…\n“„‘»«(\[—–]\s*$|^\s*$")
MOST = 5
"""Findings about one way to write a word."""

Word = tuple[str, str]
"""Language (primary subtag), and the word in lower case."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one chapter."""

    count: Counter[Word]
    names: Counter[Word]
    """Those written with a capital inside a sentence."""


@dataclass(frozen=True)
class Whole:
    """The whole manuscript."""

    chapters: tuple[Chapter, ...]
    """In reading order."""
    words: tuple[Words, ...]
    """The words of each chapter."""

    @cached_property
    def count(self) -> Counter[Word]:
        """How often each word is used."""
        return sum((one.count for one in self.words), Counter())

    @cached_property
    def names(self) -> Counter[Word]:
        """How often each word has a capital inside a sentence."""
        return sum((one.names for one in self.words), Counter())


def words_of(chapter: Chapter) -> Words:
    """Count the words of four letters and more in the running text of a chapter."""
    count: Counter[Word] = Counter()
    names: Counter[Word] = Counter()
    for prose in chapter.prose:
        for found, word in _words(prose):
            count[word] += 1
            if found[0][0].isupper() and prose.kind != "title":
                names[word] += not _STARTS.search(prose.text[max(0, found.start() - 3) : found.start()])
    return Words(count, names)


def _words(prose: Prose) -> Iterator[tuple[re.Match[str], Word]]:
    languages = {stretch.language for stretch in prose.stretches}
    one = primary(next(iter(languages))) if len(languages) == 1 else ""
    for found in _WORD.finditer(prose.text):
        if len(found[0]) >= _SHORTEST:
            yield found, (one or primary(prose.language_at(found.start())), found[0].lower())


def _groups(whole: Whole, key: Callable[[str], str], languages: str = "") -> Iterator[list[Word]]:
    """Yield words that are the same by ``key``, each group with the one used most in front."""
    found: dict[Word, list[Word]] = defaultdict(list)
    for word in whole.count:
        language, letters = word
        if not languages or language in languages.split():
            found[language, key(letters)].append(word)
    for group in found.values():
        if len(group) > 1:
            yield sorted(group, key=lambda word: -whole.count[word])  # of equals the first in the book


def _places(whole: Whole, rare: Mapping[Word, Word]) -> Iterator[Found]:
    """Yield where the rarer ways to write words are used; each with the usual one."""
    left = dict.fromkeys(rare, MOST)
    for chapter, words in zip(whole.chapters, whole.words, strict=True):
        if rare.keys().isdisjoint(words.count):
            continue
        for prose in chapter.prose:
            for found, word in _words(prose):
                if left.get(word):
                    left[word] -= 1
                    usual = rare[word]
                    here, else_ = _times(whole.count[word]), _times(whole.count[usual])
                    message = f"“{found[0]}” here ({here}), else “{_shown(whole, usual)}” ({else_})"
                    yield chapter.places.found(prose, *found.span(), message)


def _shown(whole: Whole, word: Word) -> str:
    """Return a word as it is mostly written: a name with its capital."""
    return word[1].title() if whole.names[word] * 2 > whole.count[word] else word[1]


def _times(count: int) -> str:
    return "1 time" if count == 1 else f"{count} times"


@rule(
    "spelling-hyphen",
    "warning",
    hint="Choose one of the two for the whole book.",
    good="Send an email. The email came back.",
    bad="Send an email. The e-mail came back.",
)
def hyphens(whole: Whole) -> Iterator[Found]:
    """A compound that is written with a hyphen here and closed elsewhere: ``e-mail``, ``email``.

    Each is right by some dictionary; both in one book look like nobody's decision. The Chicago
    Manual of Style, 17th ed., 7.89 and chapter 2 (the style sheet); Duden, “Bindestrich”.
    """
    rare: dict[Word, Word] = {}
    for usual, *others in _groups(whole, without_hyphens):
        for word in others:
            hyphenated = word if len(word[1]) > len(usual[1]) else usual
            if may_differ_in_hyphens(hyphenated[1]):
                rare[word] = usual
    yield from _places(whole, rare)


@rule(
    "spelling-accent",
    "warning",
    hint="Choose one of the two for the whole book; a name is written as its bearer does.",
    good="We met Anaïs Müller. Then Anaïs Müller left.",
    bad="We met Anaïs Dupont. Then Anais Dupont left.",
)
def accents(whole: Whole) -> Iterator[Found]:
    """A word or a name that is written with an accent here and without it elsewhere: ``café``, ``cafe``.

    Names suffer most, and their bearers see it first. In German umlauts are not compared, and in
    languages with many accents only names. The Chicago Manual of Style, 17th ed., chapters 7 and 11.
    """
    rare: dict[Word, Word] = {}
    for usual, *others in _groups(whole, without_accents):
        for word in others:
            named = all(whole.names[one] == whole.count[one] for one in (word, usual))
            if may_differ_in_accents(word[1], usual[1], word[0], named):
                rare[word] = usual
    yield from _places(whole, rare)


@rule(
    "spelling-region",
    "warning",
    hint="Choose British or American spelling for the whole book.",
    good="The colour of the lamp is the colour of honey.",
    bad="The colour of the lamp is the color of honey.",
)
def regions(whole: Whole) -> Iterator[Found]:
    """An English word that is written in the British way here and in the American elsewhere.

    ``Colour`` and ``color``, ``centre`` and ``center``, ``organise`` and ``organize``. Only words that
    the book has in both ways are named. New Hart’s Rules, 2nd ed., chapters 3
    and 21; The Chicago Manual of Style, 17th ed., chapter 7.
    """
    groups = _groups(whole, lambda word: with_z(american(word)), "en")
    yield from _places(whole, {word: usual for usual, *others in groups for word in others})


@rule(
    "spelling-ise",
    "info",
    hint="Choose -ise or -ize for the whole book.",
    good="They organise what they realise, and recognise it.",
    bad="They organise what they recognise, and categorise it. They realize it.",
)
def ise(whole: Whole) -> Iterator[Found]:
    """English verbs in -ise beside others in -ize.

    Both are good British spelling, but one book has one of them; American English has -ize alone.
    Verbs that are never written with z (advise, surprise) do not count. New Hart’s Rules,
    2nd ed., chapter 3.
    """
    by_letter: dict[str, list[Word]] = {"s": [], "z": []}
    for word in whole.count:
        letter = letter_of_ise(word[1]) if word[0] == "en" else ""
        # A word in both ways is found as such (spelling-region).
        if letter and (letter == "z" or ("en", with_z(word[1])) not in whole.count):
            by_letter[letter].append(word)
    totals = {letter: sum(whole.count[word] for word in words) for letter, words in by_letter.items()}
    if not all(totals.values()):
        return
    rare, usual = sorted(totals, key=lambda letter: (totals[letter], letter))
    wanted = set(by_letter[rare])
    for chapter in whole.chapters:
        for prose in chapter.prose:
            for found, word in _words(prose):
                if word in wanted:
                    wanted.discard(word)
                    message = (
                        f"“{found[0]}” here, where the book mostly has -i{usual}e ({totals[usual]} times)"
                    )
                    yield chapter.places.found(prose, *found.span(), message)


RULES: tuple[Rule[Whole], ...] = (hyphens, accents, regions, ise)
