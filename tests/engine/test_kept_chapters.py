"""A long unit whose text changed is laid out from what it was before; a whole book comes out the same."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import publish
from publish.engine.kept_chapters import LEAST
from publish.engine.kept_layouts import KeptLayouts
from publish.pdf.facts import UnitFacts
from publish.pdf.layout import lay_out, lay_out_inside
from publish.pdf.tasks import Earlier, FaceFile, Layout, LayoutTask
from publish.store import Store

Anything: TypeAlias = Any
TEXT = "She counted the steps of the tower, and wherever she stopped a window gave on the sea. " * 5


class Workers(Executor):
    """Says which texts it was given to begin with, and lays out nothing."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.earlier: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Anything, **kwargs: Anything) -> Future[Any]:
        done: Future[Any] = Future()
        task = args[0]
        assert isinstance(task, LayoutTask)
        if fn is lay_out_inside:
            assert isinstance(args[1], Earlier)
            self.earlier.append(args[1].xhtml)
        else:
            assert fn is lay_out
            self.earlier.append("")
        done.set_result(Layout(task.unit_id, task.xhtml.encode(), UnitFacts(self.pages)))
        return done


@pytest.fixture
def task(tmp_path: Path) -> LayoutTask:
    face = tmp_path / "serif.ttf"
    face.write_bytes(b"serif")
    return LayoutTask("lamp", "one", ("p { margin: 0 }",), (FaceFile("Serif", 400, False, face),))


def test_a_long_unit_begins_with_what_it_was(tmp_path: Path, task: LayoutTask) -> None:
    workers = Workers(LEAST)
    for text in ("one", "two", "three"):
        kept = KeptLayouts(workers, Store(tmp_path / "cache"), "versions", inside=True)
        kept.submit(lay_out, replace(task, xhtml=text)).result()
    assert workers.earlier == ["", "one", "two"]


def test_what_else_decides_its_pages_must_be_the_same(tmp_path: Path, task: LayoutTask) -> None:
    workers = Workers(LEAST)
    kept = KeptLayouts(workers, Store(tmp_path / "cache"), "versions", inside=True)
    kept.submit(lay_out, task).result()
    for other in (
        replace(task, xhtml="two", unit_id="wick"),
        replace(task, xhtml="two", css=("p { margin: 1pt }",)),
        replace(task, xhtml="two", side="verso"),
    ):
        kept.submit(lay_out, other).result()
    assert workers.earlier == ["", "", "", ""]


def test_a_short_one_is_laid_out_whole(tmp_path: Path, task: LayoutTask) -> None:
    workers = Workers(LEAST - 1)
    kept = KeptLayouts(workers, Store(tmp_path / "cache"), "versions", inside=True)
    for text in ("one", "two"):
        kept.submit(lay_out, replace(task, xhtml=text)).result()
    assert workers.earlier == ["", ""]


def test_an_executor_elsewhere_is_given_plain_layouts(tmp_path: Path, task: LayoutTask) -> None:
    workers = Workers(LEAST)
    kept = KeptLayouts(workers, Store(tmp_path / "cache"), "versions")
    for text in ("one", "two"):
        kept.submit(lay_out, replace(task, xhtml=text)).result()
    assert workers.earlier == ["", ""]


def test_a_book_built_again_is_the_one_built_anew(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "publish.toml").write_text(
        'title = "Tower"\nlanguage = "en"\ndate = 2026-05-01\ntrim = "4x6in"\nchapters = ["c.md"]\n',
        encoding="utf-8",
    )
    paragraphs = [f"{TEXT}Window {number}." for number in range(90)]
    text = "# Tower\n\n" + "\n\n".join(paragraphs) + "\n"
    (book / "c.md").write_text(text, encoding="utf-8")
    cache = tmp_path / "cache"
    first = publish.build(book, output=tmp_path / "again", to="pdf", cache=cache)
    assert first.artifacts[0].pages > LEAST
    (book / "c.md").write_text(text.replace("Window 40.", "Widow 40."), encoding="utf-8")
    publish.build(book, output=tmp_path / "again", to="pdf", cache=cache)
    publish.build(book, output=tmp_path / "anew", to="pdf", cache=False)
    again, anew = (tmp_path / name / "book.pdf" for name in ("again", "anew"))
    assert again.read_bytes() == anew.read_bytes()
