"""Marks in markup: which stretch of a document which place of the manuscript was written as.

A mark opens and closes around what a node became. It is made of noncharacters of Unicode, which
`publish.render.markup` lets no manuscript bring into a document, and is taken out again before
anybody sees the document. Marks hug what they enclose: white space stays outside, so that whatever
trims or joins markup does the same with marks as without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.render.writer import Writer

_OPEN, _NUMBERED, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
MARK = f"(?:{_OPEN}[0-9]+{_NUMBERED}|{_CLOSE})"
"""Pattern of one end of a mark."""
_ENDS = re.compile(MARK)
_ENDS_BY_BYTES = re.compile(f"{_OPEN}([0-9]+){_NUMBERED}|{_CLOSE}".encode())
_SPACE = " \t\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document that belongs to one place of the manuscript, or to none."""

    start: int
    """In bytes; it ends where the next one begins."""
    span: int
    """The number of the innermost span around it; -1: it belongs to none."""
    opened: int
    """Where what that span became begins, in bytes."""


def marked(number: int, markup: str) -> str:
    """Return markup between the ends of a mark; nothing but space is returned as it is."""
    if markup[0] == "<" and markup[-1] == ">":  # most are elements
        return f"{_OPEN}{number}{_NUMBERED}{markup}{_CLOSE}"
    inner = markup.strip(_SPACE)
    if not inner:
        return markup
    start = len(markup) - len(markup.lstrip(_SPACE))
    end = start + len(inner)
    return f"{markup[:start]}{_OPEN}{number}{_NUMBERED}{inner}{_CLOSE}{markup[end:]}"


def unmarked(markup: str) -> str:
    """Return markup without its marks."""
    return _ENDS.sub("", markup)


def marking(table: Mapping[type, Callable[[Writer, Any], str]]) -> dict[type, Callable[[Writer, Any], str]]:
    """Return the functions of ``table``, those for nodes that know their place putting marks."""
    return {kind: _marking(write) if _has_span(kind) else write for kind, write in table.items()}


def _has_span(kind: type) -> bool:
    return any(one.name == "span" for one in fields(kind))


def _marking(write: Callable[[Writer, Any], str]) -> Callable[[Writer, Any], str]:
    def written(writer: Writer, node: Any) -> str:  # noqa: ANN401 - the tables have all kinds of node
        return writer.placed(node.span, write(writer, node))

    return written


def stretches(markup: str, spans: int) -> tuple[str, tuple[Stretch, ...]]:
    """Return a document without its marks, and its stretches in order, the first from its beginning.

    ``spans``: how many there are. What is no pair of ends with a number below is passed over: a
    publication's metadata may hold anything.
    """
    data = markup.encode("utf-8", "surrogatepass")
    parts: list[bytes] = []
    found = [Stretch(0, -1, 0)]
    around: list[Stretch] = []
    at = last = 0
    for end in _ENDS_BY_BYTES.finditer(data):
        parts.append(data[last : end.start()])
        at += end.start() - last
        last = end.end()
        if end[1] is not None:
            around.append(found[-1])
            number = int(end[1][:9])
            found.append(Stretch(at, number if number < spans else -1, at))
        elif around:
            before = around.pop()
            found.append(Stretch(at, before.span, before.opened))
    parts.append(data[last:])
    return b"".join(parts).decode("utf-8", "surrogatepass"), tuple(_without_empty(found))


def _without_empty(found: list[Stretch]) -> Iterator[Stretch]:
    """Where several begin in one place, the last one is what stands there."""
    for one, following in zip(found, [*found[1:], None], strict=True):
        if following is None or following.start > one.start:
            yield one
