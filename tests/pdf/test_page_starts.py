"""What each page begins with: its place in the running text, told by characters."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from publish.flow import flowing
from publish.pdf.facts import PageStart
from publish.pdf.layout import Layout

Lay = Callable[..., Layout]

BREAK = '<p style="break-before: page">'
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
IMAGE = '<img src="publish-asset:1" style="width: 50pt; height: 50pt; display: block"/>'


@pytest.fixture(scope="module")
def starts(laid_out: Lay) -> Callable[..., list[int]]:
    """Return the offsets of the pages of a body; no page of it begins with a picture."""

    def of(body: str, *css: str, **values: object) -> list[int]:
        found = laid_out(body, *css, **values).facts.starts
        assert all(one.picture == -1 for one in found)
        return [one.offset for one in found]

    return of


Starts = Callable[..., list[int]]


def test_a_page_begins_with_a_word(starts: Starts) -> None:
    assert starts(f"<p>one two</p>{BREAK}three</p>{BREAK}four</p>") == [0, 6, 11]


def test_a_page_begins_within_a_paragraph(starts: Starts) -> None:
    # 12 letters a line, 13 lines a page
    lines = [f"abc def {number:04}" for number in range(30)]
    assert starts(f"<p>{' '.join(lines)}</p>") == [0, 13 * 10, 26 * 10]


def test_words_inside_and_after_inlines_are_counted(starts: Starts) -> None:
    lines = " ".join(f"a<em>bc</em> d<b>e<i>f</i></b> {number:04}" for number in range(14))
    assert starts(f"<p>{lines}</p>") == [0, 13 * 10]


def test_hyphens_at_the_ends_of_lines_are_not_text(starts: Starts) -> None:
    words = "extraordinary " * 20
    css = 'p { hyphens: auto; hyphenate-character: "-"; hyphenate-limit-chars: 5 2 2 }'
    _, second, _ = starts(f'<p lang="en">{words}</p>', css)
    # The first page ends with “extraordin-”.
    assert flowing(words)[second:].startswith("aryextraordinary")


def test_hyphens_of_the_text_are_text(starts: Starts) -> None:
    assert starts("<p>" + "abcdefghijk-" * 14 + "</p>") == [0, 13 * 12]


def test_soft_hyphens_and_places_to_break_are_not_counted(starts: Starts) -> None:
    lines = " ".join(f"abc\u200bdef\u00ad {number:04}" for number in range(14))
    assert starts(f"<p>{lines}</p>", "p { hyphens: manual }")[1] == 13 * 10


def test_letters_that_become_two_count_as_one(starts: Starts) -> None:
    css = "p { text-transform: uppercase }"
    assert starts("<p>" + "straße abcd " * 14 + "</p>", css)[1] == 13 * 10


def test_notes_are_not_part_of_the_text(starts: Starts) -> None:
    note = '<span class="note" role="doc-footnote"><span>1</span> a note of many words</span>'
    lines = " ".join(f"abc def {number:04}" for number in range(14))
    _, second = starts(f"<p>x{note} {lines}</p>")
    assert ("x" + flowing(lines))[second:].startswith("0011")


def test_a_page_that_goes_on_with_a_note_begins_with_its_own_text(starts: Starts) -> None:
    note = '<span class="note" role="doc-footnote">' + "<b>word</b> " * 10 + "</span>"
    assert starts(f"<p>one{note}</p>{BREAK}two</p>") == [0, 3]


def test_marks_of_lists_and_generated_words_are_not_text(starts: Starts) -> None:
    body = f'<ol style="padding-left: 40pt"><li>one {BREAK}two</p></li><li>three</li></ol>'
    assert starts(body, 'li::before { content: "mark " } p::before { content: "mark " }') == [0, 3]


def test_a_first_letter_is_text(starts: Starts) -> None:
    css = "p::first-letter { font-weight: bold } em { font-style: normal }"
    assert starts(f"<p>one</p>{BREAK}“two”</p>{BREAK}<em>three</em></p>{BREAK}four</p>", css) == [0, 3, 8, 13]


def test_a_repeated_head_gives_way_to_the_first_new_row(starts: Starts) -> None:
    rows = "".join(f"<tr><td>a{number:03}</td></tr>" for number in range(30))
    body = f"<table><thead><tr><th>head</th></tr></thead><tbody>{rows}</tbody></table>"
    css = "table { border-spacing: 0 } td, th { padding: 0 }"
    assert starts(body, css) == [0, 4 + 12 * 4, 4 + 24 * 4]


def test_a_row_that_goes_on_begins_with_the_first_cell_that_does(starts: Starts) -> None:
    lines = " ".join(f"w{number:03}" for number in range(20))
    other = " ".join(f"v{number:03}" for number in range(20))
    body = f"<table><tr><td>{lines}</td><td>{other}</td></tr></table>"
    css = "table { border-spacing: 0 } td { padding: 0; width: 50pt; vertical-align: top }"
    assert starts(body, css) == [0, 13 * 4]


def test_an_empty_page_begins_with_what_comes_next(starts: Starts) -> None:
    empty = '<div style="break-before: page; height: 20pt"></div>'
    assert starts(f"<p>one</p>{empty}{BREAK}two</p>{empty}") == [0, 3, 3, 6]


def test_a_page_begins_with_a_picture(laid_out: Lay) -> None:
    body = f'<p>one</p><div style="break-before: page">{IMAGE}</div><p>two</p><div>{IMAGE}</div>{BREAK}x</p>'
    found = laid_out(body, resources={"publish-asset:1": PICTURE}).facts.starts
    assert found == (PageStart(0), PageStart(3, 0), PageStart(6))


def test_a_picture_after_words_does_not_begin_a_page(laid_out: Lay) -> None:
    body = f"<p>one</p>{BREAK}two</p>{IMAGE}"
    found = laid_out(body, resources={"publish-asset:1": PICTURE}).facts.starts
    assert found == (PageStart(0), PageStart(3))


def test_what_is_drawn_elsewhere_does_not_turn_the_order(starts: Starts) -> None:
    body = f'<p style="position: absolute; bottom: 0">one</p><p>two</p>{BREAK}three</p>'
    assert starts(body) == [0, 6]


def test_a_page_may_hold_nothing_but_what_is_drawn_elsewhere(starts: Starts) -> None:
    body = '<div style="break-before: page; position: relative"><p style="position: absolute">two</p></div>'
    assert starts(f"<p>one</p>{body}{BREAK}three</p>") == [0, 3, 6]
