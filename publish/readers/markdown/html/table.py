"""HTML's tables."""

from __future__ import annotations

from publish.model import Block, Cell, Column, Inline, Row, Table
from publish.readers.markdown.frames import Frame, Maker, inlines_of, others
from publish.readers.markdown.syntax.attributes import without

_GROUPS = ("<thead", "<tbody", "<tfoot")
HOLDERS: dict[str, tuple[str, ...]] = {
    "thead": ("<table",),
    "tbody": ("<table",),
    "tfoot": ("<table",),
    "caption": ("<table",),
    "colgroup": ("<table",),
    "tr": ("<table", *_GROUPS),
    "td": ("<tr",),
    "th": ("<tr",),
}
"""Parts of a table, and what may hold them."""

_MOST_SPANNED = 100
"""Columns or rows that a cell may span; a manuscript can ask for any number."""


class _Group:
    """A head, body or foot on its way into the table."""

    __slots__ = ("name", "rows")

    def __init__(self, name: str, rows: tuple[Row, ...]) -> None:
        self.name = name
        self.rows = rows


class _Caption:
    __slots__ = ("nodes",)

    def __init__(self, nodes: tuple[Inline, ...]) -> None:
        self.nodes = nodes


def parting(around: Frame, name: str) -> Maker:
    """Return what hands a part of a table to the element around it."""

    def make(frame: Frame) -> tuple[Block, ...]:
        if name == "tr":
            cells = tuple(part for part in frame.parts if isinstance(part, Cell))
            around.parts.append(Row(cells, frame.span))
            return tuple(frame.blocks)
        elif name in ("td", "th"):
            around.parts.append(_cell(frame, name == "th"))
        elif name == "caption":
            around.parts.append(_Caption(inlines_of(frame.blocks)))
            return others(frame.blocks)
        else:
            rows = tuple(part for part in frame.parts if isinstance(part, Row))
            around.parts.append(_Group(name, rows))
            return tuple(frame.blocks)
        return ()

    return make


def stray(frame: Frame) -> tuple[Block, ...]:
    """Return the blocks of a part of a table that stands outside one."""
    rows = [part for part in frame.parts if isinstance(part, Row)]
    cells = [part for part in frame.parts if isinstance(part, Cell)]
    cells.extend(cell for row in rows for cell in row.cells)
    return (*(block for cell in cells for block in cell.blocks), *frame.blocks)


def _cell(frame: Frame, header: bool) -> Cell:
    columns, rows = (_spanned(frame.attributes.get(key)) for key in ("colspan", "rowspan"))
    return Cell(tuple(frame.blocks), columns, rows, header)


def _spanned(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < 4:
        return min(max(int(typed), 1), _MOST_SPANNED)
    return 1


def table(frame: Frame) -> tuple[Block, ...]:
    """Return the table that an element is; rows outside a body are one body."""
    head: list[Row] = []
    foot: list[Row] = []
    bodies: list[tuple[Row, ...]] = []
    loose: list[Row] = []
    caption: tuple[Inline, ...] = ()
    for part in frame.parts:
        if isinstance(part, Row):
            loose.append(part)
        elif isinstance(part, _Caption):
            caption = part.nodes
        elif isinstance(part, _Group):
            if part.name == "thead":
                head.extend(part.rows)
            elif part.name == "tfoot":
                foot.extend(part.rows)
            else:
                bodies.append(part.rows)
    if loose and not head and all(cell.header for cell in loose[0].cells):
        head.append(loose.pop(0))
    if loose:
        bodies.insert(0, tuple(loose))
    rows = [*head, *foot, *(row for body in bodies for row in body)]
    width = max((sum(cell.column_span for cell in row.cells) for row in rows), default=0)
    if not width:
        return tuple(frame.blocks)
    given = without(frame.attributes, "width", "height")
    columns = tuple(Column() for _ in range(width))
    node = Table(columns, tuple(head), tuple(bodies), tuple(foot), caption, "", given, frame.span)
    return (*frame.blocks, node)
