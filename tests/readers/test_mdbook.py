"""mdBook's Markdown, and what the Rust book writes in it."""

from pathlib import Path

from publish.model import Division, Figure, Link, Listing, Origin, SourceText, Table, plain_text, walk
from publish.readers import ReadOptions, read
from publish.readers.sections import section_from
from tests.readers.markdown_forms import became, finds, reading

LISTING = """<Listing number="4-2" file-name="src/main.rs" caption="Moving `x` into a `Vec<T>`, *again*">

```rust
# use std::fmt;
fn main() {
    # hidden
    ##[shown]
    let x = 1; # shown
#
}
```

</Listing>
"""


def test_a_listing_takes_its_caption_number_and_file() -> None:
    assert became(LISTING, "mdbook") == (
        "(Listing code=fn main() {\n    #[shown]\n    let x = 1; # shown\n} language=rust info=rust "
        'caption:["Moving " (Code value=x) " into a " (Code value=Vec<T>) ", " (Emphasis "again")] '
        "file_name=src/main.rs number=4-2)"
    )


def test_its_tag_may_go_over_lines_and_stand_right_at_the_fence() -> None:
    text = '<Listing file-name="a.rs"\ncaption=\'A "b"\'>\n```\nx\n```\n</Listing>\n\nafter'
    assert became(text, "mdbook") == (
        '(Listing code=x caption:["A "b""] file_name=a.rs)\n(Paragraph "after")'
    )


def test_a_listing_of_several_blocks_is_a_figure() -> None:
    text = '<Listing number="1-1" caption="Two">\n\n```\na\n```\n\nand\n\n```\nb\n```\n\n</Listing>'
    assert became(text, "mdbook") == (
        '(Figure (Listing code=a) (Paragraph "and") (Listing code=b) caption:["Two"] number=1-1 .listing)'
    )


def test_hidden_lines_are_those_of_rust_alone() -> None:
    assert became("```python\n# comment\n```", "mdbook") == (
        "(Listing code=# comment language=python info=python)"
    )
    assert became("```rust\n# comment\n```") == "(Listing code=# comment language=rust info=rust)"


def test_other_languages_hide_lines_as_the_book_or_the_fence_says() -> None:
    def code(info: str) -> str:
        text = f"```{info}\n~a\n  ~b\nc ~d\n!e\n```"
        options = ReadOptions("markdown", "mdbook", hidden_lines=(("python", "~"),))
        (block,) = read(SourceText("a.md", text), options)[0].blocks
        assert isinstance(block, Listing)
        return block.code

    assert code("python") == "c ~d\n!e"
    assert code("python,hidelines=!") == "~a\n  ~b\nc ~d"
    assert code("c") == "~a\n  ~b\nc ~d\n!e"


def test_a_listing_and_its_findings_lead_to_their_own_files() -> None:
    origins = (
        Origin("a.md", 1), Origin("x.rs", 7), Origin("x.rs", 8), Origin("a.md", 3), Origin("b.md", 1)
    )  # fmt: skip
    text = "```rust\nfn a\n()\n```\n<T> [x]"
    document, findings = read(SourceText("a.md", text, origins), ReadOptions("markdown", "mdbook"))
    assert str(document.blocks[0].span) == "a.md:1"
    assert [str(one.span) for one in findings] == ["b.md:1:1"]


def test_infos_with_flags() -> None:
    assert "language=rust info=rust,ignore,noplayground" in became(
        "```rust,ignore,noplayground\nx\n```", "mdbook"
    )


def test_file_names_and_captions_are_paragraphs_of_their_class() -> None:
    assert became('<span class="filename">Filename: src/main.rs</span>\n\n```\nx\n```', "mdbook") == (
        '(Paragraph "Filename: src/main.rs" .filename)\n(Listing code=x)'
    )


def test_numbered_captions_become_those_of_figures_and_tables() -> None:
    text = '<img src="a.svg" alt="A box">\n\n<span class="caption">Figure 4-1: A `box`</span>'
    assert became(text, "mdbook") == (
        '(Figure (Plain (Image source=a.svg alt=A box)) caption:["A " (Code value=box)] number=4-1)'
    )
    text = '<span class="caption">Table B-10: Signs</span>\n\n| a |\n|---|\n| 1 |'
    (table,) = reading(text, "mdbook")[0].blocks
    assert isinstance(table, Table) and table.number == "B-10"


def test_asides_of_the_rust_book() -> None:
    assert became("> Note: Mind *this*.\n>\n> More.", "mdbook") == (
        '(Admonition kind=note (Paragraph "Mind " (Emphasis "this") ".") (Paragraph "More.") title:["Note"])'
    )
    assert became("> ### The Heap\n>\n> More.", "mdbook") == (
        '(Admonition kind=note (Paragraph "More.") title:["The Heap"])'
    )
    assert became("> Not so.", "mdbook") == '(Quotation (Paragraph "Not so."))'


def test_generics_and_comments_in_prose() -> None:
    assert became("see [x](y.html)<!-- ignore --> -- or\n`Vec<T>`", "mdbook") == (
        '(Paragraph "see " (Link "x" url=y.html) " -- or" / (Code value=Vec<T>))'
    )
    assert finds("an Option<T> <!-- a -- b -->", "mdbook") == ["1:10 html-unknown-tag"]


def test_the_rust_book_is_read_without_a_warning(shared: Path) -> None:
    kinds: dict[str, int] = {}
    tags = 0
    for path in sorted((shared / "manuscripts" / "rust-book" / "src").glob("*.md")):
        text = path.read_text("utf-8")
        tags += text.count("<Listing ")
        document, findings = read(SourceText(path.name, text), ReadOptions("markdown", "mdbook"))
        assert [one for one in findings if one.severity != "info"] == []
        for node in walk(document):
            name = type(node).__name__
            kinds[name] = kinds.get(name, 0) + 1
            if isinstance(node, Listing) and (node.caption or node.file_name):
                kinds["captioned"] = kinds.get("captioned", 0) + 1
            if isinstance(node, Division):
                assert node.attributes.id and not node.blocks  # places to refer to, nothing else
            if isinstance(node, Figure):
                assert node.number and node.caption
            if isinstance(node, Link):
                assert node.span and node.span.column
    assert kinds["captioned"] == tags > 400
    assert kinds["Image"] == 28 and kinds["Listing"] > 950
    assert not {"RawBlock", "RawInline"} & set(kinds)


def test_a_title_given_beside_the_heading_is_the_running_title() -> None:
    source = SourceText("a.md", "Before.\n\n# Of walls {#walls}\n\n## Stone\n", title="Walls")
    document, findings = read(source, ReadOptions("markdown", "mdbook"))
    assert not findings
    section = section_from(document, role="chapter", file="a.md")
    assert (plain_text(section.title), plain_text(section.running_title)) == ("Of walls", "Walls")
    assert section.id == "walls" and not section.children[0].running_title
