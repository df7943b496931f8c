"""Listings: colours and broken lines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.render.listings import CLASSES, WRAP, Highlighter, width_of

RUST = 'fn main() {\n    // Begin.\n    let x: i32 = 5;\n    println!("{x}");\n}\n'


def plain(markup: str) -> str:
    text = re.sub("<[^>]*>", "", markup)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_classes_are_few_and_names_are_bare() -> None:
    assert Highlighter().markup(RUST, "rust") == (
        '<span class="kw">fn </span><span class="fn">main</span>() {\n'
        '    <span class="com">// Begin.\n    </span><span class="kw">let </span>x: '
        '<span class="ty">i32 </span>= <span class="num">5</span>;\n'
        '    <span class="fn">println!</span>(<span class="str">"{x}"</span>);\n}'
    )


@pytest.mark.parametrize("language", ["rust", "python", "console", "toml", "json", "html", "diff", "c", ""])
def test_no_character_is_lost_for_a_colour(language: str) -> None:
    code = '# a\n$ cargo run\nx = "<é>" & 1\n\n+ <p class="x">\n- last without an end'
    text = Highlighter().markup(code, language)
    assert plain(text) == code
    assert set(re.findall('<span class="([^"]*)"', text)) <= set(CLASSES)


def test_an_unknown_language_is_plain() -> None:
    assert Highlighter().markup("x < 1", "no-such") == "x &lt; 1"
    assert not Highlighter().knows("no-such")
    assert Highlighter().knows("text")


def test_tabs_are_spaces_up_to_the_next_stop() -> None:
    assert Highlighter().markup("\tx\n  \ty", "") == "    x\n    y"


def test_a_long_line_is_broken_at_a_space_with_a_mark_that_is_no_text() -> None:
    assert Highlighter().markup("  one two three four five", "", 12) == (
        f"  one two \n  {WRAP}three \n  {WRAP}four \n  {WRAP}five"
    )


def test_a_long_word_is_broken_where_the_measure_ends() -> None:
    assert Highlighter().markup("abcdefghijklmnop", "", 8) == f"abcdefgh\n{WRAP}ijklmn\n{WRAP}op"


def test_a_line_without_spaces_is_broken_at_its_joints() -> None:
    assert Highlighter().markup('open("hello").unwrap(x)', "", 18) == (f'open("hello")\n{WRAP}.unwrap(x)')


def test_colours_run_on_past_a_break() -> None:
    text = Highlighter().markup('x = "one two three four"', "python", 14)
    assert text == (f'x = <span class="str">"one two </span>\n{WRAP}<span class="str">three four"</span>')


def test_wide_characters_take_two_columns() -> None:
    assert width_of("漢字a") == 5
    assert width_of("e\u0301") == 1
    assert Highlighter().markup("漢字漢字", "", 4) == f"漢字\n{WRAP}漢\n{WRAP}字"


@given(st.text(alphabet=st.sampled_from("ab \n漢<"), max_size=120), st.integers(min_value=8, max_value=20))
def test_broken_lines_fit_and_hold_all_of_the_code(code: str, columns: int) -> None:
    text = Highlighter().markup(code, "", columns)
    lines = plain(text.replace(WRAP, "→→")).split("\n")
    assert all(width_of(line.rstrip()) <= columns for line in lines)
    kept = re.sub(rf"\n *{re.escape(WRAP)}", "", text)
    assert plain(kept) == code.rstrip("\n")


def test_an_endless_line_is_not_given_to_a_lexer() -> None:
    code = "x" * 300_000
    assert Highlighter().markup(code, "python") == code
