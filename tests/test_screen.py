"""Whole books as PDFs for the screen, asked of the checkers that a publisher would ask."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish.check.validators.outloud import Outloud
from publish.check.validators.verapdf import VeraPdf
from publish.engine.events import silent
from publish.engine.manuscript import read_manuscript
from publish.engine.preparation import Preparation
from publish.engine.print_edition import build_print
from publish.pdf.pool import Pool
from tests.conftest import REPOSITORY
from tests.structure_tree import faults, read
from tests.text_of_pdf import pdf_pages

pytestmark = pytest.mark.slow

Set = Callable[..., bytes]

NAMES = ("handbook", "wire-report", "sherlock")


@pytest.fixture(scope="module")
def set_book(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Set]:
    """Set a book by name as an edition of a preset, once."""
    done: dict[tuple[str, str, bool], bytes] = {}

    def source(name: str) -> Path:
        if name != "sherlock":
            return REPOSITORY / "content" / name
        shared: Path = request.getfixturevalue("shared")
        folder = tmp_path_factory.mktemp("sherlock") / "sherlock"
        shutil.copytree(shared / "manuscripts" / "sherlock" / "text", folder / "text")
        shutil.copy(REPOSITORY / "tests" / "books" / "sherlock" / "publish.toml", folder)
        return folder

    with Pool(2, seconds=3_600) as pool:

        def build(name: str, preset: str = "screen", single_run: bool = False) -> bytes:
            key = (name, preset, single_run)
            if key not in done:
                manuscript, _ = read_manuscript(source(name))
                assert manuscript is not None
                edition = next(one for one in manuscript.project.editions if one.target == "pdf")
                moment = datetime(2026, 11, 24, tzinfo=UTC)
                made = build_print(
                    Preparation(manuscript), replace(edition, preset=preset), pool, moment, silent, single_run
                )
                assert made.pdf is not None
                done[key] = made.pdf
            return done[key]

        yield build


@pytest.mark.parametrize("name", NAMES)
def test_every_piece_of_a_book_is_told_once(set_book: Set, name: str) -> None:
    book = read(set_book(name))

    assert list(faults(book)) == []
    assert any(book.document.all("H1"))
    book.pdf.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_are_those_of_print(set_book: Set, name: str) -> None:
    screen, printed = (pdf_pages(set_book(name, preset), artifacts=True) for preset in ("screen", "print"))

    differences = [
        (one.words, other.words)
        for one, other in zip(screen, printed, strict=True)
        if one.words != other.words
    ]
    # The imprint says which edition it is.
    assert [[word for word in one if word not in other] for one, other in differences] in (
        [],
        [["Electronic"]],
    )


def test_one_run_tells_the_same(set_book: Set) -> None:
    by_units, in_one_run = (read(set_book("handbook", single_run=single)) for single in (False, True))

    assert in_one_run.document.sketch() == by_units.document.sketch()
    assert in_one_run.document.text == by_units.document.text
    assert list(faults(in_one_run)) == []


@pytest.mark.parametrize("name", NAMES)
def test_outloud_finds_no_error(set_book: Set, name: str, tmp_path: Path) -> None:
    outloud = Outloud()
    if missing := outloud.missing():
        pytest.skip(missing)
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(set_book(name))

    found = outloud.check([path], 300)[path]

    assert [one for one in found if one.severity == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_verapdf_finds_no_failure(set_book: Set, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(set_book(name))

    verapdf = VeraPdf()
    if missing := verapdf.missing():
        pytest.skip(missing)

    assert verapdf.check([path], 300)[path] == ()
