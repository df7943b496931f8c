"""Watching a manuscript: saves in, results out."""

import queue
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import publish

pytest.importorskip("watchfiles", reason="needs the extra watch")

WAIT = 60.0
"""Seconds after which a result counts as missing; on a quiet machine it takes one."""


class Watched:
    """A publication that is watched by a thread; its results in order."""

    def __init__(self, folder: Path, output: Path) -> None:
        self.folder = folder
        self.output = output
        self.results: queue.Queue[publish.BuildResult] = queue.Queue()
        self.steps: list[publish.Progress] = []

    def save(self, text: str, name: str = "one.md") -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def until(self, wanted: Callable[[publish.BuildResult], bool]) -> publish.BuildResult:
        """Return the next result that is ``wanted``; an editor's save may be two changes."""
        while True:
            result = self.results.get(timeout=WAIT)
            if wanted(result):
                return result


@contextmanager
def watched(folder: Path, output: Path, to: str = "epub") -> Iterator[Watched]:
    stop = threading.Event()
    there = Watched(folder, output)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            publish.watch(
                folder,
                there.results.put,
                output=output,
                to=to,
                jobs=1,
                progress=there.steps.append,
                stop=stop,
            )
        except BaseException as failure:
            failures.append(failure)
            raise

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield there
    finally:
        stop.set()
        thread.join(WAIT)
    assert not thread.is_alive()
    assert failures == []


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "publish.toml").write_text(
        'title = "Tides"\nlanguage = "en"\nchapters = ["one.md"]\ntheme = "report"\n'
        "[editions.print]\n[editions.epub]\npage-list = false\n",
        encoding="utf-8",
    )
    (folder / "one.md").write_text("# One\n\nThe ferry waits.\n", encoding="utf-8")
    return folder


def codes(result: publish.BuildResult) -> list[str]:
    return [finding.code for finding in result.findings]


def test_every_save_is_built(book: Path, tmp_path: Path) -> None:
    with watched(book, tmp_path / "out", to="pdf") as there:
        first = there.until(lambda result: True)
        before = first.artifacts[0].path.read_bytes()
        there.save("# One\n\nThe ferry has gone.\n")
        second = there.until(lambda result: not result.unchanged)
        assert second.artifacts[0].path.read_bytes() != before


def test_findings_come_and_go(book: Path, tmp_path: Path) -> None:
    with watched(book, tmp_path / "out") as there:
        assert codes(there.until(lambda result: True)) == []
        there.save("# One\n\nSee [there](#nowhere).\n")
        there.until(lambda result: codes(result) == ["link-dangling"])
        there.save("# One\n\nSee there.\n")
        there.until(lambda result: codes(result) == [])


def test_it_lives_through_files_that_are_half_saved_renamed_and_deleted(book: Path, tmp_path: Path) -> None:
    with watched(book, tmp_path / "out") as there:
        there.until(lambda result: True)
        (book / "one.md").write_bytes("# One\n\nTide und Str\xf6mung".encode("latin-1")[:-3])
        there.until(lambda result: bool(result.findings))
        (book / "one.md").rename(book / "two.md")
        there.until(lambda result: "file-missing" in codes(result) or "publication-empty" in codes(result))
        (book / "publish.toml").write_text('title = "Tid', encoding="utf-8")
        there.until(lambda result: not result.artifacts and result.failed)
        (book / "publish.toml").write_text(
            'title = "Tides"\nlanguage = "en"\nchapters = ["one.md"]\n[editions.epub]\npage-list = false\n',
            encoding="utf-8",
        )
        there.save("# One\n\nThe ferry is back.\n")
        assert there.until(lambda result: not result.failed).artifacts


def test_a_publication_that_is_gone_is_built_when_it_is_back(book: Path, tmp_path: Path) -> None:
    with watched(book, tmp_path / "out") as there:
        there.until(lambda result: True)
        away = tmp_path / "away"
        book.rename(away)
        there.until(lambda result: codes(result) == ["publication-gone"])
        shutil.copytree(away, book)
        assert there.until(lambda result: not result.failed).artifacts


def test_a_burst_of_saves_is_few_builds(book: Path, tmp_path: Path) -> None:
    with watched(book, tmp_path / "out") as there:
        there.until(lambda result: True)
        for number in range(40):
            there.save(f"# One\n\nSave number {number}.\n")
            time.sleep(0.005)
        results = [there.until(lambda result: True)]
        there.save("# One\n\nThe [last](#gone) save.\n")
        while "link-dangling" not in codes(results[-1]):
            results.append(there.until(lambda result: True))
        assert len(results) < 10


def test_a_newer_save_overtakes_a_build(book: Path, tmp_path: Path) -> None:
    with watched(book, tmp_path / "out", to="pdf") as there:
        there.until(lambda result: True)
        begun = len(there.steps)
        words = " ".join(f"wave{number}" for number in range(2000))
        there.save("# One\n\n" + "\n\n".join([words] * 10))
        deadline = time.monotonic() + WAIT
        while not any(one.step == "fonts" for one in there.steps[begun:]) and time.monotonic() < deadline:
            time.sleep(0.01)
        there.save("# One\n\nA [short](#gone) one.\n")
        result = there.until(lambda result: True)
        assert codes(result) == ["link-dangling"]
        assert result.artifacts[0].pages < 3


def test_the_first_build_tells_what_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        publish.watch(tmp_path / "none", lambda result: None, output=tmp_path / "out")
