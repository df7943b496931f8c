"""What a paragraph is: mostly a paragraph, sometimes a figure or a place to refer to."""

from __future__ import annotations

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Division,
    Image,
    Inline,
    Paragraph,
    SoftBreak,
    Span,
    Styled,
    Text,
)
from publish.readers.markdown.figures import figure_of, notes_in
from publish.readers.options import Dialect

_PARAGRAPH_CLASSES = frozenset(("filename", "caption", "credit", "attribution"))
"""Classes of a span that, where it is the whole paragraph, are the paragraph's."""


def paragraph_blocks(
    nodes: tuple[Inline, ...],
    span: Span | None,
    dialect: Dialect,
    caption: tuple[Inline, ...] = (),
    given: Attributes = NO_ATTRIBUTES,
) -> tuple[Block, ...]:
    """Return the blocks that the inlines of a paragraph are; none where only a comment stood.

    ``caption`` is that of the last picture among them: in our own dialect Markdown's alternative
    text (Pandoc, "implicit figures").
    """
    if dialect == "commonmark":
        return (Paragraph(nodes, given, span),)
    nodes = trimmed(nodes)
    if not nodes:
        return (Division((), given, span=span),) if given.id else ()
    first = nodes[0]
    if isinstance(first, Image) and nodes[1:] == notes_in(caption):
        return (figure_of(first, caption, span, given),)
    if isinstance(first, Styled):
        if all(_is_anchor(node) or _is_blank(node) for node in nodes):
            return tuple(
                Division((), node.attributes, span=node.span or span)
                for node in nodes
                if isinstance(node, Styled)
            )
        if (
            len(nodes) == 1
            and not first.language
            and _PARAGRAPH_CLASSES.intersection(first.attributes.classes)
        ):
            return (Paragraph(first.children, first.attributes, span),)
    return (Paragraph(nodes, given, span),)


def trimmed(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return inlines without the line ends and spaces that a dropped comment leaves outside."""
    start, end = 0, len(nodes)
    while start < end and _is_blank(nodes[start]):
        start += 1
    while end > start and _is_blank(nodes[end - 1]):
        end -= 1
    return nodes if end - start == len(nodes) else nodes[start:end]


def _is_blank(node: Inline) -> bool:
    return isinstance(node, SoftBreak) or (isinstance(node, Text) and not node.value.strip(" \t\n"))


def _is_anchor(node: Inline) -> bool:
    return isinstance(node, Styled) and not node.children and bool(node.attributes.id)
