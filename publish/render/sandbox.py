"""A publication's own templates, filled in a process that can be stopped.

No limit inside the interpreter holds against one long call of C code, so a stranger's template
runs apart: bounded in time by its end, in memory by the system where it can, in output by count.
"""

from __future__ import annotations

import json
import pickle
import struct
import subprocess
import sys
import threading
import time
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SECONDS = 10.0
"""For filling one template once."""
ALL_SECONDS = 120.0
"""For all that one build fills; what comes after is refused."""
MOST_CHARACTERS = 20_000_000
"""Of what a template writes at once."""

_WORKER = Path(__file__).with_name("sandbox_worker.py")
_LENGTH = struct.Struct("!Q")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a template gave no text, and where."""

    message: str
    template: str = ""
    line: int = 0
    costly: bool = False
    unsafe: bool = False
    """What it wrote may not stand in a book."""


class Sandbox:
    """The process with the templates; begun when first needed, once more after each stop."""

    def __init__(self, sources: dict[str, str], seconds: float | None = None) -> None:
        self._sources = sources
        self._seconds = SECONDS if seconds is None else seconds
        self._left = ALL_SECONDS
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def render(self, name: str, values: dict[str, object]) -> str | Failure:
        """Return the text that the template makes of plain values, or why there is none."""
        with self._lock:
            process = self._running()
            begun = time.monotonic()
            timer = threading.Timer(max(0.0, min(self._seconds, self._left)), process.kill)
            timer.start()
            try:
                assert process.stdin is not None and process.stdout is not None
                send(process.stdin, pickle.dumps((name, values)))
                answer = json.loads(receive(process.stdout))
            except (EOFError, OSError, ValueError):
                self._stop()
                return Failure("it took too long, or too much memory, and was stopped", name, costly=True)
            finally:
                timer.cancel()
                self._left -= time.monotonic() - begun
        if "text" in answer:
            return str(answer["text"])
        return Failure(
            str(answer["message"]), str(answer["template"]), int(answer["line"]), bool(answer["costly"])
        )

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", str(_WORKER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            weakref.finalize(self, _end, self._process)
            assert self._process.stdin is not None
            send(self._process.stdin, pickle.dumps((sys.path, self._sources, MOST_CHARACTERS)))
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            _end(self._process)
            self._process = None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # what was still to be sent is of no use to an ended process
    process.wait()


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message, its length before it."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read one message; raises EOFError where the other side has ended."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    if len(message) < length:
        raise EOFError
    return message
