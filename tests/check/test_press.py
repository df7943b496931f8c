"""What a printing press would send back, asked for by the profile alone."""

import pytest

from publish.check.pages.subject import Pages, PressSettings
from publish.check.pages.values import Box, Paint, PaintKind, Picture, Space
from publish.check.press import RULES, hairline, press_rgb, rich_black, too_much_ink, transparency
from tests.check.pages.examples import found, page, pages


def paint(kind: PaintKind, space: Space, *colour: float, height: float = 10, width: float = 0.0) -> Paint:
    return Paint(kind, space, colour, Box(40, 60, 60, 60 + height), width)


def pressed(*paints: Paint, press: PressSettings | None = None, **more: object) -> Pages:
    return pages(page(paints=paints, **more), profile="press", press=press)


def test_black_text_of_several_inks() -> None:
    assert found(rich_black, pressed(paint("text", "cmyk", 0, 0, 0, 1))) == []
    assert found(rich_black, pressed(paint("text", "cmyk", 0.6, 0.4, 0.4, 1))) == [
        (1, "text in a black of several inks (60 40 40 100)")
    ]
    assert found(rich_black, pressed(paint("text", "cmyk", 0.6, 0.4, 0.4, 1, height=36))) == []
    assert found(rich_black, pressed(paint("fill", "cmyk", 0.6, 0.4, 0.4, 1))) == []
    assert len(found(rich_black, pressed(paint("stroke", "cmyk", 0.6, 0.4, 0.4, 1, width=0.5)))) == 1


def test_more_ink_than_the_paper_takes() -> None:
    dark = paint("fill", "cmyk", 0.7, 0.7, 0.7, 0.7)
    assert found(too_much_ink, pressed(dark)) == []
    assert found(too_much_ink, pressed(dark, press=PressSettings(ink=240))) == [
        (1, "areas with 280 % of ink, more than 240")
    ]
    shot = Picture(Box(40, 60, 90, 90), 300, 300, 300, "cmyk", 8, ink=345)
    assert found(too_much_ink, pressed(pictures=(shot,))) == [
        (1, "a picture with up to 345 % of ink, more than 300")
    ]


def test_transparency_where_it_is_not_allowed() -> None:
    assert found(transparency, pressed()) == []
    bad = pressed(transparent=("ca 0.5",))
    assert found(transparency, bad) == [(1, "transparency (ca 0.5) on page 1")]
    allowed = pressed(transparent=("ca 0.5",), press=PressSettings(transparency=True))
    assert found(transparency, allowed) == []


def test_colours_of_a_screen_are_told_once_with_their_pages() -> None:
    rgb, black = paint("text", "rgb", 0, 0, 0), paint("text", "cmyk", 0, 0, 0, 1)
    book = pages(
        *(page(paints=(rgb,)) for _ in range(3)), page(paints=(black,)), page(paints=(rgb,)), profile="press"
    )
    assert found(press_rgb, book) == [(1, "text in RGB on pages 1–3, 5")]
    assert found(press_rgb, pressed(paint("text", "icc-rgb", 0, 0, 0), black)) == []


@pytest.mark.parametrize(("width", "words"), [(0.1, "a line of 0.10 pt"), (0.0, "a line of no width")])
def test_lines_too_thin_to_print(width: float, words: str) -> None:
    assert found(hairline, pressed(paint("stroke", "gray", 0, width=width))) == [(1, words)]
    assert found(hairline, pressed(paint("stroke", "gray", 0, width=0.25))) == []


def test_a_thin_area_is_a_line_too() -> None:
    assert len(found(hairline, pressed(paint("fill", "gray", 0, width=0.2)))) == 1
    assert found(hairline, pressed(paint("fill", "gray", 0))) == []


def test_nothing_of_it_is_asked_of_other_files() -> None:
    worst = page(
        paints=(paint("text", "cmyk", 1, 1, 1, 1), paint("fill", "rgb", 0, 0, 0), paint("stroke", "gray", 0)),
        transparent=("SMask",),
    )
    assert [one for rule in RULES for one in found(rule, pages(worst))] == []
