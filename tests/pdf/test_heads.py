"""What stands in the margins of which page."""

from __future__ import annotations

from publish.pdf.facts import PageFacts, UnitFacts
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.heads import UnitHeads, page_margins, section_heads, shortened
from publish.pdf.margins import PageMargins, leaf

SIZE = PageFacts(200, 300, 50, 250)


def facts(pages: int, *anchors: tuple[str, int, float]) -> UnitFacts:
    places = tuple((name, page, 40.0, y) for name, page, y in anchors)
    return UnitFacts(pages, places, sizes=(SIZE,) * pages)


def test_openings_show_no_head_blank_pages_nothing_and_a_title_page_neither() -> None:
    pagination = paginate([UnitLength("t", "front", "recto", 1), UnitLength("c", "body", "recto", 3)])
    heads = [UnitHeads("t", "title-page", "Book", ""), UnitHeads("c", "chapter", "Book", "One")]
    assert page_margins(pagination, heads, {"t": facts(1), "c": facts(3)}) == (
        PageMargins("recto", "title-page", opening=True),
        PageMargins("verso", blank=True),
        PageMargins("recto", "chapter", "1", opening=True),
        PageMargins("verso", "chapter", "2", "Book", "One"),
        PageMargins("recto", "chapter", "3", "Book", "One"),
    )


def test_a_head_takes_one_line() -> None:
    assert shortened("Tides", 20) == "Tides"
    assert shortened("Tides and Currents: A Pilot’s Companion", 20) == "Tides and Currents"
    assert shortened("Tides – A Pilot’s Companion to the Sound", 20) == "Tides – A Pilot’s…"
    assert shortened("The tides, the currents and the winds", 20) == "The tides, the…"
    assert shortened("Donaudampfschifffahrtsgesellschaft", 20) == "Donaudampfschifffah…"


def test_a_part_shows_nothing_on_its_opening_and_both_where_it_has_text() -> None:
    pagination = paginate([UnitLength("p", "body", "recto", 2)])
    assert page_margins(pagination, [UnitHeads("p", "part", "Book", "Part")], {"p": facts(2)}) == (
        PageMargins("recto", "part", opening=True),
        PageMargins("verso", "part", "2", "Book", "Part"),
    )


def test_a_head_names_the_section_in_force_at_the_start_of_the_page() -> None:
    heads = UnitHeads("c", "chapter", "Book", "Chapter", (("a", "First"), ("b", "Second"), ("gone", "Gone")))
    unit = facts(5, ("a", 1, 120.0), ("b", 3, 50.0))
    assert section_heads(heads, unit) == ("Chapter", "Chapter", "First", "Second", "Second")


def test_a_leaf_holds_texts_and_no_markup() -> None:
    assert leaf(PageMargins("recto", "chapter", "41", "A & B", "<i>")) == (
        '<section class="leaf chapter recto"><span class="folio">41</span>'
        '<span class="head-left">A &amp; B</span><span class="head-right">&lt;i&gt;</span></section>'
    )


def test_a_blank_leaf_sets_the_texts_to_nothing() -> None:
    assert leaf(PageMargins("verso", blank=True)) == (
        '<section class="leaf blank verso"><span class="folio"></span>'
        '<span class="head-left"></span><span class="head-right"></span></section>'
    )
