"""Built-in themes and those of a publication."""

from dataclasses import replace
from pathlib import Path

import pytest

from publish.model import Span
from publish.project import Trim, load_theme, parse_trim, theme_names
from publish.project.trim import margins_for
from tests.project.books import loaded, publication, write

THEME = """\
[pages]
front = ["title-page"]
openings = "any"
[page]
trim = "a6"
margins = { inner = 12, outer = 10, top = 11, bottom = 13.5 }
[type]
serif = "EB Garamond"
sans = "Source Sans 3"
mono = "Source Code Pro"
text-size = 9
leading = 12
listing-size = 7.5
"""


def test_three_themes_are_built_in() -> None:
    assert theme_names() == ("novel", "report", "textbook")


@pytest.mark.parametrize("name", ["novel", "report", "textbook"])
def test_a_built_in_theme_is_complete(name: str) -> None:
    theme, findings = load_theme(name, Path("/"))
    assert findings == ()
    assert theme is not None
    trim = parse_trim(theme.trim)
    assert isinstance(trim, Trim)
    margins = margins_for(theme, trim)
    assert margins.inner + margins.outer < trim.width / 2
    assert theme.text_size < theme.leading < 2 * theme.text_size
    assert "half-title" in theme.front or theme.title_block


def test_novel_and_textbook_open_on_a_recto_and_report_runs_on() -> None:
    openings = {name: load_theme(name, Path("/"))[0] for name in theme_names()}
    assert {name: theme.openings for name, theme in openings.items() if theme} == {
        "novel": "recto",
        "textbook": "recto",
        "report": "run-on",
    }


def test_a_theme_of_ones_own(tmp_path: Path) -> None:
    write(tmp_path, {"look/theme.toml": THEME, "look/print.css": "p { color: red }"})
    theme, findings = load_theme("look", tmp_path)
    assert findings == ()
    assert theme is not None
    assert (theme.trim, theme.margins.bottom, theme.front) == ("a6", 13.5, ("title-page",))
    textbook, _ = load_theme("textbook", tmp_path)
    assert textbook is not None
    assert theme.sheets == (*textbook.sheets, ("look/print.css", "p { color: red }"))


def test_a_theme_says_only_what_differs_from_textbook(tmp_path: Path) -> None:
    own = '[page]\ntrim = "a5"\n[type]\nserif = "EB Garamond"\nmono = "Fira Code"\n'
    write(tmp_path, {"look/theme.toml": own})
    theme, findings = load_theme("look", tmp_path)
    textbook, _ = load_theme("textbook", tmp_path)
    assert findings == ()
    assert theme is not None and textbook is not None
    a5 = parse_trim("a5")
    assert isinstance(a5, Trim)
    changed = {"name": "look", "trim": "a5", "serif": "EB Garamond", "mono": "Fira Code"}
    assert theme == replace(textbook, **changed, margins=margins_for(textbook, a5), embedded=("Fira Code",))  # type: ignore[arg-type]


def test_one_margin_of_ones_own(tmp_path: Path) -> None:
    write(tmp_path, {"look/theme.toml": "[page.margins]\ninner = 25\n"})
    theme, findings = load_theme("look", tmp_path)
    textbook, _ = load_theme("textbook", tmp_path)
    assert findings == ()
    assert theme is not None and textbook is not None
    assert theme.margins == replace(textbook.margins, inner=25)


def test_a_theme_built_on_another(tmp_path: Path) -> None:
    own = 'base = "novel"\n[type]\nserif = "Literata"\n'
    write(tmp_path, {"look/theme.toml": own, "look/theme.css": "h1 { color: red }"})
    theme, findings = load_theme("look", tmp_path)
    novel, _ = load_theme("novel", tmp_path)
    assert findings == ()
    assert theme is not None
    assert novel is not None
    assert (theme.serif, theme.sans, theme.trim) == ("Literata", novel.sans, novel.trim)
    assert theme.sheets == (*novel.sheets, ("look/theme.css", "h1 { color: red }"))


def test_a_fault_in_a_theme_costs_one_message_and_one_setting(tmp_path: Path) -> None:
    faulty = THEME.replace("= 9", '= "9"').replace("front", "fornt")
    write(tmp_path, {"look/theme.toml": f"base = 'nvel'\nnumbering = 3\n{faulty}"})
    theme, findings = load_theme("look", tmp_path)
    textbook, _ = load_theme("textbook", tmp_path)
    assert sorted(f"{one.span} {one.code}" for one in findings) == [
        "look/theme.toml:13:13 value-type",
        "look/theme.toml:1:8 theme-unknown",
        "look/theme.toml:2:13 value-type",
        "look/theme.toml:4:1 key-unknown",
    ]
    assert theme is not None and textbook is not None
    assert (theme.text_size, theme.front) == (textbook.text_size, textbook.front)
    assert (theme.leading, theme.openings) == (12, "any")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("novl", "theme-unknown"),
        ("../look", "file-outside"),
        ("", "theme-unknown"),
        ("empty", "theme-unknown"),
    ],
)
def test_no_such_theme(tmp_path: Path, name: str, code: str) -> None:
    write(tmp_path, {"book/empty/x": "", "look/theme.toml": THEME})
    theme, (finding,) = load_theme(name, tmp_path / "book", Span("publish.toml", 3))
    assert theme is None
    assert (finding.code, finding.span) == (code, Span("publish.toml", 3))


def test_an_unknown_theme_is_reported_once_and_the_usual_one_taken(tmp_path: Path) -> None:
    settings = 'title = "T"\nchapters = ["a.md"]\ntheme = "novl"\n'
    project, findings = publication(tmp_path, settings, "a.md")
    assert [one.code for one in findings] == ["theme-unknown"]
    assert "did you mean “novel”?" in findings[0].message
    assert project is not None
    assert {edition.theme.name for edition in project.editions} == {"textbook"}


def test_an_edition_with_a_theme_of_its_own(tmp_path: Path) -> None:
    settings = 'title = "T"\nchapters = ["a.md"]\n[editions.print]\ntheme = "novel"\n[editions.epub]\n'
    printed, epub = loaded(tmp_path, settings, "a.md").editions
    assert (printed.theme.name, epub.theme.name) == ("novel", "textbook")
    assert printed.trim.name == "5.5x8.5in"
