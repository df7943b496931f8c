"""Ids of sections and of everything else that can be referred to."""

import re

import pytest

from publish.model import (
    Admonition,
    Attributes,
    Division,
    Heading,
    Link,
    Paragraph,
    Quotation,
    Section,
    Styled,
    walk,
)
from publish.resolve.slugs import safe_id, slug
from tests.resolve.books import (
    book,
    chapter,
    codes,
    every_section,
    links,
    paragraph,
    resolved,
    section,
    words,
)


def ids(*body: Section, language: str = "en") -> list[str]:
    publication, _ = resolved(book(*body, language=language))
    return [one.id for one in every_section(publication)]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Hello, World!", "hello-world"),
        ("The `match` Construct", "the-match-construct"),
        ("Where the `?` Operator Is Used", "where-the--operator-is-used"),
        ("snake_case - or not", "snake_case---or-not"),
        ("What’s New", "whats-new"),
        ("Über Größe", "über-größe"),
        ("!!!", ""),
    ],
)
def test_a_title_s_anchor_is_mdbook_s(title: str, anchor: str) -> None:
    assert slug(title) == anchor


@pytest.mark.parametrize(
    ("local", "language", "safe"),
    [
        ("fig:Map", "en", "fig-Map"),
        ("2018-edition", "en", "s-2018-edition"),
        ("über-größe", "de", "ueber-groesse"),
        ("über-größe", "en", "uber-grosse"),
        ("_private", "en", "s-private"),
        ("第1章", "en", "s-1"),
        ("глава", "en", ""),
        ("-", "en", ""),
        ('a" onload="x', "en", "a-onload-x"),
    ],
)
def test_an_id_is_safe_everywhere(local: str, language: str, safe: str) -> None:
    assert safe_id(local, language) == safe


def test_an_id_has_a_bounded_length() -> None:
    assert len(safe_id("x" * 10_000, "en")) <= 80


def test_a_section_is_named_by_its_title_as_long_as_that_is_the_only_one() -> None:
    one = chapter("One", file="a/one.md", below=(section("Walls"), section("Summary")))
    two = chapter("Two", file="a/two.md", below=(section("Summary"),))
    assert ids(one, two) == ["one", "walls", "one-summary", "two", "two-summary"]


def test_the_same_title_twice_in_a_file() -> None:
    one = chapter("One", file="one.md", below=(section("Example"), section("Example"), section("Example")))
    assert ids(one) == ["one", "example", "example-1", "example-2"]


def test_files_of_the_same_name() -> None:
    one = chapter("Start", file="a/intro.md")
    two = chapter("Start", file="b/intro.md")
    assert ids(one, two) == ["intro-start", "intro-start-2"]


def test_names_that_differ_by_case_alone_are_kept_apart() -> None:
    assert ids(chapter("A", id="Gate", file="one.md"), chapter("B", id="gate", file="two.md")) == [
        "one-Gate",
        "two-gate",
    ]


def test_an_untitled_section_goes_by_its_file_or_role() -> None:
    assert ids(chapter("", paragraph("x"), file="src/prelude.md"), Section("index", ())) == [
        "prelude",
        "index",
    ]


def test_a_title_without_a_latin_letter() -> None:
    assert ids(chapter("Глава"), chapter("Город")) == ["section", "section-2"]


def test_generated_pages_keep_their_names_for_themselves() -> None:
    assert ids(chapter("Contents", file="one.md"), chapter("Cover", file="cover.md")) == [
        "one-contents",
        "cover-2",
    ]


def test_an_explicit_id_wins_over_a_title() -> None:
    one = chapter("Gate", below=(section("Wall", id="gate"),), file="one.md")
    assert ids(one) == ["gate-1", "gate"]


def test_the_second_of_two_explicit_ids_in_a_file_is_reported_and_gives_way() -> None:
    blocks = (Paragraph(words("a"), Attributes("x")), Paragraph(words("b"), Attributes("x")))
    publication, findings = resolved(
        book(chapter("One", *blocks, below=(section("S", id="x"),), file="a.md"))
    )
    attributes = [one.attributes.id for one in walk(publication) if isinstance(one, Paragraph)]
    assert attributes == ["x", ""]
    assert [one.id for one in every_section(publication)] == ["one", "x-1"]
    assert codes(findings) == ["id-duplicate", "id-duplicate"]


def test_the_same_explicit_id_in_two_files_is_no_mistake() -> None:
    def one(file: str) -> Section:
        place = Paragraph(words("here"), Attributes("x"))
        return chapter(file, place, paragraph(Link(words("to"), "#x")), file=f"{file}.md")

    publication, findings = resolved(book(one("first"), one("second")))
    assert links(publication) == [("first-x", "to"), ("second-x", "to")]
    assert findings == ()


def test_a_heading_inside_a_quotation_has_an_id_only_where_it_is_wanted() -> None:
    quotation = Quotation((Heading(3, words("Aside")), Heading(3, words("Other"))))
    publication, _ = resolved(book(chapter("One", quotation, paragraph(Link(words("x"), "#aside")))))
    assert [one.attributes.id for one in walk(publication) if isinstance(one, Heading)] == ["aside", ""]


def test_the_title_of_a_note_box_is_a_heading_in_the_manuscript() -> None:
    box = Admonition("note", (paragraph("x"),), words("The Stack"))
    publication, findings = resolved(book(chapter("One", box, paragraph(Link(words("y"), "#the-stack")))))
    assert links(publication) == [("the-stack", "y")]
    assert findings == ()


def test_anchors_count_as_ids() -> None:
    anchor = Styled((), Attributes("old-name"))
    place = Division((), Attributes("Place 1"))
    text = paragraph(Link(words("a"), "#old-name"), Link(words("b"), "#Place%201"))
    publication, findings = resolved(book(Section("chapter", words("One", anchor), (place, text))))
    assert links(publication) == [("old-name", "a"), ("Place-1", "b")]
    assert findings == ()


def test_every_id_is_an_xml_name() -> None:
    titles = ["1 a", "ä", "x" * 200, "a:b", "<b>", "&amp;", "日本", "", " "]
    for one in ids(*(chapter(title) for title in titles)):
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", one)
