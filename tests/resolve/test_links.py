"""Links into the book, out of it, and to nowhere."""

import pytest

from publish.model import (
    Attributes,
    CrossReference,
    Figure,
    Image,
    Inline,
    Link,
    Publication,
    ReferenceForm,
    Section,
    Span,
    Styled,
    Text,
    plain_text,
    walk,
)
from tests.resolve.books import book, chapter, codes, links, paragraph, resolved, section, words


def two_files(*inlines: Inline, file: str = "src/one.md") -> Publication:
    return book(
        chapter("One", paragraph(*inlines), file=file, below=(section("Gate"),)),
        chapter("Two", paragraph("x"), file="src/two.md", below=(section("Über uns"), section("Wall"))),
        chapter("Deep", paragraph("x"), file="src/deep/README.md", below=(section("Sea"),)),
    )


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("#gate", "gate"),
        ("#wall", "wall"),
        ("two.md", "two"),
        ("two.md#wall", "wall"),
        ("./two.md#wall", "wall"),
        ("../src/two.md", "two"),
        ("two.html#wall", "wall"),
        ("two.md?x=1#wall", "wall"),
        ("two#wall", "wall"),
        ("/two.html", "two"),
        ("two.md#%C3%BCber-uns", "uber-uns"),
        ("tw%6F.md#über-uns", "uber-uns"),
        ("deep/", "deep"),
        ("deep", "deep"),
        ("deep/index.html#sea", "sea"),
        ("deep/README.md", "deep"),
        ("one.md", "one"),
        ("index.html", "one"),
        ("old.html", "two"),
        ("old.html#wall", "wall"),
        ("older.html", "two"),
        ("moved/x.html", "sea"),
    ],
)
def test_a_link_into_the_book_is_a_reference(url: str, target: str) -> None:
    redirects = (
        ("old.html", "two.html"),
        ("/older.html", "old.html"),
        ("moved/x.html", "../deep/index.html#sea"),
    )
    publication, findings = resolved(two_files(Link(words("there"), url)), redirects=redirects)
    assert links(publication) == [(target, "there")]
    assert findings == ()


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b#c", "http://example.org", "mailto:a@example.org", "tel:+1"]
)
def test_a_link_to_the_web_stays(url: str) -> None:
    link = Link(words("there"), url, "title")
    publication, findings = resolved(two_files(link))
    assert link in list(walk(publication))
    assert findings == ()


def test_a_link_to_the_web_without_words_shows_its_address() -> None:
    publication, _ = resolved(two_files(Link((), "https://example.org")))
    assert links(publication) == [("https://example.org", "https://example.org")]


def test_a_redirect_may_lead_to_the_web() -> None:
    publication, _ = resolved(
        two_files(Link(words("x"), "gone.html")), redirects=(("gone.html", "https://example.org/x"),)
    )
    assert links(publication) == [("https://example.org/x", "x")]


def test_redirects_in_a_circle_lead_out_of_the_book() -> None:
    circle = (("a.html", "b.html"), ("b.html", "a.html"))
    publication, findings = resolved(two_files(Link(words("x"), "a.html")), redirects=circle)
    assert links(publication) == []
    assert codes(findings) == ["link-outside"]


def test_a_link_out_of_the_book_is_plain_text_with_one_warning_a_target() -> None:
    place = Span("src/one.md", 3, 5)
    again = Link(words("again"), "../std/vec.html")
    publication, findings = resolved(two_files(Link(words("vec"), "../std/vec.html", span=place), " ", again))
    assert links(publication) == []
    assert plain_text(publication.body[0].blocks) == "vec again\n"
    assert [(one.code, one.severity, one.span) for one in findings] == [("link-outside", "warning", place)]


