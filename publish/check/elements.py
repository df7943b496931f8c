"""The elements of an XML document, each with the stretch of bytes that it takes in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from xml.parsers import expat

_TAG = re.compile(rb"<[^>]*>")
_BYTES = 64_000_000
"""Of a document that is read; ours are a hundredth of that."""


@dataclass(slots=True, eq=False)
class Element:
    """An element; ``start`` is where its start tag begins, ``end`` where its end tag ends, in bytes."""

    name: str
    """Without its prefix."""
    attributes: dict[str, str]
    start: int
    parent: Element | None
    number: int
    """In the order of the document, from 0."""
    end: int = 0
    children: list[Element] = field(default_factory=list)

    def around(self) -> Iterator[Element]:
        """Yield the element and those around it, from the inside out."""
        one: Element | None = self
        while one is not None:
            yield one
            one = one.parent


class Elements:
    """The elements of ``content``. Raises ValueError where it is not well-formed, or too large."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.all: list[Element] = []
        self._around: list[Element] = []
        if len(content) > _BYTES:
            raise ValueError("the document is too large")
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise ValueError(f"the document is not well-formed: {error}") from error

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.all]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer(rb"\n", self.content))]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The elements that have an id."""
        return {one.attributes["id"]: one for one in reversed(self.all) if "id" in one.attributes}

    def text(self, element: Element) -> str:
        """Return the text of an element, its white space as single spaces."""
        inner = _TAG.sub(b"", self.content[element.start : element.end])
        return " ".join(unescape(inner.decode("utf-8", "replace")).split())

    def at_line(self, line: int, column: int = 0) -> Element | None:
        """Return the element that a parser means by a place, which is mostly the end of its tag.

        Without a column it is the first that begins in the line, else the one around its beginning.
        """
        if not 1 <= line <= len(self._lines):
            return None
        start = self._lines[line - 1]
        end = self._lines[line] if line < len(self._lines) else len(self.content)
        if column < 1:
            first = self.at(start)
            number = first.number + 1 if first else 0
            following = self.all[number] if number < len(self.all) else None
            return following if following is not None and following.start < end else first
        before = self.content[start:end].decode("utf-8", "replace")[: column - 1]
        place = start + len(before.encode("utf-8"))
        return self.at(place - 1 if self.content[place - 1 : place] == b">" else place)

    def at(self, place: int) -> Element | None:
        """Return the innermost element around a byte; None outside of the root."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return None
        return next((one for one in self.all[number].around() if place < one.end), None)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._around[-1] if self._around else None
        start = self._parser.CurrentByteIndex
        element = Element(name.rpartition(":")[2], attributes, start, parent, len(self.all))
        if parent is not None:
            parent.children.append(element)
        self.all.append(element)
        self._around.append(element)

    def _end(self, _: str) -> None:
        element = self._around.pop()
        at = self._parser.CurrentByteIndex
        # Of an empty element (<br/>) the parser tells its beginning once more.
        element.end = self.content.find(b">", at) + 1 or len(self.content)

    def _entity(self, name: str, *_: object) -> None:
        raise ValueError(f"the document declares the entity {name!r}")
