"""mdBook folders as they are."""

from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.project import Entry, Project, load_project, read_source
from tests.project.books import said, write

BOOK = """\
[book]
title = "A Book"
authors = ["Ann", "Ben"]
language = "de"
description = "About."

[output.html]
smart-punctuation = false

[output.html.redirect]
"old.html" = "new.html"
"/deep/older.html" = "../new.html#part"
"/out.html" = "https://example.org/"
"""


def book(root: Path, summary: str, settings: str = BOOK) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Load an mdBook with this summary; the files that it names are there."""
    names = [part.split(")")[0] for part in summary.split("](")[1:]]
    files = {f"src/{name}": f"# {name}\n" for name in names if name}
    write(root, {"book.toml": settings, "src/SUMMARY.md": summary, **files})
    project, findings = load_project(root)
    assert project is not None
    return project, findings


def test_the_marks_of_hidden_lines(tmp_path: Path) -> None:
    settings = '[book]\ntitle = "A"\n[output.html.code.hidelines]\npython = "~"\nodd = 3\n'
    project, _ = book(tmp_path, "- [A](a.md)\n", settings)
    assert project.hidden_lines == (("python", "~"),)


def test_what_book_toml_says(tmp_path: Path) -> None:
    project, findings = book(tmp_path, "- [A](a.md)\n")
    assert findings == ()
    assert (project.kind, project.config, project.smart) == ("mdbook", "book.toml", False)
    metadata = project.metadata
    assert (metadata.title, metadata.language, metadata.description) == ("A Book", "de", "About.")
    assert [one.name for one in metadata.contributors] == ["Ann", "Ben"]
    assert project.redirects == (
        ("old.html", "new.html"),
        ("deep/older.html", "../new.html#part"),
        ("out.html", "https://example.org/"),
    )
    assert [edition.name for edition in project.editions] == ["print", "epub"]


def test_a_book_toml_that_says_nothing(tmp_path: Path) -> None:
    project, findings = book(tmp_path / "my book", "- [A](a.md)\n", "")
    assert findings == ()
    assert (project.metadata.title, project.slug, project.smart) == ("my book", "my-book", True)


def test_a_fault_in_book_toml_has_its_place(tmp_path: Path) -> None:
    settings = '[book]\ntitle = "T"\nlanguage = "xx"\nauthors = ["A", 1]\n'
    _, findings = book(tmp_path, "- [A](a.md)\n", settings)
    assert said(findings) == ["book.toml:3:12 language-unknown", "book.toml:4:17 value-type"]


def test_prefix_chapters_are_front_matter(tmp_path: Path) -> None:
    summary = (
        "[A Book](title-page.md)\n[Foreword](f.md)\n[Title Page](t.md)\n[Notes on x](n.md)\n\n- [A](a.md)\n"
    )
    project, _ = book(tmp_path, summary)
    assert [(entry.role, entry.title, entry.numbered) for entry in project.front] == [
        ("preface", "A Book", False),
        ("foreword", "Foreword", False),
        ("preface", "Title Page", False),
        ("preface", "Notes on x", False),
    ]


def test_nested_chapters_are_sections_and_parts_hold_chapters(tmp_path: Path) -> None:
    summary = "# S\n\n- [A](a.md)\n  - [B](b.md)\n    - [C](c.md)\n\n# Part\n\n- [D](d.md)\n"
    project, _ = book(tmp_path, summary)

    def outline(entries: tuple[Entry, ...]) -> list[object]:
        return [(one.role, one.file or one.title, outline(one.children)) for one in entries]

    assert outline(project.body) == [
        ("chapter", "src/a.md", [("section", "src/b.md", [("section", "src/c.md", [])])]),
        ("part", "Part", [("chapter", "src/d.md", [])]),
    ]


def test_appendices_at_the_end_are_back_matter(tmp_path: Path) -> None:
    summary = """\
- [A](a.md)
- [Appendix](x.md)
  - [A - Keywords](y.md)

[Appendix B: More](z.md)
[Thanks](t.md)
"""
    project, _ = book(tmp_path, summary)
    assert [(one.role, one.title, one.numbered) for one in project.back] == [
        ("appendix", "Appendix", False),
        ("appendix", "Appendix B: More", False),
        ("acknowledgments", "Thanks", False),
    ]
    assert [(one.role, one.numbered) for one in project.back[0].children] == [("section", False)]


def test_a_part_of_appendices(tmp_path: Path) -> None:
    summary = "# S\n\n- [A](a.md)\n\n# Appendices\n\n- [Tables](x.md)\n- [B. Words](y.md)\n"
    project, _ = book(tmp_path, summary)
    assert [(one.role, one.title, one.numbered) for one in project.back] == [
        ("appendix", "Tables", True),
        ("appendix", "B. Words", False),
    ]


def test_a_draft_with_chapters_below_it_keeps_them(tmp_path: Path) -> None:
    project, findings = book(tmp_path, "- [Draft]()\n  - [B](b.md)\n- [Later]()\n")
    assert [(one.title, one.file, len(one.children)) for one in project.body] == [
        ("Draft", "", 1),
        ("Later", "", 0),
    ]
    assert said(findings) == ["src/SUMMARY.md:3:3 summary-draft"]


def test_missing_repeated_and_outer_files(tmp_path: Path) -> None:
    write(tmp_path, {"book.toml": "", "src/a.md": "", "secret.md": ""})
    summary = "- [A](a.md)\n- [A](a.md)\n- [B](A.md)\n- [C](../../secret.md)\n"
    write(tmp_path, {"src/SUMMARY.md": summary})
    _, findings = load_project(tmp_path)
    assert said(findings) == [
        "src/SUMMARY.md:2:3 file-repeated",
        "src/SUMMARY.md:3:3 file-missing",
        "src/SUMMARY.md:4:3 file-outside",
    ]
    assert "did you mean “src/a.md”?" in findings[1].message


def test_the_rust_book(shared: Path) -> None:
    project, findings = load_project(shared / "manuscripts" / "rust-book")
    assert [finding.code for finding in findings] == ["mdbook-preprocessor"]
    assert project is not None
    assert len(project.front) == 3
    assert len(project.body) == 21
    assert [(one.role, len(one.children)) for one in project.back] == [("appendix", 7)]
    entries = [*project.front, *project.body, *project.back]
    files = [child.file for entry in entries for child in (entry, *entry.children)]
    assert len(files) == 111
    for file in files:
        source, found = read_source(project, file)
        assert found == ()
        assert source is not None
        assert "{{#" not in source.text
        assert "ANCHOR" not in source.text
