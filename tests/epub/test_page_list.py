"""Printed pages in an EPUB: a marker where each begins, and the lists that lead there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from publish.epub import PrintEdition, PrintPage, build_epub, with_page_list
from publish.epub.types import EpubInput
from publish.flow import flowing
from tests.epub.editions import Book, Rendered, edition, entry, rendered
from tests.epubcheck import EpubChecker

SPACES = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}
_MARKER = re.compile(
    r'<span id="([^"]*)" epub:type="pagebreak" role="doc-pagebreak" aria-label="([^"]*)"></span>'
)


def paged(
    units: Sequence[Rendered], printed: Sequence[str], pages: Sequence[PrintPage], source: str = "urn:x"
) -> EpubInput:
    """Return an EPUB of ``units`` with the pages of a book of the bodies ``printed``."""
    documents = tuple(rendered(f"u{number}", body).xhtml for number, body in enumerate(printed))
    contents = (entry(units[0].unit.id, "One"),)
    return with_page_list(edition(tuple(units), contents), PrintEdition(source, documents, tuple(pages)))


def bodies(given: EpubInput) -> list[str]:
    """Return the bodies of the units, each marker as its label in brackets."""
    found = []
    for unit in given.units:
        body = unit.xhtml.partition(">\n<body")[2].partition(">")[2].rpartition("</body>")[0]
        found.append(_MARKER.sub(r"[\2]", body))
    return found


def at(label: str, body: str, word: str, document: int = 0) -> PrintPage:
    """Return a page that begins at ``word`` of a body without tags."""
    text = flowing(re.sub("<[^>]*>", "", body))
    return PrintPage(label, document, text.index(flowing(word)))


def test_a_page_is_marked_at_its_first_word() -> None:
    body = "<p>One two three</p><p>four <em>five</em> six</p>"
    given = paged(
        [rendered("a", body)], [body], [at("1", body, "One"), at("2", body, "two"), at("3", body, "five")]
    )
    assert bodies(given) == ["<p>[1]One [2]two three</p><p>four <em>[3]five</em> six</p>"]
    assert given.page_list == (
        ("1", "text/a.xhtml#page-1"),
        ("2", "text/a.xhtml#page-2"),
        ("3", "text/a.xhtml#page-3"),
    )
    assert given.page_source == "urn:x"


def test_all_but_the_markers_stays_as_it_is() -> None:
    body = "<p>One&#160;two  three</p>\n<hr />"
    before = rendered("a", body)
    given = paged([before], [body], [at("1", body, "One"), at("2", body, "three")])
    assert _MARKER.sub("", given.units[0].xhtml) == before.xhtml


def test_a_divided_word_is_marked_before_it() -> None:
    body = "<p>an extraordinary day</p>"
    assert bodies(paged([rendered("a", body)], [body], [at("1", body, "ordinary")])) == [
        "<p>an [1]extraordinary day</p>"
    ]


def test_a_blank_page_is_where_the_next_one_is() -> None:
    units = [rendered("a", "<p>one</p>"), rendered("b", "<p>two</p>")]
    printed = ["<p>one</p>", "<p>two</p>"]
    pages = [PrintPage("1", 0, 0), PrintPage("2"), PrintPage("3", 0, 3), PrintPage("4", 1, 0), PrintPage("5")]
    found = bodies(paged(units, printed, pages))
    assert found == ["<p>[1]one</p>", "<p>[2][3][4]two</p>[5]"]


def test_pages_of_what_only_print_has_are_where_the_text_goes_on() -> None:
    printed = ['<p id="half">The Book</p>', '<p id="a">one</p><p>printed only</p><p>two</p>']
    pages = [PrintPage("i", 0, 0), PrintPage("1", 1, 0), PrintPage("2", 1, 3), PrintPage("3", 1, 14)]
    found = bodies(paged([rendered("a", '<p id="a">one</p><p>two</p>')], printed, pages))
    assert found == ['<p id="a">[i][1]one</p><p>[2][3]two</p>']


def test_chapters_that_run_on_in_print_have_their_pages_in_their_own_documents() -> None:
    printed = ['<section id="a"><p>same words</p></section><section id="b"><p>same words</p></section>']
    units = [
        rendered("a", '<section id="a"><p>same words</p></section>'),
        rendered("b", '<section id="b"><p>same words</p></section>'),
    ]
    given = paged(units, printed, [PrintPage("1", 0, 4), PrintPage("2", 0, 9), PrintPage("3", 0, 13)])
    assert [href for _, href in given.page_list] == [
        "text/a.xhtml#page-1",
        "text/b.xhtml#page-2",
        "text/b.xhtml#page-3",
    ]


def test_a_page_that_begins_with_a_picture_is_marked_before_it() -> None:
    picture = '<figure><img src="x" alt=""/><figcaption>two</figcaption></figure>'
    body = f"<p>one</p>{picture}{picture}"
    only = '<img src="only" alt=""/>'
    given = paged([rendered("a", body)], [only + body], [PrintPage("1", 0, 3, 1), PrintPage("2", 0, 6, 2)])
    marked = picture.replace("<img", "[1]<img") + picture.replace("<img", "[2]<img")
    assert bodies(given) == [f"<p>one</p>{marked}"]


def test_pictures_in_a_row_are_told_apart() -> None:
    row = '<img src="x" alt=""/><img src="y" alt=""/><img src="z" alt=""/>'
    body = f"<p>{row}</p>"
    given = paged([rendered("a", body)], [body], [PrintPage("1", 0, 0, 0), PrintPage("2", 0, 0, 2)])
    first, second, third = re.findall("<img[^>]*>", row)
    assert bodies(given) == [f"<p>[1]{first}{second}[2]{third}</p>"]


def test_a_page_with_notes_of_the_chapters_end_is_marked_before_the_note() -> None:
    printed = '<p>one</p><section><h2>Notes</h2><div id="n1">1 two</div><div id="n2">2 three</div></section>'
    asides = (
        '<aside role="doc-footnote" id="n1"><p>1 two</p></aside>'
        '<aside role="doc-footnote" id="n2"><p>2 three</p></aside>'
    )
    pages = [at("1", printed, "Notes"), at("2", printed, "three")]
    found = bodies(paged([rendered("a", f"<p>one</p>{asides}")], [printed], pages))
    first, second = asides.replace("><aside", ">|<aside").split("|")
    assert found == [f"<p>one</p>[1]{first}[2]{second}"]


def test_notes_of_chapters_that_run_on_do_not_draw_their_page_back() -> None:
    words = "a note of so many words that all of them together are found anywhere in a book"
    printed = f'<p id="a">one</p><p id="b">two</p><div id="n">{words}</div>'
    units = [
        rendered("a", f'<p id="a">one</p><aside role="doc-footnote" id="n">{words}</aside>'),
        rendered("b", '<p id="b">two</p>'),
    ]
    found = bodies(
        paged(units, [printed], [at("1", printed, "one"), at("2", printed, "two"), at("3", printed, words)])
    )
    assert found[1] == '<p id="b">[2]two</p>[3]'


def test_an_id_of_the_manuscripts_own_is_left_to_it() -> None:
    body = '<p>one</p><aside role="doc-footnote" id="page-1">two</aside>'
    given = paged([rendered("a", body)], [body], [PrintPage("1", 0, 0)])
    assert given.page_list == (("1", "text/a.xhtml#page-1-2"),)


def test_no_page_begins_before_the_one_before_it() -> None:
    body = "<p>one two</p>"
    given = paged([rendered("a", body)], [body], [PrintPage("1", 0, 3), PrintPage("2", 0, 0)])
    assert bodies(given) == ["<p>one [1][2]two</p>"]


def test_without_pages_nothing_is_marked() -> None:
    given = edition()
    assert with_page_list(given, PrintEdition("urn:x", (), ())) is given


CONTENTS = (
    '<section class="contents"><h1>Contents</h1><ol><li><p><a href="#a"><span>1</span> One</a>'
    '<span class="leader"></span><span class="folio">{}</span></p></li>'
    '<li><p><a href="#b"><span>2</span> Two</a></p></li></ol></section>'
)


def test_pages_of_the_contents_are_marked_in_the_navigation_document() -> None:
    units = (
        rendered("contents", CONTENTS.format(""), role="contents", matter="front"),
        rendered("a", '<p id="a">one</p>'),
        rendered("b", '<p id="b">two</p>'),
    )
    printed = PrintEdition(
        "urn:isbn:9783161484100",
        tuple(
            rendered(f"u{number}", body).xhtml
            for number, body in enumerate((CONTENTS.format(7), '<p id="a">one</p>', '<p id="b">two</p>'))
        ),
        (
            PrintPage("v", 0, 0),
            PrintPage("vi", 0, 12),
            PrintPage("1", 1, 0),
            PrintPage("2"),
            PrintPage("3", 2, 0),
        ),
    )
    given = with_page_list(edition(units, (entry("a", "One", "1"), entry("b", "Two", "2"))), printed)
    book = Book(build_epub(given)[0])
    nav = book.read("nav.xhtml").decode()
    assert [href for _, href in given.page_list][:2] == ["nav.xhtml#page-v", "nav.xhtml#page-vi"]
    assert re.search(r'aria-label="v"></span><h1 id="toc-title"', nav)
    assert re.search(r'<span class="number"><span id="page-vi"[^>]*></span>2</span>', nav)
    assert book.opf("//o:meta[@property='pageBreakSource']/text()") == ["urn:isbn:9783161484100"]
    features = book.opf("//o:meta[@property='schema:accessibilityFeature']/text()")
    assert {"pageBreakMarkers", "pageNavigation"} <= set(features)


def test_markers_are_valid_wherever_they_stand(epubcheck: EpubChecker, tmp_path: Path) -> None:
    body = (
        '<h1>one</h1><p>two <a href="#x">three</a><sup>4</sup></p><ul><li>five</li></ul>'
        "<dl><dt>six</dt><dd>seven</dd></dl><pre><code>eight</code></pre><blockquote><p>nine</p></blockquote>"
        "<table><caption>ten</caption><thead><tr><th>head</th></tr></thead>"
        "<tbody><tr><td></td><td>eleven</td></tr></tbody></table>"
        '<figure id="x"><svg xmlns="http://www.w3.org/2000/svg"/><figcaption>twelve</figcaption></figure>'
        "<p><ruby>字<rt>ji</rt></ruby> <code>a::b</code></p>"
        '<aside epub:type="footnote" role="doc-footnote"><p>note</p></aside>'
    )
    text = flowing(re.sub("<[^>]*>", " ", body))
    pages = [PrintPage(str(number + 1), 0, number) for number in range(len(text))]
    pages.append(PrintPage(str(len(text) + 1)))
    units = (
        rendered("contents", CONTENTS.format(""), role="contents", matter="front"),
        rendered("a", f'<section id="a">{body}</section>'),
    )
    documents = tuple(rendered("p", f'<section id="a">{body}</section>').xhtml for _ in range(1))
    given = with_page_list(
        edition(units, (entry("a", "One", "1"),)), PrintEdition("Print", documents, tuple(pages))
    )
    path = tmp_path / "pages.epub"
    path.write_bytes(build_epub(given)[0])
    assert epubcheck([path])[path] == []
