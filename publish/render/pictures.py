"""Pictures in the line and figures."""

from __future__ import annotations

import re

from markupsafe import Markup

from publish.model import Block, Figure, Image, Paragraph, Plain
from publish.render.markup import attribute, pair, text
from publish.render.writer import Writer

# A size as a manuscript may give it: of the measure, of the type size, or absolute.
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*(%|em|rem|mm|cm|in|pt|px)?")

_ICON = 64
"""Height in px up to which a picture in the line is a sign, no larger than its line."""


def _size_style(image: Image, percent: bool = True) -> str:
    """Return ``width`` and ``height`` of an image's attributes as style; unreadable ones are dropped."""
    styles = []
    for name in ("width", "height"):
        match = _SIZE.fullmatch(image.attributes.get(name).strip())
        if match and (name == "width" or match[2] != "%") and (percent or match[2] != "%"):
            styles.append(f"{name}: {match[1]}{match[2] or 'px'}")
    return "; ".join(styles)


def write_image(writer: Writer, node: Image) -> str:
    """Return a picture; a visible box with its alternative where there is none."""
    if writer.bare:
        return text(node.alt)
    view = writer.context.pictures.get(node.source)
    if view is None:
        words = node.alt or writer.context.words.missing_image
        return f"<span{writer.pairs(node.attributes, 'missing')}>{text(words)}</span>"
    style = _size_style(node)
    icon = "icon" if 0 < view.height <= _ICON and not style else ""
    return (
        f'<img src="{attribute(view.url)}" alt="{attribute(node.alt)}"{pair("title", node.title)}'
        f"{writer.pairs(node.attributes, icon)}{pair('style', style)} />"
    )


def _only_pictures(blocks: tuple[Block, ...]) -> tuple[Image, ...]:
    """Return the pictures of a figure that holds nothing else; they need no paragraph."""
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph | Plain):
        return ()
    images = tuple(one for one in blocks[0].children if isinstance(one, Image))
    return images if len(images) == len(blocks[0].children) else ()


def write_figure(writer: Writer, node: Figure) -> str:
    """Return a figure by the template ``figure``."""
    pairs = node.attributes
    identifier = writer.id_value(pairs.id)
    images = _only_pictures(node.blocks)
    body = writer.inlines(images) if images else writer.blocks(node.blocks)
    return writer.template(
        "figure",
        {
            "id": identifier,
            "classes": list(pairs.classes),
            "language": pairs.get("lang"),
            "picture": bool(images),
            "body": Markup(body),
            "label": writer.context.words.label("figure", node.number) if node.number else "",
            "number": node.number,
            "caption": Markup(writer.placed(node.caption_span, writer.inlines(node.caption))),
        },
    )
