"""``--spelling``: words that no dictionary has."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from publish.check.chapter import Chapter
from publish.check.kept import Kept
from publish.check.prose import OPAQUE, Prose
from publish.check.rule import Found, Rule, rule
from publish.check.text.dictionaries import (
    SECONDS,
    Asked,
    Dictionary,
    ask,
    dictionary_for,
    digest,
    system_folders,
)
from publish.store import key_of

_FORM = "1"
_WORD = re.compile(r"(?<![\w.@/\\#-])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w@/\\]|\.\w)")
_SHORTEST = 2
_FEWEST = 10
"""Words of a language that are worth a word when its dictionary is missing."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A chapter, and the words that the dictionaries of its languages do not have."""

    chapter: Chapter
    unknown: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By BCP 47 tag and word, with what may be meant; no tag where no dictionary was asked."""


def asked_of(
    chapters: Iterable[Chapter],
    root: Path,
    kept: Kept | None = None,
    system: Iterable[Path] | None = None,
    seconds: float = SECONDS,
) -> tuple[Asked, ...]:
    """Ask the dictionaries about all words of a book, each language once.

    ``root`` is the publication's folder, ``kept`` what dictionaries said before, ``system`` the
    folders of the machine's dictionaries, ``seconds`` the limit of time for one language.
    """
    places = system_folders() if system is None else tuple(system)
    words: dict[str, set[str]] = {}
    for chapter in chapters:
        for prose in chapter.prose:
            for _, word, tag in _words(prose):
                words.setdefault(tag, set()).add(word)
    answers: list[Asked] = []
    for tag in sorted(words):
        dictionary = dictionary_for(tag, root, places)
        if dictionary is not None:
            answers.append(_answer(tag, words[tag], dictionary, kept or Kept(None), seconds))
        elif len(words[tag]) >= _FEWEST:
            answers.append(Asked(tag, {}, f"there is no Hunspell dictionary for “{tag}”"))
    return tuple(answers)


def _answer(tag: str, words: set[str], dictionary: Dictionary, kept: Kept, seconds: float) -> Asked:
    """Return what a dictionary says, or said of the same words when it was the same."""
    key = key_of("spelling", _FORM, tag, digest(dictionary), json.dumps(sorted(words)))
    known = kept.get(key)
    if known is not None:
        return Asked(tag, {word: tuple(meant) for word, meant in known.items()})
    answer = ask(tag, words, dictionary, seconds)
    if not answer.trouble:
        kept.put(key, dict(answer.unknown))
    return answer


def spelled(chapter: Chapter, answers: Iterable[Asked]) -> Spelled:
    """Return a chapter with what the dictionaries said."""
    return Spelled(chapter, {one.language: one.unknown for one in answers if not one.trouble})


def _words(prose: Prose) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield the words that a dictionary can know, as it writes them, with their language."""
    tags = {stretch.language for stretch in prose.stretches}
    only = next(iter(tags)) if len(tags) == 1 else ""
    for found in _WORD.finditer(prose.text):
        word = found[0].replace("’", "'")
        # Abbreviations, names of programs and of their parts: no dictionary's affair.
        if len(word) < _SHORTEST or word.isupper() or any(letter.isupper() for letter in _inner(word)):
            continue
        if (
            prose.text[found.start() - 1 : found.start()] != OPAQUE
            and prose.text[found.end() : found.end() + 1] != OPAQUE
        ):
            yield found, word, only or prose.language_at(found.start())


def _inner(word: str) -> str:
    """Return the letters of a word that do not begin one of its parts."""
    return "".join(part[1:] for part in re.split(r"[-']", word))


@rule(
    "spelling-unknown",
    "warning",
    hint="Correct it, or put it into the publication's list of words.",
    good="The lamp was lit.",
    bad="The lamp was litt.",
)
def unknown(subject: Spelled) -> Iterator[Found]:
    """A word that the dictionary of its language does not have.

    Looked for with ``--spelling``, in the dictionaries of Hunspell: those in the publication's folder
    ``dictionaries``, then those of the system. Each word is named once a chapter, where it stands
    first. Words in the publication's own list, words in capitals and words with a capital inside are
    not looked up.
    """
    chapter, accepted = subject.chapter, {word.casefold() for word in subject.chapter.book.words}
    first: dict[tuple[str, str], tuple[Prose, tuple[int, int]]] = {}
    count: Counter[tuple[str, str]] = Counter()
    for prose in chapter.prose:
        for found, word, tag in _words(prose):
            lacking = subject.unknown.get(tag, ())
            word = word.removesuffix("'s") if word.removesuffix("'s") in lacking else word
            if word in lacking and not _is_accepted(word, accepted):
                count[tag, word] += 1
                first.setdefault((tag, word), (prose, found.span()))
    for (tag, word), (prose, place) in first.items():
        times = f" ({count[tag, word]} times in this chapter)" if count[tag, word] > 1 else ""
        meant = " or ".join(f"“{one}”" for one in subject.unknown[tag][word])
        hint = f"Perhaps {meant}; or put it into the list of words." if meant else ""
        message = f"“{word}” is not in the dictionary of “{tag}”{times}"
        yield replace(chapter.places.found(prose, *place, message), hint=hint)


def _is_accepted(word: str, accepted: set[str]) -> bool:
    """Tell whether a word, or the word of which it is the genitive, is in the publication's list."""
    folded = word.casefold()
    return folded in accepted or folded.removesuffix("'s") in accepted or folded.removesuffix("'") in accepted


@rule(
    "spelling-not-checked",
    "warning",
    hint="Install one (Debian: apt install hunspell-de-de), or put NAME.aff and NAME.dic into the folder "
    "“dictionaries”.",
    good="A language whose dictionary is there.",
    bad="A language without a dictionary, or one that cannot be used.",
)
def not_checked(asked: Asked) -> Iterator[Found]:
    """A language whose words could not be looked up.

    There is no dictionary of it, or Hunspell could not use it, or took too long.
    """
    if asked.trouble:
        yield Found(f"the spelling of “{asked.language}” is not checked: {asked.trouble}")


RULES: tuple[Rule[Spelled], ...] = (unknown,)
LANGUAGE_RULES: tuple[Rule[Asked], ...] = (not_checked,)
