"""Where blocks stand: on their pages, in columns, at the foot, on both sides of a break."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.block_places import BlockPlace, across, read, written
from publish.pdf.layout import Layout

Lay = Callable[..., Layout]

tenths = st.integers(-9999, 9999).map(lambda number: number / 10)
places = st.builds(BlockPlace, st.integers(0, 99), st.integers(1, 9999), tenths, tenths, tenths, tenths)


@given(st.lists(places))
def test_places_come_back_as_they_were_written(given_: list[BlockPlace]) -> None:
    assert list(read(written(given_))) == given_


def test_places_move_with_their_pages() -> None:
    text = written([BlockPlace(0, 1, 40, 50, 120, 15), BlockPlace(1, 1, 40, 50, 120, 15)])

    assert [one.x for one in read(across(text, [12.5, -12.5]))] == [52.5, 27.5]


@pytest.mark.parametrize("text", ["1", "a b c d e f", "1 2 3 4 5 6 7", ";"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        list(read(text))


def of(layout: Layout, element: int) -> list[tuple[int, float, float, float, float]]:
    """Return page, x, y, width and height of each part of an element."""
    return [(one.page, *one[2:]) for one in read(layout.facts.blocks) if one.element == element]


def test_a_block_is_known_by_its_number(laid_out: Lay) -> None:
    layout = laid_out("<section><p>aaa</p>\n<p>bbb <em>ccc</em></p></section>")

    assert of(layout, 1) == [(0, 40, 50, 120, 30)]
    assert of(layout, 2) == [(0, 40, 50, 120, 15)]
    assert of(layout, 3) == [(0, 40, 65, 120, 15)]
    assert of(layout, 4) == []  # words in the line have no place of their own


def test_a_paragraph_over_two_pages_has_a_place_on_each(laid_out: Lay) -> None:
    layout = laid_out(f"<p>{'aaaaaaaaaaaa ' * 15}</p>")

    assert of(layout, 1) == [(0, 40, 50, 120, 195), (1, 40, 50, 120, 30)]


def test_a_block_in_columns_has_a_place_in_each(laid_out: Lay) -> None:
    style = "columns: 2; column-gap: 20pt; column-fill: balance"
    layout = laid_out(f'<div style="{style}"><p>{"aaaaa " * 8}</p></div>')

    assert of(layout, 2) == [(0, 40, 50, 50, 60), (0, 110, 50, 50, 60)]


def test_cells_and_notes_have_places(laid_out: Lay) -> None:
    layout = laid_out(
        "<table><tr><td>a</td><td>b</td></tr></table>"
        '<p>c<span class="note" role="doc-footnote">dd</span></p>',
        "table { border-spacing: 0 } td { padding: 0 }",
    )

    assert [(page, y) for page, _, y, *_ in of(layout, 3)] == [(0, 50)]
    assert [(page, y) for page, _, y, *_ in of(layout, 4)] == [(0, 50)]
    assert of(layout, 6) == [(0, 40, 240, 120, 10)]
