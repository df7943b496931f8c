"""Figures: a paragraph that is one picture, and what stands around several."""

from __future__ import annotations

from dataclasses import replace

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Figure,
    Image,
    Inline,
    Node,
    Note,
    Plain,
    Span,
    rewrite_all,
    walk,
)


def notes_in(caption: tuple[Inline, ...]) -> tuple[Note, ...]:
    """Return the notes that a caption calls."""
    return tuple(node for node in walk(*caption) if isinstance(node, Note))


def figure_of(
    image: Image,
    caption: tuple[Inline, ...],
    span: Span | None,
    given: Attributes = NO_ATTRIBUTES,
) -> Figure:
    """Return the figure that a picture alone in its paragraph is.

    The id becomes the figure's, classes and measures stay with the picture.
    """
    attributes = image.attributes
    id_ = attributes.id or given.id
    kept = replace(attributes, id="")
    picture = Image(image.source, image.alt, image.title, kept, image.span)
    around = Attributes(id_, given.classes, given.pairs)
    return Figure((Plain((picture,), span),), caption, "", around, span)


def with_alternative(blocks: tuple[Block, ...], words: str) -> tuple[Block, ...]:
    """Return a figure's blocks whose picture, where it is the only one, has an alternative text."""
    pictures = [node for node in walk(*blocks) if isinstance(node, Image)]
    if not words or len(pictures) != 1 or pictures[0].alt:
        return blocks

    def change(node: Node) -> Node:
        return replace(node, alt=words) if isinstance(node, Image) else node

    return rewrite_all(blocks, change)
