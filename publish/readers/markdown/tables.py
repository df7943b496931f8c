"""Pipe tables and their captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from publish.model import (
    NO_ATTRIBUTES,
    Alignment,
    Attributes,
    Cell,
    Column,
    Inline,
    Paragraph,
    Plain,
    Row,
    Table,
    Text,
)
from publish.readers.markdown.paragraphs import trimmed
from publish.readers.markdown.syntax.attributes import parse_attributes, without

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder

_BRACES = re.compile(r"\{[^{}]*\}$")
_WIDTHS = re.compile(r"\d+(?:\.\d+)?")


def table(builder: BlockBuilder, tokens: Sequence[Token], index: int) -> int:
    """Append the table that begins at ``index``; return the index after its last token."""
    opening = tokens[index]
    columns = _columns(tokens, index)
    rows: dict[str, list[Row]] = {"thead": [], "tbody": []}
    part = "thead"
    while (token := tokens[index]).type != "table_close":
        if token.type == "tbody_open":
            part = "tbody"
        elif token.type == "tr_open":
            end = index + 1
            while tokens[end].type != "tr_close":
                end += 1
            rows[part].append(_row(builder, token, tokens[index + 1 : end]))
            index = end
        index += 1
    head = tuple(row for row in rows["thead"] if any(cell.blocks for cell in row.cells))
    body = (tuple(rows["tbody"]),) if rows["tbody"] else ()
    node = Table(columns, head, body, span=builder.reading.span(opening))
    waiting, builder.table_caption = builder.table_caption, None
    builder.add(_captioned(builder, node, waiting) if waiting else node)
    return index + 1


def _columns(tokens: Sequence[Token], index: int) -> tuple[Column, ...]:
    columns: list[Column] = []
    while (token := tokens[index]).type != "tr_close":
        if token.type == "th_open":
            style = str(token.attrs.get("style", ""))
            columns.append(Column(cast(Alignment, style.removeprefix("text-align:"))))
        index += 1
    return tuple(columns)


def _row(builder: BlockBuilder, opening: Token, tokens: Sequence[Token]) -> Row:
    """Return a row; the cells' columns are found by looking for their text from the left."""
    reading = builder.reading
    line = opening.map[0] if opening.map else 0
    text = reading.lines[line] if line < len(reading.lines) else ""
    cells: list[Cell] = []
    position = 0
    header = False
    for token in tokens:
        if token.type == "th_open":
            header = True
        if token.type != "inline":
            continue
        typed = token.content if token.content in text else token.content.replace("|", "\\|")
        found = text.find(typed, position)
        if found >= 0 and typed == token.content:
            token.meta["column"] = found + 1
        position = found + len(typed) if found >= 0 else position
        nodes = trimmed(builder.inlines(token))
        cells.append(Cell((Plain(nodes, reading.span(token)),) if nodes else (), header=header))
    if not header and cells:
        _surplus(builder, opening, cells, text)
    return Row(tuple(cells), reading.span(opening))


def _surplus(builder: BlockBuilder, opening: Token, cells: list[Cell], text: str) -> None:
    """Keep the cells that a row has beyond the table's columns: GFM leaves them out."""
    if text.count("|") <= len(cells) - 1:
        return
    bar = text.find("|")
    before = text[:bar]
    line = text[bar:] if not before.strip(" \t>") else text.lstrip(" \t>")
    parts = escapedSplit(line.strip())
    parts = parts[1:] if parts and not parts[0] else parts
    surplus = [part.strip() for part in parts[len(cells) :] if part.strip()]
    if not surplus:
        return
    span = builder.reading.span(opening)
    message = f"This row has more cells than the table's {len(cells)} columns."
    builder.reading.report("table-row-long", message, span)
    last = cells[-1]
    nodes: list[Inline] = []
    for block in last.blocks:
        nodes.extend(block.children if isinstance(block, Plain) else ())
    for part in surplus:
        nodes.extend((Text(" | "), *builder.reading.words(part, span)))
    cells[-1] = replace(last, blocks=(Plain(tuple(nodes), span),))


def caption(builder: BlockBuilder, token: Token) -> None:
    """Take in a caption: for the table just above where that has none, or for the one below."""
    blocks = builder.top.blocks
    last = blocks[-1] if blocks and "above" in token.info else None
    if isinstance(last, Table) and not last.caption:
        blocks[-1] = _captioned(builder, last, token)
    elif "below" in token.info:
        builder.table_caption = token
    else:
        span = builder.reading.span(token)
        builder.reading.report("caption-second", "This table has two captions.", span)
        builder.add(Paragraph(builder.reading.words(token.content, span), span=span))


def _captioned(builder: BlockBuilder, node: Table, token: Token) -> Table:
    text, given = token.content, NO_ATTRIBUTES
    found = _BRACES.search(text)
    parsed = parse_attributes(text, found.start()) if found else None
    if found and parsed:
        text, given = text[: found.start()].rstrip(), parsed.attributes
    widths = _widths(given, len(node.columns))
    columns = tuple(replace(column, width=width) for column, width in zip(node.columns, widths, strict=True))
    span = builder.reading.span(token)
    words = builder.reading.words(text, span)
    rest = without(given, "tbl-colwidths")
    return replace(node, caption=words, attributes=rest, columns=columns, caption_span=span)


def _widths(given: Attributes, count: int) -> list[float]:
    """Return ``tbl-colwidths="[40, 60]"`` (Quarto, in per cent) as shares of the measure."""
    typed = [float(one) for one in _WIDTHS.findall(given.get("tbl-colwidths"))]
    total = sum(typed)
    if len(typed) != count or not total:
        return [0.0] * count
    return [round(one / max(total, 100.0), 4) for one in typed]
