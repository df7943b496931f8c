"""What shops that print ask of a PDF: measured pages in, a code and a page out."""

import pytest

from publish.check.pages.values import Box, Font, MeasuredPage, Paint, Picture
from publish.check.pdffile import PdfFile
from publish.check.shops.limits import INGRAM, KDP
from publish.check.shops.print_rules import RULES
from publish.check.shops.prints import print_facts
from publish.check.shops.shop import Shop
from publish.spans import Span
from tests.check.pages.examples import line, page

INCH = 72.0
SIX, NINE = 6 * INCH, 9 * INCH
KEYS = {"trim": Span("publish.toml", 4, 1)}


def leaf(
    inner: float = 1.0, outer: float = 0.75, *, recto: bool = True, y: float = 100.0, size: float = 10.0
) -> MeasuredPage:
    """Return a page of 6 by 9 in with a line of text; margins in inches."""
    left, right = (inner, outer) if recto else (outer, inner)
    text = line("The lamp was lit at dusk.", y, size=size, left=left * INCH, right=SIX - right * INCH)
    return page(text, width=SIX, height=NINE)


def book(count: int, inner: float = 1.0, outer: float = 0.75) -> list[MeasuredPage]:
    return [leaf(inner, outer, recto=number % 2 == 0) for number in range(count)]


def blank() -> MeasuredPage:
    return page(width=SIX, height=NINE)


def found(pages: list[MeasuredPage], *shops: Shop, **pdf: object) -> list[str]:
    """Return ``code page: message`` of what is found, but that it is no PDF/X."""
    told = PdfFile((), False, **{"encrypted": False, **pdf})  # type: ignore[arg-type]
    facts = print_facts(1_000_000, told, pages, KEYS, shops or (KDP,))
    return [
        f"{rule.code} {one.place.page if one.place else one.span}: {one.message}"
        for rule in RULES
        for one in rule.find(facts)
        if "PDF/X;" not in one.message
    ]


def test_a_book_with_nothing_wrong() -> None:
    assert found(book(120), KDP, INGRAM) == []


@pytest.mark.parametrize(
    ("pages", "inner"), [(24, 0.375), (150, 0.375), (151, 0.5), (301, 0.625), (701, 0.875)]
)
def test_the_inner_margin_grows_with_the_book(pages: int, inner: float) -> None:
    said = [one for one in found(book(pages, inner)) if "margin" in one]
    assert said == []
    (one,) = (one for one in found(book(pages, inner - 0.05)) if "margin" in one)
    assert one.startswith("shop-margin 1: the inner margin of page 1 (and of ")
    assert one.endswith(f"({inner:.3g} in) at least for {pages} pages")


def test_what_many_pages_have_leads_to_the_setting_and_what_one_has_to_the_page() -> None:
    facts = print_facts(1, PdfFile((), False, False), book(30, 0.3), KEYS, (KDP,))
    (one,) = (one for one in facts.measured if one.quantity == "inner margin")
    assert one.span == KEYS["trim"]
    pages = [*book(30), leaf(0.3)]
    facts = print_facts(1, PdfFile((), False, False), pages, KEYS, (KDP,))
    (one,) = (one for one in facts.measured if one.quantity == "inner margin")
    assert one.span is None
    assert one.place is not None
    assert (one.place.page, one.place.x) == (31, 0.3 * INCH)


def test_folios_count_as_content() -> None:
    assert found([*book(80), leaf(y=NINE - 30)], INGRAM) == [
        "shop-margin-wish 81: the bottom margin of page 81 is 9.8 mm (0.3861 in); IngramSpark advises 12.7 "
        "mm (0.5 in) at least"
    ]
    assert found([*book(80), leaf(y=NINE - 30)], KDP) == []
    assert found([*book(80), leaf(y=NINE - 15)], KDP)[0].startswith("shop-margin 81: the bottom margin")


def test_what_runs_off_the_page_is_meant_to_and_asks_for_wider_margins() -> None:
    photo = Picture(Box(0, 0, SIX, 300), 2000, 1500, 300, "gray", 8)
    bleeding = page(width=SIX, height=NINE, pictures=(photo,))
    assert found([*book(80), bleeding]) == []
    near = found([*book(80, outer=0.3), bleeding])
    assert [one.partition(":")[0] for one in near] == ["shop-margin 1"]
    assert "0.375 in) at least" in near[0]
    assert found(book(80, outer=0.3)) == []


@pytest.mark.parametrize(
    ("count", "shop", "code"),
    [
        (20, KDP, "shop-page-count"),
        (24, KDP, "shop-paper"),  # standard colour begins with 72
        (72, KDP, ""),
        (780, KDP, "shop-paper"),  # too thick for cream
        (829, KDP, "shop-page-count"),
        (17, INGRAM, "shop-page-count"),
        (18, INGRAM, ""),
        (1000, INGRAM, "shop-paper"),
        (1201, INGRAM, "shop-page-count"),
    ],
)
def test_how_many_pages_are_bound(count: int, shop: Shop, code: str) -> None:
    said = [one for one in found(book(count, 1.2), shop) if "margin" not in one]
    assert [one.partition(" ")[0] for one in said] == ([code] if code else [])
    assert all(one.startswith(f"{code} publish.toml:4:1") for one in said)


