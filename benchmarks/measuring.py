"""Times a command as a whole process, with the memory of all its processes together."""

from __future__ import annotations

import compileall
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


@dataclass
class Memory:
    """Peaks of the proportional set size (PSS), in MB: what processes share counts once."""

    total: int = 0
    """Of all processes together."""
    parent: int = 0
    worker: int = 0
    """Of the largest process below the parent; while it lays out, where joining is told apart."""
    joiner: int = 0
    """Of the largest process below the parent since joining began."""
    joining: bool = False

    def sample(self, pid: int) -> None:
        sizes = [_pss(process) for process in _family(pid)]
        if sizes:
            self.total = max(self.total, sum(sizes) >> 20)
            self.parent = max(self.parent, sizes[0] >> 20)
            below = max(sizes[1:], default=0) >> 20
            if self.joining:
                self.joiner = max(self.joiner, below)
            else:
                self.worker = max(self.worker, below)


@dataclass
class Sampling:
    """Samples the memory of a process and all below it until it is stopped."""

    pid: int
    memory: Memory = field(default_factory=Memory)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Memory:
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self.memory

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self.over.wait(0.1):
            self.memory.sample(self.pid)


def as_installed() -> None:
    """Compile our package, as ``pip install`` does: else the first start, or under
    ``PYTHONDONTWRITEBYTECODE`` every one, compiles 250 modules (0.15 s)."""
    compileall.compile_dir(str(REPOSITORY / "publish"), quiet=1)


def timed(command: Sequence[str], memory: bool = True) -> dict[str, float]:
    """Run a command to its end; return its seconds, and its peak memory unless that is not asked for
    (looking at it costs a short command some of its time)."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL) as process:
        if memory:
            with Sampling(process.pid) as found:
                status = process.wait()
                seconds = time.perf_counter() - start
        else:
            found = None
            status = process.wait()
            seconds = time.perf_counter() - start
    if status not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with status {status}")
    return _figures(seconds, found)


def told_apart(command: Sequence[str], joining: str) -> dict[str, float]:
    """Run a build to its end as `timed` does; what its processes take from the line of standard error
    on that holds ``joining`` is the ``joiner_mb``."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        with Sampling(process.pid) as found:
            for line in process.stderr:
                found.joining = found.joining or joining in line
            status = process.wait()
            seconds = time.perf_counter() - start
    if status not in (0, 1) or not found.joining:
        sys.exit(f"{' '.join(command)} ended with status {status}")
    return {**_figures(seconds, found), "joiner_mb": found.joiner}


def _figures(seconds: float, found: Memory | None) -> dict[str, float]:
    memory = {"peak_mb": found.total, "parent_mb": found.parent, "worker_mb": found.worker} if found else {}
    return {"seconds": round(seconds, 3), **memory}


def machine() -> str:
    return f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"


def page_count(pdf: Path) -> int:
    import pikepdf

    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


def _family(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return []


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0  # ended since it was listed
