"""A build on a real Dask cluster of this machine: a scheduler and workers, each its own process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import publish
from tests.engine.conftest import Write

REPOSITORY = Path(__file__).resolve().parents[2]
CHAPTERS = 12


class Cluster:
    """A scheduler, and workers that can be added and killed."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self._scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        while not self.file.exists():
            assert self._scheduler.poll() is None
            time.sleep(0.1)
        self.address = str(json.loads(self.file.read_text())["address"])

    def add(self, *prelude: str) -> None:
        self.workers.append(self._start("worker", "--nthreads", "1", "--no-nanny", prelude=prelude))

    def _start(self, role: str, *options: str, prelude: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
        main = "; ".join((*prelude, "from dask.__main__ import main", "main()"))
        arguments = (role, *options, "--no-dashboard", "--scheduler-file", str(self.file))
        with (self.folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-c", main, *arguments],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(self.folder)},
            )

    def end(self) -> None:
        for process in (*self.workers, self._scheduler):
            process.kill()
        for process in (*self.workers, self._scheduler):
            process.wait(60)


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="the extra “distributed” is not installed")
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.end()


@pytest.fixture
def novel(book: Write) -> Path:
    texts = {
        f"c{number}__md": f"# Chapter {number}\n\n" + "The keeper lit the lamp at dusk. " * 40 * (number + 1)
        for number in range(CHAPTERS)
    }
    names = ", ".join(f'"c{number}.md"' for number in range(CHAPTERS))
    return book("novel", publish__toml=f'title = "N"\nlanguage = "en"\nchapters = [{names}]\n', **texts)


def gone(process: psutil.Process) -> bool:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_only_time(cluster: Cluster, novel: Path, tmp_path: Path) -> None:
    cluster.add()
    cluster.add()
    killed: list[psutil.Process] = []

    def kill_one(event: publish.Progress) -> None:
        if event.step == "layout" and event.done >= 3 and not killed:
            worker = psutil.Process(cluster.workers[0].pid)
            killed.extend((worker, *worker.children(recursive=True)))
            worker.send_signal(signal.SIGKILL)
            cluster.workers[0].wait()

    there = publish.build(
        novel, output=tmp_path / "there", to="pdf", cache=False,
        executor=cluster.address, progress=kill_one,
    )  # fmt: skip
    here = publish.build(novel, output=tmp_path / "here", to="pdf", cache=False, jobs=2)

    assert len(killed) > 1, "no layout ran below the worker"
    assert there.findings == here.findings
    assert there.artifacts[0].path.read_bytes() == here.artifacts[0].path.read_bytes()
    assert all(gone(process) for process in killed)

    again = publish.build(novel, output=tmp_path / "again", to="pdf", cache=False, executor=cluster.address)
    assert again.artifacts[0].path.read_bytes() == here.artifacts[0].path.read_bytes()


@pytest.mark.slow
def test_a_worker_with_another_version_is_named(cluster: Cluster, novel: Path, tmp_path: Path) -> None:
    other = "import publish.versions; publish.versions.of_pages = lambda: 'weasyprint 69.0'"
    cluster.add(
        other, "import publish.engine.station as s", "s.Station.versions = lambda self: 'weasyprint 1'"
    )

    result = publish.build(novel, output=tmp_path / "out", to="pdf", cache=False, executor=cluster.address)

    assert [one.code for one in result.findings] == ["cluster-misfit"]
    assert "weasyprint 1 (here " in result.findings[0].message
    assert "tcp://127.0.0.1:" in result.findings[0].message
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_worker_without_the_package_is_named(cluster: Cluster, novel: Path, tmp_path: Path) -> None:
    cluster.add("import sys; sys.modules['publish'] = None")

    result = publish.build(novel, output=tmp_path / "out", to="pdf", cache=False, executor=cluster.address)

    assert [one.code for one in result.findings] == ["cluster-misfit"]
    assert "publish" in result.findings[0].message


@pytest.mark.slow
def test_a_cluster_that_does_not_answer(
    cluster: Cluster, novel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.engine.cluster.SECONDS", 1)
    address = cluster.address

    idle = publish.build(novel, output=tmp_path / "out", to="pdf", cache=False, executor=address)
    cluster.end()
    dead = publish.build(novel, output=tmp_path / "out", to="pdf", cache=False, executor=address)

    assert [one.code for one in (*idle.findings, *dead.findings)] == ["cluster-unreachable"] * 2
    assert "has no worker" in idle.findings[0].message
    assert "no scheduler answers" in dead.findings[0].message


def test_what_is_no_address(book: Write, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra “distributed” is not installed")
    with pytest.raises(publish.UsageError, match="no address"):
        publish.build(book(), output=tmp_path, to="pdf", executor="somewhere")


def test_without_the_extra(book: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(publish.UsageError, match=r"publish-book\[distributed\]"):
        publish.build(book(), output=tmp_path, to="pdf", executor="tcp://127.0.0.1:1")
