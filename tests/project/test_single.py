"""A single file and its header."""

from datetime import date
from pathlib import Path

import pytest

from publish.model import Contributor, Span
from publish.project import Project, load_project, metadata_from_header, read_source
from tests.project.books import said, write

TEXT = """\
---
title: A Walk
author:
  - Ann
lang: de_DE
date: 2026-11-24
titel: x
---

# Begin
"""


def single(root: Path, name: str = "My Walk.md", text: str = TEXT) -> Project:
    write(root, {name: text})
    project, findings = load_project(root / name)
    assert findings == ()
    assert project is not None
    return project


def test_before_it_is_read_the_file_gives_the_title(tmp_path: Path) -> None:
    project = single(tmp_path)
    assert (project.kind, project.slug, project.metadata.title) == ("file", "my-walk", "My Walk")
    assert [(entry.role, entry.file) for entry in project.body] == [("chapter", "My Walk.md")]
    assert [(edition.name, edition.theme.name) for edition in project.editions] == [
        ("print", "report"),
        ("epub", "report"),
    ]
    source, _ = read_source(project, "My Walk.md")
    assert source is not None
    assert source.text == TEXT


def test_a_header_says_what_publish_toml_would(tmp_path: Path) -> None:
    header = (
        ("title", "A Walk"),
        ("author", "Ann"),
        ("lang", "de"),
        ("date", date(2026, 11, 24)),
        ("theme", "novel"),
        ("trim", "a5"),
        ("smart", False),
        ("slug", "walk"),
        ("isbn", 9783161484100),
        ("subjects", "hills, rivers"),
        ("publisher", None),
        ("variables", {"place": "Bonn", "year": 2026}),
        ("editions", {"print": {"preset": "print"}}),
    )
    project, findings = metadata_from_header(single(tmp_path), header, Span("My Walk.md", 1, 0, 8))
    assert findings == ()
    assert project.metadata.title == "A Walk"
    assert project.metadata.contributors == (Contributor("Ann"),)
    assert (project.metadata.language, project.metadata.date) == ("de", "2026-11-24")
    assert project.metadata.identifier == "urn:isbn:9783161484100"
    assert project.metadata.subjects == ("hills", "rivers")
    assert (project.slug, project.smart) == ("walk", False)
    assert project.variables == (("place", "Bonn"), ("year", "2026"))
    (edition,) = project.editions
    assert (edition.theme.name, edition.trim.name) == ("novel", "a5")


def test_several_authors_and_other_contributors(tmp_path: Path) -> None:
    header = (("author", ["Ann", {"name": "Ben", "role": "edt"}]),)
    project, findings = metadata_from_header(single(tmp_path), header, None)
    assert findings == ()
    assert project.metadata.contributors == (Contributor("Ann"), Contributor("Ben", "editor"))


@pytest.mark.parametrize(
    ("header", "fallback", "title"),
    [((("title", "Given"),), "Heading", "Given"), ((), "Heading", "Heading")],
)
def test_where_the_title_comes_from(
    tmp_path: Path, header: tuple[tuple[str, object], ...], fallback: str, title: str
) -> None:
    project, _ = metadata_from_header(single(tmp_path), header, None, fallback, "We set out")
    assert (project.metadata.title, project.metadata.untitled) == (title, False)


@pytest.mark.parametrize(("words", "title"), [("We set out…", "We set out…"), ("", "My Walk")])
def test_a_text_without_a_title_is_known_by_its_first_words(tmp_path: Path, words: str, title: str) -> None:
    project, _ = metadata_from_header(single(tmp_path), (), None, first_words=words)
    assert (project.metadata.title, project.metadata.untitled) == (title, True)


def test_a_language_that_was_recognised(tmp_path: Path) -> None:
    project, _ = metadata_from_header(single(tmp_path), (), None, fallback_language="de")
    assert project.metadata.language == "de"


def test_a_year_as_title(tmp_path: Path) -> None:
    project, findings = metadata_from_header(single(tmp_path), (("title", 1984),), None)
    assert (project.metadata.title, findings) == ("1984", ())


def test_faults_point_into_the_header(tmp_path: Path) -> None:
    header = (("title", "A Walk"), ("author", ["Ann"]), ("lang", "de_DE"), ("titel", "x"), ("chapters", []))
    _, findings = metadata_from_header(single(tmp_path), header, Span("My Walk.md", 1, 0, 8))
    assert sorted(said(findings)) == [
        "My Walk.md:1 header-key-misplaced",
        "My Walk.md:5:7 language-unknown",
        "My Walk.md:7:1 key-unknown",
    ]


def test_a_cover_that_is_missing_leaves_the_book(tmp_path: Path) -> None:
    project, (finding,) = metadata_from_header(single(tmp_path), (("cover", "no.png"),), None)
    assert (finding.code, finding.fatal, project.cover) == ("file-missing", False, "")


def test_values_that_nobody_expects(tmp_path: Path) -> None:
    header = (
        ("title", ["a", "b"]),
        ("author", {"nom": 1}),
        ("date", object()),
        ("variables", "x"),
        ("editions", [1]),
    )
    project, findings = metadata_from_header(single(tmp_path), header, Span("My Walk.md", 1))
    assert project.metadata.title == "My Walk"
    assert len(findings) >= 5


def test_plain_text_and_upper_case_suffixes(tmp_path: Path) -> None:
    assert single(tmp_path, "report.TXT", "Text.\n").slug == "report"
