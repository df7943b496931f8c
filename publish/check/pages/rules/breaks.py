"""Rules about where pages end: single lines, headings, pages with nearly nothing on them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publish.check.pages.fullness import Filled, filled
from publish.check.pages.headings import Heading, headings
from publish.check.pages.rows import Row, body_size, paragraphs
from publish.check.pages.subject import Pages, UnitPages
from publish.check.rule import Found, rule

_SHOWN = 40
"""Characters of a line in a message."""
_BY_THEMSELVES = frozenset(
    ("half-title", "title-page", "copyright-page", "dedication", "epigraph", "part", "cover", "frontispiece")
)
"""Roles of units with little on their pages, as is meant."""
_NEARLY_EMPTY = 0.25
"""Of the type area's height."""
_FEW_ROWS = 2
_FOOT = 0.6
"""Of the page's height: a heading below it stands at the foot."""


def shown(text: str) -> str:
    """Return the beginning of a line, for a message."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


@rule(
    "widow-line",
    "warning",
    hint="Add or cut some words in the paragraph or one before it, or let a picture move.",
    good="A paragraph of five lines, three of them on the next page.",
    bad="A paragraph of five lines, the last of them alone at the head of the next page.",
)
def widow_line(pages: Pages) -> Iterator[Found]:
    """Finds the last line of a paragraph alone at the head of a page.

    It is taken for the end of something lost, all the more where it is short. The style sheets ask
    for two lines (`widows`), which the layout cannot always give: a page may not have a line to spare
    before a heading, a picture or notes. See The Chicago Manual of Style, 2.117.
    """
    for unit, before, after in _divided(pages):
        if len(after) == 1 and len(before) >= 1:
            row = after[0]
            message = f"“{shown(row.text)}” stands alone at the head of a page: the end of a paragraph"
            yield Found(message, place=unit.place(row.page, row.left, row.y))


@rule(
    "orphan-line",
    "warning",
    hint="Add or cut some words before the paragraph, or let a picture move.",
    good="A paragraph of five lines, two of them at the foot of the page.",
    bad="A paragraph of five lines, the first of them alone at the foot of the page.",
)
def orphan_line(pages: Pages) -> Iterator[Found]:
    """Finds the first line of a paragraph alone at the foot of a page.

    The style sheets ask for two lines (`orphans`); one that got through disturbs less than a widow,
    but readers see it. See Bringhurst, The Elements of Typographic Style, 2.4.8.
    """
    for unit, before, after in _divided(pages):
        if len(before) == 1 and len(after) >= 2:
            row = before[0]
            message = f"“{shown(row.text)}” stands alone at the foot of a page: the start of a paragraph"
            yield Found(message, place=unit.place(row.page, row.left, row.y))


def _divided(pages: Pages) -> Iterator[tuple[UnitPages, tuple[Row, ...], tuple[Row, ...]]]:
    """Yield each paragraph that is on two pages, part by part with the one after it."""
    for unit in pages.units:
        for paragraph in paragraphs(unit):
            parts = list(paragraph.parts())
            for before, after in pairwise(parts):
                if after[0].page == before[0].page + 1:
                    yield unit, before, after


@rule(
    "heading-at-foot",
    "warning",
    hint="Set `break-after: avoid` for it in the style sheet; a picture or table after it may have to move.",
    good="A heading with two lines of its text below it.",
    bad="A heading as the last line of a page, its text on the next one.",
)
def heading_at_foot(pages: Pages) -> Iterator[Found]:
    """Finds a heading as the last thing on a page, with its text on the next one.

    A heading belongs to what follows it; at the foot of a page it is read as the end of what stands
    above. See The Chicago Manual of Style, 2.117.
    """
    for unit in pages.units:
        known = headings(unit)
        for heading in known:
            page = unit.pages[heading.page]
            if heading.page + 1 < len(unit.pages) and heading.bottom > _FOOT * page.height:
                text = _below(unit, heading, known)
                if not text:
                    message = f"the heading “{shown(heading.text)}” is the last thing on its page"
                    yield Found(message, place=unit.place(heading.page, heading.left, heading.bottom))


def _below(unit: UnitPages, heading: Heading, known: tuple[Heading, ...]) -> bool:
    """Tell whether text or a picture stands below a heading, of which further headings are none."""
    page, size = unit.pages[heading.page], body_size(unit)
    others = [one for one in known if one.page == heading.page and one.bottom > heading.bottom]
    notes = unit.known and unit.notes
    for line in page.body:
        in_other = any(one.top - 1 <= line.y <= one.bottom + 1 for one in others)
        is_note = bool(notes) and line.size < 0.95 * size
        if line.y > heading.bottom + 1 and not in_other and not is_note:
            return True
    boxes = [picture.box for picture in page.pictures] + [
        box for box in page.drawings if box.height > 2 * size
    ]
    return any(box.bottom > heading.bottom + 2 for box in boxes)


@rule(
    "page-nearly-empty",
    "warning",
    hint="Look at what follows: a picture or table that cannot be divided moved to the next page. Let it "
    "stand elsewhere, or make it smaller.",
    good="A chapter whose pages are full up to its last one.",
    bad="A page with three lines, because the picture after them did not fit.",
)
def page_nearly_empty(pages: Pages) -> Iterator[Found]:
    """Finds a page in the middle of a chapter that is less than a quarter full.

    A reader takes it for the chapter's end. Title pages, part openers and the like are let be.
    """
    for unit, index, fill in _fills(pages):
        if index + 1 < len(unit.pages) and not fill.ends and fill.share < _NEARLY_EMPTY:
            # The last line is led back: what follows it is what left the page empty.
            last = max(unit.pages[index].body, key=lambda line: line.y, default=None)
            place = unit.place(index, last.left, last.y) if last else unit.place(index)
            share = round(100 * fill.share)
            yield Found(f"only {share} % of the page is filled, and the text goes on", place=place)


@rule(
    "short-last-page",
    "info",
    hint="Cut or add some lines in the chapter, so that its last page has none or five.",
    good="A chapter whose last page has five lines or more.",
    bad="A chapter whose last page has one line.",
)
def short_last_page(pages: Pages) -> Iterator[Found]:
    """Finds a chapter whose last page has one or two lines.

    With so little on it the page looks left over; publishers ask for about five lines. Only told
    where chapters are known: of a publication of ours.
    """
    for unit, index, fill in _fills(pages):
        last = unit.known and index and index + 1 == len(unit.pages)
        if last and 0 < fill.rows <= _FEW_ROWS and not fill.pictures:
            lines = "one line" if fill.rows == 1 else f"{fill.rows} lines"
            yield Found(f"the last page of a chapter has only {lines}", place=unit.place(index))


def _fills(pages: Pages) -> Iterator[tuple[UnitPages, int, Filled]]:
    for unit in pages.units:
        if len(unit.pages) > 1 and unit.role not in _BY_THEMSELVES:
            for index, fill in enumerate(filled(unit)):
                if fill is not None:
                    yield unit, index, fill


RULES = (widow_line, orphan_line, heading_at_foot, page_nearly_empty, short_last_page)
