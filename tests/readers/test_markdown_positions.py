"""Wherever a link, a picture, a reference, a note or a span stands: its place is its first character."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from publish.model import (
    CrossReference,
    Image,
    Link,
    Node,
    Note,
    Origin,
    SourceText,
    Styled,
    plain_text,
    walk,
)
from publish.readers import ReadOptions, read

Lines = list[str]
Wrap = Callable[[Lines], Lines]

# Each piece is numbered when the text is put together; its name leads back to where it stands.
PIECES = st.sampled_from(
    ["[name](page)", "![name](pic.png)", "[name]{.kind}", "@fig-name", "^[name]", "**[name](page)**",
     "*a [name](page) b*", "~~[name](page)~~", "`code [x](y)` [name](page)", "^[a *b* [name](page) c]",
     "[![name](pic.png)](page)", "<b>[name](page)</b>", "&amp; [name](page)", "\\* [name](page)",
     "$a^2$ [name](page)", "[a [name](page)]{.b}", "{{< var v >}} [name](page)", "x^2^[name](page)",
     "[name][page]", '<a href="page">name</a>', "ä🙂 [name](page)"]
)  # fmt: skip
WORDS = st.sampled_from(["word", "a", "the", "walls,", "name", "(b)", "[x]", "it's", "—", "1.5", "a|b"])
LINE = st.lists(st.one_of(WORDS, PIECES), min_size=1, max_size=4).map(" ".join)


def paragraph(lines: Lines) -> Lines:
    return ["Words", *lines]


PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map(paragraph)
HEADING = st.tuples(st.sampled_from(["# {}", "## {} ##", "### {} {{#id .c}}"]), LINE).map(
    lambda given: [given[0].format(given[1])]
)
TABLE = st.lists(st.tuples(LINE, LINE), min_size=1, max_size=2).map(
    lambda rows: [
        "| a | b |", "|---|--:|", *(f"| {one} |  {two}|".replace("a|b", "ab") for one, two in rows)
    ]
)  # fmt: skip
VERSE = st.lists(LINE, min_size=1, max_size=2).map(lambda lines: [f"|   {line}" for line in lines])
LEAVES = st.one_of(PARAGRAPH, HEADING, TABLE, VERSE)


def hung(mark: str) -> Wrap:
    def wrap(lines: Lines) -> Lines:
        indent = " " * len(mark)
        return [mark + lines[0], *((indent + line if line else line) for line in lines[1:])]

    return wrap


def quoted(lines: Lines) -> Lines:
    return [f"> {line}".rstrip() for line in lines]


def divided(lines: Lines) -> Lines:
    return ["::: {.box #b}", *lines, ":::"]


def defined(lines: Lines) -> Lines:
    return ["Term", *hung(": ")(["said", "", *lines])]


def noted(lines: Lines) -> Lines:
    return ["Called[^note].", "", "[^note]: said", "", *(f"    {line}" if line else line for line in lines)]


WRAPS = st.sampled_from(
    [quoted, hung("- "), hung("12. "), hung("#. "), hung("-   "), divided, defined, hung("- [x] ")]
)
BLOCKS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(WRAPS, inner).map(lambda given: given[0](given[1])),
        st.tuples(inner, inner).map(lambda given: [*given[0], "", *given[1]]),
    ),
    max_leaves=5,
)
TEXTS = st.one_of(BLOCKS, BLOCKS.map(noted))


def numbered(lines: Lines) -> tuple[str, dict[str, int]]:
    """Return the text with each name made unique, and where each name stands."""
    numbers = count()
    parts = "\n".join(lines).split("name")
    text, places = parts[0], {}
    for part in parts[1:]:
        name = f"name{next(numbers)}x"
        places[name] = len(text)
        text += name + part
    return text + "\n\n[page]: somewhere\n", places


def first_character(text: str, node: Node, name: str, at: int) -> int:
    """Return where the piece that ``node`` was read from begins; ``name`` stands at ``at``."""
    if isinstance(node, CrossReference):
        return at - len("@fig-")
    if isinstance(node, Note):
        return text.rindex("^[", 0, at)
    if isinstance(node, Image):
        return at - len("![")
    if text.startswith('<a href="', at - len('<a href="page">')):
        return at - len('<a href="page">')
    return at - 1 if text[at - 1] == "[" else at - len("[![")


def name_in(node: Node) -> str:
    """Return the name that a node of interest bears alone; nothing for any other."""
    if isinstance(node, CrossReference):
        return node.target.removeprefix("fig-")
    if isinstance(node, Image):
        return node.alt
    if isinstance(node, Link | Styled | Note):
        return plain_text([node], notes=True).strip()
    return ""


def check(source: SourceText, places: dict[str, int], text: str) -> None:
    document, _ = read(source, ReadOptions("markdown", variables=(("v", "w"),)))
    for node in walk(document):
        name = name_in(node)
        if name not in places or (isinstance(node, Link) and isinstance(node.children[0], Image)):
            continue
        at = first_character(text, node, name, places[name])
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        span = getattr(node, "span", None)
        assert span == source.span(line, column), f"{span} for {line}:{column} in\n{text}"


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_each_place_is_that_of_the_first_character(lines: Lines) -> None:
    text, places = numbered(lines)
    check(SourceText("a.md", text), places, text)


@given(TEXTS, st.integers(-4, 4), st.integers(1, 50))
@settings(max_examples=100, deadline=None)
def test_included_lines_lead_to_their_own_file(lines: Lines, shift: int, first: int) -> None:
    text, places = numbered(lines)
    total = text.count("\n") + 1
    origins = tuple(
        Origin("a.md", number) if number % 3 else Origin("b.md", first + number, max(shift, 0))
        for number in range(1, total + 1)
    )
    check(SourceText("a.md", text, origins), places, text)