def test_words_keep_the_id_and_classes_of_a_link_that_is_none() -> None:
    link = Link(words("vec"), "../x", attributes=Attributes("v", ("api",)))
    publication, _ = resolved(two_files(link))
    assert Styled(words("vec"), Attributes("v", ("api",))) in list(walk(publication))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " java\nscript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd",
     "vbscript:x", "C:\\x", "http://", "http://[", "mailto:"],
)  # fmt: skip
def test_an_address_that_no_book_may_follow_is_plain_text(url: str) -> None:
    publication, findings = resolved(two_files(Link(words("click"), url)))
    assert links(publication) == []
    assert codes(findings) == ["link-scheme"]
    assert "\n" not in findings[0].message


@pytest.mark.parametrize("url", ["#nowhere", "two.md#nowhere", "#two.md"])
def test_a_dangling_link_stays_marked(url: str) -> None:
    place = Span("src/one.md", 3, 5)
    publication, findings = resolved(two_files(Link(words("there"), url, span=place)))
    dangling = [one for one in walk(publication) if isinstance(one, CrossReference)]
    assert [(one.dangling, plain_text(one.children)) for one in dangling] == [(True, "there")]
    assert [(one.code, one.severity, one.span) for one in findings] == [("link-dangling", "error", place)]


def test_the_hint_names_what_may_have_been_meant() -> None:
    _, findings = resolved(two_files(Link(words("x"), "#gates"), CrossReference("wal", "label")))
    assert [one.hint for one in findings] == ["Did you mean `gate`?", "Did you mean `wall`?"]


def test_an_id_of_several_files_needs_the_file() -> None:
    one = chapter("One", file="1.md", below=(section("Notes"),))
    two = chapter("Two", file="2.md", below=(section("Notes"),))
    three = chapter("Three", paragraph(Link(words("x"), "#notes")), file="3.md")
    _, findings = resolved(book(one, two, three))
    assert codes(findings) == ["link-ambiguous"]
    assert "`1.md#notes`" in findings[0].hint


class TestForms:
    def shown(self, reference: Inline, depth: int = 2) -> tuple[str, str]:
        figures = (
            Figure((), words("A map"), attributes=Attributes("fig-map")),
            Figure((), attributes=Attributes("bare")),
        )
        publication = book(
            chapter("One", paragraph(reference), *figures, below=(section("Gate"),)),
            back=(Section("appendix", words("Data"), id="data"), Section("index", ())),
        )
        return links(resolved(publication, depth)[0])[0]

    @pytest.mark.parametrize(
        ("target", "form", "text"),
        [
            ("fig-map", "label", "Figure\u00a01.1"),
            ("fig-map", "number", "1.1"),
            ("fig-map", "title", "A map"),
            ("fig-map", "page", "Figure\u00a01.1"),
            ("bare", "label", "Figure\u00a01.2"),
            ("bare", "title", "Figure"),
            ("gate", "label", "Section\u00a01.1"),
            ("one", "label", "Chapter\u00a01"),
            ("data", "label", "Appendix\u00a0A"),
            ("data", "title", "Data"),
            ("index", "label", "Index"),
        ],
    )
    def test_what_a_reference_shows(self, target: str, form: ReferenceForm, text: str) -> None:
        assert self.shown(CrossReference(target, form)) == (target, text)

    def test_what_has_no_number_goes_by_its_title(self) -> None:
        assert self.shown(CrossReference("gate", "label"), 1) == ("gate", "Gate")
        assert self.shown(CrossReference("gate", "number"), 0) == ("gate", "Gate")

    def test_an_empty_link_shows_the_label(self) -> None:
        assert self.shown(Link((), "#fig-map")) == ("fig-map", "Figure\u00a01.1")

    def test_a_class_of_a_link_says_what_it_shows(self) -> None:
        link = Link((), "#fig-map", attributes=Attributes("", ("number", "big")))
        assert self.shown(link) == ("fig-map", "1.1")

    @pytest.mark.parametrize(
        "typed",
        [
            Link(words("the map"), "#fig-map", attributes=Attributes("", ("page",))),
            CrossReference("fig-map", "page", words("the map")),
        ],
    )
    def test_a_reference_for_the_page_keeps_its_own_words_before_it(self, typed: Inline) -> None:
        figure = Figure((), words("A map"), attributes=Attributes("fig-map"))
        publication, _ = resolved(book(chapter("One", paragraph("See ", typed, "."), figure)))
        see = publication.body[0].blocks[0]
        page = CrossReference("fig-map", "page", words("Figure\u00a01.1"))
        assert see == paragraph(
            "See ",
            CrossReference("fig-map", "text", words("the map")),
            Styled(words(" (", page, ")"), Attributes(classes=("only-print",))),
            ".",
        )

    def test_a_capital_begins_a_sentence(self) -> None:
        assert self.shown(CrossReference("Fig-map", "label")) == ("fig-map", "Figure\u00a01.1")

    def test_a_reference_may_name_a_file(self) -> None:
        publication, _ = resolved(two_files(CrossReference("two.md#wall", "label")))
        assert links(publication) == [("wall", "Section\u00a02.2")]

    def test_a_reference_to_a_file_that_is_not_in_the_book_is_plain_text(self) -> None:
        publication, findings = resolved(two_files(CrossReference("../std/x.html", "label")))
        assert plain_text(publication.body[0].blocks) == "../std/x.html\n"
        assert codes(findings) == ["link-outside"]

    def test_own_words_win(self) -> None:
        assert self.shown(CrossReference("fig-map", "label", words("the map"))) == ("fig-map", "the map")

    def test_a_dangling_reference_shows_what_was_typed(self) -> None:
        publication, findings = resolved(two_files(CrossReference("fig-none", "label")))
        assert links(publication) == [("?", "fig-none")]
        assert codes(findings) == ["link-dangling"]

    def test_a_title_is_shown_without_its_ids_and_notes(self) -> None:
        title = words(Styled((), Attributes("old")), "Walls")
        publication, _ = resolved(
            book(Section("chapter", title, (paragraph(CrossReference("walls", "title")),))), depth=0
        )
        reference = next(one for one in walk(publication) if isinstance(one, CrossReference))
        assert reference.children == (Text("Walls"),)


