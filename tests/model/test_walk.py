"""Visiting and rewriting a model."""

from hypothesis import given, settings

from publish.model import (
    Attributes,
    Cell,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Image,
    LineBreak,
    Link,
    Listing,
    Node,
    Note,
    Paragraph,
    Plain,
    Publication,
    RawInline,
    Row,
    Section,
    SoftBreak,
    Strong,
    Styled,
    Table,
    Text,
    Verse,
    VerseLine,
    bare,
    children,
    plain_text,
    rewrite,
    rewrite_all,
    walk,
)
from tests.model.models import publications


def paragraph(*texts: str) -> Paragraph:
    return Paragraph(tuple(Text(one) for one in texts))


def test_walk_meets_a_node_before_what_it_holds() -> None:
    node = Paragraph((Text("a"), Emphasis((Text("b"), Strong((Text("c"),)))), Text("d")))
    names = [type(one).__name__ for one in walk(node)]
    assert names == ["Paragraph", "Text", "Emphasis", "Text", "Strong", "Text", "Text"]


def test_walk_reaches_nested_sequences() -> None:
    verse = Verse(((VerseLine((Text("a"),)), VerseLine((Text("b"),))), (VerseLine((Text("c"),)),)))
    terms = DefinitionList((Definition(((Text("d"),), (Text("e"),)), ((paragraph("f"),),)),))
    table = Table((), (Row((Cell((Plain((Text("g"),)),)),)),), ((Row((Cell((paragraph("h"),)),)),),))
    found = [one.value for one in walk(verse, terms, table) if isinstance(one, Text)]
    assert found == list("abcdefgh")


def test_walk_meets_a_caption_before_the_table_below_it() -> None:
    table = Table((), (Row((Cell((paragraph("b"),)),)),), (), caption=(Text("a"),))
    assert [one.value for one in walk(table) if isinstance(one, Text)] == ["a", "b"]
    assert plain_text((table,)).split() == ["a", "b"]


def test_walk_takes_any_depth() -> None:
    node: Emphasis = Emphasis(())
    for _ in range(5000):
        node = Emphasis((node,))
    assert sum(1 for _ in walk(node)) == 5001


def test_rewriting_goes_from_the_leaves_up() -> None:
    seen: list[str] = []

    def note(node: Node) -> Node:
        seen.append(type(node).__name__)
        return node

    node = Paragraph((Emphasis((Text("a"),)), Text("b")))
    assert rewrite(node, note) is node
    assert seen == ["Text", "Emphasis", "Text", "Paragraph"]


def test_rewriting_may_drop_and_add() -> None:
    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, SoftBreak):
            return ()
        if isinstance(node, Text):
            return (node, node)
        return node

    before = Paragraph((Text("a"), SoftBreak(), Emphasis((Text("b"),))))
    after = Paragraph((Text("a"), Text("a"), Emphasis((Text("b"), Text("b")))))
    assert rewrite(before, change) == after
    assert rewrite_all((Text("a"), SoftBreak()), change) == (Text("a"), Text("a"))


@settings(deadline=None)
@given(publications())
def test_a_rewrite_that_changes_nothing_gives_the_same_object(publication: Publication) -> None:
    assert rewrite(publication, lambda node: node) is publication


@settings(deadline=None)
@given(publications())
def test_walk_yields_each_node_that_children_yield(publication: Publication) -> None:
    def count(node: Node) -> int:
        return 1 + sum(count(one) for one in children(node))

    assert sum(1 for _ in walk(publication)) == count(publication)


class TestPlainText:
    def test_words_without_markup(self) -> None:
        nodes = (Text("a "), Emphasis((Text("b"),)), SoftBreak(), Image("x.png", "a tree"))
        assert plain_text(nodes) == "a b a tree"

    def test_notes_only_when_asked_for(self) -> None:
        nodes = (Text("a"), Note((paragraph("n"),)))
        assert plain_text(nodes) == "a"
        assert plain_text(nodes, notes=True) == "an\n"

    def test_blocks_are_parted(self) -> None:
        section = Section("chapter", (Text("T"),), (paragraph("a"), Listing("x = 1")))
        assert plain_text((section,)) == "Ta\n\nx = 1\n"

    def test_a_figure_has_its_caption(self) -> None:
        assert "cap" in plain_text((Figure((paragraph("p"),), (Text("cap"),)),))


def test_a_bare_title_can_stand_anywhere() -> None:
    title = (
        Text("A "),
        Link((Emphasis((Text("b"),)),), "https://example.org"),
        Note((paragraph("n"),)),
        Styled((), Attributes("old")),
        LineBreak(),
        Styled((Text("c"),), Attributes("x", ("smart",))),
        Image("x.png", "tree"),
        Image("y.png", ""),
        RawInline("html", "<b>"),
    )
    assert bare(title) == (
        Text("A "),
        Emphasis((Text("b"),)),
        Text(" "),
        Styled((Text("c"),), Attributes("", ("smart",))),
        Text("tree"),
    )
