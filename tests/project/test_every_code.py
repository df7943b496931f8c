"""Every finding of this room has an example: a publication that a writer could have made."""

from pathlib import Path

import pytest

from publish.diagnostics import Diagnostic
from publish.model import Span
from publish.project import chapter_header, load_project, read_source
from publish.project.codes import CODES
from publish.project.sources import TEXT_LIMIT
from tests.project.books import write

T = 'title = "T"\n'
C = 'chapters = ["a.md"]\n'

# Settings of a publication with the one file a.md, and where the finding points.
SETTINGS: dict[str, tuple[str, str]] = {
    "publication-empty": (T, "publish.toml:1"),
    "file-missing": (T + 'chapters = ["a.md", "b.md"]\n', "publish.toml:2:21"),
    "file-outside": (T + C + 'back = ["../secret.md"]\n', "publish.toml:3:9"),
    "file-not-plain": (T + C + 'back = ["folder"]\n', "publish.toml:3:9"),
    "file-repeated": (T + 'chapters = ["a.md", "./a.md"]\n', "publish.toml:2:21"),
    "file-format": (T + 'chapters = ["a.docx"]\n', "publish.toml:2:13"),
    "toml-syntax": (T + "chapters = [\n", "publish.toml:2"),
    "key-unknown": (T + C + "smrt = true\n", "publish.toml:3:1"),
    "key-missing": (T + C + 'contributors = [{ role = "editor" }]\n', "publish.toml:3:17"),
    "title-missing": (C, "publish.toml:1"),
    "value-type": (T + C + 'smart = "no"\n', "publish.toml:3:9"),
    "value-invalid": (T + C + "number-depth = 9\n", "publish.toml:3:16"),
    "language-unknown": (T + C + 'language = "English"\n', "publish.toml:3:12"),
    "contributor-role-unknown": (
        T + C + '[[contributors]]\nname = "A"\nrole = "edtor"\n',
        "publish.toml:5:8",
    ),
    "isbn-invalid": (T + C + 'isbn = "978-3-16-148410-1"\n', "publish.toml:3:8"),
    "isbn-repeated": (
        T + C + '[editions.print]\nisbn = "9783161484100"\n[editions.epub]\nisbn = "978-3-16-148410-0"\n',
        "publish.toml:6:8",
    ),
    "identifier-invalid": (T + C + 'identifier = "4711"\n', "publish.toml:3:14"),
    "date-invalid": (T + C + 'date = "24.11.2026"\n', "publish.toml:3:8"),
    "slug-invalid": (T + C + 'slug = "../up"\n', "publish.toml:3:8"),
    "role-unknown": (T + 'chapters = [{ file = "a.md", role = "chaptr" }]\n', "publish.toml:2:37"),
    "role-misplaced": (T + 'front = [{ file = "a.md", role = "colophon" }]\n', "publish.toml:2:34"),
    "entry-without-file": (T + C + 'front = [{ role = "foreword" }]\n', "publish.toml:3:10"),
    "entry-generated": (T + C + 'front = [{ role = "title-page" }]\n', "publish.toml:3:10"),
    "apparatus-later": (T + C + 'back = [{ role = "index" }]\n', "publish.toml:3:9"),
    "part-empty": (T + '[[parts]]\ntitle = "I"\n', "publish.toml:2:1"),
    "parts-and-chapters": (
        T + C + '[[parts]]\ntitle = "I"\nchapters = ["a.md"]\n',
        "publish.toml:2:12",
    ),
    "preset-unknown": (T + C + '[editions.pocket]\npreset = "prnt"\n', "publish.toml:4:10"),
    "preset-later": (T + C + "[editions.kindle]\n", "publish.toml:3:11"),
    "editions-missing": (T + C + "[editions.kindle]\n", "publish.toml:3:2"),
    "edition-name": (T + C + '[editions."A/B"]\npreset = "print"\n', "publish.toml:3:11"),
    "page-list-unknown": (
        T + C + '[editions.print]\n[editions.epub]\npage-list = "prnt"\n',
        "publish.toml:5:13",
    ),
    "trim-invalid": (T + C + 'trim = "a55"\n', "publish.toml:3:8"),
    "theme-unknown": (T + C + 'theme = "novl"\n', "publish.toml:3:9"),
    "override-unknown": (T + C, "styles/prnt.css"),
}

SUMMARY = "# Summary\n\n- [A](a.md)\n"

