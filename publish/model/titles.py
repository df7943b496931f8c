"""Titles as they stand elsewhere: in contents, in bookmarks, in a reference."""

from __future__ import annotations

from dataclasses import replace

from publish.model.inlines import (
    NO_ATTRIBUTES,
    Code,
    CrossReference,
    Image,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Note,
    RawInline,
    SoftBreak,
    Styled,
    Text,
)
from publish.model.walk import Node, rewrite_all


def bare(title: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a title without what may stand in a book only once, or only where it was written:
    notes, ids, links, forced line breaks; a picture is its alternative text."""
    return rewrite_all(title, _bare)


def _bare(node: Node) -> Node | tuple[Node, ...]:
    new: Node | tuple[Node, ...] = node
    if isinstance(node, Note | RawInline):
        new = ()
    elif isinstance(node, Link | CrossReference | IndexMark):
        new = node.children
    elif isinstance(node, Styled):
        new = replace(node, attributes=replace(node.attributes, id="")) if node.children else ()
    elif isinstance(node, Code) and node.attributes.id:
        new = replace(node, attributes=NO_ATTRIBUTES)
    elif isinstance(node, Image):
        new = Text(node.alt) if node.alt else ()
    elif isinstance(node, LineBreak | SoftBreak):
        new = Text(" ")
    return new