def test_large_sizes_hold_fewer_pages() -> None:
    letter = page(line("One", 100, left=100, right=300), width=8.5 * INCH, height=11 * INCH)
    assert found([letter] * 600)[0] == (
        "shop-paper publish.toml:4:1: with 600 pages KDP prints it in standard colour only"
    )
    assert found([letter] * 601)[0] == (
        "shop-page-count publish.toml:4:1: the book has 601 pages; KDP binds 24 to 600 of this size"
    )


def test_sizes_that_are_not_printed() -> None:
    wide = page(line("One", 100, left=100, right=300), width=12 * INCH, height=9 * INCH)
    assert found([wide] * 80)[0] == (
        "shop-trim publish.toml:4:1: the width of the pages is 304.8 mm (12 in); KDP takes 215.9 mm (8.5 in) "
        "at most"
    )
    a5 = page(line("One", 100, left=80, right=300), width=419.53, height=595.28)
    assert found([a5] * 80) == []


def test_pages_with_printers_marks() -> None:
    marked = page(line("One", 100, left=80, right=300), width=SIX, height=NINE)
    around = MeasuredPage(SIX, NINE, Box(-36, -36, SIX + 36, NINE + 36), marked.bleed, marked.lines)
    (one,) = found([*book(80), around])
    assert one.startswith(
        "shop-page-box 81: page 81 of the file is 177.8 × 254.0 mm, the trim 152.4 × 228.6 mm;"
    )
    bleed = MeasuredPage(SIX, NINE, Box(0, -9, SIX + 9, NINE + 9), marked.bleed, marked.lines)
    assert found([*book(80), bleed]) == []


def test_blank_pages() -> None:
    assert found([leaf(), *[blank()] * 4, *book(80)]) == []
    assert found([leaf(), *[blank()] * 5, *book(80)]) == [
        "shop-blank-pages 2: blank pages from page 2 on: 5 pages; KDP takes 4 pages at most"
    ]
    assert found([*book(80), *[blank()] * 10]) == []
    assert found([*book(80), *[blank()] * 11])[0].startswith(
        "shop-blank-pages 81: blank pages at the end: 11"
    )


def test_letters_and_lines_too_fine() -> None:
    thin = page(width=SIX, height=NINE, paints=(Paint("stroke", "gray", (0,), Box(90, 90, 200, 90), 0.3),))
    assert found([*book(80), leaf(size=6), thin]) == [
        "shop-fine-print 81: the smallest letters, on page 81, have 6 pt; KDP advises 7 pt at least",
        "shop-fine-print 82: the thinnest line, on page 82, has 0.3 pt; KDP advises 0.75 pt at least",
    ]


def test_ink_colours_fonts_and_locks() -> None:
    dark = Paint("fill", "cmyk", (0.7, 0.7, 0.7, 0.7), Box(90, 90, 200, 200))
    screen = Paint("text", "rgb", (0, 0, 0), Box(90, 90, 200, 100))
    loose = Font("Helvetica", "Type1", embedded=False, subset=False)
    bad = page(width=SIX, height=NINE, paints=(dark, screen), fonts=(loose,), transparent=("ca 0.5",))
    assert found([*book(80), bad], INGRAM) == [
        "shop-ink 81: the inks together, on page 81, are 280 per cent; IngramSpark advises 240 per cent at "
        "most",
        "shop-pdf-refused None: the font “Helvetica” is not in the file; IngramSpark asks for all fonts in "
        "the file",
        "shop-pdf-standard 81: there are colours in RGB on page 81; IngramSpark prints from CMYK",
    ]
    said = found([*book(80), bad], KDP, encrypted=True, outline=True, annotations=3)
    assert [one.partition(":")[0] for one in said] == [
        "shop-pdf-refused None",
        "shop-pdf-refused None",
        "shop-pdf-standard 81",
        "shop-pdf-extras None",
        "shop-pdf-extras None",
    ]


def test_a_pdf_x_is_asked_for_by_ingram_alone() -> None:
    def standard(shop: Shop, **pdf: str) -> list[str]:
        facts = print_facts(1, PdfFile((), False, False, **pdf), book(80), {}, (shop,))  # type: ignore[arg-type]
        return [one.message for rule in RULES if rule.code == "shop-pdf-standard" for one in rule.find(facts)]

    assert standard(INGRAM) == [
        "the file does not say that it is a PDF/X; IngramSpark takes PDF/X-1a:2001 or PDF/X-3:2002"
    ]
    assert standard(INGRAM, pdfx="PDF/X-1a:2001") == []
    assert standard(KDP) == []


def test_no_page_at_all() -> None:
    assert [one.partition(" ")[0] for one in found([])] == ["shop-trim", "shop-trim"]