# Files of an mdBook below src, and where the finding points.
MDBOOKS: dict[str, tuple[dict[str, str], str]] = {
    "summary-line": ({"SUMMARY.md": SUMMARY + "\n## Two\n"}, "src/SUMMARY.md:5:1"),
    "summary-fragment": ({"SUMMARY.md": "- [A](a.md#one)\n"}, "src/SUMMARY.md:1:3"),
    "summary-order": (
        {"SUMMARY.md": SUMMARY + "\n[End](end.md)\n\n- [B](b.md)\n", "end.md": "", "b.md": ""},
        "src/SUMMARY.md:7:3",
    ),
    "summary-draft": ({"SUMMARY.md": SUMMARY + "- [Later]()\n"}, "src/SUMMARY.md:4:3"),
    "include-missing": ({"a.md": "# A\n\n  {{#include b.rs}}\n"}, "src/a.md:3:3"),
    "include-outside": ({"a.md": "{{#include ../../../etc/passwd}}\n"}, "src/a.md:1:1"),
    "include-part-missing": ({"a.md": "{{#include b.rs:main}}\n", "b.rs": "fn main() {}\n"}, "src/a.md:1:1"),
    "include-too-deep": ({"a.md": "again\n{{#include a.md}}\n"}, "src/a.md:2:1"),
    "include-unknown": ({"a.md": "{{#inclde b.rs}}\n"}, "src/a.md:1:1"),
}


def found(findings: tuple[Diagnostic, ...], code: str) -> Diagnostic:
    matching = [finding for finding in findings if finding.code == code]
    assert matching, [str(finding) for finding in findings]
    return matching[0]


@pytest.mark.parametrize("code", SETTINGS)
def test_settings(tmp_path: Path, code: str) -> None:
    settings, place = SETTINGS[code]
    write(tmp_path, {"publish.toml": settings, "a.md": "# A\n", "a.docx": "", "folder/x.md": ""})
    if code == "override-unknown":
        write(tmp_path, {"styles/prnt.css": ""})
    finding = found(load_project(tmp_path)[1], code)
    assert str(finding.span) == place
    assert finding.hint


@pytest.mark.parametrize("code", MDBOOKS)
def test_mdbooks(tmp_path: Path, code: str) -> None:
    files, place = MDBOOKS[code]
    files = {"SUMMARY.md": SUMMARY, "a.md": "# A\n"} | files
    write(tmp_path, {"book.toml": "", **{f"src/{name}": text for name, text in files.items()}})
    project, findings = load_project(tmp_path)
    assert project is not None
    _, more = read_source(project, "src/a.md")
    assert str(found((*findings, *more), code).span) == place


def test_no_such_path(tmp_path: Path) -> None:
    assert load_project(tmp_path / "nowhere")[1][0].code == "publication-missing"
    assert load_project(tmp_path)[1][0].code == "publication-missing"


def test_a_word_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": b"PK"})
    assert load_project(tmp_path / "a.docx")[1][0].code == "publication-format"


def test_a_text_larger_than_any_book(tmp_path: Path) -> None:
    write(tmp_path, {"publish.toml": T + C, "a.md": b"a" * (TEXT_LIMIT + 1)})
    project, findings = load_project(tmp_path)
    assert project is not None
    assert findings == ()
    source, findings = read_source(project, "a.md", Span("publish.toml", 2, 13))
    assert source is None
    assert str(found(findings, "file-too-large").span) == "publish.toml:2:13"


def test_a_link_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, {"publish.toml": T + C})
    (tmp_path / "a.md").symlink_to("a.md")
    found(load_project(tmp_path)[1], "file-unreadable")


def test_an_mdbook_without_summary(tmp_path: Path) -> None:
    write(tmp_path, {"book.toml": '[book]\ntitle = "T"\nsrc = "text"\n'})
    project, findings = load_project(tmp_path)
    assert project is None
    assert str(found(findings, "summary-missing").span) == "book.toml:3:7"


def test_an_mdbook_with_a_preprocessor(tmp_path: Path) -> None:
    book = '[preprocessor.links]\n[preprocessor.shout]\ncommand = "touch /tmp/shout"\n'
    write(tmp_path, {"book.toml": book, "src/SUMMARY.md": SUMMARY, "src/a.md": ""})
    finding = found(load_project(tmp_path)[1], "mdbook-preprocessor")
    assert (finding.severity, str(finding.span)) == ("info", "book.toml:2:15")
    assert "shout" in finding.message
    assert "links" not in finding.message


def test_a_key_in_the_wrong_header() -> None:
    _, findings = chapter_header((("publisher", "X"),), Span("a.md", 1))
    found(findings, "header-key-misplaced")


HERE = {
    "publication-missing",
    "publication-format",
    "file-too-large",
    "file-unreadable",
    "summary-missing",
    "mdbook-preprocessor",
    "header-key-misplaced",
}


def test_no_code_is_without_an_example() -> None:
    assert {code.name for code in CODES} == {*SETTINGS, *MDBOOKS, *HERE}
