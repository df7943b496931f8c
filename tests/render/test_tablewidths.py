"""Tables that are too wide for the measure."""

from __future__ import annotations

from publish.model import Cell, Code, Column, Plain, Row, Table
from publish.render.tablewidths import crowding
from tests.render.rendering import words


def table(*texts: str, columns: tuple[Column, ...] = ()) -> Table:
    cells = tuple(Cell((Plain(words(text)),)) for text in texts)
    return Table(columns or (Column(),) * len(texts), (), ((Row(cells),),))


def test_a_table_that_fits_is_left_alone() -> None:
    assert crowding(table("one", "a longer text in short words that has many lines"), 26) == ()
    assert crowding(table(*["word"] * 30), 0) == ()


def test_long_words_are_divided_before_anything_else() -> None:
    long = "Grundstücksverkehrsgenehmigungszuständigkeit"
    assert crowding(table(long, "kurz", "auch kurz"), 26) == ("hyphenated",)


def test_many_columns_are_set_smaller_step_by_step() -> None:
    steps = [crowding(table(*["1012.4"] * count), 26) for count in (5, 7, 8, 9, 12, 20)]
    assert steps == [
        (),
        ("hyphenated", "tight-1"),
        ("hyphenated", "tight-2"),
        ("hyphenated", "tight-2"),
        ("hyphenated", "tight-3"),
        ("hyphenated", "tight-3", "squeezed"),
    ]


def test_code_counts_by_its_joints_and_a_set_width_must_hold_its_words() -> None:
    code = Table(
        (Column(), Column()), (), ((Row((Cell((Plain((Code("publish.project." * 5),)),)), Cell(()))),),)
    )
    assert crowding(code, 26) == ()
    narrow = (Column(width=0.1), Column(width=0.9))
    assert crowding(table("Mississippi", "a river", columns=narrow), 26) != ()
