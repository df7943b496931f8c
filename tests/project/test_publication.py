"""A folder with a publish.toml."""

from pathlib import Path

from publish.model import Contributor, Series, Span
from publish.project import Entry, Trim, load_project
from tests.project.books import loaded, publication, said, write

BOOK = """\
title = "Sechzehn Seiten"
subtitle = "Ein Bericht"
language = "de"
contributors = [
  "Anna Berg",
  { name = "Ben Tal", role = "trl", sort-name = "Tal, Ben" },
]
publisher = "Verlag am Fluss"
place = "Bonn"
date = 2026-11-24
rights = "© 2026"
description = "Worum es geht."
subjects = ["Wasser", "Brücken"]
series = { name = "Hefte", position = 4 }
isbn = "978-3-16-148410-0"
slug = "seiten"
theme = "report"
trim = "a5"
smart = false
allow-remote = true
cover = "cover.png"
front = [{ file = "vorwort.md", role = "foreword", title = "Vorab" }]
chapters = ["eins.md", { file = "teil/../zwei.txt", id = "zweites", numbered = false }]
appendices = ["daten.md"]
back = ["colophon.md"]

[variables]
ort = "Bonn"
jahr = 2026

[editions.print]
preset = "print"
trim = "6x9in"

[editions.epub]
isbn = "978-0-306-40615-7"
page-list = "print"
"""
FILES = ("vorwort.md", "eins.md", "zwei.txt", "daten.md", "colophon.md", "cover.png", "teil/x.md")


def test_all_that_a_publication_says(tmp_path: Path) -> None:
    project = loaded(tmp_path, BOOK, *FILES)
    assert project.kind == "publication"
    assert project.root == tmp_path.resolve()
    assert project.slug == "seiten"
    assert project.config == "publish.toml"
    assert not project.smart
    assert project.allow_remote
    assert project.cover == "cover.png"
    assert project.variables == (("ort", "Bonn"), ("jahr", "2026"))
    metadata = project.metadata
    assert metadata.title == "Sechzehn Seiten"
    assert metadata.subtitle == "Ein Bericht"
    assert metadata.contributors == (
        Contributor("Anna Berg"),
        Contributor("Ben Tal", "translator", "Tal, Ben"),
    )
    assert metadata.identifier == "urn:isbn:9783161484100"
    assert metadata.isbn == "978-3-16-148410-0"
    assert (metadata.place, metadata.date, metadata.language) == ("Bonn", "2026-11-24", "de")
    assert metadata.subjects == ("Wasser", "Brücken")
    assert metadata.series == Series("Hefte", "4")


def test_files_in_their_order_with_their_roles(tmp_path: Path) -> None:
    project = loaded(tmp_path, BOOK, *FILES)
    assert project.front == (Entry("foreword", "vorwort.md", "Vorab", span=Span("publish.toml", 22, 10)),)
    assert [(entry.role, entry.file, entry.numbered, entry.id) for entry in project.body] == [
        ("chapter", "eins.md", True, ""),
        ("chapter", "zwei.txt", False, "zweites"),
    ]
    assert [(entry.role, entry.file) for entry in project.back] == [
        ("appendix", "daten.md"),
        ("colophon", "colophon.md"),
    ]


def test_editions_take_what_they_do_not_say_from_the_publication(tmp_path: Path) -> None:
    printed, epub = loaded(tmp_path, BOOK, *FILES).editions
    assert (printed.name, printed.target, printed.trim) == ("print", "pdf", Trim("6x9in", 152.4, 228.6))
    assert (epub.name, epub.target, epub.trim) == ("epub", "epub", Trim("a5", 148, 210))
    assert (epub.isbn, epub.page_list) == ("978-0-306-40615-7", "print")
    assert printed.theme.name == epub.theme.name == "report"


def test_the_least_that_is_enough(tmp_path: Path) -> None:
    root = tmp_path / "Über Brücken & Stege"
    root.mkdir()
    project = loaded(root, 'title = "T"\nchapters = ["a.md"]\n', "a.md")
    assert project.slug == "uber-brucken-stege"
    assert [edition.name for edition in project.editions] == ["print", "epub"]
    assert project.editions[0].theme.name == "textbook"
    assert project.metadata.identifier.startswith("urn:uuid:")
    assert project.metadata.language == "en"
    assert load_project(root / "publish.toml")[0] == project


def test_parts_with_titles_and_openings(tmp_path: Path) -> None:
    settings = """\
title = "T"
[[parts]]
title = "One"
chapters = ["a.md"]
[[parts]]
file = "two.md"
id = "second"
chapters = ["b.md", "c.md"]
"""
    one, two = loaded(tmp_path, settings, "a.md", "b.md", "c.md", "two.md").body
    assert (one.role, one.title, one.file) == ("part", "One", "")
    assert (two.role, two.title, two.file, two.id) == ("part", "", "two.md", "second")
    assert [entry.file for entry in two.children] == ["b.md", "c.md"]


def test_a_file_says_its_role_by_its_name(tmp_path: Path) -> None:
    settings = """\
title = "T"
front = ["00-dedication.md", "vorwort.md", "anything.md"]
chapters = ["a.md"]
back = ["afterword.md", "appendix-a.md", "about-the-author.md"]
"""
    names = ("00-dedication.md", "vorwort.md", "anything.md", "a.md")
    back = ("afterword.md", "appendix-a.md", "about-the-author.md")
    project = loaded(tmp_path, settings, *names, *back)
    assert [entry.role for entry in project.front] == ["dedication", "preface", "preface"]
    assert [entry.role for entry in project.back] == ["afterword", "appendix", "about-the-author"]


def test_one_slip_costs_one_message_and_the_rest_is_used(tmp_path: Path) -> None:
    settings = """\
title = "T"
titel = "U"
language = "de_DE"
date = "2026-13"
chapters = [
  "a.md",
  { file = "b.md", role = "chaptr", numberd = false },
  7,
  "c.md",
]
"""
    project, findings = publication(tmp_path, settings, "a.md", "b.md", "c.md")
    assert said(findings) == [
        "publish.toml:2:1 key-unknown",
        "publish.toml:3:12 language-unknown",
        "publish.toml:4:8 date-invalid",
        "publish.toml:7:27 role-unknown",
        "publish.toml:7:37 key-unknown",
        "publish.toml:8:3 value-type",
    ]
    assert "did you mean “title”?" in findings[0].message
    assert "did you mean “de-DE”?" in findings[1].message
    assert "did you mean “numbered”?" in findings[4].message
    assert "chapters[3]" in findings[5].message
    assert project is not None
    assert [(entry.file, entry.span) for entry in project.body] == [
        ("a.md", Span("publish.toml", 6, 3)),
        ("b.md", Span("publish.toml", 7, 3)),
        ("c.md", Span("publish.toml", 9, 3)),
    ]


def test_own_templates_and_style_sheets(tmp_path: Path) -> None:
    write(tmp_path, {"styles/print.css": "p {}\r\n", "templates/chapter.html": "{# own #}"})
    project = loaded(tmp_path, 'title = "T"\nchapters = ["a.md"]\n', "a.md")
    assert project.styles == (("print.css", "p {}\n"),)
    assert project.templates == (("chapter.html", "{# own #}"),)


def test_depths_of_numbers_and_contents(tmp_path: Path) -> None:
    settings = 'title = "T"\nchapters = ["a.md"]\nnumber-depth = 0\ncontents-depth = 3\n'
    for edition in loaded(tmp_path, settings, "a.md").editions:
        assert (edition.theme.number_depth, edition.theme.contents_depth) == (0, 3)
