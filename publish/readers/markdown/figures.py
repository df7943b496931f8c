"""Figures: a paragraph that is one picture, and HTML's ``<figure>``."""

from __future__ import annotations

from dataclasses import replace

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Figure,
    Image,
    Inline,
    Plain,
    Span,
)


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
