"""A whole book in one run of the layout engine has the pages that it has by units."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

import publish
from publish.engine.events import silent
from publish.engine.manuscript import read_manuscript
from publish.engine.preparation import Preparation
from publish.engine.print_edition import PrintResult, build_print
from publish.pdf.pool import Pool
from tests.built_books import BookOf, BuiltBook
from tests.conftest import REPOSITORY
from tests.engine.conftest import SETTINGS, Write
from tests.equal_pages import Comparison, compare, sampled
from tests.random_books import books, write

RANDOM = int(os.environ.get("PUBLISH_RANDOM_BOOKS", "6"))
"""How many random books are tried."""

Both = Callable[[Path], tuple[PrintResult, PrintResult]]


@pytest.fixture(scope="module")
def both() -> Iterator[Both]:
    """Set a book by units and in one run, with the same workers."""
    with Pool(2, seconds=3_600) as pool:

        def build(source: Path) -> tuple[PrintResult, PrintResult]:
            manuscript, findings = read_manuscript(source)
            assert manuscript is not None, findings
            preparation = Preparation(manuscript)
            edition = next(one for one in manuscript.project.editions if one.target == "pdf")
            moment = datetime(2026, 5, 1, tzinfo=UTC)
            by_units = build_print(preparation, edition, pool, moment, silent)
            return by_units, build_print(preparation, edition, pool, moment, silent, single_run=True)

        yield build


def compared(results: tuple[PrintResult, PrintResult], pictures: int) -> Comparison:
    by_units, in_one_run = results
    assert by_units.pdf is not None and in_one_run.pdf is not None, in_one_run.findings
    assert by_units.findings == in_one_run.findings
    found = compare(by_units.pdf, in_one_run.pdf, sampled(by_units.pages, pictures))
    assert found.pages == by_units.pages
    return found


def one_run_beside(built: BuiltBook, folder: Path, pictures: int) -> Comparison:
    """Set a book that is built in one run too; its units come from the cache."""
    assert built.cache is not None
    in_one_run = publish.build(built.source, output=folder, to="pdf", single_run=True, cache=built.cache)
    (pdf,) = in_one_run.artifacts
    found = compare(built.pdf, pdf.path.read_bytes(), sampled(pdf.pages, pictures))
    assert found.pages == pdf.pages
    return found


def test_the_handbook(whole_book: BookOf, tmp_path: Path) -> None:
    found = one_run_beside(whole_book("handbook"), tmp_path, 12)

    assert found.differences == []
    assert found.pages > 50 and found.glyphs > 50_000 and found.links > 50 and found.entries > 40


def test_a_report_that_runs_on(both: Both) -> None:
    assert compared(both(REPOSITORY / "content" / "wire-report"), 4).differences == []


def test_a_tagged_edition(book: Write, both: Both) -> None:
    found = compared(both(book(publish__toml=SETTINGS + '[editions.screen]\npreset = "screen"\n')), 4)

    assert found.differences == []
    assert found.tags > 30


@pytest.mark.slow
def test_sherlock(whole_book: BookOf, tmp_path: Path) -> None:
    found = one_run_beside(whole_book("sherlock"), tmp_path, 12)

    assert found.differences == []
    assert found.pages > 250 and found.glyphs > 500_000


@pytest.mark.slow
def test_the_rust_book(whole_book: BookOf, tmp_path: Path) -> None:
    found = one_run_beside(whole_book("rust-book"), tmp_path, 12)

    assert found.differences == []
    assert found.pages > 600 and found.links > 300


@settings(max_examples=RANDOM, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=books())
def test_random_books(both: Both, files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        results = both(write(Path(folder), files))

    assert compared(results, 3).differences == []


def test_the_command_and_what_it_writes(book: Write, tmp_path: Path) -> None:
    folder = book()
    by_units = publish.build(folder, output=tmp_path / "units", to="pdf")

    in_one_run = publish.build(folder, output=tmp_path / "run", to="pdf", single_run=True)

    assert in_one_run.findings == by_units.findings
    (one,), (other,) = by_units.artifacts, in_one_run.artifacts
    assert compare(one.path.read_bytes(), other.path.read_bytes()).differences == []


def test_a_cluster_sets_no_single_run(book: Write, tmp_path: Path) -> None:
    with pytest.raises(publish.UsageError, match="leave the executor out"):
        publish.build(book(), output=tmp_path, executor="tcp://127.0.0.1:1", single_run=True)


def test_blank_pages_of_the_run_are_ours(book: Write, both: Both) -> None:
    by_units, in_one_run = both(book())

    assert in_one_run.pdf is not None and in_one_run.pages == by_units.pages
    with pikepdf.open(io.BytesIO(in_one_run.pdf)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
        empty = [number for number, page in enumerate(pdf.pages) if not page.Contents.read_bytes()]
    assert len(empty) >= 2  # before the contents, and before the second chapter


def test_a_style_that_looks_at_the_whole_book_is_told(book: Write, both: Both) -> None:
    """`:nth()` counts the pages of the book in one run, and those of each chapter by units."""
    folder = book(two__md="# The stairs {#stairs}\n\n" + "There were steps. " * 600)
    (folder / "styles").mkdir()
    (folder / "styles" / "print.css").write_text("@page :nth(1) { margin-top: 150mm }")

    by_units, in_one_run = both(folder)

    assert "single-run-differs" not in [one.code for one in by_units.findings]
    found = [one for one in in_one_run.findings if one.code == "single-run-differs"]
    assert len(found) == 1 and "pages by itself" in found[0].message


def test_other_pages_are_found_out(book: Write, both: Both) -> None:
    one, _ = both(book("one"))
    other, _ = both(book("other", two__md="# The stairs {#stairs}\n\nThere were ninety-one steps.\n"))
    assert one.pdf is not None and other.pdf is not None

    assert compare(one.pdf, other.pdf).differences
    moved, _ = both(book("moved", publish__toml=SETTINGS + 'trim = "5.6x8.5in"\n'))
    assert moved.pdf is not None
    assert any("stand elsewhere" in one for one in compare(one.pdf, moved.pdf).differences)
