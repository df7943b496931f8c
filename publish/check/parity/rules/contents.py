"""Contents of both files, held beside the headings that they list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

from publish.check.parity.epub import Entry, Heading
from publish.check.parity.keys import key_of
from publish.check.parity.pair import Pair
from publish.check.parity.pdf import PdfHeading
from publish.check.parity.titles import bare, same_title, without_leaders
from publish.check.rule import Found, rule

T = TypeVar("T", Heading, PdfHeading)

_LISTED = 0.75
"""The share of the headings of a level from which on all of them belong into contents."""
_LISTED_ELSEWHERE = 0.5
"""That share for a heading which other contents of the publication have."""
_FOLIO = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7})\Z")
_NUMBER = re.compile(
    r"(?:chapter|part|appendix|kapitel|teil|anhang)?(?:\d{0,6}|[ivxlc]{1,6}|[a-z]\d{0,4})[):]?"
)
_BEFORE = 60
"""Characters of a number or a motto that may stand between the place that an entry leads to and the
heading."""


@rule(
    "parity-contents",
    "warning",
    hint="Make the contents anew from the headings: build both files again.",
    good="Contents whose entries are the headings, each with the page on which it stands.",
    bad="An entry “The Harbour” in the navigation of the EPUB, where the heading is “The Lamp”.",
)
def contents(pair: Pair) -> Iterator[Found]:
    """Contents that do not say what the headings say: in the EPUB's navigation, in the PDF's outline, or on
    its contents page.

    An entry must have the words of its heading, on the contents page its page number too. A heading is
    missed where at least three quarters of those of its level are listed. EPUB 3.3, “The toc
    nav element”; PDF/UA-1 (ISO 14289-1), 7.17 (Navigation).
    """
    if pair.alike:
        yield from _navigation(pair)
        yield from _outline(pair)
        yield from _printed(pair)


def _navigation(pair: Pair) -> Iterator[Found]:
    epub = pair.epub
    lists = [(epub.contents, "the navigation"), (epub.ncx, "the NCX")]
    headed = [[(entry, _headed(pair, entry)) for entry in entries] for entries, _ in lists]
    listed = [{one.start for _, one in some if one is not None} for some in headed]
    printed = {key_of(one.title) for one in pair.pdf.headings}
    outlined = {bare(one.title) for one in pair.pdf.outline}
    for number, (entries, what) in enumerate(lists):
        for entry, one in headed[number]:
            # Of a heading that is another one in the PDF is said so.
            if (
                one is None
                or same_title(entry.title, one.text)
                or (printed and key_of(one.text) not in printed)
            ):
                continue
            message = f"{what} of the EPUB has “{entry.title}”, where the heading is “{one.text}”"
            yield Found(message, place=entry.place)
        if not entries:
            continue
        marks = [one.start in listed[number] for one in epub.headings]
        others = [one.start in listed[1 - number] or bare(one.text) in outlined for one in epub.headings]
        for one in _missed(epub.headings, marks, others):
            if not pair.for_epub(one.start):
                yield Found(f"the heading “{one.text}” is not in {what} of the EPUB", place=one.place)


def _headed(pair: Pair, entry: Entry) -> Heading | None:
    """Return the heading that an entry leads to: at the place, or soon after it in the same document."""
    offset = pair.epub.ids.get(entry.target)
    if offset is None:
        return None
    one = next((one for one in pair.epub.headings if one.end > offset), None)
    if one is None or entry.target.partition("#")[0] != one.place.resource:
        return None
    return one if one.start - offset <= _BEFORE else None


def _missed(headings: Sequence[T], listed: Sequence[bool], elsewhere: Sequence[bool] = ()) -> Iterator[T]:
    """Yield headings that are not listed, of levels that mostly are; ``elsewhere`` tells which ones
    other contents list."""
    levels: dict[int, list[bool]] = defaultdict(list)
    for one, is_listed in zip(headings, listed, strict=True):
        levels[one.level].append(is_listed)
    for number, one in enumerate(headings):
        share = sum(levels[one.level]) / len(levels[one.level])
        least = _LISTED_ELSEWHERE if elsewhere and elsewhere[number] else _LISTED
        if not listed[number] and share >= least:
            yield one


def _outline(pair: Pair) -> Iterator[Found]:
    """Yield entries that are not the heading on the page they lead to, and headings without an entry."""
    pdf = pair.pdf
    if not pdf.headings or not pdf.outline:
        return
    pages: dict[int, list[PdfHeading]] = defaultdict(list)
    for one in pdf.headings:
        pages[one.page].append(one)
    renamed = set()
    for entry in pdf.outline:
        near = pages.get(entry.page, [])
        if near and not any(same_title(entry.title, one.title) for one in near):
            one = min(near, key=lambda one: abs((one.y or 0) - (entry.y or 0)))
            renamed.add(id(one))
            message = f"the outline of the PDF has “{entry.title}”, where the heading is “{one.title}”"
            yield Found(message, place=one.place)
    listed = {(one.page, key) for one in pdf.outline for key in (key_of(one.title), bare(one.title))}
    marks = [
        id(one) in renamed or bool({(one.page, key_of(one.title)), (one.page, bare(one.title))} & listed)
        for one in pdf.headings
    ]
    navigation = {bare(one.title) for one in pair.epub.contents}
    for one in _missed(pdf.headings, marks, [bare(one.title) in navigation for one in pdf.headings]):
        yield Found(f"the heading “{one.title}” is not in the outline of the PDF", place=one.place)


def _printed(pair: Pair) -> Iterator[Found]:
    """Yield headings that are on the contents page with another page number, or not at all."""
    pdf = pair.pdf
    page = _ContentsPage([one.text for one in pdf.lines if one.page in pdf.contents])
    headings = [one for one in pdf.headings or pdf.outline if 0 < one.page <= len(pdf.labels)]
    if not page.text:
        return
    folios = [page.folios(one.title) for one in headings]
    for one in _missed(headings, [some is not None for some in folios]):
        yield Found(f"the heading “{one.title}” is not on the contents page of the PDF", place=one.place)
    once = Counter(one.title for one in headings)
    for one, some in zip(headings, folios, strict=True):
        if once[one.title] > 1:  # of several of one name, not all may be listed
            continue
        folio = pdf.labels[one.page - 1]
        if some and key_of(folio) not in some:
            message = f"the contents page of the PDF has “{one.title}” on page {some[0]}; it is on {folio}"
            yield Found(message, place=one.place)


class _ContentsPage:
    """The lines of a contents page, of which some entries take several."""

    def __init__(self, lines: Sequence[str]) -> None:
        keys = [without_leaders(one) for one in lines]
        self.text = "".join(keys)
        self._ends = [*accumulate(map(len, keys))]
        self._starts = [0, *self._ends]

    def folios(self, title: str) -> list[str] | None:
        """Return the page numbers that follow a title at the end of a line; None where it is not there."""
        key = without_leaders(title)
        found = re.finditer(re.escape(key), self.text) if key else ()
        places = [one.end() for one in found if self._begins(one.start())]
        if not places:
            return None
        # A folio far from its title is a line of its own.
        ends = (self._ends[min(bisect_right(self._ends, at), len(self._ends) - 1)] for at in places)
        folios = (_FOLIO.match(self.text, at, end) for at, end in zip(places, ends, strict=True))
        return [one[0] for one in folios if one is not None]

    def _begins(self, at: int) -> bool:
        """Tell whether nothing but a number stands in the line before a place."""
        start = self._starts[bisect_right(self._starts, at) - 1]
        return bool(_NUMBER.fullmatch(self.text, start, at))


RULES = (contents,)
