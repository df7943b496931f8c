"""All pages together: blank ones, how many there are, how large they are."""

from publish.check.pages.rules.book import blank_page, page_count_odd, page_count_signature, page_sizes_differ
from publish.check.pages.subject import Block, Pages, PressSettings, UnitPages
from publish.check.pages.values import Box
from tests.check.pages.examples import AREA, found, full_page, page, pages


def test_a_verso_before_an_opening_and_the_end_may_be_blank() -> None:
    assert found(blank_page, pages(full_page(), page(), full_page(), page(), page())) == []


def test_a_blank_recto_is_not_meant() -> None:
    assert found(blank_page, pages(full_page(), full_page(), page(), full_page())) == [
        (3, "a page has nothing on it")
    ]


def test_two_blank_pages_in_a_row_are_not_meant() -> None:
    assert [number for number, _ in found(blank_page, pages(page(), page(), full_page()))] == [1, 2]


def test_a_blank_page_within_a_chapter_is_not_meant_on_any_side() -> None:
    blocks = (Block("p", 1, 0, Box(0, 0, 9, 9)),)
    chapter = UnitPages((full_page(), page(), full_page()), 1, blocks=blocks, areas=(AREA,) * 3)
    assert [number for number, _ in found(blank_page, Pages((chapter,), count=3))] == [2]


def test_pages_of_no_unit_are_blank_by_intent() -> None:
    one, two = UnitPages((full_page(),), 1), UnitPages((full_page(),), 3)
    assert found(blank_page, Pages((one, two), count=3)) == []


def test_an_odd_number_of_pages() -> None:
    assert found(page_count_odd, pages(full_page(), full_page())) == []
    odd = [full_page()] * 3
    assert found(page_count_odd, pages(*odd)) == [(3, "the book has 3 pages, an odd number")]
    assert found(page_count_odd, pages(*odd, profile="screen")) == []


def test_sheets_that_are_not_filled() -> None:
    ten = [full_page()] * 10
    assert found(page_count_signature, pages(*ten)) == []
    assert found(page_count_signature, pages(*ten, press=PressSettings(signature=5))) == []
    assert found(page_count_signature, pages(*ten, press=PressSettings(signature=16))) == [
        (10, "the book has 10 pages, 6 less than whole sheets of 16 have")
    ]


def test_a_page_of_another_size() -> None:
    other = page(width=595, height=842)
    assert found(page_sizes_differ, pages(full_page(), full_page(), other)) == [
        (3, "a page of 595 by 842 pt, where most have 300 by 400")
    ]
    assert found(page_sizes_differ, pages(full_page(), page(width=300.4))) == []
    assert found(page_sizes_differ, pages(full_page(), full_page(), other, profile="screen")) == []
