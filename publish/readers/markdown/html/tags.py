"""Pieces of HTML: tags with their attributes, comments, and the text between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

from markdown_it.common.html_re import HTML_TAG_RE

_ATTRIBUTE = re.compile(
    r"""\s([A-Za-z_:][A-Za-z0-9:._-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^"'=<>`\s]+)))?"""
)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_UNCLOSED = re.compile(r"<!--")


@dataclass(slots=True)
class Piece:
    """A start tag, an end tag, text, a comment, or a comment that nothing closes."""

    kind: Literal["start", "end", "text", "comment", "unclosed"]
    name: str = ""
    text: str = ""
    """As typed, for a tag; with its entities resolved, for text."""
    attributes: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    """Whether the tag ends in ``/>``."""
    raw: str = ""
    """Text as typed, with its entities."""
    at: int = 0
    """Offset in the text that was cut into pieces."""


def tag(text: str, at: int = 0) -> Piece:
    """Return the piece that ``text``, a whole tag or comment, is."""
    found = _NAME.match(text)
    if found is None:
        return Piece("comment", text=text, at=at)  # also <?…?>, <!…>
    name = found[1].lower()
    if text.startswith("</"):
        return Piece("end", name, text, at=at)
    attributes: dict[str, str] = {}
    # Quoted values in one pass with the names: what looks like an attribute inside them is none.
    for one in _ATTRIBUTE.finditer(text, found.end() - 1):
        value = next((part for part in one.groups()[1:] if part is not None), "")
        attributes.setdefault(one[1].lower(), unescape(value))
    return Piece("start", name, text, attributes, text.endswith("/>"), at=at)


def pieces(text: str) -> Iterator[Piece]:
    """Cut a block of HTML into pieces; nothing is lost but the tags' inner spaces."""
    position, start = 0, 0
    last_close = text.rfind(">")
    while (position := text.find("<", position)) >= 0:
        found = HTML_TAG_RE.match(text, position) if position < last_close else None
        if found is None:
            if _UNCLOSED.match(text, position):
                break
            position += 1
            continue
        if position > start:
            yield _words(text[start:position], start)
        yield tag(found[0], position)
        position = start = found.end()
    if position >= 0:
        if position > start:
            yield _words(text[start:position], start)
        yield Piece("unclosed", text=text[position:], at=position)
    elif start < len(text):
        yield _words(text[start:], start)


def _words(raw: str, at: int) -> Piece:
    return Piece("text", text=unescape(raw), raw=raw, at=at)
