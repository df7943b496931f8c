"""Places: every block has its lines, what can be wrong in a line has its column."""

import pytest

from publish.model import (
    Citation,
    CrossReference,
    Image,
    Link,
    Note,
    Origin,
    SourceText,
    Styled,
    walk,
)
from publish.readers import ReadOptions, read

PLACED = (Link, Image, CrossReference, Citation, Note, Styled)


def places(text: str, *origins: Origin) -> list[str]:
    document, _ = read(SourceText("a.md", text, origins), ReadOptions("markdown"))
    return [str(node.span) for node in walk(document) if isinstance(node, PLACED)]


@pytest.mark.parametrize(
    "text",
    [
        "a [b](c)",
        "[b](c)",
        "one\ntwo *three\n[b](c)* four",
        "> one\n> [b](c)",
        "> one\n[b](c)",
        "- one\n\n  1. two\n     three [b](c)",
        ">   - one **[b](c)**",
        "# Title [b](c) {#id}",
        "Title [b](c)\n===",
        "\t- x\n\t\n   [b](c)",
        "- [x] [b](c)",
        "Term\n: def\n  [b](c)",
        "[^1]\n\n[^1]: note\n\n    more [b](c)",
        "| a | b |\n|---|---|\n| x | y [b](c) |",
        "::: x\n- [b](c)\n:::",
        "a ~~b **c [b](c)** d~~",
        "`[x](y)` [b](c)",
        "$x$ @fig-a [b](c)",
        "^[a *b* [b](c)]",
        "---\ntitle: x\n---\n[b](c)",
        "| line\n|    and [b](c)",
        "~a~^b^ \\[ &amp; <b>[b](c)</b>",
        "[b [b](c)]{.x}",
    ],
)
def test_the_column_is_that_of_the_file(text: str) -> None:
    offset = text.index("[b](c)")
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    assert f"a.md:{line}:{column}" in places(text)


def test_all_kinds_have_places() -> None:
    assert places("![i](j) [](#k) @fig-l [@m] ^[n] [o]{.p} <a id=q></a>r") == [
        "a.md:1:1", "a.md:1:9", "a.md:1:16", "a.md:1:23", "a.md:1:28", "a.md:1:33", "a.md:1:41"
    ]  # fmt: skip


def test_lines_that_were_brought_in_lead_to_their_own_file() -> None:
    origins = (Origin("a.md", 1), Origin("b.md", 7), Origin("b.md", 8, shift=4))
    assert places("[a](b)\n[a](b)\nx [a](b)", *origins) == ["a.md:1:1", "b.md:7:1", "b.md:8:7"]


def test_blocks_know_their_lines() -> None:
    text = "# A\n\nb\nc\n\n- d\n- e\n\n> f\n\n```\ng\n```\n\n::: h\ni\n:::\n"
    document, _ = read(SourceText("a.md", text), ReadOptions("markdown"))
    spans = [block.span for block in document.blocks]
    assert [(span.line, span.end_line) for span in spans if span] == [
        (1, 1), (3, 4), (6, 8), (9, 9), (11, 13), (15, 17)
    ]  # fmt: skip
