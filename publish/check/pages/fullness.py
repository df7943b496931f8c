"""How much of its type area each page fills."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from publish.check.pages.rows import body_size, rows_of
from publish.check.pages.subject import Area, UnitPages
from publish.check.pages.values import MeasuredPage

_DISPLAY = 1.2
"""Times the size of the text: with so large a line something new begins."""
_SUNK = 0.12
"""Of the type area's height: what begins so far down begins anew."""
_OPENING = 3
"""Rows in which a chapter shows that it begins."""
_LOW = 3.0
"""pt: a drawing lower than that is a rule."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a page holds."""

    share: float
    """Of the type area's height that is above the lowest thing on it, 0 to 1."""
    rows: int
    pictures: bool
    """Whether it has pictures or drawings."""
    ends: bool
    """Whether the next page begins something new, or nothing stands there."""


def filled(unit: UnitPages) -> list[Filled | None]:
    """Return what each page of a unit holds; None for one with nothing on it."""
    area = unit.areas or (_guessed(unit),) * len(unit.pages)
    size = body_size(unit)
    found: list[Filled | None] = []
    for number, (page, edges) in enumerate(zip(unit.pages, area, strict=True)):
        bottom = _bottom(page)
        height = edges.bottom - edges.top
        if page.blank or height <= 0:
            found.append(None)
            continue
        pictures = bool(page.pictures) or any(box.height > _LOW for box in page.drawings)
        share = min(1.0, max(0.0, (bottom - edges.top) / height))
        rows = len(rows_of(page.body, number))
        found.append(Filled(share, rows, pictures, not unit.known and _ends(unit, number, edges, size)))
    return found


def _bottom(page: MeasuredPage) -> float:
    lines = [line.y for line in page.body]
    pictures = [picture.box.bottom for picture in page.pictures]
    drawings = [box.bottom for box in page.drawings]
    return max([*lines, *pictures, *drawings], default=0.0)


def _ends(unit: UnitPages, number: int, area: Area, size: float) -> bool:
    """Tell by its looks whether the page after this one begins a chapter, or is blank."""
    if number + 1 >= len(unit.pages):
        return True
    following = unit.pages[number + 1]
    rows = rows_of(following.body, 0)
    if not rows:
        return True
    sunk = rows[0].y - rows[0].size > area.top + _SUNK * (area.bottom - area.top)
    # A number or a word such as “Chapter” may stand above what is large.
    return sunk or any(row.size >= _DISPLAY * size for row in rows[:_OPENING])


def _guessed(unit: UnitPages) -> Area:
    """Return the type area by where most pages begin and end."""
    tops = Counter(round(min(line.y - line.size for line in page.body)) for page in unit.pages if page.body)
    bottoms = sorted(_bottom(page) for page in unit.pages if not page.blank)
    if not tops or not bottoms:
        return Area(0.0, 0.0)
    return Area(float(tops.most_common(1)[0][0]), bottoms[len(bottoms) * 3 // 4])
