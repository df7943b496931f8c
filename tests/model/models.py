"""Models of any shape, for tests of properties."""

from typing import TypeVar

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
WORDS = st.sampled_from(["a", "wall", "the gate", "“so”", "ü", "1", "x-y"])
NAMES = st.sampled_from(["", "", "gate", "Gate", "fig-wall", "a:b", "ü", "1st", "contents", "note-a-1"])
ADDRESSES = st.sampled_from(
    ["#gate", "#x", "one.md", "two.md#gate", "./one.html", "../a.md", "https://example.org", "a b",
     "javascript:x", "", "#", "/", "http://[", "mailto:a@example.org", "%", "//", "one.md#%C3%BC"]
)  # fmt: skip
FORMS = st.sampled_from(["text", "label", "number", "title", "page"])
NUMBERS = st.sampled_from(["", "4-1"])
FILES = st.sampled_from(["", "one.md", "two.md", "deep/three.md"])
SPANS = st.one_of(st.none(), st.builds(Span, st.just("one.md"), st.integers(1, 9)))


def attributes() -> st.SearchStrategy[Attributes]:
    classes = st.sampled_from([(), ("only-print",), ("only-epub",), ("page",)])
    return st.builds(Attributes, NAMES, classes)


def tuples(of: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=most).map(tuple)


def inlines(depth: int = 1) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaves: list[st.SearchStrategy[Inline]] = [
        st.builds(Text, WORDS),
        st.just(SoftBreak()),
        st.just(LineBreak()),
        st.builds(Code, WORDS, attributes()),
        st.builds(Image, ADDRESSES, WORDS, attributes=attributes(), span=SPANS),
    ]
    if depth:
        inner = inlines(depth - 1)
        leaves += [
            st.builds(Emphasis, inner),
            st.builds(Strong, inner),
            st.builds(Styled, inner, attributes(), st.sampled_from(["", "de", "fr"])),
            st.builds(Link, inner, ADDRESSES, attributes=attributes(), span=SPANS),
            st.builds(CrossReference, NAMES, FORMS, inner),
            st.builds(Note, tuples(st.builds(Paragraph, inner), 2)),
        ]
    return tuples(st.one_of(leaves))


def blocks(depth: int = 1) -> st.SearchStrategy[tuple[Block, ...]]:
    words = inlines()
    leaves: list[st.SearchStrategy[Block]] = [
        st.builds(Paragraph, words, attributes(), SPANS),
        st.builds(Plain, words),
        st.builds(Heading, st.integers(1, 6), words, attributes()),
        st.builds(Verse, tuples(tuples(st.builds(VerseLine, words, st.integers(0, 3)), 2), 2)),
        st.builds(
            Listing, WORDS, caption=words, number=st.sampled_from(["", "4-1"]), attributes=attributes()
        ),
        st.builds(Equation, WORDS, WORDS, attributes=attributes()),
        st.just(SceneBreak()),
        st.just(PageBreak()),
    ]
    if depth:
        inner = blocks(depth - 1)
        cells = tuples(st.builds(Cell, inner), 2)
        rows = tuples(st.builds(Row, cells), 2)
        leaves += [
            st.builds(Quotation, inner, words, attributes()),
            st.builds(ListBlock, tuples(st.builds(ListItem, inner, st.sampled_from([None, True])), 2)),
            st.builds(DefinitionList, tuples(st.builds(Definition, tuples(words, 2), tuples(inner, 2)), 2)),
            st.builds(Figure, inner, words, attributes=attributes()),
            st.builds(Table, st.just((Column(), Column("left", 0.5))), rows, tuples(rows, 2), rows, words),
            st.builds(Admonition, st.just("note"), inner, words),
            st.builds(Division, inner, attributes(), st.sampled_from(["", "de"])),
        ]
    return tuples(st.one_of(leaves))


def sections(roles: list[str], depth: int = 1) -> st.SearchStrategy[tuple[Section, ...]]:
    below = (
        sections(["section"] if "part" not in roles else ["chapter", "section"], depth - 1)
        if depth
        else st.just(())
    )
    return tuples(
        st.builds(
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
    return st.builds(
        Publication,
        st.builds(Metadata, WORDS, st.sampled_from(["en", "de", "fr"])),
        sections(["contents", "dedication", "preface", "title-page"], 0),
        sections(["part", "chapter"], 2),
        sections(["appendix", "bibliography", "colophon"], 1),
    )
