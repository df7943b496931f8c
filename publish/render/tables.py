"""Tables."""

from __future__ import annotations

from markupsafe import Markup

from publish.model import Cell, Column, Row, Table, plain_text
from publish.render.markup import pair
from publish.render.tablewidths import crowding
from publish.render.writer import Writer


def _cell(writer: Writer, cell: Cell, column: Column, scope: str) -> str:
    tag = "th" if scope else "td"
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", cell.column_span), ("rowspan", cell.row_span))
        if count > 1
    )
    start = f"<{tag}{pair('scope', scope)}{spans}{pair('class', column.alignment)}>"
    return f"{start}{writer.blocks(cell.blocks)}</{tag}>"


class _Grid:
    """Finds the column that a cell stands in, past cells that reach down from rows above."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        self._reaching: dict[int, int] = {}

    def place(self, row: Row) -> list[tuple[Cell, Column]]:
        placed = []
        at = 0
        taken = {column for column, rows in self._reaching.items() if rows > 0}
        self._reaching = {column: rows - 1 for column, rows in self._reaching.items() if rows > 1}
        for cell in row.cells:
            while at in taken:
                at += 1
            placed.append((cell, self._columns[at] if at < len(self._columns) else Column()))
            if cell.row_span > 1:
                for column in range(at, at + cell.column_span):
                    self._reaching[column] = cell.row_span - 1
            at += cell.column_span
        return placed


def _rows(writer: Writer, rows: tuple[Row, ...], columns: tuple[Column, ...], head: bool) -> Markup:
    grid = _Grid(columns)
    lines = []
    for row in rows:
        cells = "".join(
            _cell(writer, cell, column, "col" if head else "row" if cell.header else "")
            for cell, column in grid.place(row)
        )
        lines.append(writer.placed(row.span, f"<tr>{cells}</tr>"))
    return Markup("\n".join(lines))


_SHORT = 10
_LITTLE = 600
"""Rows and characters of a table that is rather moved to the next page than broken."""


def _is_short(table: Table) -> bool:
    rows = [*table.head, *(row for body in table.bodies for row in body), *table.foot]
    if len(rows) > _SHORT:
        return False
    return sum(len(plain_text(cell.blocks)) for row in rows for cell in row.cells) <= _LITTLE


def write_table(writer: Writer, node: Table) -> str:
    """Return a table by the template ``table``."""
    identifier = writer.id_value(node.attributes.id)
    columns = node.columns
    widths = [f"{column.width:.2%}" if column.width else "" for column in columns]
    classes = [*(["short"] if _is_short(node) else []), *crowding(node, writer.context.measure)]
    return writer.template(
        "table",
        {
            "id": identifier,
            "classes": [*classes, *node.attributes.classes],
            "language": node.attributes.get("lang"),
            "label": writer.context.words.label("table", node.number) if node.number else "",
            "number": node.number,
            "caption": Markup(writer.placed(node.caption_span, writer.inlines(node.caption))),
            "widths": widths if any(widths) else [],
            "head": _rows(writer, node.head, columns, True),
            "bodies": [_rows(writer, body, columns, False) for body in node.bodies if body],
            "foot": _rows(writer, node.foot, columns, False),
        },
    )
