"""What other tools know and this one does not: kept as typed, and said once a kind."""

import pytest

from publish.model import Listing, plain_text
from tests.readers.markdown_forms import became, finds, form, reading

GRID = "+---+-----+\n| a | b   |\n+===+=====+\n| 1 | - x |\n|   | - y |\n+---+-----+"
SIMPLE = "  Right  Left\n-------  ------\n     12  a\n    123  b"
HEADLESS = "---- ----\n  12 a\n 123 b\n---- ----"
MULTILINE = "-----------\n Two  Heads\n---- ------\n  12  a\n      b\n\n 123  c\n-----------"
CENTRED = "\\begin{center}\none\n\ntwo\n\\end{center}"


@pytest.mark.parametrize("block", [GRID, SIMPLE, HEADLESS, MULTILINE, CENTRED])
def test_a_block_is_kept_line_by_line(block: str) -> None:
    document, findings = reading(f"Before.\n\n{block}\n\nAfter.\n\n{block}\n")
    before, first, after, second = document.blocks
    assert isinstance(first, Listing) and isinstance(second, Listing)
    assert first.code == second.code == block and first.attributes.classes == ("as-typed",)
    assert plain_text([before, after]).split() == ["Before.", "After."]
    assert [f"{one.span} {one.code}" for one in findings] == ["a.md:3 syntax-not-read"]


def test_it_is_kept_inside_quotations_and_lists_too() -> None:
    for text in (
        "".join(f"> {line}\n" for line in GRID.split("\n")),
        "- " + "\n  ".join(GRID.split("\n")),
    ):
        assert finds(text) == ["1 syntax-not-read"]
        assert GRID in plain_text(reading(text)[0].blocks)


def test_rules_headings_and_pipe_tables_are_what_they_were() -> None:
    assert became("a\n\n---\n\nb\n\n- - -\n\nHead\n----\n\n--- ---\n\nc").count("SceneBreak") == 3
    assert became("a | b\n--|--\n1 | 2").startswith("(Table")
    assert became("+ a\n+ b").startswith("(ListBlock")


def test_formulas_of_latex_are_formulas() -> None:
    text = "\\begin{align*}\na &= b\n\n\\end{align*}\n\nand \\beginning"
    document, findings = reading(text)
    assert "(Equation value=\\begin{align*}\na &= b\n\n\\end{align*}" in form(document.blocks[0])
    assert [one.code for one in findings] == ["math-as-typed"]


def test_commands_of_latex_stay_as_typed() -> None:
    assert finds("a \\textbf{b} \\ref{c} `\\emph{d}` C:\\dir \\today") == ["1:3 syntax-not-read"]
    assert "a \\textbf{b}" in plain_text(reading("a \\textbf{b}")[0].blocks)


@pytest.mark.parametrize(
    ("first", "second"),
    [("a)", "b)"), ("(a)", "(b)"), ("i.", "ii."), ("(i)", "(ii)"), ("A)", "B)"), ("A. ", "B. ")],
)
def test_items_with_letters_and_roman_numbers_stay_lines(first: str, second: str) -> None:
    text = f"{first} one\nmore\n{second} *two*"
    document, findings = reading(text)
    assert form(document.blocks[0]) == (
        f'(Paragraph "{first} one" / "more" (LineBreak) "{second} " (Emphasis "two"))'
    )
    assert [one.code for one in findings] == ["syntax-not-read"]


def test_a_backslash_says_that_a_mark_is_text() -> None:
    assert became("a\\) one\n\n\\#. two") == '(Paragraph "a) one")\n(Paragraph "#. two")'


def test_examples_stay_as_typed_too() -> None:
    document, findings = reading("(@) one\n(@good) two")
    assert "(LineBreak)" in form(document.blocks[0])
    assert sorted(one.code for one in findings) == ["citation-as-typed", "syntax-not-read"]


@pytest.mark.parametrize(
    "text", ["A. Smith wrote.", "I. e. this.", "(see a) x", "z. B. so", "a)b", "(ibid) x"]
)
def test_words_with_full_stops_and_brackets_are_words(text: str) -> None:
    assert became(text) == f'(Paragraph "{text}")'


def test_marks_that_leave_the_number_to_us_are_a_list() -> None:
    assert became("#. one\n#. two\n\n   more\n   #. *in*\n\nafter") == (
        '(ListBlock (ListItem (Paragraph "one")) (ListItem (Paragraph "two") (Paragraph "more") '
        '(ListBlock (ListItem (Plain (Emphasis "in"))) ordered=True)) ordered=True tight=False)\n'
        '(Paragraph "after")'
    )
    assert became("#.  a\n#.\tb\n\n#no\n\n#. ") == (
        '(ListBlock (ListItem (Plain "a")) (ListItem (Plain "b")) ordered=True)\n'
        '(Paragraph "#no")\n(Paragraph "#.")'
    )
    assert became("> #. a\n> lazy").startswith('(Quotation (ListBlock (ListItem (Plain "a" / "lazy"))')


def test_shortcodes_of_quarto_are_said_once_each() -> None:
    text = "{{< video a.mp4 >}}\n\n{{< include b.md >}} {{< video c.mp4 >}}"
    assert finds(text) == ["1:1 shortcode-unknown", "3:1 shortcode-unknown"]
    assert "{{< video c.mp4 >}}" in plain_text(reading(text)[0].blocks)


def test_divisions_that_lay_out_a_screen_keep_what_they_hold() -> None:
    text = "::: {.panel-tabset}\n## A\n\na\n:::\n\n::: column-margin\nb\n:::\n\n[c]{.column-margin}"
    assert finds(text) == ["1 syntax-not-read", "7 syntax-not-read"]
    assert plain_text(reading(text)[0].blocks).split() == ["A", "a", "b", "c"]
    assert finds("::: my-own-box\nx\n:::") == []


def test_content_for_some_formats_is_for_our_targets() -> None:
    def classes(condition: str) -> str:
        return became(f"::: {{{condition}}}\nx\n:::").removeprefix('(Division (Paragraph "x")').strip(" )")

    assert classes('.content-visible when-format="pdf"') == ".only-print"
    assert classes('.content-hidden when-format="pdf"') == ".only-epub"
    assert classes('.content-visible unless-format="pdf"') == ".only-epub"
    assert classes('.content-visible when-format="html" .box') == ".only-epub .box"
    assert classes('.content-hidden when-format="docx"') == ""
    assert finds('::: {.content-visible when-format="docx"}\nx\n:::') == ["1 syntax-not-read"]
    assert finds("::: {.content-visible when-profile=x}\nx\n:::") == ["1 syntax-not-read"]


@pytest.mark.parametrize("info", ["{python}", "{r, echo=FALSE}", "{ojs} x", "{mermaid}", "{note} Title"])
def test_code_that_asks_to_be_run_is_a_listing(info: str) -> None:
    text = f"```{info}\n#| label: x\ny\n```"
    document, findings = reading(f"{text}\n\n{text}")
    (block, _) = document.blocks
    assert isinstance(block, Listing) and block.code == "#| label: x\ny"
    assert block.language == info.strip("{").replace(",", "}").partition("}")[0]
    assert [one.code for one in findings] == ["syntax-not-read"]


def test_an_mdbook_has_none_of_this() -> None:
    for text in (GRID, SIMPLE, "a) b\nb) c", "#. a", "\\begin{a}\n\\end{a}", "```{python}\nx\n```"):
        assert finds(text, "mdbook") == []
