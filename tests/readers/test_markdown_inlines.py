"""What stands in a line: from Markdown to inline nodes."""

import pytest

from publish.model import Image, plain_text, walk
from tests.readers.markdown_forms import became, finds, reading


def line(text: str, **variables: str) -> str:
    return became(text, **variables).removeprefix("(Paragraph ").removesuffix(")")


def test_emphasis_code_and_line_ends() -> None:
    assert line("one *two* **three** ~~four~~ `five`\nsix  \nseven") == (
        '"one " (Emphasis "two") " " (Strong "three") " " (Deletion "four") " " (Code value=five) / '
        '"six" (LineBreak) "seven"'
    )


def test_spans_superscripts_and_subscripts() -> None:
    assert line("x^2^ H~2~O [Nero]{.smallcaps} [bon mot]{lang=fr} [a]{#here}") == (
        '"x" (Superscript "2") " H" (Subscript "2") "O " (SmallCaps "Nero") " " '
        '(Styled "bon mot" language=fr) " " (Styled "a" #here)'
    )


def test_classes_languages_and_directions_stay() -> None:
    assert line("[a]{.mark} [b]{.underline} [c]{.smallcaps lang=la dir=rtl}") == (
        '(Styled "a" .mark) " " (Styled "b" .underline) " " (Styled (SmallCaps "c") dir=rtl language=la)'
    )


def test_link_definitions_are_looked_after() -> None:
    text = "[a] [b][C] [*d*][e] [f][]\n\n[a]: /x\n[c]: /y\n[C]: /z\n[g]: /q\n"
    assert finds(text) == [
        "1:12 link-undefined",
        "1:21 link-undefined",
        "5 link-definition-second",
        "6 link-definition-unused",
    ]
    document, _ = reading(text)
    assert plain_text(document.blocks).strip() == "a b [d][e] [f][]"


@pytest.mark.parametrize("text", ["a[0][i]", "\\[a][b]", "[1][2]", "`[a][b]`", "[x] [y]"])
def test_brackets_that_are_no_link_are_text(text: str) -> None:
    assert finds(text) == []


def test_a_link_stays_a_link_until_it_is_resolved() -> None:
    assert line('[text](b.md#c) [out](https://a.org "T"){.x}') == (
        '(Link "text" url=b.md#c) " " (Link "out" url=https://a.org title=T .x)'
    )


def test_a_link_without_words_is_a_cross_reference_and_one_may_ask_for_the_page() -> None:
    assert line("[](#walls), [](b.md#c), [see](#walls){.page}") == (
        "(CrossReference target=walls form=label) "
        '", " (CrossReference target=b.md#c form=label) ", " '
        '(CrossReference target=walls form=page "see")'
    )


def test_references_of_quarto() -> None:
    assert line("@Fig-a") == "(CrossReference target=Fig-a form=label)"
    assert line("@fig-a, -@tbl-b, [@lst-c; @sec-d], [Plan @fig-a], a@b.org, @fig-a{.page}.") == (
        "(CrossReference target=fig-a form=label) "
        '", " (CrossReference target=tbl-b form=number) '
        '", " (CrossReference target=lst-c form=label) '
        '", " (CrossReference target=sec-d form=label) '
        '", Plan " (CrossReference target=fig-a form=number) '
        '", a@b.org, " (CrossReference target=fig-a form=page) "."'
    )


def test_citations_formulas_and_index_marks_are_kept_as_typed_and_said_once() -> None:
    text = "See [@doe, p. 3; @roe], @poe, $a^2$, $b$, [siege]{.index} and \\index{walls}."
    document, findings = reading(text)
    kinds = [type(node).__name__ for node in walk(document)]
    assert [kinds.count(one) for one in ("Citation", "Math", "IndexMark")] == [2, 2, 2]
    assert [one.code for one in findings] == ["citation-as-typed", "math-as-typed", "index-as-typed"]


@pytest.mark.parametrize("text", ["It costs $5 or $6.", "$ 5 $", "a\\$b\\$"])
def test_a_dollar_sign_is_no_formula(text: str) -> None:
    assert "Math" not in line(text)


def test_variables_and_their_escape() -> None:
    assert line("Use {{< var place >}} and {{{< var place >}}}.", place="Bonn") == (
        '"Use Bonn and {{< var place >}}."'
    )
    assert line("Braces {stay} {{text}}.") == '"Braces {stay} {{text}}."'


def test_an_unknown_variable_is_an_error_with_its_column() -> None:
    assert finds("To {{< var where >}}.") == ["1:4 variable-unknown"]
    assert finds("{{< video a.mp4 >}}") == ["1:1 shortcode-unknown"]


def test_a_picture_in_a_line() -> None:
    assert line("an ![icon *of* it](my%20icon.png){.small alt=sign}") == (
        '"an " (Image source=my icon.png alt=sign .small)'
    )


def test_alternative_text_is_plain() -> None:
    document, _ = reading("see ![a *b* `c`](x.png)")
    assert [node.alt for node in walk(document) if isinstance(node, Image)] == ["a b c"]


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "JavaScript:x", "&#106;avascript:x", "vbscript:x", "file:///etc/passwd",
     "data:text/html,x", "<java\tscript:x>"],
)  # fmt: skip
def test_an_address_that_could_run_code_is_refused(address: str) -> None:
    document, findings = reading(f"[words]({address}) ![alt]({address})")
    assert "script:" not in repr(document.blocks) and "Link" not in repr(document.blocks)
    assert "words" in repr(document.blocks) and "alt" in repr(document.blocks)
    assert {one.code for one in findings} <= {"link-unsafe", "character-control"}


def test_raw_markup_of_another_format_is_reported() -> None:
    assert finds("`\\LaTeX`{=latex}") == ["1:1 raw-format"]
    assert line("`<kbd>X</kbd>`{=html}") == '(Styled "X" .kbd)'


def test_an_mdbook_has_neither_formulas_nor_spans() -> None:
    assert became("$a$ [b]{.c} x^2^ @fig-a {{< var x >}}", "mdbook") == (
        '(Paragraph "$a$ [b]{.c} x^2^ @fig-a {{< var x >}}")'
    )
