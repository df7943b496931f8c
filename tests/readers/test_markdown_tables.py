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


PLAIN = "| a |\n|---|\n| 1 |\n"


def captions(text: str) -> list[str]:
    """Return the kinds of the blocks, tables with their captions."""
    document, findings = reading(text)
    assert not findings
    return [
        f"Table {plain_text(block.caption)}".strip() if isinstance(block, Table) else type(block).__name__
        for block in document.blocks
    ]


def test_a_caption_above_a_table_is_not_said_of_the_paragraph_above_it() -> None:
    for mark in (":", "Table:", "table:"):
        assert captions(f"Words.\n\n{mark} Sums {{#tbl-s}}\n\n{PLAIN}") == ["Paragraph", "Table Sums"]
    assert captions(f"Term\n: said\n\n: Sums\nof *it*\n\n\n{PLAIN}") == [
        "DefinitionList", "Table Sums of it"
    ]  # fmt: skip
    assert captions(f"Term\n: said\n\nWords.\n\n: Sums\n\n{PLAIN}\nTerm\n: said") == [
        "DefinitionList", "Paragraph", "Table Sums", "DefinitionList"
    ]  # fmt: skip


def test_it_is_a_caption_inside_quotations_and_lists_too() -> None:
    quoted = "".join(f"> {line}\n" for line in f"Words.\n\n: Sums\n\n{PLAIN}".split("\n"))
    listed = "".join(f"  {line}\n" for line in f"- Words.\n\n: Sums\n\n{PLAIN}".split("\n"))[2:]
    for text in (quoted, listed):
        document, _ = reading(text)
        assert [plain_text(one.caption) for one in walk(document) if isinstance(one, Table)] == ["Sums"]


def test_a_definition_before_a_table_stays_one() -> None:
    assert captions(f"Term\n: said\n\n{PLAIN}") == ["DefinitionList", "Table"]
    assert captions("Term\n\n: said\n\nWords.") == ["DefinitionList", "Paragraph"]
    inside = became("Term\n\n: said\n\n  | a |\n  |---|\n")
    assert inside.startswith(
        '(DefinitionList (Definition terms:[["Term"]] bodies:[[(Paragraph "said") (Table'
    )


def test_a_caption_between_two_tables_is_that_of_the_one_without() -> None:
    assert captions(f": One\n\n{PLAIN}\n: Two\n\n{PLAIN}") == ["Table One", "Table Two"]
    assert captions(f"{PLAIN}\n: One\n\n{PLAIN}\n: Two\n") == ["Table One", "Table Two"]


def test_a_second_caption_is_kept_and_said() -> None:
    text = f": One\n\n{PLAIN}\n: *Two*\n"
    assert finds(text) == ["7 caption-second"]
    assert plain_text(reading(text)[0].blocks).split() == ["One", "a", "1", "Two"]


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
