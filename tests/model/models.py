"""Models of any shape, for tests of properties."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from hypothesis import strategies as st

from publish.model import (
    Admonition,
    Attributes,
    Block,
    Cell,
    Code,
    Column,
    CrossReference,
    Definition,
    DefinitionList,
    Division,
    Emphasis,
    Equation,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Listing,
    ListItem,
    Metadata,
    Note,
    PageBreak,
    Paragraph,
    Plain,
    Publication,
    Quotation,
    Row,
    SceneBreak,
    Section,
    SoftBreak,
    Span,
    Strong,
    Styled,
    Table,
    Text,
    Verse,
    VerseLine,
)

T = TypeVar("T")
Drawn: TypeAlias = "st.SearchStrategy[object]"
WORDS = st.sampled_from(["a", "wall", "the gate", "“so”", "ü", "1", "x-y"])
NAMES = st.sampled_from(["", "", "gate", "Gate", "fig-wall", "a:b", "ü", "1st", "contents", "note-a-1"])
ADDRESSES = st.sampled_from(
    ["#gate", "#x", "one.md", "two.md#gate", "./one.html", "../a.md", "https://example.org", "a b",
     "javascript:x", "", "#", "/", "http://[", "mailto:a@example.org", "%", "//", "one.md#%C3%BC"]
)  # fmt: skip
FORMS = st.sampled_from(["text", "label", "number", "title", "page"])
NUMBERS = st.sampled_from(["", "4-1"])
FILES = st.sampled_from(["", "one.md", "two.md", "deep/three.md"])


def attributes() -> st.SearchStrategy[Attributes]:
    classes = st.sampled_from([(), ("only-print",), ("only-epub",), ("page",)])
    return build(Attributes, NAMES, classes)


@st.composite
def build(draw: st.DrawFn, kind: Callable[..., T], *parts: Drawn, **named: Drawn) -> T:
    """Do as `st.builds`, whose record of how each object was made takes for ever to print here."""
    return kind(*(draw(one) for one in parts), **{name: draw(one) for name, one in named.items()})


@st.composite
def tuples(draw: st.DrawFn, of: st.SearchStrategy[T], most: int = 2) -> tuple[T, ...]:
    return tuple(draw(st.lists(of, max_size=most)))


SPANS = st.one_of(st.none(), build(Span, st.just("one.md"), st.integers(1, 9)))


def inlines(depth: int = 1) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaves: list[st.SearchStrategy[Inline]] = [
        build(Text, WORDS),
        st.just(SoftBreak()),
        st.just(LineBreak()),
        build(Code, WORDS, attributes()),
        build(Image, ADDRESSES, WORDS, attributes=attributes(), span=SPANS),
    ]
    if depth:
        inner = inlines(depth - 1)
        leaves += [
            build(Emphasis, inner),
            build(Strong, inner),
            build(Styled, inner, attributes(), st.sampled_from(["", "de", "fr"])),
            build(Link, inner, ADDRESSES, attributes=attributes(), span=SPANS),
            build(CrossReference, NAMES, FORMS, inner),
            build(Note, tuples(build(Paragraph, inner), 2)),
        ]
    return tuples(st.one_of(leaves))


def blocks(depth: int = 1) -> st.SearchStrategy[tuple[Block, ...]]:
    words = inlines()
    leaves: list[st.SearchStrategy[Block]] = [
        build(Paragraph, words, attributes(), SPANS),
        build(Plain, words),
        build(Heading, st.integers(1, 6), words, attributes()),
        build(Verse, tuples(tuples(build(VerseLine, words, st.integers(0, 3)), 2), 2)),
        build(Listing, WORDS, caption=words, number=st.sampled_from(["", "4-1"]), attributes=attributes()),
        build(Equation, WORDS, WORDS, attributes=attributes()),
        st.just(SceneBreak()),
        st.just(PageBreak()),
    ]
    if depth:
        inner = blocks(depth - 1)
        cells = tuples(build(Cell, inner), 2)
        rows = tuples(build(Row, cells), 2)
        leaves += [
            build(Quotation, inner, words, attributes()),
            build(ListBlock, tuples(build(ListItem, inner, st.sampled_from([None, True])), 2)),
            build(DefinitionList, tuples(build(Definition, tuples(words, 2), tuples(inner, 2)), 2)),
            build(Figure, inner, words, attributes=attributes()),
            build(Table, st.just((Column(), Column("left", 0.5))), rows, tuples(rows, 2), rows, words),
            build(Admonition, st.just("note"), inner, words),
            build(Division, inner, attributes(), st.sampled_from(["", "de"])),
        ]
    return tuples(st.one_of(leaves))


def sections(roles: list[str], depth: int = 1) -> st.SearchStrategy[tuple[Section, ...]]:
    below = (
        sections(["section"] if "part" not in roles else ["chapter", "section"], depth - 1)
        if depth
        else st.just(())
    )
    return tuples(
        build(
            Section,
            st.sampled_from(roles),
            inlines(1),
            blocks(),
            below,
            id=NAMES,
            numbered=st.booleans(),
            running_title=inlines(0),
            file=FILES,
            span=SPANS,
            classes=st.sampled_from([(), ("only-print",)]),
        )
    )


def publications() -> st.SearchStrategy[Publication]:
    """Publications with everything that links, numbers and selections turn on."""
    return build(
        Publication,
        build(Metadata, WORDS, st.sampled_from(["en", "de", "fr"])),
        sections(["contents", "dedication", "preface", "title-page"], 0),
        sections(["part", "chapter"], 2),
        sections(["appendix", "bibliography", "colophon"], 1),
    )
