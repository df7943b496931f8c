"""A small book with every kind of node in it."""

from publish.model import (
    Admonition,
    Attributes,
    Cell,
    Citation,
    Code,
    Column,
    ContentsEntry,
    CrossReference,
    Definition,
    DefinitionList,
    Deletion,
    Division,
    Emphasis,
    Epigraph,
    Equation,
    Figure,
    Heading,
    Image,
    IndexMark,
    LineBreak,
    Link,
    ListBlock,
    Listing,
    ListItem,
    Math,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    Row,
    SceneBreak,
    Section,
    SmallCaps,
    SoftBreak,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Table,
    Text,
    Unit,
    Verse,
    VerseLine,
)
from tests.render.rendering import named, note, paragraph, words

_CODE = """\
// Keep the gate shut: "<T>" & more.
fn keep<T: Gate>(gate: &mut T, tries: u32) -> bool {
\tgate.shut(tries, "a text that is too long for its line");
    true
}
"""


def _item(text: str, checked: bool | None = None) -> ListItem:
    return ListItem((Plain(words(text)),), checked)


def _row(*texts: str) -> Row:
    return Row(tuple(Cell((Plain(words(text)),)) for text in texts))


_INLINES = paragraph(
    "Every wall has ",
    Emphasis(words("two")),
    " sides",
    note(1, paragraph("Some have ", Strong(words("more")), ".")),
    ";",
    SoftBreak(),
    Strong(words("nobody")),
    " sees ",
    SmallCaps(words("both")),
    " of H",
    Subscript(words("2")),
    "O or x",
    Superscript(words("2")),
    ", ",
    Deletion(words("never")),
    LineBreak(),
    "and ",
    Code("Vec<T>"),
    " takes ",
    Styled(words("Ctrl"), Attributes(classes=("kbd",))),
    ", ",
    Styled(words("das Tor"), named("tor", "foreign"), "de"),
    ", ",
    Link(words("a map"), "https://example.org/map?a=1&b=2"),
    ", ",
    CrossReference("fig-wall", "label", words("Figure 1.1")),
    ", ",
    CrossReference("gates", "page", words("Chapter 2")),
    ", ",
    CrossReference("lost", "text", words("a lost place"), dangling=True),
    ", ",
    Image("map.png", "A map"),
    Image("gone.png", "A picture that is gone"),
    Citation("[@wall]", ("wall",)),
    Math("x", "$x$"),
    IndexMark("wall", "…", words("wall")),
    ".",
)

WALLS = Section(
    "chapter",
    (Text("Walls "), Emphasis(words("and")), Text(" <T>")),
    (
        Epigraph((paragraph("Stone upon stone."),), words("A mason")),
        _INLINES,
        SceneBreak(),
        Paragraph(
            (
                Text("A long note."),
                note(2, paragraph("It has"), Listing("code\n  more"), paragraph("three parts.")),
            )
        ),
        Quotation((paragraph("Said once."), paragraph("Said twice.")), words("A guard")),
        ListBlock(
            (
                _item("one"),
                ListItem((Plain(words("two")), ListBlock((_item("under"),), ordered=True, start=3))),
            )
        ),
        ListBlock((ListItem((paragraph("loose"), paragraph("more"))),), tight=False),
        ListBlock((_item("done", True), _item("open", False))),
        DefinitionList(
            (
                Definition(
                    (words("Gate"), words("Door")),
                    ((Plain(words("An opening.")),), (paragraph("A way."),)),
                ),
            )
        ),
        Verse(
            (
                (VerseLine(words("A wall is long,")), VerseLine(words("a wall is high,"), 1)),
                (VerseLine(words("and so am I.")),),
            )
        ),
    ),
    (
        Section(
            "section",
            words("Stones"),
            (
                Listing(
                    _CODE, "rust", "", words("Keeping it"), "src/gate.rs", "1.1", named("lst-gate", "wide")
                ),
                Listing("$ ls\nwall\n", "console"),
                Figure(
                    (Paragraph((Image("map.png", "A map"),)),), words("The wall"), "1.1", named("fig-wall")
                ),
                Table(
                    (Column("left", 0.5), Column("right", 0.5)),
                    (_row("Wall", "Height"),),
                    ((_row("North", "4.5"), _row("South", "3")),),
                    (_row("All", "7.5"),),
                    words("Heights"),
                    "1.1",
                    named("tbl-walls"),
                ),
                Admonition("warning", (paragraph("Mind the edge."),)),
                Admonition("tip", (paragraph("Look down."),), words("From above")),
                Heading(4, words("A small one"), named("small")),
                Equation("h = 2", "h = 2", "1.1", named("eq-h")),
                PageBreak(),
                Division((paragraph("In the middle."),), named("", "center")),
                Division((), named("place")),
            ),
            id="stones",
            number="1.1",
        ),
    ),
    id="walls",
    number="1",
)

GATES = Section("chapter", (), (paragraph("Short."),), id="gates", number="2", language="de")

CONTENTS = (
    ContentsEntry(
        "water",
        "part",
        "I",
        words("Stone"),
        (
            ContentsEntry(
                "walls",
                "chapter",
                "1",
                WALLS.title,
                (ContentsEntry("stones", "section", "1.1", words("Stones")),),
            ),
            ContentsEntry("gates", "chapter", "2", words("Gates")),
        ),
    ),
)

UNITS = (
    Unit("half-title", "half-title", "front", "recto"),
    Unit("title-page", "title-page", "front", "recto"),
    Unit("copyright-page", "copyright-page", "front", "any"),
    Unit("contents", "contents", "front", "recto", contents=CONTENTS),
    Unit("water", "part", "body", "recto", (Section("part", words("Stone"), id="water", number="I"),)),
    Unit("walls", "chapter", "body", "recto", (WALLS,)),
    Unit("gates", "chapter", "body", "recto", (GATES,)),
)
