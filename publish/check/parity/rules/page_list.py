"""The page list of the EPUB, held beside the pages of the PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publish.check.parity.epub import Entry
from publish.check.parity.pair import Pair
from publish.check.rule import Found, rule

_WORD = 40
"""Characters of a word that the end of a page may divide: its marker stands before the whole."""
_SAME = 0.5
"""Of the entries, which must fit for the list to be one of this PDF."""


@rule(
    "parity-page-list",
    "warning",
    hint="Build the EPUB anew beside the PDF whose pages it is to name.",
    good="A page list from i to 240, each marker where that page begins in the PDF.",
    bad="A page list without page 3, or with a marker “3” a page too late.",
)
def page_list(pair: Pair) -> Iterator[Found]:
    """A page list of the EPUB that does not name the pages of the PDF: a page lacks, is too many, stands out
    of order or begins at another place.

    A class or a reading group finds “page 41” by it. Pages on which nothing of the text begins may lack:
    blank ones, the title page. An EPUB without a page list is not asked. EPUB Accessibility 1.1, 4.1;
    EPUB 3.3, “The page-list nav element”.
    """
    entries = pair.epub.page_list
    if not entries or not pair.alike:
        return
    labels = pair.pdf.labels
    pages = {label: number for number, label in reversed([*enumerate(labels, 1)])}
    known = [one for one in entries if one.title in pages]
    fitting = sum(1 for one in known if not _distance(pair, one, pages[one.title]))
    if fitting < _SAME * len(entries):
        count = f"{fitting} of {len(entries)} pages begin as in it"
        message = f"the page list of the EPUB is not that of this PDF: {count}"
        yield Found(message, place=entries[0].place)
        return
    yield from _labels(pair, pages)
    for one in known:
        distance = _distance(pair, one, pages[one.title])
        if distance:
            side = "before" if distance < 0 else "after"
            message = f"page {one.title} begins {abs(distance)} characters {side} where it does in the PDF"
            yield Found(message, place=pair.epub.marks[one.target].place)


def _labels(pair: Pair, pages: dict[str, int]) -> Iterator[Found]:
    entries = pair.epub.page_list
    counts = Counter(one.title for one in entries)
    printed = Counter(pair.pdf.labels)
    last = 0
    for one in entries:
        if one.title not in pages:
            yield Found(
                f"the page list of the EPUB has a page “{one.title}”, the PDF has none", place=one.place
            )
            continue
        if counts[one.title] > printed[one.title]:
            counts[one.title] -= 1
            yield Found(f"the page list of the EPUB has page “{one.title}” twice", place=one.place)
            continue
        if pages[one.title] < last and printed[one.title] == 1:
            yield Found(f"page “{one.title}” of the EPUB’s page list is out of its order", place=one.place)
        last = pages[one.title]
        mark = pair.epub.marks.get(one.target)
        if mark is not None and mark.label not in ("", one.title):
            message = f"the page list of the EPUB calls “{one.title}” what its marker calls “{mark.label}”"
            yield Found(message, place=mark.place)
    for label, number in pages.items():
        if label not in counts and number in pair.by_page and number not in pair.pdf.contents:
            start = pair.by_page[number][0].start
            message = f"the page list of the EPUB lacks page “{label}”, which begins here"
            yield Found(message, place=pair.epub.main.place(start))


def _distance(pair: Pair, entry: Entry, page: int) -> int:
    """Return how many characters before (less than 0) or after its place the marker of a page stands."""
    mark = pair.epub.marks.get(entry.target)
    lines = pair.by_page.get(page)
    if mark is None or mark.offset < 0 or not lines:
        return 0
    if lines[0].start <= pair.front:
        return 0
    before = pair.by_page.get(page - 1)
    earliest = min(lines[0].start, before[-1].end if before else lines[0].start) - _WORD
    latest = lines[0].start
    if mark.offset < earliest:
        return mark.offset - latest
    return max(mark.offset - latest, 0)


RULES = (page_list,)
