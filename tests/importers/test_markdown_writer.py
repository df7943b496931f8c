"""The Markdown that is written, as a person reads it."""

import pytest

from publish.importers import write_markdown, write_section
from publish.model import (
    Admonition,
    Attributes,
    Block,
    Cell,
    Column,
    CrossReference,
    Deletion,
    Division,
    Emphasis,
    Epigraph,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Plain,
    Quotation,
    Row,
    Section,
    Strong,
    Superscript,
    Table,
    Text,
    Verse,
    VerseLine,
)


def para(*nodes: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(node) if isinstance(node, str) else node for node in nodes))


def lines(*blocks: Block) -> list[str]:
    return write_markdown(blocks).splitlines()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Er sagte: „Ja – gern“ … und ging.", "Er sagte: „Ja – gern“ … und ging."),
        ("snake_case_name and 2 * 3", "snake_case_name and 2 \\* 3"),
        ("# not a heading", "\\# not a heading"),
        ("1848. A year", "1848\\. A year"),
        ("- no list", "\\- no list"),
        ("#. no list", "\\#. no list"),
        ("a) no (b) list", "a\\) no (b) list"),
        ("A. Nobody", "A. Nobody"),
        ("– a dash", "– a dash"),
        ("> no quotation", "\\> no quotation"),
        ("Table: nothing", "Table\\: nothing"),
        ("a < b && c & d", "a < b && c & d"),
        ("<b> &amp; [x](y)", "\\<b> \\&amp; \\[x\\](y)"),
        ("me@example.org or @you", "me@example.org or \\@you"),
        ("5 $ and {{< var x >}}", "5 \\$ and \\{\\{< var x >}}"),
    ],
)
def test_words_are_escaped_where_they_must_be(words: str, written: str) -> None:
    assert write_markdown((para(words),)) == written + "\n"


def test_marks_inside_words_are_tags() -> None:
    assert lines(para("ab", Emphasis((Text("so"),)), "lutely")) == ["ab<em>so</em>lutely"]
    assert lines(para("so ", Emphasis((Text("it"),)), ", ", Strong((Text("is"),)))) == ["so *it*, **is**"]
    assert lines(para("x", Superscript((Text("a b"),)))) == ["x<sup>a b</sup>"]
    assert lines(para(Deletion((Text("old"),)), " new")) == ["~~old~~ new"]


def test_notes_stand_below_the_block() -> None:
    note = Note((para("One."), para("Two.")))
    assert lines(para("Text", note, "."), para("More.")) == [
        "Text[^1].", "", "[^1]: One.", "", "    Two.", "", "More.",
    ]  # fmt: skip


def test_links_and_references() -> None:
    assert lines(para(Link((Text("https://a.b/c"),), "https://a.b/c"))) == ["<https://a.b/c>"]
    assert lines(para(CrossReference("fig-map", "label"), " ", CrossReference("tbl-x", "number"))) == [
        "@fig-map -@tbl-x"
    ]
    assert lines(para(CrossReference("walls", "page", (Text("there"),)))) == ["[there](#walls){.page}"]


def test_lists_of_both_kinds() -> None:
    item = ListItem((Plain((Text("a"),)),))
    inner = ListItem((Plain((Text("b"),)), ListBlock((item,))))
    assert lines(ListBlock((item, inner)), ListBlock((ListItem(item.blocks, True),))) == [
        "- a", "- b", "  - a", "", "* [x] a",
    ]  # fmt: skip
    assert lines(ListBlock((ListItem((para("a"), para("b"))),), True, 9, False)) == ["9. a", "", "   b"]


def test_verse_and_epigraph() -> None:
    verse = Verse(((VerseLine((Text("one"),)), VerseLine((Text("two"),), 1)), (VerseLine((Text("three"),)),)))
    assert lines(verse) == ["| one", "|   two", "|", "| three"]
    assert lines(Epigraph((para("Be."),), (Text("Ann Lee"),))) == [
        "::: {.epigraph}", "Be.", "", "[Ann Lee]{.attribution}", ":::",
    ]  # fmt: skip


def test_quotations_beside_each_other_stay_two() -> None:
    assert lines(Quotation((para("a"), para("b"))), Quotation((para("c"),))) == [
        "> a", ">", "> b", "", "<!-- -->", "", "> c",
    ]  # fmt: skip


def test_pictures_and_asides() -> None:
    figure = Figure((Plain((Image("a.png", "A hill"),)),), (Text("The hill"),), "", Attributes("fig-hill"))
    assert lines(figure) == ['![The hill](a.png){#fig-hill alt="A hill"}']
    assert lines(Admonition("tip", (para("Try."),), (Text("Now"),))) == [
        '::: {.callout-tip title="Now"}', "Try.", ":::",
    ]  # fmt: skip


def test_a_table_that_does_not_fit_keeps_its_words() -> None:
    wide = Row((Cell((para("both"), para("cells")), column_span=2),))
    narrow = Row((Cell((Plain((Text("a|b"),)),)), Cell(())))
    table = Table(
        (Column(), Column("right")), (), ((wide, narrow),), (), (Text("Cap"),), "", Attributes("tbl-x")
    )
    assert lines(table) == [
        "|  |  |", "|---|---:|", "| both<br>cells |  |", "| a\\|b |  |", "", ": Cap {#tbl-x}",
    ]  # fmt: skip


def test_a_credit_and_an_address() -> None:
    credit = Paragraph((Text("Bild: Reuters"),), Attributes(classes=("credit",)))
    assert lines(para("a", LineBreak(), "b"), credit) == ["a\\", "b", "", "[Bild: Reuters]{.credit}"]
    assert lines(Division((para("a"),), Attributes("x"), "fr")) == ['::: {#x lang="fr"}', "a", ":::"]


def test_a_section_with_those_below_it() -> None:
    child = Section("section", (Text("Two"),), (para("b"),), id="two")
    section = Section("chapter", (Text("One"),), (para("a"),), (child,), numbered=False)
    assert write_section(section) == "# One {.unnumbered}\n\na\n\n## Two {#two}\n\nb\n"


def test_headings_keep_their_signs() -> None:
    assert lines(Heading(2, (Text("C #"),))) == ["## C \\#"]
    assert lines(Heading(1, (Text("a"), LineBreak(), Text("b")))) == ["# a<br>b"]


def test_nothing() -> None:
    assert write_markdown(()) == ""