def test_later_chapters_of_a_single_file_are_in_that_file() -> None:
    first = chapter("One", paragraph(Link(words("x"), "#two")), file="book.md")
    second = Section(
        "chapter", words("Two"), (paragraph(Link(words("y"), "book.md")), paragraph(Image("a/b.png", "")))
    )
    publication, findings = resolved(book(first, second))
    assert links(publication) == [("two", "x"), ("one", "y")]
    assert findings == ()


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("img/a.png", "src/deep/img/a.png"),
        ("./a.png", "src/deep/a.png"),
        ("../a.png", "src/a.png"),
        ("a%20b.png", "src/deep/a b.png"),
        ("a.svg?v=1#x", "src/deep/a.svg"),
        ("../../../a.png", "../a.png"),
        ("https://example.org/a.png", "https://example.org/a.png"),
        ("/etc/a.png", "/etc/a.png"),
        ("data:image/png;base64,x", "data:image/png;base64,x"),
        ("", ""),
    ],
)
def test_a_picture_is_named_by_its_path_from_the_folder(source: str, path: str) -> None:
    publication, findings = resolved(
        book(chapter("One", paragraph(Image(source, "")), file="src/deep/one.md"))
    )
    assert [one.source for one in walk(publication) if isinstance(one, Image)] == [path]
    assert findings == ()


def test_a_chapter_without_a_number_and_without_a_word_shows_what_it_is() -> None:
    publication, _ = resolved(book(chapter("", file="one.md"), chapter("Two", paragraph("x"))), depth=0)
    assert [plain_text(one.title) for one in publication.body] == ["Chapter", "Two"]


def test_an_empty_chapter_is_reported_and_an_empty_bibliography_not() -> None:
    back = (Section("bibliography", ()),)
    _, findings = resolved(book(chapter("One", file="one.md"), chapter("Two", paragraph("x")), back=back))
    assert [(one.code, one.span) for one in findings] == [("chapter-empty", Span("one.md", 1))]
