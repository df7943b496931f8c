"""Dashes and ellipses typed with hyphens and full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.typography.flow import Edit
from publish.typography.language import Language

# Longer rows are rules and leaders, `-->` and `<!--` are not punctuation: both stay.
_DASH = re.compile(r"(?<![-–—<])(?<!<!)-{2,3}(?![->–—])")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?=\.?(?!\.))")


def dash_edits(text: str, start: int, end: int, language: Language) -> Iterator[Edit]:
    """Yield what becomes of ``--``, ``---`` and ``...`` (and of three of four full stops) between
    ``start`` and ``end``."""
    for found in _DASH.finditer(text, start, end):
        dash = language.en_dash if len(found.group()) == 2 else language.em_dash
        yield (*found.span(), dash)
    for found in _ELLIPSIS.finditer(text, start, end):
        yield (*found.span(), language.ellipsis)
