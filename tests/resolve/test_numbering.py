"""Numbers of sections and of figures, tables, listings and equations."""

from dataclasses import replace

from publish.model import (
    Attributes,
    CrossReference,
    Equation,
    Figure,
    Listing,
    Publication,
    Section,
    Table,
    plain_text,
    walk,
)
from publish.resolve.numbering import letters, roman
from tests.resolve.books import book, chapter, every_section, links, paragraph, resolved, section, words


def numbers(publication: Publication, depth: int = 2) -> list[str]:
    return [one.number for one in every_section(resolved(publication, depth)[0])]


def figure(caption: str = "", id: str = "") -> Figure:
    return Figure((paragraph("x"),), words(caption) if caption else (), attributes=Attributes(id))


def thing_numbers(publication: Publication, depth: int = 2) -> list[str]:
    things = (Figure, Table, Listing, Equation)
    return [one.number for one in walk(resolved(publication, depth)[0]) if isinstance(one, things)]


class TestSections:
    def test_chapters_are_counted_through_all_parts(self) -> None:
        parts = (
            Section("part", words("P"), children=(chapter("A"), chapter("B"))),
            Section("part", words("Q"), children=(chapter("C"),)),
        )
        assert numbers(book(*parts)) == ["I", "1", "2", "II", "3"]

    def test_appendices_have_letters_and_the_front_matter_nothing(self) -> None:
        front = (Section("preface", words("P"), children=(section("S"),)),)
        back = (Section("appendix", words("A"), children=(section("S"),)), Section("colophon", words("C")))
        assert numbers(book(chapter("One"), front=front, back=back)) == ["", "", "1", "A", "A.1", ""]

    def test_sections_to_the_depth_asked_for(self) -> None:
        deep = chapter("One", below=(section("S", below=(section("T"),)), section("U")))
        assert numbers(book(deep), 0) == ["", "", "", ""]
        assert numbers(book(deep), 1) == ["1", "", "", ""]
        assert numbers(book(deep), 2) == ["1", "1.1", "", "1.2"]
        assert numbers(book(deep), 3) == ["1", "1.1", "1.1.1", "1.2"]

    def test_what_is_not_to_be_numbered_is_left_out_of_the_count(self) -> None:
        plain = replace(chapter("Interlude", below=(section("S"),)), numbered=False)
        assert numbers(book(chapter("One"), plain, chapter("Two"))) == ["1", "", "", "2"]

    def test_a_number_given_stays(self) -> None:
        assert numbers(book(replace(chapter("One"), number="X"), chapter("Two"))) == ["X", "1"]


class TestThings:
    def test_by_chapter_and_kind(self) -> None:
        one = chapter("One", figure("a"), Listing("x", caption=words("l")), figure("b"))
        two = chapter("Two", below=(section("S", figure("c"), Table((), (), (), caption=words("t"))),))
        assert thing_numbers(book(one, two)) == ["1.1", "1.1", "1.2", "2.1", "2.1"]

    def test_through_the_book_where_chapters_have_no_numbers(self) -> None:
        assert thing_numbers(book(chapter("One", figure("a")), chapter("Two", figure("b"))), 0) == ["1", "2"]

    def test_only_with_a_caption_or_a_reference_that_shows_the_number(self) -> None:
        text = paragraph(CrossReference("fig-b", "label"), CrossReference("fig-c", "text", words("it")))
        one = chapter("One", figure(), figure(id="fig-b"), figure(id="fig-c"), figure("d"), text)
        assert thing_numbers(book(one)) == ["", "1.1", "", "1.2"]

    def test_a_listing_by_its_id_and_an_equation_by_any(self) -> None:
        listing = Listing("x", attributes=Attributes("lst-a"))
        equations = Equation("a", "a"), Equation("b", "b", attributes=Attributes("eq-b"))
        assert thing_numbers(book(chapter("One", listing, Listing("y"), *equations))) == [
            "1.1",
            "",
            "",
            "1.1",
        ]

    def test_numbers_of_the_manuscript_stay_and_their_kind_is_not_counted(self) -> None:
        given = Listing("x", caption=words("a"), number="4-1", attributes=Attributes("l"))
        one = chapter(
            "One",
            given,
            Listing("y", caption=words("b")),
            figure("f"),
            paragraph(CrossReference("l", "label")),
        )
        publication, _ = resolved(book(one))
        assert thing_numbers(book(one)) == ["4-1", "", "1.1"]
        assert links(publication) == [("l", "Listing\u00a04-1")]

    def test_a_caption_that_brings_its_label_gets_no_other(self) -> None:
        one = chapter("One", figure("Figure 4-1: A wall"), figure("A gate"), figure("Figures of speech"))
        assert thing_numbers(book(one)) == ["", "", ""]

    def test_a_reference_to_a_later_figure_knows_its_number(self) -> None:
        one = chapter("One", paragraph(CrossReference("fig-b", "number")), figure("a"), figure("b", "fig-b"))
        assert links(resolved(book(one))[0]) == [("fig-b", "1.2")]


def test_roman_numerals_and_letters() -> None:
    assert [roman(one) for one in (1, 4, 9, 14, 40, 1994)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCIV"]
    assert [letters(one) for one in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_titles_stay_as_they_are() -> None:
    publication, _ = resolved(book(chapter("One")))
    assert plain_text(publication.body[0].title) == "One"
