"""A document of a built file, with the way from each of its elements back to the manuscript."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property

from publish.check.elements import Element, Elements
from publish.engine.origin_table import UnitOrigins
from publish.epub.alignment import Alignment, Text
from publish.epub.reading import Reading, read
from publish.render.listings import WRAP
from publish.render.marks import Stretch, stretches
from publish.spans import Span

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
        while self._stretches[number].span < 0:
            number += 1
            if number == len(self._stretches) or self._stretches[number].start >= end:
                return None
        return self._line(self._stretches[number], start)

    @property
    def beginning(self) -> Span | None:
        """The first place of the manuscript that stands in the document."""
        number = next((one.span for one in self._stretches if one.span >= 0), -1)
        return self.unit.spans[number] if number >= 0 else None

    def of_listing_line(self, element: Element, share: float) -> Span | None:
        """Return the place of the line that stands at ``share`` (0 to 1) of a listing's height."""
        span = self.of_element(element)
        source = self.elements.content[element.start : element.end]
        shown = source.split(b"\n")
        row = min(int(share * len(shown)), len(shown) - 1)
        if span is None:
            return None
        mark = WRAP.encode()
        goes_on = [mark in line for line in shown]
        return _in_listing(span, goes_on.count(False), row - sum(goes_on[: row + 1]))

    def _place(self, element: Element) -> int:
        """Return where an element begins in the document with marks, in bytes without them."""
        if self._same:
            return element.start - sum(len(one[0]) for one in self._page_marks if one.start() < element.start)
        name = element.attributes.get("id", "")
        if name and name in self._reference.by_id:
            return self._reference.by_id[name].start
        return self._found(element)

    def _found(self, element: Element) -> int:
        """Return where the words of an element are in the document with marks."""
        runs = self._shown.runs
        number = bisect_right([one.at for one in runs], element.start)
        offset = runs[number].start if number < len(runs) else len(self._shown.text)
        place = self._alignment.place(offset)
        text = self._written.runs
        at = bisect_right([one.start for one in text], place) - 1
        return text[at].at if text else 0

    @cached_property
    def _reference(self) -> Elements:
        return Elements(self._marked)

    @cached_property
    def _shown(self) -> Reading:
        return read(self.elements.content)

    @cached_property
    def _written(self) -> Reading:
        return read(self._marked)

    @cached_property
    def _alignment(self) -> Alignment:
        return Alignment(
            Text(self._shown.words, self._shown.anchors), Text(self._written.words, self._written.anchors)
        )

    def _line(self, stretch: Stretch, place: int) -> Span:
        """Return the span of a stretch, in a paragraph or listing of several lines from the line on
        which the place stands: each line end of the manuscript is one in the document."""
        span = self.unit.spans[stretch.span]
        begun = self._marked[stretch.opened : max(place, stretch.opened)]
        if span.end_line <= span.line or span.column:
            return span
        if begun.startswith(b"<p"):
            line = min(span.line + begun.count(b"\n"), span.end_line)
            return replace(span, line=line)
        if begun.startswith(b"<pre"):
            whole = self._marked[stretch.opened : self._marked.find(b"</pre>", stretch.opened)]
            return _in_listing(span, whole.count(b"\n") + 1, begun.count(b"\n"))
        return span


def _in_listing(span: Span, lines: int, row: int) -> Span:
    """Return the place of a listing's row, from 0, if its lines are those of the manuscript: all of
    them, or all between two fences."""
    last = span.end_line or span.line
    fenced = last - span.line + 1 - lines
    if fenced not in (0, 2) or row < 0:
        return span
    return replace(span, line=span.line + fenced // 2 + row, column=0, end_line=0)
