"""Pipe tables and their captions."""

import pytest

from publish.model import Link, Table, plain_text, walk
from tests.readers.markdown_forms import became, finds, reading

TABLE = "| a | b |\n|:--|--:|\n| 1 | *2* |\n"


def test_cells_and_alignment() -> None:
    assert became(TABLE) == (
        "(Table columns:[(Column alignment=left) (Column alignment=right)] "
        'head:[(Row cells:[(Cell (Plain "a") header=True) (Cell (Plain "b") header=True)])] '
        'bodies:[[(Row cells:[(Cell (Plain "1")) (Cell (Plain (Emphasis "2")))])]])'
    )


@pytest.mark.parametrize(
    "text",
    [f"{TABLE}\n: Sums *of* it {{#tbl-s}}\n", f"{TABLE}: Sums *of* it {{#tbl-s}}\n",
     f": Sums *of* it {{#tbl-s}}\n\n{TABLE}", f"Table: Sums\n*of* it {{#tbl-s}}\n\n{TABLE}"],
)  # fmt: skip
def test_a_caption_stands_above_or_below(text: str) -> None:
    document, findings = reading(text)
    (table,) = document.blocks
    assert isinstance(table, Table) and not findings
    assert plain_text(table.caption) == "Sums of it" and table.attributes.id == "tbl-s"
    assert len(table.bodies[0]) == 1


def test_a_table_without_head() -> None:
    assert "head" not in became("|   |   |\n|---|---|\n| 1 | 2 |")


def test_widths_of_quarto() -> None:
    assert "(Column alignment=left width=0.3)" in became(f'{TABLE}\n: C {{tbl-colwidths="[30,70]"}}')


def test_a_row_with_too_many_cells_keeps_their_words() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n"
    assert finds(text) == ["3 table-row-long"]
    assert "2 | 3 | 4" in plain_text(reading(text)[0].blocks)
    assert finds("| a | b |\n|---|---|\n| 1 | `x\\|y` |\n| 1 | 2 |  |\n") == []


def test_places_in_cells() -> None:
    document, _ = reading("> | a | b |\n> |---|---|\n> | x | *y* [z](z.md) |\n")
    (link,) = (node for node in walk(document) if isinstance(node, Link))
    assert str(link.span) == "a.md:3:13"


def test_bars_in_prose_are_prose() -> None:
    assert became("a | b\nc | d").startswith("(Paragraph")
