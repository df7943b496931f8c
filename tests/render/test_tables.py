"""Tables."""

from publish.model import Cell, Column, Plain, Row, Table
from tests.render.rendering import markup, named, words


def cell(text: str, **fields: int | bool) -> Cell:
    return Cell((Plain(words(text)),), **fields)  # type: ignore[arg-type]


def row(*texts: str) -> Row:
    return Row(tuple(cell(text) for text in texts))


def test_a_table_has_head_bodies_foot_caption_and_alignment() -> None:
    table = Table(
        (Column("left", 0.7), Column("right", 0.3)),
        (row("Mark", "Depth"),),
        ((row("Pier", "3.4"),), (row("Quay", "5.1"),)),
        (row("All", "8.5"),),
        words("Depths"),
        "4.1",
        named("tbl-depths"),
    )
    assert markup(table) == (
        '<table id="tbl-depths" class="short">\n'
        '<caption><span class="label">Table~4.1</span> Depths</caption>\n'
        '<colgroup>\n<col style="width: 70.00%" />\n<col style="width: 30.00%" />\n</colgroup>\n'
        '<thead>\n<tr><th scope="col" class="left">Mark</th>'
        '<th scope="col" class="right">Depth</th></tr>\n</thead>\n'
        '<tbody>\n<tr><td class="left">Pier</td><td class="right">3.4</td></tr>\n</tbody>\n'
        '<tbody>\n<tr><td class="left">Quay</td><td class="right">5.1</td></tr>\n</tbody>\n'
        '<tfoot>\n<tr><td class="left">All</td><td class="right">8.5</td></tr>\n</tfoot>\n</table>'
    )


def test_cells_that_reach_over_others_keep_their_columns_alignment() -> None:
    columns = (Column("left"), Column("right"), Column("center"))
    rows = (
        Row((cell("a", row_span=2, header=True), cell("b", column_span=2))),
        Row((cell("c"), cell("d"))),
    )
    text = markup(Table(columns, (), (rows,)))
    assert '<th scope="row" rowspan="2" class="left">a</th><td colspan="2" class="right">b</td>' in text
    assert '<tr><td class="right">c</td><td class="center">d</td></tr>' in text


def test_only_a_short_table_is_kept_on_one_page() -> None:
    long = Table((Column(),), (), (tuple(row(str(number)) for number in range(40)),))
    assert markup(long).startswith("<table>")
