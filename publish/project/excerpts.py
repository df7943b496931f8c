"""Parts of an included file: lines by number, or between the anchors in its comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_START = re.compile(r"ANCHOR:\s*([\w-]+)")
_END = re.compile(r"ANCHOR_END:\s*([\w-]+)")
_COMMENT = re.compile(r"\s*(?://|#|--|;|%|<!--|/?\*|\")[^\w]*ANCHOR(?:_END)?:\s*[\w-]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is taken of a file: an anchor's lines, or those from ``first`` to ``last`` (from 1)."""

    anchor: str = ""
    first: int = 1
    last: int | None = None

    def __str__(self) -> str:
        if self.anchor:
            return f"anchor “{self.anchor}”"
        return f"line {self.first}" if self.first == self.last else f"lines from {self.first} on"


def parse_excerpt(text: str) -> Excerpt:
    """Return what ``text`` (``anchor``, ``2``, ``2:``, ``:10``, ``2:10``) asks for; all if it is empty."""
    first, colon, rest = text.partition(":")
    last = rest.partition(":")[0]
    if first and not _is_number(first):
        return Excerpt(anchor=first)
    start = max(1, int(first)) if first else 1
    if not colon:
        return Excerpt(first=start, last=start if first else None)
    return Excerpt(first=start, last=int(last) if _is_number(last) else None)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def take(lines: Sequence[str], excerpt: Excerpt, *, every: bool) -> list[int] | None:
    """Return the indices (from 0) of the lines that ``excerpt`` asks for, without those of anchors.

    ``every``: an anchor may open and close more than once. None where the file has no such part.
    """
    if excerpt.anchor:
        return _anchored(lines, excerpt.anchor, every)
    if excerpt.first > max(1, len(lines)):
        return None
    end = len(lines) if excerpt.last is None else min(excerpt.last, len(lines))
    return [n for n in range(excerpt.first - 1, end) if not _COMMENT.match(lines[n])]


def _anchored(lines: Sequence[str], anchor: str, every: bool) -> list[int] | None:
    taken: list[int] = []
    found = inside = False
    for number, line in enumerate(lines):
        end, start = _END.search(line), _START.search(line)
        if not inside:
            inside = bool(start and start[1] == anchor)
            found = found or inside
        elif end:
            inside = end[1] != anchor
            if not inside and not every:
                break
        elif not start:
            taken.append(number)
    return taken if found else None
