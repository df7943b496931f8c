"""What stands off the page, over something else, or far from where it belongs."""

from publish.check.pages.rules.faces import font_not_embedded, missing_glyph
from publish.check.pages.rules.pictures import figure_far, picture_coarse
from publish.check.pages.rules.placing import (
    beyond_type_area,
    note_on_other_page,
    picture_cut,
    text_off_page,
    text_over_text,
)  # fmt: skip
from publish.check.pages.subject import Note
from publish.check.pages.values import Box, Font, Link, Picture, Space, Spot
from tests.check.pages.examples import AREA, LEFT, RIGHT, TOP, found, full_page, line, page, pages, text_lines

PLACE = Box(40, 60, 112, 132)


def picture(box: Box = PLACE, ppi: float = 300, space: Space = "rgb") -> Picture:
    return Picture(box, 300, 300, ppi, space, 8)


def test_text_off_the_page() -> None:
    assert found(text_off_page, pages(full_page())) == []
    bad = page(outside=(Spot(310, 100, "lost"), Spot(310, 120, " ")))
    assert found(text_off_page, pages(bad)) == [(1, "“lost” lies off the page")]


def test_a_picture_over_the_edge_is_cut_but_not_one_that_fills_the_bleed() -> None:
    over = picture(Box(-8.5, 60, 112, 132))
    assert len(found(picture_cut, pages(page(pictures=(over,))))) == 1
    assert found(picture_cut, pages(page(pictures=(picture(),)))) == []
    plain = page(pictures=(over,))
    bled = type(plain)(300, 400, Box(-20, -20, 320, 420), Box(-8.5, -8.5, 308.5, 408.5), pictures=(over,))
    assert found(picture_cut, pages(bled)) == []


def test_letters_over_one_another_are_told_once_a_page() -> None:
    bad = page(overlapping=(Spot(40, 60, "ab"), Spot(46, 60, "cd")))
    assert found(text_over_text, pages(bad)) == [(1, "2 pairs of letters lie over one another, first “ab”")]
    assert found(text_over_text, pages(full_page())) == []


def test_a_line_that_runs_into_the_margin() -> None:
    long = line("a_name_that_nobody_can_break", TOP + 240, right=RIGHT + 24)
    assert found(beyond_type_area, pages(full_page())) == []
    bad = page(*text_lines(20), long)
    assert found(beyond_type_area, pages(bad)) == [
        (1, "“a_name_that_nobody_can_break” runs 23 pt into the margin")
    ]


def test_the_margin_of_a_publication_is_a_matter_of_its_build() -> None:
    from publish.check.pages.subject import Block

    long = line("a_name_that_nobody_can_break", TOP + 240, right=RIGHT + 24)
    blocks = (Block("p", 1, 0, Box(0, 0, 9, 9)),)
    assert found(beyond_type_area, pages(page(*text_lines(20), long), blocks=blocks, areas=(AREA,))) == []


def test_notes_in_the_margin_are_a_column_of_their_own() -> None:
    beside = line("A note", TOP + 240, left=RIGHT + 10, right=RIGHT + 35, size=7)
    assert found(beyond_type_area, pages(page(*text_lines(20), beside))) == []


def test_a_note_on_another_page_than_its_call() -> None:
    two = (full_page(), full_page())
    assert found(note_on_other_page, pages(*two, notes=(Note(0, 0), Note(-1, 1)))) == []
    assert found(note_on_other_page, pages(*two, notes=(Note(0, 1),))) == [
        (1, "a note stands 1 page after its call")
    ]


def test_a_coarse_picture() -> None:
    assert found(picture_coarse, pages(page(pictures=(picture(),)))) == []
    bad = page(pictures=(picture(ppi=120), picture(ppi=120)))
    [(_, message)] = found(picture_coarse, pages(bad))
    assert message == "a picture of 300 by 300 pixels has 120 ppi on the page, less than 300"
    assert found(picture_coarse, pages(bad, profile="screen")) == []


def test_greys_may_be_half_as_fine_and_icons_as_they_like() -> None:
    grey, coarse = picture(ppi=160, space="gray"), picture(ppi=140, space="icc-gray")
    icon = picture(Box(40, 60, 60, 80), ppi=72)
    assert found(picture_coarse, pages(page(pictures=(grey, icon)))) == []
    assert len(found(picture_coarse, pages(page(pictures=(coarse,))))) == 1


def test_a_picture_far_from_the_words_about_it() -> None:
    shown = page(pictures=(picture(),))
    link = Link(Box(40, 200, 80, 210), page=1, x=40, y=58)
    near = [page(links=(link,)), shown, full_page(), full_page()]
    assert found(figure_far, pages(*near)) == []
    far = [shown if number == 1 else full_page() for number in range(4)]
    far[3] = page(links=(link,))
    assert found(figure_far, pages(*far)) == [(4, "the picture that this speaks of is 2 pages away")]
    far[0] = page(links=(link,))  # one reference nearby is enough
    assert found(figure_far, pages(*far)) == []


def test_a_link_to_a_heading_is_no_reference_to_the_picture_below() -> None:
    shown = page(*text_lines(3), pictures=(picture(Box(LEFT, 160, RIGHT, 300)),))
    link = Link(Box(40, 200, 80, 210), page=0, x=40, y=58)
    assert found(figure_far, pages(shown, full_page(), full_page(), page(links=(link,)))) == []


def test_a_font_that_is_not_embedded_is_told_once() -> None:
    good, bad = Font("Serif", "Type0", True, True), Font("Helvetica", "Type1", False, False)
    assert found(font_not_embedded, pages(page(fonts=(good,)))) == []
    assert found(font_not_embedded, pages(page(fonts=(bad,)), page(fonts=(bad, good)))) == [
        (1, "the font Helvetica is not embedded")
    ]


def test_missing_glyphs() -> None:
    assert found(missing_glyph, pages(full_page())) == []
    assert found(missing_glyph, pages(page(notdef=(Spot(40, 60, "\ufffd\ufffd"),)))) == [
        (1, "2 characters of this line missing in the font")
    ]
