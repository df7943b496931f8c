"""What shops and libraries read in the package document."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.epub import build_epub, epub_pictures
from publish.epub.metadata import clean, describe
from publish.epub.package import package
from publish.model import Contributor, Metadata, Series
from tests.epub.editions import METADATA, MODIFIED, Book, edition, entry, picture, rendered
from tests.epub.test_pictures import GREY_PNG, SVG


def book(**changes: object) -> Book:
    return Book(build_epub(edition(metadata=replace(METADATA, **changes)))[0])  # type: ignore[arg-type]


def refined(one: Book, uid: str) -> dict[str, str]:
    return {meta.get("property"): meta.text for meta in one.opf(f"//o:meta[@refines='#{uid}']")}


def test_a_subtitle_is_a_title_of_its_own() -> None:
    one = book(subtitle="A Story of Light")
    assert one.opf("//dc:title/text()") == ["The Lamp", "A Story of Light"]
    assert refined(one, "title") == {"title-type": "main", "display-seq": "1"}
    assert refined(one, "subtitle") == {"title-type": "subtitle", "display-seq": "2"}


def test_contributors_have_their_roles_as_marc_codes_and_authors_are_creators() -> None:
    people = (
        Contributor("Ada Example", "author", "Example, Ada"),
        Contributor("Ben Sample", "author"),
        Contributor("Cleo Muster", "translator"),
        Contributor("Dan Other", "lighthouse keeper"),
    )
    one = book(contributors=people)
    assert one.opf("//dc:creator/text()") == ["Ada Example", "Ben Sample"]
    assert one.opf("//dc:contributor/text()") == ["Cleo Muster", "Dan Other"]
    assert refined(one, "creator-1") == {"role": "aut", "file-as": "Example, Ada"}
    assert refined(one, "creator-2") == {"role": "aut"}
    assert refined(one, "contributor-3") == {"role": "trl"}
    assert refined(one, "contributor-4") == {"role": "ctb"}


def test_contributors_without_a_name_are_left_out() -> None:
    assert book(contributors=(Contributor(""), Contributor(" \x00 "))).opf("//dc:creator") == []


def test_an_isbn_stands_beside_the_unique_identifier() -> None:
    one = book(isbn="978-3-16-148410-0")
    assert one.opf("//dc:identifier/text()") == [METADATA.identifier, "urn:isbn:9783161484100"]
    assert one.opf("//dc:identifier[@id=/o:package/@unique-identifier]/text()") == [METADATA.identifier]
    assert one.opf("//o:meta[@refines='#isbn'][@scheme='onix:codelist5']/text()") == ["15"]


def test_an_isbn_that_is_the_identifier_is_said_once() -> None:
    one = book(isbn="978-3-16-148410-0", identifier="urn:isbn:9783161484100")
    assert one.opf("//dc:identifier/text()") == ["urn:isbn:9783161484100"]
    assert one.opf("//o:meta[@refines='#id'][@scheme='onix:codelist5']/text()") == ["15"]


def test_a_series_is_a_collection() -> None:
    one = book(series=Series("Lights", "2.1"))
    assert one.opf("//o:meta[@property='belongs-to-collection']/text()") == ["Lights"]
    assert refined(one, "series") == {"collection-type": "series", "group-position": "2.1"}
    assert "group-position" not in refined(book(series=Series("Lights", "second")), "series")


def test_the_rest_is_plain_dublin_core() -> None:
    one = book(publisher="P", date="2026-11", rights="R", description="D  d\n d", subjects=("A", "B", ""))
    for name, values in {
        "publisher": ["P"],
        "date": ["2026-11"],
        "rights": ["R"],
        "description": ["D d d"],
        "subject": ["A", "B"],
        "language": ["en"],
    }.items():
        assert one.opf(f"//dc:{name}/text()") == values


def test_markup_in_a_title_is_text() -> None:
    one = book(title='A < B & "C" ]]> <script>x</script>')
    assert one.opf("//dc:title/text()") == ['A < B & "C" ]]> <script>x</script>']


@given(st.text())
def test_any_title_can_be_packed(title: str) -> None:
    one = Book(package((), describe(Metadata(title, identifier="urn:x:1"), MODIFIED), MODIFIED))
    assert one.opf("//dc:title/text()") == [clean(title) or "—"]


def test_what_is_no_language_is_undetermined() -> None:
    assert book(language='e"n').opf("//dc:language/text()") == ["und"]


def features(one: Book) -> list[str]:
    return one.opf("//o:meta[@property='schema:accessibilityFeature']/text()")


def test_accessibility_of_a_book_without_pictures() -> None:
    one = book()
    assert "alternativeText" not in features(one)
    assert {"structuralNavigation", "tableOfContents", "displayTransformability"} <= set(features(one))
    assert one.opf("//o:meta[@property='schema:accessModeSufficient']/text()") == [
        "textual,visual",
        "textual",
    ]
    assert one.opf("//o:meta[@property='schema:accessibilityHazard']/text()") == ["none"]
    assert "no pictures" in one.opf("//o:meta[@property='schema:accessibilitySummary']/text()")[0]


@pytest.mark.parametrize(("alt", "claimed"), [("A lamp", True), ("", False)])
def test_descriptions_are_claimed_only_where_every_picture_has_one(alt: str, claimed: bool) -> None:
    pictures, _ = epub_pictures({"a.png": picture("a.png", GREY_PNG)})  # type: ignore[dict-item]
    body = f'<p id="one"><img src="{pictures["a.png"].url}" alt="{alt}"/></p>'
    given_edition = edition((rendered("one", body),), (entry("one", "One"),), pictures=pictures)
    one = Book(build_epub(given_edition)[0])
    assert ("alternativeText" in features(one)) is claimed
    assert ("textual" in one.opf("//o:meta[@property='schema:accessModeSufficient']/text()")) is claimed


def test_the_summary_is_in_the_language_of_the_book() -> None:
    one = book(language="de-AT")
    summary = one.opf("//o:meta[@property='schema:accessibilitySummary']")[0]
    assert summary.text.startswith("Der Text")
    assert summary.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert book(language="fi").opf("//o:meta[@property='schema:accessibilitySummary']/@xml:lang") == ["en"]


def test_page_list_and_formulas_are_features() -> None:
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    units = (rendered("one", f'<p id="one"><span id="page-1"></span>{formula}</p>'),)
    pages = (("1", "text/one.xhtml#page-1"),)
    given_edition = edition(
        units, (entry("one", "One"),), page_list=pages, page_source="urn:isbn:9783161484100"
    )
    one = Book(build_epub(given_edition)[0])
    assert {"MathML", "pageBreakMarkers", "pageNavigation"} <= set(features(one))
    assert one.opf("//o:meta[@property='pageBreakSource']/text()") == ["urn:isbn:9783161484100"]


def test_a_moving_picture_may_flash() -> None:
    gif = (
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    )
    gif += b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
    pictures, _ = epub_pictures({"a.gif": picture("a.gif", gif)})  # type: ignore[dict-item]
    body = f'<p id="one"><img src="{pictures["a.gif"].url}" alt="x"/></p>'
    one = Book(build_epub(edition((rendered("one", body),), (entry("one", "1"),), pictures=pictures))[0])
    assert one.opf("//o:meta[@property='schema:accessibilityHazard']/text()") == ["unknown"]


def test_a_picture_that_nothing_shows_is_not_packed() -> None:
    pictures, _ = epub_pictures({"a.svg": picture("a.svg", SVG)})  # type: ignore[dict-item]
    assert not [
        name for name in Book(build_epub(edition(pictures=pictures))[0]).names if name.endswith(".svg")
    ]
