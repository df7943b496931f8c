"""Where lines of a page stood before: so lines that only slid down are not taken for changed ones."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from publish.diff.pages.values import Row, Rows

_ASCENT, _DESCENT = 0.8, 0.25
"""Of the type's size."""


class Band(NamedTuple):
    """What stands between two heights of a page, in pt, stood so far to the left of and above here."""

    top: float
    bottom: float
    across: float
    down: float
    known: bool = True
    """Whether it stood anywhere."""


def bands(old: Rows, new: Rows, old_height: float, new_height: float) -> tuple[list[Band], list[Band]]:
    """Return where what stands on the old page went, and where what stands on the new one was."""
    before = [row for row in old if not row.artifact]
    after = [row for row in new if not row.artifact]
    partners = _partners(before, after)
    back = {there: here for here, there in partners.items()}
    return (
        _bands(before, after, partners, old_height),
        _bands(after, before, back, new_height),
    )


def constant(old: Rows, new: Rows) -> float | None:
    """Return how far all lines went to the right, where that is all that became of them; else None."""
    before = [row for row in old if not row.artifact]
    after = [row for row in new if not row.artifact]
    if len(before) != len(after) or not before:
        return None
    across = after[0].left - before[0].left
    for one, other in zip(before, after, strict=True):
        if one.text != other.text or abs(other.y - one.y) > 0.15:
            return None
        if abs(other.left - one.left - across) > 0.25 or abs(other.right - one.right - across) > 0.25:
            return None
    return across


def _partners(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, [row.text for row in old], [row.text for row in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and j - i == m - k):
            found.update(zip(range(i, j), range(k, m), strict=True))
    return found


def _bands(here: Sequence[Row], there: Sequence[Row], partners: dict[int, int], height: float) -> list[Band]:
    lines = []
    for at, row in enumerate(here):
        other = there[partners[at]] if at in partners else None
        across = row.left - other.left if other is not None else 0.0
        down = row.y - other.y if other is not None else 0.0
        lines.append(
            Band(row.y - _ASCENT * row.size, row.y + _DESCENT * row.size, across, down, other is not None)
        )
    lines.sort()
    joined: list[Band] = []
    for line in lines:
        if joined and line.top < joined[-1].bottom - 1:  # two cells beside each other, a raised figure
            last = joined.pop()
            first = last if last.known else line
            line = first._replace(top=last.top, bottom=max(last.bottom, line.bottom))
        joined.append(line)
    if not joined:
        return [Band(0, height, 0, 0)]
    edges = [
        0.0,
        *((one.bottom + other.top) / 2 for one, other in pairwise(joined)),
        height,
    ]
    return [
        line._replace(top=top, bottom=bottom)
        for line, top, bottom in zip(joined, edges, edges[1:], strict=False)
    ]
