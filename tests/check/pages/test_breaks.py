"""Where pages end: each defect beside a page that is as it should be."""

from publish.check.pages.rules.breaks import (
    heading_at_foot,
    orphan_line,
    page_nearly_empty,
    short_last_page,
    widow_line,
)
from publish.check.pages.subject import Block, Note
from publish.check.pages.values import Box, Line, MeasuredPage, Picture
from tests.check.pages.examples import (
    AREA,
    BOTTOM,
    LEADING,
    LEFT,
    RIGHT,
    TOP,
    found,
    full_page,
    line,
    page,
    pages,
    text_lines,
)  # fmt: skip


def begun(rows: int) -> MeasuredPage:
    """A page whose last ``rows`` lines begin a paragraph that goes on."""
    return page(*text_lines(5), *text_lines(rows, TOP + 5 * LEADING, ends=False))


def ended(rows: int) -> MeasuredPage:
    """A page whose first ``rows`` lines end a paragraph."""
    return page(*text_lines(rows, starts=False), *text_lines(5, TOP + rows * LEADING))


def test_a_last_line_alone_at_the_head_of_a_page_is_a_widow() -> None:
    assert found(widow_line, pages(begun(3), ended(2))) == []
    [(number, message)] = found(widow_line, pages(begun(3), ended(1)))
    assert number == 2
    assert "alone at the head of a page" in message


def test_a_first_line_alone_at_the_foot_of_a_page_is_an_orphan() -> None:
    assert found(orphan_line, pages(begun(2), ended(2))) == []
    [(number, _)] = found(orphan_line, pages(begun(1), ended(2)))
    assert number == 1


def test_a_short_line_and_a_new_paragraph_on_the_next_page_are_neither() -> None:
    both = pages(page(*text_lines(6)), page(*text_lines(1), *text_lines(5, TOP + LEADING)))
    assert found(widow_line, both) == found(orphan_line, both) == []


def test_code_is_no_paragraph() -> None:
    code = [line("let x = 1;", TOP + n * LEADING, monospaced=True) for n in range(5)]
    both = pages(begun(3), page(line("let y = 2;", TOP, monospaced=True), *code))
    assert found(widow_line, both) == []


def test_where_blocks_are_known_nothing_is_guessed() -> None:
    """A paragraph that begins without an indent, and goes on with a capital letter."""
    first = page(*text_lines(5), line("Bounded", TOP + 60, right=RIGHT))
    second = page(line("Things", TOP, right=80), *text_lines(5, TOP + LEADING))
    blocks = (
        Block("p", 1, 0, Box(LEFT, 50, RIGHT, TOP + 49)),
        Block("p", 2, 0, Box(LEFT, TOP + 50, RIGHT, TOP + 62)),
        Block("p", 2, 1, Box(LEFT, 50, RIGHT, TOP + 2)),
        Block("p", 3, 1, Box(LEFT, TOP + 3, RIGHT, TOP + 62)),
    )
    known = pages(first, second, blocks=blocks, areas=(AREA, AREA))
    assert [number for number, _ in found(widow_line, known)] == [2]
    assert found(widow_line, pages(first, second)) == []


def heading(y: float) -> Line:
    return line("A Heading", y, size=14, right=120)


def test_a_heading_as_the_last_thing_on_its_page() -> None:
    good = page(*text_lines(20), heading(TOP + 21 * LEADING), *text_lines(2, TOP + 22 * LEADING, ends=False))
    bad = page(*text_lines(20), heading(TOP + 22 * LEADING))
    assert found(heading_at_foot, pages(good, full_page())) == []
    assert [number for number, _ in found(heading_at_foot, pages(bad, full_page()))] == [1]
    assert found(heading_at_foot, pages(full_page(), bad)) == []  # nothing follows


def test_notes_do_not_stand_below_a_heading_as_text_does() -> None:
    note = line("1 A note.", BOTTOM, size=8)
    bad = page(*text_lines(20), heading(TOP + 22 * LEADING), note)
    blocks = (Block("h2", 9, 0, Box(LEFT, TOP + 21 * LEADING, RIGHT, TOP + 22 * LEADING + 2)),)
    known = pages(bad, full_page(), blocks=blocks, areas=(AREA, AREA), notes=(Note(0, 0),))
    assert [number for number, _ in found(heading_at_foot, known)] == [1]


def test_a_page_nearly_empty_in_the_middle_of_a_chapter() -> None:
    blocks = (Block("p", 1, 0, Box(0, 0, 9, 9)),)
    areas = (AREA, AREA, AREA)
    bad = pages(full_page(), page(*text_lines(3)), full_page(), blocks=blocks, areas=areas)
    assert found(page_nearly_empty, bad) == [(2, "only 11 % of the page is filled, and the text goes on")]
    good = pages(full_page(), full_page(), page(*text_lines(3)), blocks=blocks, areas=areas)
    assert found(page_nearly_empty, good) == []


def test_a_picture_fills_a_page() -> None:
    picture = Picture(Box(LEFT, 50, RIGHT, 300), 1000, 1000, 300, "rgb", 8)
    blocks = (Block("p", 1, 0, Box(0, 0, 9, 9)),)
    whole = pages(page(*text_lines(2), pictures=(picture,)), full_page(), blocks=blocks, areas=(AREA, AREA))
    assert found(page_nearly_empty, whole) == []


def test_in_a_file_of_any_tool_a_chapter_begins_with_large_letters() -> None:
    opening = page(line("Chapter 2", 100, size=8), line("Later", 120, size=20), *text_lines(15, 180))
    assert found(page_nearly_empty, pages(full_page(), page(*text_lines(3)), opening)) == []
    assert found(page_nearly_empty, pages(full_page(), page(*text_lines(3)), full_page())) != []


def test_a_chapters_last_page_with_a_line_or_two() -> None:
    blocks = (Block("p", 1, 0, Box(0, 0, 9, 9)),)

    def chapter(rows: int) -> list[tuple[int, str]]:
        last = page(*text_lines(rows))
        return found(short_last_page, pages(full_page(), last, blocks=blocks, areas=(AREA, AREA)))

    assert chapter(1) == [(2, "the last page of a chapter has only one line")]
    assert chapter(5) == []
