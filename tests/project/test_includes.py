"""Files that an mdBook's chapters include."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.model import SourceText, Span
from publish.project.excerpts import Excerpt, parse_excerpt, take
from publish.project.includes import resolve_includes
from tests.project.books import said, write

CODE = """\
use std::io;
// ANCHOR: main
fn main() {
    // ANCHOR: inner
    run();
    // ANCHOR_END: inner
}
// ANCHOR_END: main
fn run() {}
"""


def resolve(root: Path, text: str, files: dict[str, str] | None = None) -> tuple[SourceText, list[str]]:
    write(root, {"src/lib.rs": CODE, **(files or {})})
    source, findings = resolve_includes(SourceText("src/a.md", text), root.resolve())
    assert not source.origins or len(source.origins) == source.text.count("\n") + 1
    return source, said(findings)


@pytest.mark.parametrize(
    ("helper", "lines"),
    [
        ("include lib.rs", "use std::io;|fn main() {|    run();|}|fn run() {}"),
        ("include lib.rs:main", "fn main() {|    run();|}"),
        ("include lib.rs:inner", "    run();"),
        ("include lib.rs:1", "use std::io;"),
        ("include lib.rs:7:", "}|fn run() {}"),
        ("include lib.rs::1", "use std::io;"),
        ("include lib.rs:3:5", "fn main() {|    run();"),
        ("include lib.rs:", "use std::io;|fn main() {|    run();|}|fn run() {}"),
        ("rustdoc_include lib.rs:main", "fn main() {|    run();|}"),
        ("rustdoc_include lib.rs:1:3", "use std::io;|fn main() {"),
        (" # include lib.rs:1", "{{ # include lib.rs:1}}"),
        ("title Another", ""),
    ],
)
def test_what_is_brought_in(tmp_path: Path, helper: str, lines: str) -> None:
    mark = "{{" if helper.startswith(" ") else "{{#"
    source, findings = resolve(tmp_path, f"before\n{mark}{helper}}}}}\nafter\n")
    assert findings == []
    assert source.text == "before\n" + lines.replace("|", "\n") + "\nafter\n"


def test_a_title_is_taken_out_of_the_text(tmp_path: Path) -> None:
    source, findings = resolve(tmp_path, "{{#title Of walls}}\n# Walls\n")
    assert (source.text, source.title, findings) == ("\n# Walls\n", "Of walls", [])


@pytest.mark.parametrize("part", ["nope", "900:"])
def test_a_part_that_is_not_there_leaves_its_line(tmp_path: Path, part: str) -> None:
    source, findings = resolve(tmp_path, f"```rust\n{{{{#include lib.rs:{part}}}}}\n```\n")
    assert findings == ["src/a.md:2:1 include-part-missing"]
    assert source.text.split("\n")[1] == f"{{{{#include lib.rs:{part}}}}}"


def test_every_line_knows_where_it_came_from(tmp_path: Path) -> None:
    source, _ = resolve(tmp_path, "```rust\n{{#include lib.rs:main}}\n```\ntext\n")
    assert [str(source.span(line, 1)) for line in range(1, 7)] == [
        "src/a.md:1:1",
        "src/lib.rs:3:1",
        "src/lib.rs:5:1",
        "src/lib.rs:7:1",
        "src/a.md:3:1",
        "src/a.md:4:1",
    ]


def test_an_indented_helper_moves_the_first_line(tmp_path: Path) -> None:
    source, _ = resolve(tmp_path, "1. x\n   {{#include lib.rs:1}}\n")
    assert source.text == "1. x\n   use std::io;\n"
    assert source.span(2, 4) == Span("src/lib.rs", 1, 1)


def test_helpers_within_a_line(tmp_path: Path) -> None:
    text = "now {{#include lib.rs:1}} and {{#include word.txt}}!\nnext\n"
    source, _ = resolve(tmp_path, text, {"src/word.txt": "one\ntwo\n"})
    assert source.text == "now use std::io; and one\ntwo!\nnext\n"
    assert [(one.file, one.line) for one in source.origins[:3]] == [
        ("src/a.md", 1),
        ("src/word.txt", 2),
        ("src/a.md", 2),
    ]


def test_a_playground_is_a_listing(tmp_path: Path) -> None:
    source, _ = resolve(tmp_path, "{{#playground lib.rs editable}}\n")
    assert source.text.startswith("```rust,editable\nuse std::io;\n")
    assert source.text.endswith("fn run() {}\n```\n")


def test_an_escaped_helper_stays(tmp_path: Path) -> None:
    source, findings = resolve(tmp_path, "\\{{#include lib.rs}}\n")
    assert (source.text, findings) == ("{{#include lib.rs}}\n", [])
    assert source.origins == ()


def test_other_braces_are_left_alone(tmp_path: Path) -> None:
    text = "{{name}} {{#if x}} {{/if}} {{{raw}}} {{< var x >}} {{#}}\n"
    source, findings = resolve(tmp_path, text)
    assert (source.text, findings) == (text, [])


def test_includes_within_includes_are_relative_to_their_file(tmp_path: Path) -> None:
    write(tmp_path, {"src/sub/one.md": "1\n{{#include two.md}}\n", "src/sub/two.md": "2\n"})
    source, findings = resolve(tmp_path, "{{#include sub/one.md}}\n0")
    assert (source.text, findings) == ("1\n2\n0", [])
    assert [origin.file for origin in source.origins] == ["src/sub/one.md", "src/sub/two.md", "src/a.md"]


def test_the_books_folder_is_the_limit_not_the_sources(tmp_path: Path) -> None:
    write(tmp_path, {"book/listings/x.rs": "ok\n", "secret": "no"})
    source, findings = resolve(
        tmp_path / "book", "{{#include ../listings/x.rs}}\n{{#include ../../secret}}\n"
    )
    assert source.text == "ok\n{{#include ../../secret}}\n"
    assert findings == ["src/a.md:2:1 include-outside"]


def test_no_link_leads_out(tmp_path: Path) -> None:
    write(tmp_path, {"secret": "no", "book/src/x": ""})
    (tmp_path / "book/src/link").symlink_to(tmp_path / "secret")
    (tmp_path / "book/src/folder").symlink_to(tmp_path)
    source, findings = resolve(tmp_path / "book", "{{#include link}}\n{{#include folder/secret}}\n")
    assert "no" not in source.text.split()
    assert findings == ["src/a.md:1:1 include-outside", "src/a.md:2:1 include-outside"]


def test_a_file_that_is_missing_twice_is_said_twice(tmp_path: Path) -> None:
    _, findings = resolve(tmp_path, "{{#include lob.rs}}\n{{#include lob.rs:x}}\n{{#include .}}\n")
    assert findings == [
        "src/a.md:1:1 include-missing",
        "src/a.md:2:1 include-missing",
        "src/a.md:3:1 include-missing",
    ]


def test_an_included_file_that_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, {"src/x.bin": bytes(range(256)) * 4, "src/latin.txt": "Köln\n".encode("latin-1")})
    source, findings = resolve(tmp_path, "{{#include x.bin}}\n{{#include latin.txt}}\n")
    assert source.text == "{{#include x.bin}}\nKöln\n"
    assert [finding.split()[1] for finding in findings] == ["encoding-not-text", "encoding-not-utf8"]


def test_files_that_multiply_without_end(tmp_path: Path) -> None:
    again = "x" * 900_000 + "\n{{#include b.md}}\n" * 40
    source, findings = resolve(tmp_path, "{{#include b.md}}\n", {"src/b.md": again})
    assert [finding.split()[1] for finding in findings] == ["include-too-deep"]
    assert len(source.text) < 40_000_000


def test_a_repeated_anchor(tmp_path: Path) -> None:
    text = "// ANCHOR: x\n1\n// ANCHOR_END: x\n2\n// ANCHOR: x\n3\n// ANCHOR_END: x\n"
    source, _ = resolve(tmp_path, "{{#include r.rs:x}}|{{#rustdoc_include r.rs:x}}", {"src/r.rs": text})
    assert source.text == "1|1\n3"


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("", Excerpt()),
        (":", Excerpt()),
        ("0", Excerpt(first=1, last=1)),
        ("2:x", Excerpt(first=2)),
        ("a-b_c", Excerpt(anchor="a-b_c")),
        ("99999999999", Excerpt(anchor="99999999999")),
        ("²", Excerpt(anchor="²")),
    ],
)
def test_parts_of_a_file(text: str, excerpt: Excerpt) -> None:
    assert parse_excerpt(text) == excerpt


LINES = st.sampled_from(["a", "// ANCHOR: x", "// ANCHOR_END: x", "b // ANCHOR: y"])


@given(st.lists(LINES, max_size=12), st.text(":x0123456789", max_size=6))
def test_an_excerpt_is_made_of_lines_of_the_file(lines: list[str], part: str) -> None:
    taken = take(lines, parse_excerpt(part), every=True)
    assert taken is None or taken == sorted(set(taken) & set(range(len(lines))))
