"""From lines to what a reader sees as lines and paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf

from publish.check.pages.subject import Block, UnitPages
from publish.check.pages.values import Line, MeasuredPage

_SAME_ROW = 0.35
"""In em: baselines so near are one row."""
_INSIDE = 2.0
"""pt a line may stand out of its block."""
_RAGGED = 3.0
"""pt by which justified lines end apart: hyphens and stops hang a little."""
_FEWEST_ROWS = 4
"""Of a page: by fewer nobody can tell where its lines end."""
_TEXT = frozenset(("p", "li", "dd", "dt", "blockquote", "td", "div", "span", "figcaption"))
"""Elements that hold running text."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side on one line of a paragraph."""

    page: int
    """From 0 in the unit."""
    y: float
    left: float
    right: float
    size: float
    face: str
    text: str
    gaps: tuple[float, ...]
    monospaced: bool

    @property
    def hyphenated(self) -> bool:
        """Whether its last word goes on in the next row."""
        return len(self.text) > 1 and self.text[-1] in "-\u2010\u00ad" and self.text[-2].isalpha()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The rows of a paragraph, in order, on one page or several."""

    rows: tuple[Row, ...]

    def parts(self) -> Iterator[tuple[Row, ...]]:
        """Yield its rows page by page."""
        pages = dict.fromkeys(row.page for row in self.rows)
        for page in pages:
            yield tuple(row for row in self.rows if row.page == page)


def rows_of(lines: Iterable[Line], page: int) -> list[Row]:
    """Return lines of one column as rows, from the top."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.y, one.left)):
        last = groups[-1] if groups else None
        if last is not None and abs(line.y - last[0].y) <= _SAME_ROW * max(line.size, last[0].size):
            last.append(line)
        else:
            groups.append([line])
    return [_row(sorted(group, key=lambda one: one.left), page) for group in groups]


@lru_cache(maxsize=4)
def body_size(unit: UnitPages) -> float:
    """Return the size of most of a unit's text; 0 where there is none."""
    counted: Counter[float] = Counter()
    for page in unit.pages:
        for line in page.body:
            if not line.monospaced:
                counted[round(line.size, 1)] += len(line.text)
    return counted.most_common(1)[0][0] if counted else 0.0


@lru_cache(maxsize=2)
def paragraphs(unit: UnitPages) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a unit: by its blocks, or as far as they can be told by their looks.

    Many rules ask in turn for those of one unit, so they are kept while the next unit is not begun.
    """
    found = _by_blocks(unit) if unit.known else _by_looks(unit)
    return tuple(one for one in found if one.rows and not all(row.monospaced for row in one.rows))


def lines_in(page: MeasuredPage, block: Block) -> list[Line]:
    """Return the lines of a page that stand in a block."""
    box = block.box
    return [
        line
        for line in page.body
        if box.top - _INSIDE <= line.y - 0.25 * line.size
        and line.y <= box.bottom + _INSIDE
        and box.left - _INSIDE <= (line.left + line.right) / 2 <= box.right + _INSIDE
    ]


def _by_blocks(unit: UnitPages) -> Iterator[Paragraph]:
    parts: dict[int, list[Block]] = {}
    for block in unit.blocks:
        if block.kind in _TEXT:
            parts.setdefault(block.element, []).append(block)
    outer = _with_blocks_inside(unit)
    for element, blocks in parts.items():
        if element not in outer:
            rows = [row for one in blocks for row in rows_of(lines_in(unit.pages[one.page], one), one.page)]
            yield Paragraph(tuple(rows))


def _with_blocks_inside(unit: UnitPages) -> frozenset[int]:
    """Return the elements around other text: their lines are those of the blocks inside."""
    found = set()
    for one, inner in pairwise(block for block in unit.blocks if block.kind in _TEXT):
        inside = one.page == inner.page and one.element < inner.element
        if inside and inner.box.top >= one.box.top - 0.5 and inner.box.bottom <= one.box.bottom + 0.5:
            found.add(one.element)
    return frozenset(found)


def _by_looks(unit: UnitPages) -> Iterator[Paragraph]:
    """A paragraph ends with a short line, before an indent, a gap, or another size.

    What is indented as a whole, as quotations and lists are, is left in single rows: nobody can tell
    by its looks where its paragraphs begin.
    """
    size = body_size(unit)
    rows: list[Row] = []
    before: Edges | None = None
    for number, page in enumerate(unit.pages):
        everything = rows_of(page.body, number)
        text = [row for row in everything if abs(row.size - size) < 0.6]
        edges = _edges(text)
        for row in text:
            if rows and before is not None and not _goes_on(rows, row, before, edges, everything[0]):
                yield Paragraph(tuple(rows))
                rows = []
            rows.append(row)
            before = edges
    if rows:
        yield Paragraph(tuple(rows))


@dataclass(frozen=True, slots=True)
class Edges:
    """Where most lines of a page begin and end."""

    left: float
    right: float
    justified: bool

    def is_full(self, row: Row) -> bool:
        """Tell whether a row ends where the next word had no more room."""
        return row.right >= self.right - (_RAGGED if self.justified else 0.15 * (self.right - self.left))

    def is_indented(self, row: Row) -> bool:
        """Tell whether a row begins within the text, not at its edge."""
        return row.left > self.left + 0.5 * row.size


def _goes_on(rows: list[Row], row: Row, before: Edges, edges: Edges, head: Row) -> bool:
    """Tell whether ``row`` goes on with the paragraph; ``head`` is the first row of its page."""
    last = rows[-1]
    if row.monospaced or last.monospaced or edges.is_indented(row) or not before.is_full(last):
        return False
    if row.page != last.page:
        follows = row.page == last.page + 1 and row.y == head.y
        return follows and (last.hyphenated or row.text[:1].islower())
    return 0 < row.y - last.y <= 1.7 * row.size


def _edges(rows: list[Row]) -> Edges:
    """Return the edges of a page's text."""
    if len(rows) < _FEWEST_ROWS:
        return Edges(0.0, inf, False)
    lefts = Counter(round(row.left) for row in rows)
    rights = Counter(round(row.right) for row in rows)
    right, times = rights.most_common(1)[0]
    justified = times > 2 and times >= 0.3 * len(rows)
    left = min(edge for edge, count in lefts.items() if count >= 0.25 * max(lefts.values()))
    return Edges(float(left), float(right) if justified else max(row.right for row in rows), justified)


def _row(lines: list[Line], page: int) -> Row:
    first = max(lines, key=lambda line: (not line.monospaced, len(line.text)))
    return Row(
        page,
        first.y,
        lines[0].left,
        max(line.right for line in lines),
        first.size,
        first.face,
        " ".join(line.text for line in lines),
        tuple(gap for line in lines for gap in line.gaps),
        all(line.monospaced for line in lines),
    )
