"""EPUBCheck for the tests: one Java machine for a whole session, started when it is first needed.

In a test take the fixture ``epubcheck``: ``assert not epubcheck([path])[path]``. The first call
costs about 5 s (Java starts, EPUBCheck reads its schemas), each further file 0.1 s and more.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

SERVER = Path(__file__).with_name("epubcheck_server.py")
TIMEOUT = 300.0
"""In seconds, for one file; the start of Java is part of the first."""


@dataclass(frozen=True, slots=True)
class Message:
    """One finding of EPUBCheck at one place."""

    id: str
    severity: str
    """``FATAL``, ``ERROR``, ``WARNING`` or ``INFO``; notes on usage are left out."""
    path: str
    """The file in the EPUB."""
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.severity} {self.id} {self.path}:{self.line}:{self.column} {self.text}"


class EpubChecker:
    """A child process that checks EPUBs one after the other."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, str(SERVER))) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._lock = threading.Lock()

    def __enter__(self) -> EpubChecker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.communicate()
        self._log.close()

    def __call__(self, paths: Iterable[Path]) -> dict[Path, list[Message]]:
        """Return what EPUBCheck finds in each of ``paths``; fails the test when it cannot run."""
        with self._lock:
            return {path: list(_messages(self._report(path))) for path in paths}

    def _report(self, path: Path) -> dict[str, object]:
        if not path.is_file():
            raise FileNotFoundError(path)
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        guard = threading.Timer(TIMEOUT, process.kill)
        guard.start()
        try:
            process.stdin.write(f"{path.absolute()}\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            guard.cancel()
        if not answer:
            raise RuntimeError(f"EPUBCheck could not check {path}; it said:\n{self._last_words(process)}")
        report: dict[str, object] = json.loads(answer)
        return report

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def _last_words(self, process: subprocess.Popen[str]) -> str:
        process.kill()
        process.communicate()
        self._log.seek(0)
        return self._log.read()[-4000:]


def _messages(report: dict[str, object]) -> Iterable[Message]:
    """Yield a report's messages, each once a place, as EPUBCheck orders them."""
    found = report["messages"]
    assert isinstance(found, list)
    for one in found:
        if one["severity"] in ("USAGE", "SUPPRESSED"):
            continue
        for place in one["locations"] or [{"path": "", "line": 0, "column": 0}]:
            yield Message(
                one["ID"], one["severity"], place["path"], place["line"], place["column"], one["message"]
            )
