"""Verse: line blocks (``| line``) and divisions of the class ``verse``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.token import Token

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Deletion,
    Division,
    Emphasis,
    Inline,
    LineBreak,
    Paragraph,
    Plain,
    SmallCaps,
    SoftBreak,
    Span,
    Strong,
    Text,
    Verse,
    VerseLine,
)

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder

_DIVISIBLE = (Deletion, Emphasis, SmallCaps, Strong)
_NO_BREAK = "\u00a0"


def line_block(builder: BlockBuilder, tokens: Sequence[Token], index: int) -> int:
    """Append the verse that begins at ``index``; return the index after its last token."""
    span = builder.reading.span(tokens[index])
    stanzas: list[list[VerseLine]] = [[]]
    index += 1
    while tokens[index].type != "line_block_close":
        token = tokens[index]
        if token.content:
            indent = (int(token.meta["indent"]) + 1) // 2
            stanzas[-1].append(VerseLine(builder.inlines(token), indent))
        else:
            stanzas.append([])
        index += 1
    filled = tuple(tuple(stanza) for stanza in stanzas if stanza)
    if filled:
        builder.add(Verse(filled, NO_ATTRIBUTES, span))
    return index + 1


def verse(blocks: tuple[Block, ...], given: Attributes, span: Span | None) -> Block:
    """Return the verse that a division holds: a paragraph is a stanza, a line of it a line.

    Line blocks in it stay as they are. With anything else in it (a list, a table) it is no
    verse but a division of that class.
    """
    stanzas: list[tuple[VerseLine, ...]] = []
    for block in blocks:
        if isinstance(block, Verse):
            stanzas.extend(block.stanzas)
        elif isinstance(block, Paragraph | Plain):
            stanzas.append(_stanza(block))
        else:
            classes = ("verse", *given.classes)
            return Division(blocks, Attributes(given.id, classes, given.pairs), span=span)
    return Verse(tuple(stanzas), given, span)


def _stanza(block: Paragraph | Plain) -> tuple[VerseLine, ...]:
    return tuple(_line(line) for line in _lines(block.children) if line)


def _lines(nodes: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Part inlines at their line ends; emphasis and the like that go over them are divided too."""
    lines: list[list[Inline]] = [[]]
    for node in nodes:
        if isinstance(node, SoftBreak | LineBreak):
            lines.append([])
        elif isinstance(node, _DIVISIBLE):
            first, *more = _lines(node.children)
            lines[-1].append(replace(node, children=first))
            lines.extend([replace(node, children=one)] for one in more)
        else:
            lines[-1].append(node)
    return [tuple(line) for line in lines]


def _line(nodes: tuple[Inline, ...]) -> VerseLine:
    first = nodes[0]
    if isinstance(first, Text) and first.value.startswith(_NO_BREAK):
        words = first.value.lstrip(_NO_BREAK)
        return VerseLine((Text(words), *nodes[1:]), (len(first.value) - len(words) + 1) // 2)
    return VerseLine(nodes)
