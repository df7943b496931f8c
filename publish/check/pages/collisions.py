"""Glyphs that are not where a reader can see them: out of the trim, over one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from publish.check.pages.glyphs import Glyph
from publish.check.pages.lines import SetLine

Edges: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in places of the file."""

_MOST_SHARED = 0.5
"""Of the smaller glyph: accents and struck signs share less with letters of another line."""
_ABOVE, _BELOW = 0.75, 0.25
"""In em: what a line of text covers above and below its baseline."""
_NEIGHBOURS = 6
"""Characters apart in the text: ligatures, accents and marks share a place rightly."""
_MOST = 50
_REACH = 2.0
"""pt around a glyph's advance in which its drawing may lie."""


def outside(glyphs: Sequence[Glyph], trim: Edges, box: Callable[[int], Edges]) -> Iterator[Glyph]:
    """Yield visible glyphs whose middle lies out of ``trim``."""
    left, bottom, right, top = trim
    for glyph in glyphs:
        size = glyph.setting.size
        near = (
            glyph.left < left + size
            or glyph.right > right - size
            or glyph.baseline < bottom + size
            or glyph.baseline > top - size
        )
        if not near or glyph.setting.hidden or glyph.text.isspace():
            continue
        x0, y0, x1, y1 = box(glyph.index)
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if not (left <= x <= right and bottom <= y <= top):
            yield glyph


def overlapping(lines: Sequence[SetLine], box: Callable[[int], Edges]) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield pairs of glyphs of different lines of which one covers most of the other."""
    found = 0
    for one, other in _near(lines):
        for pair in _pairs(one, other, box):
            yield pair
            found += 1
            if found >= _MOST:
                return


def _near(lines: Sequence[SetLine]) -> Iterator[tuple[SetLine, SetLine]]:
    """Yield pairs of lines whose letters could lie over one another."""
    ordered = sorted(lines, key=lambda line: -line.baseline)
    for at, upper in enumerate(ordered):
        reach = upper.baseline - (_BELOW + _ABOVE) * 2 * upper.size
        for lower in ordered[at + 1 :]:
            if lower.baseline < reach:
                break
            top = min(upper.baseline + _ABOVE * upper.size, lower.baseline + _ABOVE * lower.size)
            bottom = max(upper.baseline - _BELOW * upper.size, lower.baseline - _BELOW * lower.size)
            tall = top - bottom > 0.4 * min(upper.size, lower.size)
            if tall and min(upper.right, lower.right) > max(upper.left, lower.left):
                yield upper, lower


def _pairs(one: SetLine, other: SetLine, box: Callable[[int], Edges]) -> Iterator[tuple[Glyph, Glyph]]:
    left, right = max(one.left, other.left) - _REACH, min(one.right, other.right) + _REACH
    firsts = [
        (glyph, box(glyph.index)) for glyph in one.glyphs if left <= glyph.right and glyph.left <= right
    ]
    others = [
        (glyph, box(glyph.index)) for glyph in other.glyphs if left <= glyph.right and glyph.left <= right
    ]
    for glyph, edges in firsts:
        for second, theirs in others:
            if abs(second.index - glyph.index) <= _NEIGHBOURS:
                continue
            if theirs[0] < edges[2] and edges[0] < theirs[2] and shared(edges, theirs) > _MOST_SHARED:
                yield glyph, second


def shared(one: Edges, other: Edges) -> float:
    """Return the part of the smaller rectangle that the other covers, 0 to 1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return width * height / smaller if smaller > 0 else 0.0
