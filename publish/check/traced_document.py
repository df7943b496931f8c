"""A document of a built file, with the way from each of its elements back to the manuscript."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from publish.check.elements import Element, Elements
from publish.engine.origin_table import UnitOrigins
from publish.render.listings import WRAP
from publish.render.marks import Stretch, stretches
from publish.spans import Span

if TYPE_CHECKING:  # half a second of libraries that few documents need
    from publish.check.alike import Alike

_TAG = 200
"""Bytes that the tag of a listing may have before its code, which is all that an included one is."""
_BEFORE_CODE = re.compile(rb"<pre[^>]*>(?:<code[^>]*>)?[ \t\n]*")
_CAPTIONS = ("caption", "figcaption")
"""Elements that stand in another one and may come from another line of the manuscript."""
_PAGE_MARK = re.compile(rb'<span id="[^"]*" epub:type="pagebreak"[^>]*></span>')


class TracedDocument:
    """A unit's document as it was published or laid out: ``content`` is the very file."""

    def __init__(self, unit: UnitOrigins, content: bytes | None = None) -> None:
        """Without ``content`` it is the document as it was rendered."""
        self.unit = unit
        marked, self._stretches = stretches(unit.marked, len(unit.spans))
        self._marked = marked.encode("utf-8", "surrogatepass")
        rendered = unit.document.encode("utf-8", "surrogatepass") or self._marked
        self.elements = Elements(rendered if content is None else content)
        self._page_marks = list(_PAGE_MARK.finditer(self.elements.content))
        self._same = _PAGE_MARK.sub(b"", self.elements.content) == self._marked
        self._starts = [one.start for one in self._stretches]

    def of_element(self, element: Element) -> Span | None:
        """Return the place that an element was written as; None for what is generated.

        An element that none is around, such as a line of the contents, comes from where the first
        part of it does that is from the manuscript.
        """
        start = self._place(element)
        number = bisect_right(self._starts, start) - 1
        end = start + 1
        if self._same:
            end = start + len(_PAGE_MARK.sub(b"", self.elements.content[element.start : element.end]))
        inside = self._first(number + 1, end)
        if self._stretches[number].span >= 0 and (element.name not in _CAPTIONS or inside is None):
            return self._line(self._stretches[number], start)
        return self._line(inside, start) if inside is not None else None

    def _first(self, number: int, end: int) -> Stretch | None:
        """Return the first stretch from ``number`` on, before ``end``, that comes from the manuscript."""
        for one in self._stretches[number : bisect_left(self._starts, end)]:
            if one.span >= 0:
                return one
        return None

    @property
    def beginning(self) -> Span | None:
        """The first place of the manuscript that stands in the document."""
        number = next((one.span for one in self._stretches if one.span >= 0), -1)
        return self.unit.spans[number] if number >= 0 else None

    def of_listing_line(self, listing: Element, share: float) -> Span | None:
        """Return the place of the line that stands at ``share`` (0 to 1) of a listing's height."""
        around = self._around(self._place(listing))
        if not self._same or around.span < 0:
            return self.of_element(listing)
        shown = self.elements.content[listing.start : listing.end].split(b"\n")
        row = min(int(share * len(shown)), len(shown) - 1)
        goes_on = [WRAP.encode() in line for line in shown]
        # A mark hugs the first word, past the indention of its line.
        before = _BEFORE_CODE.match(self.elements.content, listing.start)
        code = self._around(self._place(listing) + (before.end() - before.start() if before else 0))
        included = code.span not in (around.span, -1)
        span = self.unit.spans[code.span if included else around.span]
        return _in_listing(span, goes_on.count(False), row - sum(goes_on[: row + 1]), fences=not included)

    def _around(self, place: int) -> Stretch:
        return self._stretches[bisect_right(self._starts, place) - 1]

    def _place(self, element: Element) -> int:
        """Return where an element begins in the document with marks, in bytes without them."""
        if self._same:
            return element.start - sum(len(one[0]) for one in self._page_marks if one.start() < element.start)
        name = element.attributes.get("id", "")
        if name and name in self._reference.by_id:
            return self._reference.by_id[name].start
        return self._alike.place(element.start)

    @cached_property
    def _reference(self) -> Elements:
        return Elements(self._marked)

    @cached_property
    def _alike(self) -> Alike:
        from publish.check.alike import Alike

        return Alike(self.elements.content, self._marked)

    def _line(self, stretch: Stretch, place: int) -> Span:
        """Return the span of a stretch, in a paragraph or listing of several lines from the line on
        which the place stands: each line end of the manuscript is one in the document."""
        span = self.unit.spans[stretch.span]
        if span.end_line <= span.line or span.column:
            return span
        begun = self._marked[stretch.opened : max(place, stretch.opened)]
        listing = self._marked.rfind(b"<pre", max(stretch.opened - _TAG, 0), place)
        if listing >= 0 and self._marked.find(b"</pre>", listing, place) < 0:
            end = self._marked.find(b"</pre>", listing)
            lines = self._marked.count(b"\n", listing, end) + 1
            row = self._marked.count(b"\n", listing, place)
            return _in_listing(span, lines, row, fences=listing >= stretch.opened)
        if begun.startswith(b"<p"):
            return replace(span, line=min(span.line + begun.count(b"\n"), span.end_line))
        return span


def _in_listing(span: Span, lines: int, row: int, fences: bool) -> Span:
    """Return the place of a listing's row, from 0, if its lines are those of the manuscript: all of
    them, or with ``fences`` all between two."""
    last = span.end_line or span.line
    fenced = last - span.line + 1 - lines
    if fenced not in ((0, 2) if fences else (0,)) or row < 0:
        return span
    return replace(span, line=span.line + fenced // 2 + row, column=0, end_line=0)
