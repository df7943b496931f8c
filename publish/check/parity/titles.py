"""Titles as they are compared: with or without the number before them."""

from __future__ import annotations

import re

from publish.check.parity.keys import key_of

_LABEL = re.compile(
    r"(?:(?i:chapter|part|appendix|section|kapitel|teil|anhang|abschnitt)\s+[\w.]{1,9}"
    r"|\d+(?:\.\d+)*|[A-Z](?:\.\d+)*|[IVXLC]{1,6})[.:)–—]?\s+"
)
_LEADERS = str.maketrans("", "", ".…·")


def bare(title: str) -> str:
    """Return the key of a title without the number or label before it."""
    found = _LABEL.match(title)
    return key_of(title[found.end() :]) if found and found.end() < len(title) else key_of(title)


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles are the same but for numbers and labels before them."""
    return bool({key_of(one), bare(one)} & {key_of(other), bare(other)})


def without_leaders(text: str) -> str:
    """Return the key of a text without its dots, of which contents are full."""
    return key_of(text).translate(_LEADERS)
