"""Which findings are asked for: ``--only`` and ``--skip``, and ``[check] skip`` of a publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from publish.check.finding import Finding

_VALIDATORS_OWN = re.compile(r"[A-Z]+[A-Z0-9]*(-[A-Za-z0-9.]*)*")
"""A code as EPUBCheck and outloud write theirs, or the beginning of one; ours have small letters."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of rules or a validator: its name, and the codes that it can find, as far as they
    are known."""

    name: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Words that choose findings. A word is a code (``link-dangling``), the beginning of one up to a
    hyphen (``link``, ``RSC``), a topic (``links``, ``epubcheck``), or a topic and a code
    (``ace:image-alt``)."""

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()

    def wants(self, topic: Topic) -> bool:
        """Tell whether anything of ``topic`` could be wanted."""
        if topic.name in self.skip:
            return False
        return not self.only or any(_touches(word, topic) for word in self.only)

    def keeps(self, finding: Finding, topic: str) -> bool:
        """Tell whether a finding of ``topic`` is wanted."""
        if any(means(word, finding.code, topic) for word in self.skip):
            return False
        return not self.only or any(means(word, finding.code, topic) for word in self.only)


def unknown(words: Iterable[str], topics: Iterable[Topic]) -> list[str]:
    """Return the words that mean nothing that could be found, in their order."""
    known = tuple(topics)
    return [word for word in words if not any(_touches(word, topic) for topic in known)]


def touched(word: str, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return the topics in which a word could mean a finding; for a word that is no code of ours,
    those whose codes nobody here knows."""
    known = tuple(topics)
    found = tuple(topic for topic in known if _touches(word, topic))
    return found or tuple(topic for topic in known if not topic.codes)


def _touches(word: str, topic: Topic) -> bool:
    """Tell whether a word could mean a finding of a topic."""
    name, colon, code = word.partition(":")
    if colon:
        return name == topic.name and bool(code)
    if word == topic.name or any(_begins(word, code) for code in topic.codes):
        return True
    # A validator's codes are its own affair.
    return not topic.codes and bool(_VALIDATORS_OWN.fullmatch(word))


def means(word: str, code: str, topic: str) -> bool:
    """Tell whether a word means the finding of ``topic`` with that code."""
    name, colon, rest = word.partition(":")
    if colon:
        return name == topic and _begins(rest, code)
    return word == topic or _begins(word, code)


def _begins(word: str, code: str) -> bool:
    return code == word or code.startswith(f"{word}-")
