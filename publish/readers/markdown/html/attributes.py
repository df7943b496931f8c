"""The attributes of a tag: what the model keeps, and what is reported."""

from __future__ import annotations

import re

from publish.model import NO_ATTRIBUTES, Attributes, Span
from publish.readers.markdown.html.tags import Piece
from publish.readers.markdown.reading import Reading

_KEPT = ("lang", "xml:lang", "width", "height", "start", "dir", "colspan", "rowspan")
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:px|%|em|rem|ex|ch|mm|cm|in|pt|pc|vw)?")
_SIZES = frozenset(("width", "height", "max-width", "max-height"))


def attributes_from(reading: Reading, piece: Piece, span: Span | None) -> Attributes:
    """Return id, classes, language and measures of a tag.

    Attributes that run code are reported and left out; those for browsers alone (``target``,
    ``data-…``, ``align``) are left out without a word.
    """
    if not piece.attributes:
        return NO_ATTRIBUTES
    pairs: dict[str, str] = {}
    for key, value in piece.attributes.items():
        if key.startswith("on"):
            message = f"The attribute `{key}` of `<{piece.name}>` runs code and is left out."
            reading.report("html-attribute", message, span)
        elif key == "style":
            pairs.update(_sizes(reading, value, span))
        elif key in _KEPT and (key not in _SIZES or _LENGTH.fullmatch(value)):
            pairs[key] = value
    id_ = piece.attributes.get("id") or (piece.attributes.get("name", "") if piece.name == "a" else "")
    classes = tuple(piece.attributes.get("class", "").split())
    if not (id_ or classes or pairs):
        return NO_ATTRIBUTES
    return Attributes("-".join(id_.split()), classes, tuple(pairs.items()))


def _sizes(reading: Reading, style: str, span: Span | None) -> dict[str, str]:
    sizes: dict[str, str] = {}
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if name in _SIZES and _LENGTH.fullmatch(value):
            sizes[name.removeprefix("max-")] = value
        elif name:
            message = f"The style `{declaration.strip()[:60]}` is not kept."
            reading.report_once("html-style", name, message, span)
    return sizes
