"""Links of both files: whether the same words lead to the same place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from publish.check.finding import Place
from publish.check.parity.epub import Link
from publish.check.parity.laying import Laid
from publish.check.parity.pair import Pair
from publish.check.parity.pdf import PdfLink
from publish.check.rule import Found, rule

_NEAR = 2
"""Characters that the measured ends of a link may be off, and less."""
_ROUGHLY = 25
"""Characters that they are off at most: letters are taken as equally wide."""


@rule(
    "parity-links",
    "warning",
    hint="Set the link in the manuscript, and build both files from it.",
    good="The same address behind the same words in both files.",
    bad="“the survey” that leads to https://example.org/2019 in the PDF, and to …/2024 in the EPUB.",
)
def links(pair: Pair) -> Iterator[Found]:
    """A link that leads elsewhere in one of the two files, or that only one of them has.

    A PDF without any links is a printed book: nothing is missed there. A link within the book must lead
    to the page that the place stands on to which it leads in the EPUB. Calls of notes, entries of
    contents and page numbers, which print alone has, are not compared.
    """
    if not pair.alike:
        return
    ours = [one for one in pair.epub.links if not one.is_call and one.end > one.start]
    theirs = list(_placed(pair))
    for is_web in (True, False):
        some = [one for one in theirs if bool(one[2].address) == is_web]
        wanted = [one for one in ours if _is_web(one) == is_web]
        if some and wanted:
            yield from _compared(pair, wanted, some)
        elif some and is_web:
            for start, end, link in some:
                yield from _alone(pair, start, end, link)


def _compared(pair: Pair, ours: list[Link], theirs: list[tuple[int, int, PdfLink]]) -> Iterator[Found]:
    starts = [start for start, _, _ in theirs]
    met = set()
    for one in ours:
        first = bisect_left(starts, one.start - 300)
        over = [
            number
            for number in range(first, bisect_left(starts, one.end))
            if theirs[number][1] > one.start + min(_NEAR, (one.end - one.start) // 2)
        ]
        if not over:
            over = [
                number
                for number in range(first, bisect_left(starts, one.end + _ROUGHLY))
                if theirs[number][1] > one.start - _ROUGHLY and _leads_alike(pair, one, theirs[number][2])
            ]
        met.update(over)
        if pair.for_epub(one.start) or one.excused or one.start < pair.front:
            continue
        place = partial(Found, place=one.place)
        words = pair.words(one.start, one.end)
        if not over:
            if pair.is_placed(one.start, one.end) and _can_be_followed(pair, one):
                yield place(f"the link “{words}” to {one.target} of the EPUB is none in the PDF")
            continue
        links = [theirs[number][2] for number in over]
        if _is_web(one):
            if not any(_leads_alike(pair, one, link) for link in links):
                yield place(f"“{words}” leads to {one.target} in the EPUB, to {links[0].address} in the PDF")
        else:
            pages = _pages(pair, one.target)
            if pages and all(link.target not in pages for link in links):
                where = f"page {links[0].target} in the PDF; in the EPUB to what is on {pages[0]}"
                yield place(f"“{words}” leads to {where}")
    for number, (start, end, link) in enumerate(theirs):
        if number not in met:
            yield from _alone(pair, start, end, link)


def _leads_alike(pair: Pair, one: Link, link: PdfLink) -> bool:
    if _is_web(one):
        return _address(link.address) == _address(one.target)
    return link.target in _pages(pair, one.target)


def _alone(pair: Pair, start: int, end: int, link: PdfLink) -> Iterator[Found]:
    calls = any(a < end + _NEAR and start - _NEAR < b for a, b in pair.calls)
    if calls or start < pair.front or link.kind in ("only", "note"):
        return
    words = pair.words(start, end)
    if not words:
        return
    box = link.box
    line = next(
        (one for one in pair.by_page.get(link.page, ()) if box.top <= one.line.y <= box.bottom + 2), None
    )
    where = link.address or f"page {link.target}"
    yield Found(
        f"the link “{words}” to {where} of the PDF is none in the EPUB",
        place=line.line.place if line else Place(page=link.page, x=box.left, y=box.bottom),
    )


def _is_web(link: Link) -> bool:
    return ":" in link.target.partition("/")[0] or link.target.startswith("//")


def _address(address: str) -> str:
    return address.rstrip("/").casefold()


def _can_be_followed(pair: Pair, link: Link) -> bool:
    return _is_web(link) or bool(_pages(pair, link.target))


def _pages(pair: Pair, target: str) -> list[int]:
    """Return the pages on which a place of the EPUB can stand in the PDF; none for one that is not in the
    running text."""
    offset = pair.epub.ids.get(target)
    if offset is None or target.partition("#")[0] not in pair.epub.documents:
        return []
    after, before = pair.line_from(offset), pair.line_at(max(offset - 1, 0))
    found = [one.line.page for one in (after, before) if one is not None]
    # A picture or a table may have moved on to the page after its place.
    return list(dict.fromkeys([*found, *range(min(found), max(found) + 1)])) if found else []


def _placed(pair: Pair) -> Iterator[tuple[int, int, PdfLink]]:
    """Yield the links of the PDF with the characters of the running text that they cover, in order."""
    found = []
    for link in pair.pdf.links:
        if link.kind == "generated" or not (link.target or link.address):
            continue
        box = link.box
        for one in pair.by_page.get(link.page, ()):
            line = one.line
            if (
                box.top - 1 <= line.y - 0.3 * line.size <= box.bottom + 1
                and line.left < box.right
                and box.left < line.right
            ):
                start, end = _covered(one, link)
                if end > start:
                    found.append((start, end, link))
    return iter(sorted(found, key=lambda one: one[:2]))


def _covered(one: Laid, link: PdfLink) -> tuple[int, int]:
    """Return about which characters of a line a link's area covers: all glyphs taken as equally wide."""
    line = one.line
    width, length = max(line.right - line.left, 0.1), one.end - one.start
    first = max(0.0, (link.box.left - line.left) / width)
    last = min(1.0, (link.box.right - line.left) / width)
    return one.start + round(first * length), one.start + round(last * length)


RULES = (links,)
