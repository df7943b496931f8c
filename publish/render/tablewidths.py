"""Whether a table fits into the measure, judged by what cannot be broken in its cells.

WeasyPrint lets a table whose columns cannot shrink run off the page. What is reckoned here is on
the safe side; the classes that come of it are those of ``print.css`` and ``ereader.css``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from publish.model import (
    Code,
    Column,
    Image,
    LineBreak,
    Link,
    Node,
    Paragraph,
    Row,
    SoftBreak,
    Table,
    Text,
    walk,
)
from publish.render.joints import pieces

_TYPE = 0.92
"""Size of type in tables, in em of running text; no theme has a larger one."""
_CODE = 0.6 * 0.92
_PADDING = 1.2
_NARROW_PADDING = 0.6
_SCALES = (1.0, 0.88, 0.76, 0.64)
_HYPHENATED = 9
"""Letters that a part of a hyphenated word has at most, in nearly all."""
_WORDS = re.compile(r"[^\W\d_]+")
_PICTURE = 5.0


def crowding(table: Table, measure: float) -> tuple[str, ...]:
    """Return the classes of a table that would not fit into ``measure`` (em of running text).

    ``hyphenated``: its words must be divided; ``tight-1`` to ``tight-3``: smaller type;
    ``squeezed``: not even that will do, so that words are broken wherever they must.
    """
    if measure <= 0:
        return ()
    rows = [*table.head, *(row for body in table.bodies for row in body), *table.foot]
    count = max((sum(cell.column_span for cell in row.cells) for row in rows), default=0)
    whole, parted = _widths(rows, count, False), _widths(rows, count, True)
    if _fits(whole, table.columns, measure, 0):
        return ()
    for step in range(len(_SCALES)):
        if _fits(parted, table.columns, measure, step):
            return ("hyphenated", f"tight-{step}") if step else ("hyphenated",)
    return ("hyphenated", f"tight-{len(_SCALES) - 1}", "squeezed")


def _fits(widths: Sequence[float], columns: Sequence[Column], measure: float, step: int) -> bool:
    padding = _PADDING if step < 2 else _NARROW_PADDING
    scale = _SCALES[step] * _TYPE
    taken = [(width + padding) * scale for width in widths]
    if sum(taken) > measure:
        return False
    shares = [column.width for column in columns[: len(taken)]]
    # A column of a set width must hold its longest word in its share of the measure.
    return all(not share or width <= share * measure for width, share in zip(taken, shares, strict=False))


def _widths(rows: Iterable[Row], count: int, parted: bool) -> list[float]:
    """Return what each column's longest piece takes, in em of the table's type."""
    widths = [0.0] * count
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.column_span == 1 and at < count:
                longest = max((_width(piece, parted) for piece in _pieces(cell.blocks)), default=0.0)
                widths[at] = max(widths[at], longest)
            at += cell.column_span
    return widths


def _pieces(blocks: Iterable[Node]) -> Iterator[str | float]:
    """Yield what stands between the places where a cell's lines may end; code as its width."""
    held = ""
    for node in walk(*blocks):
        if isinstance(node, Code):
            yield from (len(one) * _CODE for one in pieces(node.value))
        elif isinstance(node, Image):
            yield _PICTURE
        elif isinstance(node, Text):
            held += node.value
        elif isinstance(node, SoftBreak | LineBreak | Link | Paragraph):
            held += " "
    yield from (one for word in held.split(" ") for one in (pieces(word) if "/" in word else (word,)))


def _width(piece: str | float, parted: bool) -> float:
    if isinstance(piece, float):
        return piece
    if parted:
        longest = 0.0
        for word in piece.replace("-", "- ").split():
            shown = _WORDS.sub(lambda found: found[0][:_HYPHENATED], word)
            longest = max(longest, _letters(shown))
        return longest
    return _letters(piece)


def _letters(word: str) -> float:
    """Return the width of letters in em: an upper bound for the faces of our themes."""
    return sum(0.68 if one.isupper() else 0.3 if one in "iljt.,:;!|'’ ()" else 0.54 for one in word)
