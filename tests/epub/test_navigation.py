"""Contents, landmarks and page list, for readers of EPUB 3 and of EPUB 2."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.epub import PackagingError, build_epub
from publish.epub.ncx import ncx
from publish.epub.outline import Entry
from publish.model import ContentsEntry, Unit
from tests.epub.editions import METADATA, Book, Rendered, edition, entry, rendered

SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
PARTS = (
    rendered("p1", '<h1 id="p1">Dusk</h1>', role="part"),
    rendered("one", '<section id="one"><h1>One</h1><section id="s1"><h2>Oil</h2></section></section>'),
    rendered("two", '<section id="two"><h1>Two</h1></section>'),
)
IN_PARTS = (
    entry(
        "p1", "Dusk", "I", "part", entry("one", "One", "1", "chapter", entry("s1", "Oil", "1.1", "section"))
    ),
    entry("two", "Two", "2"),
)


def built(
    units: tuple[Rendered, ...] = PARTS, contents: tuple[ContentsEntry, ...] = IN_PARTS, **more: object
) -> Book:
    return Book(build_epub(edition(units, contents, **more))[0])  # type: ignore[arg-type]


def nav(book: Book, kind: str) -> etree._Element:
    return book.xml("nav.xhtml").xpath(f"//h:nav[@e:type='{kind}']", namespaces=SPACES)[0]  # type: ignore[index,return-value]


def lines(element: etree._Element) -> list[tuple[str, str]]:
    return [(link.get("href", ""), "".join(link.itertext())) for link in element.iter("{*}a")]


def test_the_contents_are_nested_as_parts_chapters_and_sections_are() -> None:
    toc = nav(built(), "toc")
    assert lines(toc) == [
        ("text/p1.xhtml", "Part\N{NO-BREAK SPACE}I Dusk"),
        ("text/one.xhtml", "1 One"),
        ("text/one.xhtml#s1", "1.1 Oil"),
        ("text/two.xhtml", "2 Two"),
    ]
    assert toc.xpath("string(h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a)", namespaces=SPACES) == "1.1 Oil"


def test_the_contents_look_like_those_in_print() -> None:
    page = built().xml("nav.xhtml")
    assert page.xpath("//h:link/@href", namespaces=SPACES) == ["styles/base.css"]
    assert page.xpath("//h:section[@class='contents']//h:ol/@class", namespaces=SPACES)[0] == "contents-list"  # type: ignore[index]


def test_markup_characters_in_titles_are_text() -> None:
    title = 'Vec<T> & "friends" \N{HEBREW LETTER ALEF}'
    book = built((rendered("one", '<p id="one">x</p>'),), (entry("one", title, "1"),))
    assert lines(nav(book, "toc"))[0][1] == f"1 {title}"
    assert book.xml("toc.ncx").xpath("string(//n:navPoint/n:navLabel)", namespaces=SPACES) == f"1 {title}"


@pytest.mark.parametrize(
    ("given_entry", "label"),
    [
        (entry("one", "", "3"), "Chapter\N{NO-BREAK SPACE}3"),
        (entry("one", "", "", "preface"), "Preface"),
        (entry("one", " \x0b ", "", "about-the-author"), "About the author"),
    ],
)
def test_an_entry_without_a_title_takes_the_name_of_its_role(given_entry: ContentsEntry, label: str) -> None:
    book = built((rendered("one", '<p id="one">x</p>'),), (given_entry,))
    assert lines(nav(book, "toc")) == [("text/one.xhtml", label)]


def test_without_contents_the_texts_themselves_are_listed() -> None:
    book = built((rendered("one", '<p id="one">x</p>', title="The Only One"),), ())
    assert lines(nav(book, "toc")) == [("text/one.xhtml", "The Only One")]


def test_landmarks_lead_to_cover_title_page_contents_text_and_apparatus() -> None:
    units = (
        rendered("title", "<h1>The Lamp</h1>", role="title-page", matter="front"),
        Rendered(Unit("contents", "contents", "front", "any"), "", "Contents"),
        *PARTS,
        rendered("glossary", "<h1>Glossary</h1>", role="glossary", matter="back"),
    )
    marks = nav(built(units), "landmarks")
    assert [(link.get(f"{{{SPACES['e']}}}type"), link.get("href")) for link in marks.iter("{*}a")] == [
        ("cover", "text/cover.xhtml"),
        ("titlepage", "text/title.xhtml"),
        ("toc", "nav.xhtml#toc"),
        ("bodymatter", "text/p1.xhtml"),
        ("glossary", "text/glossary.xhtml"),
    ]
    assert marks.get("hidden") == "hidden"


def test_a_page_list_is_given_to_both_kinds_of_readers() -> None:
    body = (
        '<section id="one"><h1>One</h1><span id="page-iii"></span><p>x<span id="page-1"></span></p></section>'
    )
    pages = (("iii", "text/one.xhtml#page-iii"), ("1", "text/one.xhtml#page-1"))
    book = built((rendered("one", body),), (entry("one", "One"),), page_list=pages)
    assert lines(nav(book, "page-list")) == [(href, label) for label, href in pages]
    targets = book.xml("toc.ncx").xpath("//n:pageTarget", namespaces=SPACES)
    assert [(one.get("type"), one.get("value"), one.get("playOrder")) for one in targets] == [  # type: ignore[union-attr]
        ("front", None, "2"),
        ("normal", "1", "3"),
    ]
    assert not built().xml("nav.xhtml").xpath("//h:nav[@e:type='page-list']", namespaces=SPACES)


def test_contents_that_lead_nowhere_are_a_fault_of_ours() -> None:
    with pytest.raises(PackagingError, match="the contents lead to 'gone'"):
        built(PARTS, (entry("gone", "Gone"),))


def test_a_page_list_that_leads_nowhere_is_a_fault_of_ours() -> None:
    with pytest.raises(PackagingError, match="links without a target"):
        built(page_list=(("1", "text/one.xhtml#page-1"),))


def test_a_text_from_right_to_left_is_navigated_from_right_to_left() -> None:
    book = built(metadata=replace(METADATA, language="ar"))
    assert book.xml("nav.xhtml").get("dir") == "rtl"


entries = st.recursive(
    st.builds(Entry, st.just(""), st.text("ab", min_size=1), st.sampled_from("pqrstu")),
    lambda below: st.builds(
        Entry,
        st.just(""),
        st.just("x"),
        st.sampled_from("pqrstu"),
        st.just(""),
        st.lists(below, max_size=3).map(tuple),
    ),
    max_leaves=12,
)
page_lists = st.lists(
    st.tuples(st.sampled_from(["i", "v", "1", "22"]), st.sampled_from("pqrstuvw")), max_size=6
)


@given(st.lists(entries, max_size=5).map(tuple), page_lists.map(tuple))
def test_play_order_counts_places_in_reading_order_without_a_gap(
    contents: tuple[Entry, ...], pages: tuple[tuple[str, str], ...]
) -> None:
    data = ncx(contents, pages, "T", "urn:x", "en", lambda href: (ord(href), 0))
    points = [
        (int(one.get("playOrder", "")), one.find("{*}content").get("src", ""), one.get("id"))  # type: ignore[union-attr]
        for one in etree.fromstring(data).iter("{*}navPoint", "{*}pageTarget")
    ]
    by_order = sorted({(order, place) for order, place, _ in points})
    assert [order for order, _ in by_order] == list(range(1, len({place for _, place in by_order}) + 1))
    assert all(first[1] < second[1] for first, second in pairwise(by_order))
    assert len({uid for _, _, uid in points}) == len(points)
