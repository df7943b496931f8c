"""Boxed asides: GitHub's alerts, the notes of the Rust book, ``::: note`` and Quarto's callouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.model import (
    NO_ATTRIBUTES,
    Admonition,
    AdmonitionKind,
    Attributes,
    Block,
    Heading,
    Inline,
    Paragraph,
    SoftBreak,
    Span,
    Text,
)

if TYPE_CHECKING:
    from publish.readers.options import Dialect

KINDS: dict[str, AdmonitionKind] = {
    "note": "note",
    "info": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "important",
    "warning": "warning",
    "attention": "warning",
    "caution": "caution",
    "danger": "caution",
}
"""Names of asides, ours and those of other tools."""

_ALERT = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]*")
_NOTE = re.compile(r"(Note|Hinweis|Anmerkung):[ \t]*")


def kind_of(classes: tuple[str, ...]) -> tuple[AdmonitionKind, str] | None:
    """Return the kind of aside that the first fitting class names, and that class."""
    for one in classes:
        kind = KINDS.get(one.removeprefix("callout-").removeprefix("admonition-").lower())
        if kind is not None:
            return kind, one
    return None


def alert(blocks: tuple[Block, ...], span: Span | None, dialect: Dialect) -> Admonition | None:
    """Return the aside that a block quotation is, or None for a quotation.

    ``> [!NOTE]`` (GitHub); in an mdBook also a quotation that begins with a heading or with
    ``Note:``, as the Rust project writes its asides.
    """
    if not blocks:
        return None
    first = blocks[0]
    if dialect == "mdbook" and isinstance(first, Heading):
        return Admonition("note", blocks[1:], first.children, first.attributes, span)
    if not isinstance(first, Paragraph) or not isinstance(first.children[0], Text):
        return None
    text = first.children[0].value
    found = _ALERT.match(text)
    kind = KINDS.get(found[1].lower()) if found else None
    if found and kind:
        title, rest = _line(text[found.end() :], first.children[1:])
        inner = (Paragraph(rest, first.attributes, first.span),) if rest else ()
        return Admonition(kind, (*inner, *blocks[1:]), title, NO_ATTRIBUTES, span)
    note = _NOTE.match(text) if dialect == "mdbook" else None
    if note is None:
        return None
    rest = _joined(text[note.end() :], first.children[1:])
    return Admonition(
        "note",
        (Paragraph(rest, first.attributes, first.span), *blocks[1:]),
        (Text(note[1]),),
        NO_ATTRIBUTES,
        span,
    )


def _joined(text: str, nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if not text and nodes and isinstance(nodes[0], SoftBreak):
        nodes = nodes[1:]
    return ((Text(text),) if text else ()) + nodes


def _line(text: str, nodes: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Part the rest of the alert's first line, its title, from the text after it."""
    end = next((i for i, node in enumerate(nodes) if isinstance(node, SoftBreak)), len(nodes))
    title = ((Text(text),) if text.strip() else ()) + nodes[:end]
    return title, nodes[end + 1 :]


def callout(
    kind: AdmonitionKind,
    blocks: tuple[Block, ...],
    title: tuple[Inline, ...],
    given: Attributes,
    span: Span | None,
) -> Admonition:
    """Return a division's aside; without a title of its own a heading first in it is the title
    (Quarto, "Callout Blocks")."""
    if not title and blocks and isinstance(blocks[0], Heading):
        heading = blocks[0]
        if not given.id and heading.attributes.id:
            given = Attributes(heading.attributes.id, given.classes, given.pairs)
        return Admonition(kind, blocks[1:], heading.children, given, span)
    return Admonition(kind, blocks, title, given, span)
