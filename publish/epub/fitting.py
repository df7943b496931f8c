"""Words of a title broken into lines and set as large as a box allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Measure: TypeAlias = Callable[[str, int], float]
"""Width in px of a text at a size in px."""

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines, and the size in px that they are set in."""

    lines: tuple[str, ...]
    size: int


def fit(text: str, measure: Measure, width: float, sizes: Sequence[int], most_lines: Sequence[int]) -> Fitted:
    """Return ``text`` in the first of ``sizes`` (largest first) that takes no more lines than allowed.

    ``most_lines`` belong to ``sizes``; a line break in ``text`` is kept. Words are not parted as long
    as one size holds them whole; at the last size they are, and what still has no room ends in an
    ellipsis.
    """
    rows = [row.split() for row in text.split("\n")]
    for size, most in zip(sizes, most_lines, strict=True):
        if all(measure(word, size) <= width for row in rows for word in row):
            lines = [line for row in rows for line in _balanced(row, size, measure, width)]
            if len(lines) <= most:
                return Fitted(tuple(lines), size)
    size, most = sizes[-1], most_lines[-1]
    lines = []
    for row in rows:
        pieces = [piece for word in row for piece in _parted(word, size, measure, width)]
        lines.extend(_greedy(pieces, size, measure, width))
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = _shortened(lines[-1], size, measure, width)
    return Fitted(tuple(lines), size)


def _greedy(words: Sequence[str], size: int, measure: Measure, width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _balanced(words: Sequence[str], size: int, measure: Measure, width: float) -> list[str]:
    """Return lines of about one length: the narrowest measure that takes no line more."""
    lines = _greedy(words, size, measure, width)
    low, high = width / 2, width
    while high - low > size / 8:
        middle = (low + high) / 2
        narrower = _greedy(words, size, measure, middle)
        if len(narrower) > len(lines) or any(measure(line, size) > middle for line in narrower):
            low = middle
        else:
            lines, high = narrower, middle
    return lines


def _parted(word: str, size: int, measure: Measure, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _shortened(line: str, size: int, measure: Measure, width: float) -> str:
    while line and measure(line + _ELLIPSIS, size) > width:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS
