"""Builds with a cache: the same files, and only that laid out which another chapter did not decide."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import publish
from publish.engine.caching import changed_files, open_store, workers_to_warm_up
from publish.pdf.pool import Pool
from publish.store import Store
from tests.engine.conftest import ONE, SETTINGS, TWO, Write

THREE = "# The shore\n\nNobody came along it that winter, see [](#lamp){.page}.\n"
CHAPTERS = SETTINGS.replace('"two.md"', '"two.md", "three.md"')

Build = Callable[..., publish.BuildResult]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build the PDF with a cache of this test's own, whoever works on our code meanwhile, and
    forget that the same was built before, so that layouts are asked for."""
    monkeypatch.setattr("publish.versions.of_pages", lambda: "versions")

    def made(folder: Path, **options: object) -> publish.BuildResult:
        shutil.rmtree(tmp_path / "cache" / "record", ignore_errors=True)
        given = {"output": tmp_path / "out", "to": "pdf", "cache": tmp_path / "cache", **options}
        return publish.build(folder, **given)  # type: ignore[arg-type]

    return made


@pytest.fixture
def folder(book: Write) -> Path:
    return book(publish__toml=CHAPTERS, three__md=THREE)


def pdf(result: publish.BuildResult) -> bytes:
    return result.artifacts[0].path.read_bytes()


def test_with_and_without_a_cache_the_files_are_the_same_bytes(
    build: Build, folder: Path, tmp_path: Path
) -> None:
    without = build(folder, cache=False, to=None)
    expected = [one.path.read_bytes() for one in without.artifacts]
    for _ in range(2):
        result = build(folder, to=None)
        assert [one.path.read_bytes() for one in result.artifacts] == expected
        assert result.findings == without.findings
    assert without.cache == publish.CacheCounts()


def test_a_second_build_lays_nothing_out_and_starts_no_worker(
    build: Build, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(folder)
    assert first.cache.hits == 0 and first.cache.misses > 0
    monkeypatch.setattr(Pool, "_start", None)
    second = build(folder)
    assert second.cache == publish.CacheCounts(hits=first.cache.misses)


def test_a_changed_chapter_is_laid_out_with_what_shows_its_facts(build: Build, folder: Path) -> None:
    build(folder)
    (folder / "two.md").write_text(TWO.replace("oak", "elm"), encoding="utf-8")
    # Nothing moved: neither the contents nor the chapter that refers to it shows another number.
    assert build(folder).cache.misses == 1


def test_a_chapter_that_moved_others_is_laid_out_with_the_numbers_they_show(
    build: Build, folder: Path
) -> None:
    build(folder)
    (folder / "one.md").write_text(ONE + "\nIt was dark.\n" * 120, encoding="utf-8")
    changed = build(folder)
    # The chapter, which shows on what page the second one is now; contents; folios. The others only
    # moved: the third shows where the first begins, and that is where it was.
    assert changed.cache.misses <= 4
    assert changed.cache.hits >= 3
    expected = build(folder, cache=False)
    assert pdf(build(folder)) == pdf(expected)


def test_a_changed_style_sheet_lays_all_out(build: Build, folder: Path) -> None:
    first = build(folder)
    (folder / "styles").mkdir()
    (folder / "styles" / "print.css").write_text("p { color: navy }", encoding="utf-8")
    assert build(folder).cache.misses >= first.cache.misses - 1  # but for the margins


def test_a_damaged_entry_is_built_again(build: Build, folder: Path, tmp_path: Path) -> None:
    expected = pdf(build(folder))
    for kind in ("pages", "facts", "margins"):
        for entry in (tmp_path / "cache" / kind).rglob("*"):
            if entry.is_file():
                entry.write_bytes(entry.read_bytes()[:-7] + b"garbage")
    again = build(folder)
    assert again.cache.hits == 0 and again.cache.misses > 0
    assert pdf(again) == expected
    assert build(folder).cache == publish.CacheCounts(hits=again.cache.misses)


def test_a_build_that_was_interrupted_keeps_the_chapters_that_were_done(build: Build, folder: Path) -> None:
    def stop(event: publish.Progress) -> None:
        if event.step == "margins":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, progress=stop)
    assert build(folder).cache.misses == 1  # the margins


def test_a_cache_that_cannot_be_written_is_told_once(build: Build, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = build(folder, cache=tmp_path / "file")
    told = [one for one in result.findings if one.code == "cache-unusable"]
    assert [one.severity for one in told] == ["info"]
    assert result.artifacts and not result.failed


def test_by_default_the_cache_is_the_users(book: Write, tmp_path: Path, empty_cache: Path) -> None:
    publish.build(book(), output=tmp_path / "out", to="pdf")
    assert publish.cache_info().folder == empty_cache
    assert publish.cache_info().entries > 0
    assert publish.clear_cache().entries > 0
    assert publish.cache_info().entries == 0


def test_without_a_cache_nothing_is_kept(book: Write, tmp_path: Path, empty_cache: Path) -> None:
    publish.build(book(), output=tmp_path / "out", to="pdf", cache=False)
    assert not empty_cache.exists()


def test_workers_get_ready_as_far_as_they_will_be_needed(build: Build, folder: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "cache")
    assert workers_to_warm_up(changed_files(None, folder), 4) == 4
    assert workers_to_warm_up(changed_files(store, folder), 4) == 4
    build(folder)
    assert workers_to_warm_up(changed_files(store, folder), 4) == 0
    (folder / "three.md").write_text(THREE + "\nNor in spring.\n", encoding="utf-8")
    assert workers_to_warm_up(changed_files(store, folder), 4) == 1
    (folder / "three.md").unlink()
    assert workers_to_warm_up(changed_files(store, folder), 4) == 1


def test_two_builds_at_once_share_a_cache(folder: Path, tmp_path: Path) -> None:
    program = (
        "import sys, publish; publish.build(sys.argv[1], output=sys.argv[2], to='pdf', cache=sys.argv[3])"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(folder), str(tmp_path / name), str(tmp_path / "cache")],
            env={**os.environ, "PYTHONPATH": str(Path(publish.__file__).resolve().parents[1])},
        )
        for name in ("a", "b")
    ]
    assert [process.wait(timeout=300) for process in running] == [0, 0]
    first, second = ((tmp_path / name / "lighthouse.pdf").read_bytes() for name in ("a", "b"))
    assert first == second
    assert Store(tmp_path / "cache").info().entries > 0
