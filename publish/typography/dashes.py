"""Dashes and ellipses typed with hyphens and full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.typography.flow import Edit
from publish.typography.language import Language

# Longer rows are rules and leaders, `-->` and `<!--` are not punctuation: both stay.
_DASH = re.compile(r"(?<![-–—<])(?<!<!)-{2,3}(?![->–—])")
_LOOK_AHEAD = 2
"""Characters that the patterns look at behind what they find."""
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?=\.?(?!\.))")


def dash_edits(text: str, start: int, end: int, language: Language) -> Iterator[Edit]:
    """Yield what becomes of ``--``, ``---`` and ``...`` (and of three of four full stops) between
    ``start`` and ``end``."""
    for found in _within(_DASH, text, start, end):
        dash = language.en_dash if len(found.group()) == 2 else language.em_dash
        yield (*found.span(), dash)
    for found in _within(_ELLIPSIS, text, start, end):
        yield (*found.span(), language.ellipsis)


def _within(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what ends before ``end``; what stands behind decides too whether it is a row of signs."""
    return (found for found in pattern.finditer(text, start, end + _LOOK_AHEAD) if found.end() <= end)
