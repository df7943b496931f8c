"""What shops that print ask of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from publish.check.rule import Found, Rule, rule
from publish.check.shops.checking import beyond, hint, papers_of, refused
from publish.check.shops.facts import Facts
from publish.check.shops.parts import QUANTITIES, TRAITS, sourced


@rule(
    "shop-trim",
    "error",
    hint="Choose another `trim`, such as 6x9in.",
    good='trim = "6x9in"',
    bad='trim = "a4" and landscape: wider than any book of KDP.',
)
@sourced("shop-trim")
def trim(facts: Facts) -> Iterator[Found]:
    """Pages of a size that a shop does not print.

    KDP prints paperbacks from 4 to 8.5 in wide and from 6 to 11.69 in high.
    """
    yield from beyond(facts, "Choose another `trim`, such as 6x9in.", QUANTITIES["shop-trim"])


@rule(
    "shop-page-count",
    "error",
    hint="Set the book in another size of type or page, or in two volumes.",
    good="A book of 320 pages.",
    bad="A story of 12 pages, or a book of 900 pages for KDP.",
)
@sourced("shop-page-count")
def page_count(facts: Facts) -> Iterator[Found]:
    """Fewer or more pages than a shop binds, on whichever paper.

    KDP binds from 24 to 828 pages, fewer in large sizes; IngramSpark from 18 to 1200. An odd page is
    filled up.
    """
    for shop in facts.shops if facts.pages else ():
        papers = papers_of(shop, facts.trim)
        if not papers:
            continue
        least, most = min(one.least for one in papers), max(one.most for one in papers)
        if not least <= facts.pages <= most:
            message = f"the book has {facts.pages} pages; {shop.title} binds {least} to {most} of this size"
            advice = "Set it in another size of type or page, or in two volumes."
            yield Found(message, facts.trim_span, hint=hint(advice, papers[0].source))


@rule(
    "shop-paper",
    "info",
    hint="Choose one of the papers named when you upload the book.",
    good="A book of 320 pages, which all papers take.",
    bad="A book of 800 pages for KDP, too thick for cream paper.",
)
@sourced("shop-paper")
def paper(facts: Facts) -> Iterator[Found]:
    """A number of pages that a shop binds on some of its papers only."""
    for shop in facts.shops if facts.pages else ():
        papers = papers_of(shop, facts.trim)
        fit = [one.name for one in papers if one.least <= facts.pages <= one.most]
        if fit and len(fit) < len(papers):
            message = f"with {facts.pages} pages {shop.title} prints it in {', '.join(fit)} only"
            advice = "Choose one of these papers when you upload the book."
            yield Found(message, facts.trim_span, hint=hint(advice, papers[0].source))


@rule(
    "shop-margin",
    "error",
    hint="Set wider margins in the theme, or keep what stands there inside of them.",
    good="An inner margin of 20 mm in a book of 320 pages.",
    bad="An inner margin of 10 mm in a book of 320 pages.",
)
@sourced("shop-margin")
def margin(facts: Facts) -> Iterator[Found]:
    """Content nearer to an edge of the page, or to the spine, than a shop allows.

    KDP asks for 0.375 in at the spine up to 150 pages, 0.5 up to 300, 0.625 up to 500, 0.75 up to 700 and
    0.875 up to 828; elsewhere for 0.25, and 0.375 in a book with bleed. Folios and running heads count.
    What touches the edge is taken as meant to run off it.
    """
    advice = "Set wider margins in the theme, or keep what stands there inside of them."
    yield from beyond(facts, advice, QUANTITIES["shop-margin"])


@rule(
    "shop-margin-wish",
    "warning",
    hint="Set wider margins in the theme.",
    good="Margins of 15 mm on all sides.",
    bad="A folio 9 mm from the foot of the page.",
)
@sourced("shop-margin-wish")
def margin_wish(facts: Facts) -> Iterator[Found]:
    """Content nearer to an edge of the page than a shop advises.

    IngramSpark advises 0.5 in on all sides, for folios too, as what is cut and folded varies by a sixteenth
    of an inch.
    """
    yield from beyond(facts, "Set wider margins in the theme.", QUANTITIES["shop-margin-wish"], wish=True)


@rule(
    "shop-page-box",
    "error",
    hint="Write pages of the trim size, or of that with bleed, without printer’s marks.",
    good="Pages of 6 by 9 in, or of 6.125 by 9.25 with bleed.",
    bad="Pages of 7 by 10 in with crop marks around a trim of 6 by 9.",
)
@sourced("shop-page-box")
def page_box(facts: Facts) -> Iterator[Found]:
    """Pages that are neither as large as the trim nor as that with the shop’s bleed: crop marks, mostly.

    The bleed is 0.125 in at head, foot and outer edge.
    """
    advice = "Write pages of the trim size, or with bleed of 0.125 in, without printer’s marks."
    yield from refused(facts, advice, TRAITS["shop-page-box"])


@rule(
    "shop-blank-pages",
    "error",
    hint="Take blank pages out.",
    good="One blank page before a chapter on a recto.",
    bad="Six blank pages before the first chapter.",
)
@sourced("shop-blank-pages")
def blank_pages(facts: Facts) -> Iterator[Found]:
    """More blank pages in a row than a shop lets pass.

    KDP takes at most 4 before the end of the text and 10 after it; more look like a mistake of the file.
    """
    yield from beyond(facts, "Take blank pages out.", QUANTITIES["shop-blank-pages"])


@rule(
    "shop-fine-print",
    "warning",
    hint="Set letters of 7 pt and more, lines of 0.75 pt and more.",
    good="Notes of 8 pt, rules of 1 pt.",
    bad="Notes of 6 pt, rules of 0.25 pt.",
)
@sourced("shop-fine-print")
def fine_print(facts: Facts) -> Iterator[Found]:
    """Letters or lines finer than a shop’s presses print well.

    KDP asks for 7 pt and 0.75 pt.
    """
    advice = "Set letters of 7 pt and more, lines of 0.75 pt and more."
    yield from beyond(facts, advice, QUANTITIES["shop-fine-print"], wish=True)


@rule(
    "shop-ink",
    "warning",
    hint="Convert colours and pictures with a profile that keeps below the limit.",
    good="A dark blue of 100, 80, 0 and 40 per cent: 220 together.",
    bad="A black of 75, 68, 67 and 90 per cent: 300 together.",
)
@sourced("shop-ink")
def ink(facts: Facts) -> Iterator[Found]:
    """More ink in one place than a shop’s paper takes.

    IngramSpark asks for at most 240 per cent of all inks together.
    """
    advice = "Convert colours and pictures with a profile that keeps below the limit."
    yield from beyond(facts, advice, QUANTITIES["shop-ink"], wish=True)


@rule(
    "shop-pdf-refused",
    "error",
    hint="Write the file again, with all fonts in it and without any protection.",
    good="A PDF without a password, with all fonts in it.",
    bad="A PDF that may not be printed, or that names Helvetica without bringing it.",
)
@sourced("shop-pdf-refused")
def pdf_refused(facts: Facts) -> Iterator[Found]:
    """A PDF for print that is encrypted, or lacks a font."""
    advice = "Write the file again, with all fonts in it and without any protection."
    yield from refused(facts, advice, TRAITS["shop-pdf-refused"])


@rule(
    "shop-pdf-standard",
    "warning",
    hint="Convert the file to PDF/X-1a, with a profile of the printer’s paper.",
    good="A PDF/X-1a:2001.",
    bad="A PDF with pictures in RGB and a shadow of half opacity.",
)
@sourced("shop-pdf-standard")
def pdf_standard(facts: Facts) -> Iterator[Found]:
    """A PDF that is not of the standard that a shop asks for, or has in it what the standard forbids.

    IngramSpark asks for PDF/X-1a:2001 or PDF/X-3:2002 and colours in CMYK, KDP for flattened
    files.
    """
    advice = "Convert the file to PDF/X-1a, with a profile of the printer’s paper."
    yield from refused(facts, advice, TRAITS["shop-pdf-standard"])


@rule(
    "shop-pdf-extras",
    "info",
    hint="Nothing, as long as the shop takes the file: it leaves them out.",
    good="A PDF of pages and nothing else.",
    bad="A PDF with bookmarks and links.",
)
@sourced("shop-pdf-extras")
def pdf_extras(facts: Facts) -> Iterator[Found]:
    """Bookmarks and links in a PDF for a shop that wants a file of pages alone.

    They are of use on a screen, and harmless on paper.
    """
    advice = "Nothing, as long as the shop takes the file: they are not printed."
    yield from refused(facts, advice, TRAITS["shop-pdf-extras"])


RULES: tuple[Rule[Facts], ...] = (
    trim,
    page_count,
    paper,
    margin,
    margin_wish,
    page_box,
    blank_pages,
    fine_print,
    ink,
    pdf_refused,
    pdf_standard,
    pdf_extras,
)
