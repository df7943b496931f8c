"""A style sheet of a publication: CSS in, what may stay of it and the findings out."""

import pytest

from publish.stylecheck import MOST, check_sheet
from tests.conftest import REPOSITORY

BY_UNIT = {
    "p { position: fixed }": "1:5",
    "\n@page :first { margin: 0 }": "2:1",
    "@page chapter:nth(2) { margin: 0 }": "1:1",
    "p { color: red;\n  content: counter(pages) }": "2:3",
    "p { content: 'x' counter(page) }": "1:5",
    "p { content: target-counter(attr(href), page) }": "1:5",
    "p { content: target-text(attr(href)) }": "1:5",
    "p { content: element(head) }": "1:5",
    "p { content: string(head) }": "1:5",
    "h1 { string-set: head content() }": "1:6",
    "p { position: running(head) }": "1:5",
    "h1 { counter-increment: mine }": "1:6",
    "@page { @top-left { content: 'x' } }": "1:9",
    "@media print {\n  @page :first { margin: 0 }\n}": "2:3",
    "p {\n  POSITION: /* a */ Fixed !important }": "2:3",
    "@page chapter:blank { margin: 0 }": "1:1",
    "p::after { content: '(' target-counters(attr(href), x, '.') ')' }": "1:12",
    "ol { content: counters( Page , '.') }": "1:6",
    ":root { counter-reset: mine }\nh1 { counter-increment: mine }": "2:6",
    "html, :root { counter-reset: a }\n@media print { h1 { color: red;\n counter-set: a 3 } }": "3:2",
    "@page { counter-increment: leaf 2 }": "1:9",
    ":root { --here: counter(pages) }": "1:9",
}

MARGINS = {
    "@page :first { margin-top: 0 }": "1:1",
    "@page body:nth(2n) { margin-top: 0 }": "1:1",
    "@page :blank { margin-top: 0 }": "1:1",
    "@page {\n  @bottom-center {\n    content: 'p. ' counter(page) } }": "3:5",
    "@page { @top-left { content: target-text(url(#a)) } }": "1:21",
    ".leaf { counter-increment: mine }": "1:9",
}
"""Folios and running heads are laid out for a stretch of pages at a time."""


@pytest.mark.parametrize("css", BY_UNIT)
def test_what_looks_at_the_whole_book_has_its_line(css: str) -> None:
    _, findings = check_sheet(css, "styles/print.css")

    assert [(one.code, str(one.span)) for one in findings] == [
        ("style-by-unit", f"styles/print.css:{BY_UNIT[css]}")
    ]


@pytest.mark.parametrize("css", MARGINS)
def test_margins_may_not_count_pages_either(css: str) -> None:
    _, findings = check_sheet(css, "styles/margins.css")

    assert [(one.code, str(one.span)) for one in findings] == [
        ("style-by-unit", f"styles/margins.css:{MARGINS[css]}")
    ]


@pytest.mark.parametrize("css", BY_UNIT)
def test_an_e_reader_has_pages_of_its_own(css: str) -> None:
    if "@top-left" not in css:
        _, findings = check_sheet(css, "styles/ereader.css")

        assert "style-by-unit" not in [one.code for one in findings]


def test_our_own_sheets_ask_for_nothing_of_the_kind() -> None:
    sheets = sorted((REPOSITORY / "styles").rglob("*.css"))

    assert len(sheets) > 10
    for sheet in sheets:
        css = sheet.read_text("utf-8")
        assert check_sheet(css, sheet.relative_to(REPOSITORY).as_posix()) == (css, ())


@pytest.mark.parametrize(
    "css",
    [
        "@page :nth(1 of chapter) { margin: 0 }",
        "@page { counter-reset: footnote } body { counter-reset: n } h1 { counter-increment: n }",
        "html { counter-reset: n } .chapter { counter-reset: n } h1 { counter-increment: n }",
        "div { counter-reset: n } p { counter-increment: n } p::before { content: counter(n) }",
        "ol { list-style: none } li { counter-increment: list-item }",
        "p { background: url(#x); content: url('data:image/png;base64,AA') }",
        '@charset "utf-8"; @namespace epub "http://www.idpf.org/2007/ops"; p { color: red }',
        "/* no rule */",
        "p { position: relative } @page { size: a5; bleed: 3mm }",
    ],
)
def test_what_works_chapter_by_chapter_stays_as_it_is(css: str) -> None:
    assert check_sheet(css, "styles/print.css") == (css, ())


def test_margin_boxes_are_for_the_sheet_of_margins() -> None:
    css = "@page { @top-left { content: string(head) } }"

    assert check_sheet(css, "styles/margins.css") == (css, ())
    _, (finding,) = check_sheet(css, "styles/style.css")
    assert finding.code == "style-not-in-epub"


def test_what_an_epub_may_not_have_is_for_print_alone() -> None:
    css = "p { direction: rtl; color: red }"

    cleaned, (finding,) = check_sheet(css, "styles/ereader.css")
    assert (finding.code, str(finding.span)) == ("style-not-in-epub", "styles/ereader.css:1:5")
    assert "direction" not in cleaned and "color: red" in cleaned
    assert check_sheet(css, "styles/print.css") == (css, ())


def test_what_is_taken_out_leaves_every_line_where_it_was() -> None:
    media = "@media print {\n  p { color: red;\n    background: url(x);\n    margin: 0 }\n}"
    css = f"@import 'a';\n\n/* b */\n{media}\nh1 {{}}\n"

    cleaned, (first, second) = check_sheet(css, "styles/style.css")

    assert (str(first.span), str(second.span)) == ("styles/style.css:1:1", "styles/style.css:6:5")
    assert "@import" not in cleaned and "url" not in cleaned
    for words in ("/* b */", "@media", "color", "margin", "h1"):
        place = [number for number, line in enumerate(css.split("\n")) if words in line]
        assert [number for number, line in enumerate(cleaned.split("\n")) if words in line] == place


def test_a_rule_that_is_no_css_is_left_out_alone() -> None:
    cleaned, (finding,) = check_sheet("p { color red; margin: 0 }\nh1 { color: red }", "styles/print.css")

    assert (finding.code, str(finding.span)) == ("style-syntax", "styles/print.css:1:14")
    assert "margin: 0" in cleaned and "h1 { color: red" in cleaned


def test_findings_of_a_sheet_are_not_endless() -> None:
    _, findings = check_sheet("p { position: fixed }\n" * 1_000, "styles/print.css")

    assert len(findings) == MOST
    assert "901" in findings[-1].message
