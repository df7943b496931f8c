"""What is laid out again, and what is not, when the pages before a chapter change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from publish.engine.events import silent
from publish.engine.manuscript import read_manuscript
from publish.engine.preparation import Preparation
from publish.engine.print_edition import PrintResult, build_print
from publish.pdf.keys import TaskKeys
from publish.pdf.pool import Pool
from publish.pdf.tasks import Layout, LayoutTask
from tests.equal_pages import compare

CHAPTERS = 6
SETTINGS = f"""\
title = "TITLE"
language = "en"
date = 2026-05-01
trim = "4x6in"
theme = "THEME"
chapters = {[f"c{number}.md" for number in range(CHAPTERS)]}
""".replace("'", '"')
ANY = '[pages]\nopenings = "any"\n'
TEXT = "She counted the steps of the tower, and wherever she stopped a window gave on the sea.[^{0}]\n\n"


class Kept(Executor):
    """Lays out what it has not laid out before, and says which units that were."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._keys = TaskKeys("")
        self._layouts: dict[str, Future[Layout]] = {}
        self.laid_out: list[str] = []

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201
        task = args[0]
        assert isinstance(task, LayoutTask)
        key = self._keys.of(task)
        if key not in self._layouts:
            if not task.unit_id.startswith("margins"):
                self.laid_out.append(task.unit_id)
            self._layouts[key] = self._pool.submit(fn, *args, **kwargs)
        return self._layouts[key]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2) as pool:
        yield pool


Book = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Write six chapters of different lengths, the first of ``first`` paragraphs."""

    def write(first: int, theme: str = "any", title: str = "Steps", css: str = "") -> Path:
        folder = tmp_path / f"{theme}-{first}-{title}-{len(css)}"
        (folder / "themes" / "any").mkdir(parents=True)
        (folder / "themes" / "any" / "theme.toml").write_text(f'base = "novel"\n{ANY}')
        (folder / "themes" / "any" / "print.css").write_text(css)
        settings = SETTINGS.replace("THEME", "themes/any" if theme == "any" else theme)
        (folder / "publish.toml").write_text(settings.replace("TITLE", title))
        for number in range(CHAPTERS):
            count = first if number == 0 else 9 + 7 * number
            notes = "".join(f"[^{one}]: The {one}th step.\n\n" for one in range(count))
            text = "".join(TEXT.format(one) for one in range(count))
            name = f"Chapter {chr(ord('A') + number)}"
            (folder / f"c{number}.md").write_text(f"# {name} {{#c{number}}}\n\n{text}{notes}", "utf-8")
        return folder

    return write


def printed(folder: Path, executor: Executor, single_run: bool = False) -> PrintResult:
    manuscript, findings = read_manuscript(folder)
    assert manuscript is not None, findings
    edition = next(one for one in manuscript.project.editions if one.target == "pdf")
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    result = build_print(Preparation(manuscript), edition, executor, moment, silent, single_run=single_run)
    assert result.pdf is not None, result.findings
    return result


def openings(result: PrintResult) -> list[int]:
    """Return the pages, from 0, on which the chapters open."""
    import io

    assert result.pdf is not None
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            return [pages[item.destination[0].objgen] for item in outline.root if "Chapter" in item.title]


@pytest.mark.parametrize("theme", ["any", "novel", "textbook"])
def test_a_cold_build_lays_each_chapter_out_once(book: Book, pool: Pool, theme: str) -> None:
    kept = Kept(pool)

    result = printed(book(30, theme), kept)

    chapters = [name for name in kept.laid_out if name != "contents"]
    assert len(chapters) == len(set(chapters)) >= CHAPTERS
    if theme == "any":
        assert {page % 2 for page in openings(result)[1:]} == {0, 1}


def test_chapters_that_change_sides_are_not_laid_out_again(book: Book, pool: Pool) -> None:
    kept = Kept(pool)
    before = printed(book(30), kept)
    kept.laid_out.clear()

    after = printed(book(37), kept)

    sides = [[page % 2 for page in openings(result)[1:]] for result in (before, after)]
    assert sides[0] == [1 - side for side in sides[1]]
    assert set(kept.laid_out) == {"c0", "contents"}


def test_chapters_that_only_moved_are_not_laid_out_again(book: Book, pool: Pool) -> None:
    """Neither folios nor running heads are part of what is laid out."""
    kept = Kept(pool)
    before = printed(book(30, "novel"), kept)
    kept.laid_out.clear()

    after = printed(book(50, "novel", title="Stairs"), kept)

    assert openings(after)[1] - openings(before)[1] >= 2
    assert set(kept.laid_out).isdisjoint({f"c{number}" for number in range(1, CHAPTERS)})


@pytest.mark.parametrize("first", [30, 37])
def test_moved_pages_are_those_of_one_run(book: Book, pool: Pool, first: int) -> None:
    folder = book(first)

    by_units, in_one_run = printed(folder, pool), printed(folder, pool, single_run=True)

    assert by_units.pdf is not None and in_one_run.pdf is not None
    found = compare(by_units.pdf, in_one_run.pdf)
    assert found.differences == []
    assert found.farthest < 0.01


def test_where_a_style_makes_the_sides_differ_they_are_laid_out_again(book: Book, pool: Pool) -> None:
    folder = book(37, css="@page :left { margin-right: 5mm }")
    kept = Kept(pool)

    by_units, in_one_run = printed(folder, kept), printed(folder, pool, single_run=True)

    assert kept.laid_out.count("c2") + kept.laid_out.count("c1") > 2
    assert by_units.pdf is not None and in_one_run.pdf is not None
    assert compare(by_units.pdf, in_one_run.pdf).differences == []
