"""Tags inside a line: which node each becomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from publish.model import (
    Attributes,
    Code,
    Deletion,
    Emphasis,
    Inline,
    LineBreak,
    Span,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
    plain_text,
    rewrite_all,
)
from publish.model.walk import Node
from publish.readers.markdown.html.attributes import attributes_from
from publish.readers.markdown.html.names import ACTIVE, BLOCKS, DISCARDED, OTHERS, VOID
from publish.readers.markdown.html.tags import Piece
from publish.readers.markdown.links import link
from publish.readers.markdown.spans import styled
from publish.readers.markdown.urls import as_path

if TYPE_CHECKING:
    from publish.readers.markdown.inlines import InlineBuilder

_NODES: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "em": Emphasis,
    "i": Emphasis,
    "cite": Emphasis,
    "dfn": Emphasis,
    "var": Emphasis,
    "strong": Strong,
    "b": Strong,
    "del": Deletion,
    "s": Deletion,
    "strike": Deletion,
    "sub": Subscript,
    "sup": Superscript,
}
_CODES = frozenset(("code", "tt", "samp"))
_CLASSES = {"kbd": "kbd", "mark": "mark", "small": "small", "u": "underline", "ins": "underline"}


def open_tag(builder: InlineBuilder, piece: Piece, span: Span) -> None:
    """Open what a start tag begins, or append what a void element is."""
    name, reading = piece.name, builder.reading
    given = attributes_from(reading, piece, span)
    if name == "br":
        builder.add(LineBreak())
    elif name == "wbr":
        builder.text("\u200b")
    elif name == "img":
        values = piece.attributes
        source, title = as_path(values.get("src", "").strip()), values.get("title", "")
        builder.image(source, " ".join(values.get("alt", "").split()), title, given, span)
    elif name in DISCARDED:
        report_element(builder, piece, span)
        builder.open("<!" + name, lambda nodes: (), piece.text, span)
    elif name in ACTIVE or name in OTHERS:
        report_element(builder, piece, span)
    elif name in BLOCKS:
        message = f"`{piece.text[:60]}` stands inside a line; put it on a line of its own."
        reading.report_once("html-tag", name, message, span)
    elif name not in VOID:
        builder.open("<" + name, _maker(builder, piece, given, span), piece.text, span)


def close_tag(builder: InlineBuilder, piece: Piece, span: Span) -> None:
    """Close what an end tag ends."""
    name = piece.name
    if name in VOID:
        if name == "br":
            builder.add(LineBreak())
        return
    if name in DISCARDED and builder.close("<!" + name):
        return
    if name in ACTIVE or name in OTHERS or name in BLOCKS:
        return  # its start tag was reported
    if not builder.close("<" + name):
        builder.reading.report("html-stray", f"`{piece.text[:60]}` closes nothing.", span)


def report_element(builder: InlineBuilder, piece: Piece, span: Span) -> None:
    """Say once in a text that an element has no place in a book."""
    if piece.name in ACTIVE or piece.name in DISCARDED:
        message = f"`<{piece.name}>` is active or embedded content and is left out."
        builder.reading.report_once("html-active", piece.name, message, span)
    else:
        message = f"`<{piece.name}>` is left out; the words inside it stay."
        builder.reading.report_once("html-tag", piece.name, message, span)


def _maker(
    builder: InlineBuilder, piece: Piece, given: Attributes, span: Span
) -> Callable[[tuple[Inline, ...]], tuple[Inline, ...]]:
    name = piece.name
    if name == "a" and "href" in piece.attributes:
        nested = builder.is_open("link", "<a")
        url, title = piece.attributes["href"].strip(), piece.attributes.get("title", "")
        return lambda nodes: link(builder.reading, nodes, url, title, span, given, nested)
    if name in _CODES:
        return lambda nodes: _code(nodes, given)
    if name == "q":  # straight: the typography of the language makes them its own
        return lambda nodes: _with_attributes((Text('"'), *nodes, Text('"')), given, span)
    node = _NODES.get(name)
    if node is not None:
        return lambda nodes: _with(node(nodes), given, span)
    if name in _CLASSES:
        given = Attributes(given.id, (_CLASSES[name], *given.classes), given.pairs)
    return lambda nodes: _with_attributes(nodes, given, span)


def _with(node: Inline, given: Attributes, span: Span) -> tuple[Inline, ...]:
    return (styled((node,), given, span),)


def _with_attributes(nodes: tuple[Inline, ...], given: Attributes, span: Span) -> tuple[Inline, ...]:
    if not (given.id or given.classes or given.pairs):
        return nodes
    return (styled(nodes, given, span),)


def _code(nodes: tuple[Inline, ...], given: Attributes) -> tuple[Inline, ...]:
    """Words of ``<code>``; what is emphasised among them stays emphasised."""
    if all(isinstance(node, Text | Code) for node in nodes):
        return (Code(plain_text(nodes), given),) if nodes else ()

    def change(node: Node) -> Node:
        return Code(node.value) if isinstance(node, Text) else node

    changed = rewrite_all(nodes, change)
    return (Styled(changed, given),) if given.id or given.classes else changed
