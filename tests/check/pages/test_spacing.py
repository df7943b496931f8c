"""Lines: their spaces, hyphens and words below one another."""

from collections.abc import Sequence

from publish.check.pages.rules.spacing import hyphen_ladder, loose_line, tight_line, word_stack
from publish.check.pages.subject import Pages
from tests.check.pages.examples import LEADING, RIGHT, TOP, found, line, page, pages


def paragraph(*texts: str, gaps: Sequence[float] = (1.2, 1.2, 1.2)) -> Pages:
    """A paragraph that ends with these lines and a short one; all others are as wide as the measure."""
    usual = [line(f"{word} lines with {word}", TOP + at * LEADING) for at, word in enumerate("xyz")]
    rows = [line(text, TOP + (3 + at) * LEADING, gaps=gaps) for at, text in enumerate(texts)]
    last = line("The end.", TOP + (3 + len(texts)) * LEADING, right=RIGHT - 120, gaps=(1.0,))
    return pages(page(*usual, *rows, last))


def test_a_loose_line_is_named_with_how_loose_it_is() -> None:
    assert found(loose_line, paragraph("some words in a line", gaps=(2, 2, 2))) == []
    [(_, message)] = found(loose_line, paragraph("three extraordinarily words", gaps=(4, 4.2)))
    assert "4.1 times as wide" in message


def test_a_tight_line_is_found() -> None:
    assert found(tight_line, paragraph("some words in a line", gaps=(0.9, 0.9))) == []
    assert len(found(tight_line, paragraph("some words in a line", gaps=(0.5, 0.5)))) == 1


def test_the_last_line_of_a_paragraph_is_as_the_font_has_it() -> None:
    only = pages(page(line("a line alone", TOP, gaps=(9, 9))))
    assert found(loose_line, only) == []


def test_three_hyphens_in_a_row_make_a_ladder() -> None:
    assert found(hyphen_ladder, paragraph("one con-", "two gen-", "whole words")) == []
    [(_, message)] = found(hyphen_ladder, paragraph("one con-", "two gen-", "three pro-", "whole words"))
    assert message.startswith("3 lines in a row end with a hyphen")


def test_a_dash_at_the_end_is_no_hyphen() -> None:
    assert found(hyphen_ladder, paragraph("one -", "two -", "three -", "four")) == []


def test_the_same_word_at_the_start_of_three_lines() -> None:
    assert found(word_stack, paragraph("the one is", "the two are", "a third is", "the end of")) == []
    stacked = paragraph("the one is", "The two are", "“the three are", "a fourth is")
    assert found(word_stack, stacked) == [(1, "3 lines in a row begin with “the”")]


def test_the_same_word_at_the_end_of_three_lines() -> None:
    assert found(word_stack, paragraph("this is of", "that was of", "those were of,", "a fourth")) == [
        (1, "3 lines in a row end with “of”")
    ]


def test_verse_and_lists_are_broken_by_their_authors() -> None:
    rows = [
        line(f"And the {thing}", TOP + at * LEADING, right=120 + 40 * at)
        for at, thing in enumerate(["sea", "sand", "sky", "stars"])
    ]
    assert found(word_stack, pages(page(*rows))) == []
