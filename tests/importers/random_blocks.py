"""Random blocks that Markdown has a form for, and their comparison without places."""

from __future__ import annotations

from hypothesis import strategies as st

from publish.model import (
    Admonition,
    Attributes,
    Block,
    Cell,
    Code,
    Column,
    Definition,
    DefinitionList,
    Deletion,
    Division,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Json,
    LineBreak,
    Link,
    ListBlock,
    Listing,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    Row,
    SceneBreak,
    SmallCaps,
    SoftBreak,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
    VerseLine,
    to_json,
)

CHARACTERS = "ab1 é„–*_[]()<>!&#@~^$\\`{}|:;-+.=\"'/?%,x"


_PLACES = ("span", "caption_span", "info")


def without_places(value: Json) -> Json:
    """Return a model's JSON without spans, and without what a fence's info says twice."""
    if isinstance(value, list):
        return [without_places(one) for one in value]
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items() if key not in _PLACES}
    return value


def same(one: tuple[Block, ...], two: tuple[Block, ...]) -> bool:
    return without_places(to_json(one)) == without_places(to_json(two))


def tidy(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Return inlines as a reader gives them: texts merged, no space beside a line end or the edge."""
    result: list[Inline] = []
    for node in nodes:
        last = result[-1] if result else None
        if isinstance(node, Text):
            value = node.value
            if last is None or isinstance(last, SoftBreak | LineBreak):
                value = value.lstrip()
            if isinstance(last, Text):
                result[-1] = Text(last.value + value)
            elif value:
                result.append(Text(value))
        elif isinstance(node, SoftBreak | LineBreak):
            if isinstance(last, Text):
                result[-1:] = [Text(last.value.rstrip())] if last.value.strip() else []
            if result and not isinstance(result[-1], SoftBreak | LineBreak):
                result.append(node)
        elif type(node) is not type(last) or isinstance(node, Link | Styled | Image):
            result.append(node)
    while result and isinstance(result[-1], SoftBreak | LineBreak):
        result.pop()
    if result and isinstance(result[-1], Text):
        result[-1:] = [Text(result[-1].value.rstrip())] if result[-1].value.strip() else []
    return tuple(result) if result and not isinstance(result[-1], SoftBreak | LineBreak) else ()


words = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=12).filter(str.strip)
plain_words = st.text(st.sampled_from("abcé "), min_size=1, max_size=8).map(str.strip).filter(bool)
attributes = st.builds(
    Attributes,
    st.sampled_from(["", "one", "two-2"]),
    st.sampled_from([(), ("wide",), ("wide", "dark")]),
    st.sampled_from([(), (("key", 'a "b" \\c'),)]),
).filter(lambda given: given != Attributes())


def _inline(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(children, min_size=1, max_size=3).map(tidy).filter(bool)
    urls = st.sampled_from(["https://a.b/c?d=1&e=2", "two.md#x", "a_b%20(c).html", "mailto:a@b.c", "#x"])
    return st.one_of(
        several.map(Emphasis),
        several.map(Strong),
        several.map(Deletion),
        several.map(Superscript),
        several.map(Subscript),
        several.map(SmallCaps),
        st.builds(Styled, several, attributes, st.sampled_from(["", "fr"])),
    ) | st.builds(Link, words.map(lambda one: (Text(one),)), urls, st.sampled_from(["", 'say "x"']))


_single = st.one_of(
    words.map(Text),
    words.map(lambda one: Code(one.strip())),
    st.builds(Image, st.sampled_from(["a.png", "b c/d_(1).jpg"]), plain_words, st.sampled_from(["", "t"])),
)
inline = st.recursive(_single, _inline, max_leaves=5)
_breaking = st.one_of(inline, st.just(SoftBreak()), st.just(LineBreak()))


def _is_special(nodes: tuple[Inline, ...]) -> bool:
    """Tell whether a paragraph of these alone is something else (a figure)."""
    return len(nodes) == 1 and isinstance(nodes[0], Image)


running = (
    st.lists(_breaking, min_size=1, max_size=6)
    .map(tidy)
    .filter(bool)
    .filter(lambda one: not _is_special(one))
)
one_line = st.lists(inline, min_size=1, max_size=4).map(tidy).filter(bool)
paragraphs = st.builds(Paragraph, running)
credits = plain_words.map(lambda one: Paragraph((Text(one),), Attributes(classes=("credit",))))
noted = st.builds(
    lambda before, blocks: Paragraph((Text(before), Note(tuple(blocks)))),
    plain_words,
    st.lists(paragraphs, min_size=1, max_size=2),
)
listings = st.builds(
    Listing,
    st.text(st.sampled_from("ab`~ \n#{}"), max_size=20).map(lambda code: code.strip("\n")),
    st.sampled_from(["", "python", "rust"]),
)
captioned = st.builds(
    lambda code, words: Listing(code, "python", "", words, "a.py", "", Attributes("lst-x")),
    st.just("a = 1"),
    one_line,
)
verses = st.lists(
    st.lists(st.builds(VerseLine, one_line, st.integers(0, 3)), min_size=1, max_size=3).map(tuple),
    min_size=1,
    max_size=2,
).map(lambda stanzas: Verse(tuple(stanzas)))
figures = st.builds(
    lambda source, alt, caption: Figure((Plain((Image(source, alt),)),), caption, "", Attributes("fig-x")),
    st.sampled_from(["a.png", "b c.jpg"]),
    plain_words,
    one_line,
)
headings = st.builds(
    Heading, st.integers(1, 6), one_line, st.sampled_from([Attributes(), Attributes("h", ("unnumbered",))])
)


def _cells(columns: int, header: bool) -> st.SearchStrategy[Row]:
    cell = st.builds(lambda words: Cell((Plain(words),), header=header), one_line)
    return st.lists(cell, min_size=columns, max_size=columns).map(lambda cells: Row(tuple(cells)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    head = draw(_cells(columns, True))
    body = tuple(draw(st.lists(_cells(columns, False), min_size=1, max_size=2)))
    caption = draw(st.one_of(st.just(()), one_line))
    alignments = draw(
        st.lists(st.sampled_from(["", "left", "center", "right"]), min_size=columns, max_size=columns)
    )
    return Table(tuple(Column(one) for one in alignments), (head,), (body,), (), caption)


def _container(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, min_size=1, max_size=2).map(tuple)
    tight = st.builds(lambda words: ListItem((Plain(words),)), running)
    loose = several.map(lambda blocks: ListItem((Paragraph((Text("x"),)), *blocks)))
    return st.one_of(
        st.builds(Quotation, several),
        st.builds(Division, several, attributes),
        st.builds(
            # A heading first in an aside without a title is its title.
            lambda kind, blocks, title: Admonition(kind, (Paragraph((Text("x"),)), *blocks), title),
            st.sampled_from(["note", "warning"]),
            several,
            st.one_of(st.just(()), one_line),
        ),
        st.builds(
            lambda items, ordered: ListBlock(tuple(items), ordered, 3 if ordered else 1, True),
            st.lists(tight, min_size=1, max_size=3),
            st.booleans(),
        ),
        st.builds(
            lambda items, ordered: ListBlock(tuple(items), ordered, 1, False),
            st.lists(loose, min_size=1, max_size=2),
            st.booleans(),
        ),
        st.builds(
            lambda term, blocks: DefinitionList((Definition((term,), (blocks,)),), False),
            one_line,
            several.map(lambda blocks: (Paragraph((Text("x"),)), *blocks)),
        ),
    )


_leaf = st.one_of(
    paragraphs, credits, noted, listings, captioned, verses, figures, headings, tables(),
    st.just(SceneBreak()), st.just(PageBreak()),
)  # fmt: skip
blocks = st.lists(st.recursive(_leaf, _container, max_leaves=4), min_size=1, max_size=4).map(tuple)
