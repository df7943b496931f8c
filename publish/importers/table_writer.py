"""Tables to pipe tables, as far as those can hold them."""

from __future__ import annotations

import re

from publish.importers.escaping import attributes_of
from publish.importers.inline_writer import InlineWriter
from publish.model import Cell, Column, Inline, LineBreak, Paragraph, Plain, Row, Table, Text, plain_text

_RULES = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def fits(table: Table) -> bool:
    """Tell whether a pipe table holds all of a table: no joined cells, one line of words a cell."""
    rows = [row for part in (table.head, *table.bodies, table.foot) for row in part]
    simple = all(_is_simple(cell) for row in rows for cell in row.cells)
    return simple and len(table.head) <= 1 and len(table.bodies) <= 1 and not table.foot


def _is_simple(cell: Cell) -> bool:
    inner = len(cell.blocks) <= 1 and all(isinstance(one, Plain | Paragraph) for one in cell.blocks)
    return inner and cell.column_span == 1 and cell.row_span == 1


def table_lines(table: Table, writer: InlineWriter, captions: InlineWriter) -> list[str]:
    """Return a table as a pipe table with its caption below; ``writer`` is that of the cells.

    One that does not fit (see `fits`) keeps its words: further head rows, bodies and the foot become
    rows, joined cells are followed by empty ones, paragraphs in a cell by line breaks.
    """
    columns = max(len(table.columns), *(_width(row) for row in _rows(table)), 1)
    head = table.head[0] if table.head else Row(())
    rows = [*table.head[1:], *(row for body in table.bodies for row in body), *table.foot]
    alignments = (*table.columns, *(Column() for _ in range(columns - len(table.columns))))
    lines = [_row(head, columns, writer), "|" + "|".join(_RULES[one.alignment] for one in alignments) + "|"]
    lines += [_row(row, columns, writer) for row in rows]
    given = attributes_of(table.attributes)
    words = captions.write(table.caption, ":").strip()
    if words.endswith("}") and not given:
        words += "<!-- -->"  # or the braces of a last span would be taken for the table's
    if words or given:
        lines += ["", " ".join(part for part in (":", words, given) if part)]
    return lines


def _rows(table: Table) -> tuple[Row, ...]:
    return (Row(()), *table.head, *(row for body in table.bodies for row in body), *table.foot)


def _width(row: Row) -> int:
    return sum(cell.column_span for cell in row.cells)


def _row(row: Row, columns: int, writer: InlineWriter) -> str:
    cells: list[str] = []
    for cell in row.cells:
        words = writer.write(_inlines(cell), "|").strip()
        cells += [re.sub(r"\s*\n\s*", " ", words), *("" for _ in range(cell.column_span - 1))]
    cells += [""] * (columns - len(cells))
    return "| " + " | ".join(cells) + " |"


def _inlines(cell: Cell) -> tuple[Inline, ...]:
    nodes: list[Inline] = []
    for block in cell.blocks:
        if nodes:
            nodes.append(LineBreak())
        if isinstance(block, Plain | Paragraph):
            nodes.extend(block.children)
        else:
            nodes.append(Text(" ".join(plain_text((block,)).split())))
    return tuple(nodes)
