"""Boxes around what differs between two pictures of a page."""

from __future__ import annotations

from PIL import Image, ImageFilter

from publish.diff.results import Mark

_CELL = 4
"""Pixels; what is nearer to each other is one change."""
_MOST = 24
"""Boxes on a page; of more, those are joined that are nearest below each other."""


def marked(mask: Image.Image) -> tuple[Mark, ...]:
    """Return boxes around the white parts of a mask, from top to bottom."""
    if mask.getbbox() is None:
        return ()
    cells = mask.reduce(_CELL).point(lambda value: 255 if value else 0)
    near = cells.filter(ImageFilter.MaxFilter(3))
    boxes = _merged(_boxes(near))
    while len(boxes) > _MOST:
        boxes = _fewer(boxes)
    width, height = mask.size
    return tuple(
        Mark(
            round(max(0.0, left * _CELL / width), 4),
            round(max(0.0, top * _CELL / height), 4),
            round(min(1.0, right * _CELL / width), 4),
            round(min(1.0, bottom * _CELL / height), 4),
        )
        for left, top, right, bottom in sorted(boxes, key=lambda box: (box[1], box[0]))
    )


_Box = tuple[int, int, int, int]


def _boxes(cells: Image.Image) -> list[_Box]:
    """Return boxes around cells that touch."""
    width, height = cells.size
    data = cells.tobytes()
    seen = bytearray(len(data))
    found: list[_Box] = []
    for start, value in enumerate(data):
        if not value or seen[start]:
            continue
        seen[start] = 1
        waiting = [start]
        left, top, right, bottom = width, height, 0, 0
        while waiting:
            y, x = divmod(waiting.pop(), width)
            left, top, right, bottom = min(left, x), min(top, y), max(right, x + 1), max(bottom, y + 1)
            for ny in range(max(0, y - 1), min(height, y + 2)):
                for nx in range(max(0, x - 1), min(width, x + 2)):
                    at = ny * width + nx
                    if data[at] and not seen[at]:
                        seen[at] = 1
                        waiting.append(at)
        # Cells were widened so that what is near is joined; the box is around what was there before.
        right, bottom = right - (right < width), bottom - (bottom < height)
        found.append((left + (left > 0), top + (top > 0), right, bottom))
    return found


def _merged(boxes: list[_Box]) -> list[_Box]:
    """Join boxes that lie over each other, until none do."""
    done: list[_Box] = []
    for box in sorted(boxes):
        while True:
            other = next((one for one in done if _meet(one, box)), None)
            if other is None:
                break
            done.remove(other)
            box = _joined(box, other)
        done.append(box)
    return done


def _fewer(boxes: list[_Box]) -> list[_Box]:
    """Join the two boxes, one below the other, between which there is least."""
    ordered = sorted(boxes, key=lambda box: (box[1], box[0]))
    at = min(range(1, len(ordered)), key=lambda number: ordered[number][1] - ordered[number - 1][3])
    joined = _joined(ordered[at - 1], ordered[at])
    return _merged([*ordered[: at - 1], joined, *ordered[at + 1 :]])


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _joined(one: _Box, other: _Box) -> _Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
