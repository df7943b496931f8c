"""Spaces inside abbreviations: narrow, and no place for a line to break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from publish.typography.flow import Edit

NARROW_NO_BREAK_SPACE = "\u202f"


@lru_cache(maxsize=16)
def _pattern(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(abbreviations, key=lambda one: (-len(one), one))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(one) for one in longest_first) + ")")


def space_edits(text: str, start: int, end: int, abbreviations: tuple[str, ...]) -> Iterator[Edit]:
    """Yield the plain spaces of abbreviations between ``start`` and ``end`` as narrow no-break ones."""
    if not abbreviations:
        return
    for found in _pattern(abbreviations).finditer(text, start, end):
        for at in range(*found.span()):
            if text[at] == " ":
                yield (at, at + 1, NARROW_NO_BREAK_SPACE)
