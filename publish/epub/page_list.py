"""Where the pages of a print edition begin in the EPUB: a marker at each place, and their list.

EPUB Accessibility 1.1, 4.1 (page navigation); the markers are those of EPUB Accessibility
Techniques 1.1, PAGE-003, their label is in ``aria-label`` (DPUB-ARIA 1.1, ``doc-pagebreak``).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import accumulate
from typing import NamedTuple

from publish.epub import navigation
from publish.epub.alignment import Alignment, Text
from publish.epub.reading import Reading, read
from publish.epub.types import EpubInput, PageMark, PrintEdition, PrintPage


class _Spot(NamedTuple):
    """A place in a document of the EPUB."""

    document: int
    at: int
    """In bytes."""
    offset: int
    """Characters of the document's flow before it."""


def with_page_list(
    given: EpubInput, printed: PrintEdition, read: Callable[[bytes], Reading] = read
) -> EpubInput:
    """Return the edition with markers for the pages of ``printed``, their list and its source.

    A page begins at its first word; where a line end divides that, before the whole word. One
    that begins with a picture begins there, a blank page where the next one does. A page of what the
    EPUB does not have begins where the text goes on. ``read`` may be one that remembers documents.
    Raises `PackagingError` for a document that is not well-formed.
    """
    source = [read(one.encode()) for one in printed.documents]
    target = [read(one.xhtml.encode()) for one in given.units]
    if not printed.pages or not target:
        return given
    spots = _spots(printed.pages, _Book(source), _Book(target))
    names = _names(printed.pages, {name for one in target for name in one.ids})
    marks: dict[int, list[PageMark]] = defaultdict(list)
    pages = []
    for page, name, spot in zip(printed.pages, names, spots, strict=True):
        marks[spot.document].append(PageMark(page.label, name, spot.at, spot.offset))
        pages.append((page.label, f"{navigation.address(given.units[spot.document].unit)}#{name}"))
    units = list(given.units)
    contents: tuple[PageMark, ...] = ()
    for number, some in marks.items():
        if units[number].unit.role == "contents":
            contents = tuple(some)  # for the navigation document, which stands in its place
        else:
            units[number] = replace(units[number], xhtml=marked(target[number].content, some).decode())
    return replace(
        given,
        units=tuple(units),
        page_list=tuple(pages),
        page_source=printed.source,
        contents_marks=contents,
    )


def marked(content: bytes, marks: Iterable[PageMark]) -> bytes:
    """Return a document with markers between its bytes; ``marks`` are in their order."""
    parts = []
    last = 0
    for mark in marks:
        parts.append(content[last : mark.at])
        parts.append(
            f'<span id="{escape(mark.id)}" epub:type="pagebreak" role="doc-pagebreak" '
            f'aria-label="{escape(mark.label)}"></span>'.encode()
        )
        last = mark.at
    return b"".join((*parts, content[last:]))


def mark_contents(content: bytes, unit: str, marks: Sequence[PageMark]) -> bytes:
    """Return the navigation document with ``marks``, which are places in ``unit``, the contents as
    they were rendered."""
    before, after = read(unit.encode()), read(content)
    places = Alignment(_text(before), _text(after))
    found = accumulate((after.place(places.place(mark.offset)) for mark in marks), max)
    return marked(content, [replace(mark, at=at) for mark, at in zip(marks, found, strict=True)])


def _text(one: Reading) -> Text:
    return Text(one.text, one.starts, one.anchors)


class _Book:
    """Documents in a row."""

    def __init__(self, documents: Sequence[Reading]) -> None:
        self.documents = documents
        self.starts = list(accumulate((one.starts[-1] for one in documents), initial=0))
        """Where the flow of each document begins, and where the last one ends."""
        self.pictures = [
            (start + offset, number, at)
            for number, (start, one) in enumerate(zip(self.starts, documents, strict=False))
            for offset, at in one.pictures
        ]
        """Each picture: characters before it in the book, its document, its place there."""

    def text(self) -> Text:
        """Return the words of all documents, and their ids."""
        starts = array("q", [0])
        for start, one in zip(self.starts, self.documents, strict=False):
            starts.extend(start + place for place in one.starts[1:])
        anchors = (
            (name, start + offset)
            for start, one in zip(self.starts, self.documents, strict=False)
            for name, offset in one.anchors
        )
        return Text("".join(one.text for one in self.documents), starts, tuple(anchors))

    def spot(self, place: int) -> _Spot:
        """Return where a marker before character ``place`` of the book stands."""
        number = min(bisect_right(self.starts, place), len(self.documents)) - 1
        one = self.documents[number]
        offset = one.whole_word(place - self.starts[number])
        return _Spot(number, one.place(offset), offset)


def _spots(pages: Sequence[PrintPage], source: _Book, target: _Book) -> tuple[_Spot, ...]:
    """Return the place of each page; no page begins before the one before it."""
    places = Alignment(source.text(), target.text())
    following = _Spot(len(target.documents) - 1, target.documents[-1].end, target.documents[-1].starts[-1])
    found: list[_Spot] = []
    for page in reversed(pages):
        following = _spot(page, source, target, places) or following
        found.append(following)
    return tuple(accumulate(reversed(found), max))


def _spot(page: PrintPage, source: _Book, target: _Book, places: Alignment) -> _Spot | None:
    """Return the place of a page; None for one that begins where the next one does."""
    if page.document < 0:
        return None
    place = source.starts[page.document] + page.offset
    if page.picture >= 0:
        return _picture_spot(page, source, target, places) or target.spot(places.place(place))
    if page.offset >= source.documents[page.document].starts[-1]:
        return None
    return target.spot(places.place(place))


def _picture_spot(page: PrintPage, source: _Book, target: _Book, places: Alignment) -> _Spot | None:
    """Return the place of a picture that stands between the same words; None where none does."""
    first = sum(len(one.pictures) for one in source.documents[: page.document])
    number = first + page.picture
    if page.picture >= len(source.documents[page.document].pictures):
        return None
    offset, *_ = source.pictures[number]
    earliest = places.place(offset - 1) + 1 if offset else 0
    among = [one for one in target.pictures if earliest <= one[0] <= places.place(offset)]
    if not among:
        return None
    before = number - bisect_left(source.pictures, (offset,))
    place, document, at = among[min(before, len(among) - 1)]
    return _Spot(document, at, place - target.starts[document])


def _names(pages: Iterable[PrintPage], taken: set[str]) -> Iterator[str]:
    """Yield an id for each page that no document has."""
    used = set(taken)
    for page in pages:
        name = base = f"page-{page.label}"
        number = 1
        while name in used:
            number += 1
            name = f"{base}-{number}"
        used.add(name)
        yield name
