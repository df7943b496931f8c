"""After a change our rules look at what has changed; where nothing has, no rule is run at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import publish
from publish.check import judging
from publish.check.chapter import Chapter
from publish.check.finding import Finding
from publish.check.pages.subject import Pages
from publish.check.rule import Rule

pytestmark = pytest.mark.usefixtures("ours_alone")

WORDS = "The keeper lit the lamp and went down again to the boat that lay at the landing. "
SETTINGS = (
    'title = "Tides"\nlanguage = "en"\ntheme = "textbook"\nchapters = ["one.md", "two.md", "three.md"]\n'
)

JUDGE = judging.judge


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Three chapters of two pages, each with a doubled space."""
    folder = tmp_path / "tides"
    folder.mkdir()
    (folder / "publish.toml").write_text(SETTINGS, encoding="utf-8")
    for name in ("One", "Two", "Three"):
        text = f"# {name}\n\n{'Here  is a space too many.'}\n\n" + f"{WORDS * 6}\n\n" * 9
        (folder / f"{name.lower()}.md").write_text(text, encoding="utf-8")
    return folder


class Asked:
    """Which rules were asked about what, since the last question."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.chapters: Counter[str] = Counter()
        """By their titles: how many rules about chapters."""
        self.units: Counter[str] = Counter()
        """By their ids: how many rules about single units' pages."""
        self.others: Counter[str] = Counter()
        """By the group: how many rules about anything else, the book as a whole or a file."""
        from publish.check import book_rules, finished, reading
        from publish.check.pages import units as of_pages
        from publish.check.shops import asked as of_shops
        from publish.check.shops import asked_settings as of_settings

        for module in (judging, book_rules, finished, reading, of_pages, of_shops, of_settings):
            monkeypatch.setattr(module, "judge", self._judge)

    def _judge(
        self, rules: Iterable[Rule[Any]], subject: object, group: str, artifact: str = ""
    ) -> Iterator[Finding]:
        asked = tuple(rules)
        if isinstance(subject, Chapter):
            self.chapters[Path(str(subject.section.span.file)).stem if subject.section.span else ""] += len(
                asked
            )
        elif isinstance(subject, Pages) and len(subject.units) == 1 and group == "pages":
            self.units[subject.units[0].id] += len(asked)
        else:
            self.others[group] += len(asked)
        yield from JUDGE(asked, subject, group, artifact)


def checked(book: Path) -> publish.CheckResult:
    return publish.check(book, output=book.parent / "out", cache=book.parent / "cache", jobs=1)


def test_after_a_change_in_one_chapter_that_chapter_alone_is_looked_at(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_asked = Asked(monkeypatch)
    first = checked(book)
    everywhere = dict(first_asked.chapters)
    assert set(everywhere) >= {"one", "two", "three"}
    pages = set(first_asked.units)
    text = (book / "two.md").read_text(encoding="utf-8")
    (book / "two.md").write_text(text.replace("lamp", "fire", 1), encoding="utf-8")

    second_asked = Asked(monkeypatch)
    second = checked(book)

    assert dict(second_asked.chapters) == {"two": everywhere["two"]}
    assert pages >= {"one", "two", "three"}
    assert set(second_asked.units) == {"two"}
    doubled = [str(one.span) for one in second.findings if one.code == "space-double"]
    assert doubled == [str(one.span) for one in first.findings if one.code == "space-double"]


def test_a_second_check_of_an_unchanged_book_runs_no_rule(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = checked(book)
    asked = Asked(monkeypatch)

    second = checked(book)

    assert (dict(asked.chapters), dict(asked.units), dict(asked.others)) == ({}, {}, {})
    assert second.findings == first.findings
    assert {one.name for one in second.times if one.kept} >= {"build", "manuscript"}


def test_another_file_in_the_folder_changes_nothing(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(book)
    (book / "notes.txt").write_text("nobody asks", encoding="utf-8")
    asked = Asked(monkeypatch)

    checked(book)

    assert not asked.chapters and not asked.units and not asked.others


def test_each_of_two_books_with_the_same_pages_has_its_own_lines(tmp_path: Path) -> None:
    """Such as two work trees of one repository, one of them with a comment more."""
    asked = {"output": tmp_path / "out", "cache": tmp_path / "cache", "jobs": 1, "only": ["missing-glyph"]}
    settings = f'{SETTINGS.partition("chapters")[0]}chapters = ["one.md"]\n'
    lines = {"plain": 3, "commented": 5}
    for name, line in lines.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "publish.toml").write_text(settings, encoding="utf-8")
        comment = "<!-- Ask the keeper. -->\n\n" * (line > 3)
        (folder / "one.md").write_text(f"# One\n\n{comment}The sign \ue123 it was.\n", encoding="utf-8")

    answers = [(name, publish.check(tmp_path / name, **asked)) for name in (*lines, *lines)]

    for name, answer in answers:
        (found,) = answer.findings
        assert found.span is not None
        assert found.span.line == lines[name]
