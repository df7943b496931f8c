"""What stands in the margin of a page: marked as such, or told by standing there again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from publish.diff.pages.values import Row, Rows

_REPEATED = 3
"""Pages on which a line stands at the same place, from which on it is a running head or a folio."""
_EDGE = 2
"""Lines at the head and at the foot of a page that may be in the margin."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)


def with_heads(pages: Sequence[Rows]) -> list[Rows]:
    """Return pages with lines in the margin told, where a file does not say which these are.

    They stand at the head or foot of several pages, at the same height, with the same words but for
    numbers.
    """
    if any(row.artifact for rows in pages for row in rows):
        return list(pages)
    met: dict[tuple[int, str], set[int]] = defaultdict(set)
    for number, rows in enumerate(pages):
        for row in _edges(rows):
            met[_key(row)].add(number)
    return [_told(rows, met) for rows in pages]


def _told(rows: Rows, met: dict[tuple[int, str], set[int]]) -> Rows:
    heads = {id(row) for row in _edges(rows) if len(met[_key(row)]) >= _REPEATED}
    return tuple(row._replace(artifact=True) if id(row) in heads else row for row in rows)


def _edges(rows: Rows) -> list[Row]:
    ordered = sorted(rows, key=lambda row: row.y)
    return [*ordered[:_EDGE], *ordered[max(_EDGE, len(ordered) - _EDGE) :]]


def _key(row: Row) -> tuple[int, str]:
    return round(row.y), " ".join(_NUMBER.sub("", row.text).split())
