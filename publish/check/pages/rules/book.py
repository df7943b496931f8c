"""Rules about all pages of a file together: blank ones, how many, how large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publish.check.finding import Place
from publish.check.pages.subject import Pages
from publish.check.rule import Found, rule

_SAME_SIZE = 1.0
"""pt that pages may differ by."""


@rule(
    "blank-page",
    "warning",
    hint="Look for a page break too many, or for something invisible that needs a page.",
    good="A blank left-hand page before a part that opens on the right.",
    bad="A blank right-hand page in the middle of a chapter.",
)
def blank_page(pages: Pages) -> Iterator[Found]:
    """Finds a page with nothing on it that is not meant to be blank.

    Meant are a left-hand page before a right-hand one that begins something, and blank pages at the
    end, which fill the last sheet. A right-hand page is never blank by intent, and neither are two
    pages in a row; nor is any page in the middle of a chapter.
    """
    blank = {unit.first + index for unit, index, page in pages if page.blank}
    within = {unit.first + index for unit, index, _ in pages if unit.known}
    shown = [unit.first + index for unit, index, page in pages if not page.blank]
    last = max(shown, default=0)
    for number in sorted(blank):
        recto = number % 2 == 1
        if number < last and (recto or number - 1 in blank or number in within):
            yield Found("a page has nothing on it", place=Place(page=number))


@rule(
    "page-count-odd",
    "info",
    hint="Add a blank page, or let the printer add one: the last leaf has a back either way.",
    good="A book of 240 pages.",
    bad="A book of 239 pages.",
)
def page_count_odd(pages: Pages) -> Iterator[Found]:
    """Finds a book with an odd number of pages.

    A leaf has two sides. Most printers add the page that lacks; some ask for it.
    """
    if pages.on_paper and pages.count % 2 and pages.count > 1:
        yield Found(f"the book has {pages.count} pages, an odd number", place=Place(page=pages.count))


@rule(
    "page-count-signature",
    "warning",
    hint="Add or cut pages, or ask the printer for a half sheet.",
    good="A book of 240 pages, printed in sheets of 16.",
    bad="A book of 250 pages, printed in sheets of 16.",
)
def page_count_signature(pages: Pages) -> Iterator[Found]:
    """Finds a book whose number of pages does not fill its sheets.

    Only where the number of pages of a sheet is set. A book is printed on sheets of 8, 16 or 32
    pages; what lacks is bound in as blank leaves.
    """
    sheet = pages.press.signature
    if sheet > 1 and pages.on_paper and pages.count % sheet:
        lacking = -pages.count % sheet
        message = f"the book has {pages.count} pages, {lacking} less than whole sheets of {sheet} have"
        yield Found(message, place=Place(page=pages.count))


@rule(
    "page-sizes-differ",
    "error",
    hint="Give all pages one size; turn a wide table by a quarter on a page of that size.",
    good="A book whose pages are all 6 by 9 inches.",
    bad="A book of pages of 6 by 9 inches, with one of A4 among them.",
)
def page_sizes_differ(pages: Pages) -> Iterator[Found]:
    """Finds a page of another size than most, in a file for print.

    All pages of a book are cut at once. KDP and IngramSpark refuse a file with pages of several
    sizes. A page that is wider than high by the same edges counts as another size too.
    """
    if not pages.on_paper:
        return
    sizes = Counter((page.width, page.height) for _, _, page in pages)
    if len(sizes) < 2:
        return
    width, height = max(sizes, key=lambda size: sizes[size])
    for unit, index, page in pages:
        if max(abs(page.width - width), abs(page.height - height)) > _SAME_SIZE:
            message = (
                f"a page of {page.width:.0f} by {page.height:.0f} pt, where most have "
                f"{width:.0f} by {height:.0f}"
            )
            yield Found(message, place=unit.place(index))


RULES = (blank_page, page_count_odd, page_count_signature, page_sizes_differ)
