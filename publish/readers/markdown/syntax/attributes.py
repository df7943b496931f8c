"""``{#id .class key="value"}``: the attributes of Pandoc and Quarto."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.token import Token

from publish.model import NO_ATTRIBUTES, Attributes

_SPACE = re.compile(r"[ \t\n]*")
_ITEM = re.compile(
    r"""(?P<mark>[#.])(?P<name>[^\s{}"'=<>`]+)
      | =(?P<raw>[\w-]+)
      | (?P<key>[A-Za-z_:][\w:.-]*)=
        (?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|(?P<bare>[^\s{}"'<>`]*))
      | (?P<unnumbered>-)(?=[\s}])
      | (?P<word>[A-Za-z][\w-]*)(?=[\s}])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\([\\\"'])")


class Parsed(NamedTuple):
    """Attributes in braces as they were read."""

    attributes: Attributes
    raw: str
    """The format of ``{=html}``; else empty."""
    end: int
    """The position after the closing brace."""


def parse_attributes(text: str, start: int = 0, bare_words: bool = False) -> Parsed | None:
    """Return the attributes in braces at ``start``, or None where there are none.

    ``bare_words`` takes ``{python}`` and ``{note}`` for a class, as fences and divisions of
    Quarto and MyST have it; anywhere else such braces stay text.
    """
    if not text.startswith("{", start):
        return None
    id_, raw, classes, pairs = "", "", list[str](), dict[str, str]()
    position = _skip(text, start + 1)
    while (item := _ITEM.match(text, position)) is not None:
        kind = item.lastgroup
        if kind == "name" and item["mark"] == "#":
            id_ = item["name"]
        elif kind == "name":
            classes.append(item["name"])
        elif kind == "raw":
            raw = item["raw"]
        elif kind == "unnumbered":
            classes.append("unnumbered")
        elif kind == "word":
            if not bare_words:
                return None
            classes.append(item["word"])
        else:
            _pair(item, classes, pairs)
        position = _skip(text, item.end())
    if not text.startswith("}", position) or position == start + 1:
        return None
    if not (id_ or classes or pairs or raw):
        return None
    return Parsed(Attributes(id_, tuple(classes), tuple(pairs.items())), raw, position + 1)


def _skip(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position


def _pair(item: re.Match[str], classes: list[str], pairs: dict[str, str]) -> None:
    quoted = item["double"] if item["double"] is not None else item["single"]
    value = item["bare"] if quoted is None else _ESCAPE.sub(r"\1", quoted)
    if item["key"] == "class":
        classes.extend(value.split())
    else:
        pairs[item["key"]] = value or ""


def without(attributes: Attributes, *names: str, classes: tuple[str, ...] = ()) -> Attributes:
    """Return attributes without the keys ``names`` and the given classes."""
    if not (attributes.pairs or attributes.classes):
        return attributes
    pairs = tuple(pair for pair in attributes.pairs if pair[0] not in names)
    kept = tuple(one for one in attributes.classes if one not in classes)
    result = Attributes(attributes.id, kept, pairs)
    return NO_ATTRIBUTES if result == NO_ATTRIBUTES else result


def attributes_of(token: Token) -> Attributes:
    """Return the attributes in braces that the parser found behind a token."""
    parsed: Parsed | None = token.meta.get("attributes")
    return parsed.attributes if parsed else NO_ATTRIBUTES
