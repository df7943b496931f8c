"""Programs of others, run with limits: a child and all that it starts end when we say so.

Each child leads a process group of its own. When its time is over, when it says more than anybody
wants to hear, and when we are interrupted, the whole group is killed: a Java machine may have
started another one, Ace starts a browser.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal, TypeAlias

Ending: TypeAlias = Literal["done", "late", "loud", "absent"]
"""It ended by itself; its time was over; it said too much; it could not be started."""

MOST_ANSWER = 64 * 2**20
"""Bytes of standard output that are read of one child."""
_LAST_WORDS = 4000
"""Bytes of standard error that are kept, from its end."""
_CHUNK = 2**16
_BOUNDED = Path(__file__).with_name("bounded.py")


@dataclass(slots=True)
class Said:
    """What came of a child."""

    ending: Ending = "absent"
    status: int = -1
    """Exit status; below 0 the signal that ended it."""
    last_words: str = ""
    """The end of what it wrote to standard error, on one line."""

    @property
    def trouble(self) -> str:
        """Why a child gave no answer, for a message."""
        if self.ending == "late":
            return "it did not end within the time limit"
        if self.ending == "loud":
            return f"it wrote more than {MOST_ANSWER // 2**20} MiB"
        words = f": {self.last_words}" if self.last_words else ""
        if self.ending == "absent":
            return f"it could not be started{words}"
        how = f"was ended by signal {-self.status}" if self.status < 0 else f"ended with status {self.status}"
        return f"it {how}{words}"


@dataclass(slots=True)
class Child:
    """A running child, or one that could not be started. Made by `child`."""

    deadline: float
    said: Said
    process: subprocess.Popen[bytes] | None
    _chunks: queue.Queue[bytes] = field(default_factory=lambda: queue.Queue(maxsize=16))
    _stopped: threading.Event = field(default_factory=threading.Event)
    _errors: deque[bytes] = field(default_factory=lambda: deque(maxlen=2))
    _threads: list[threading.Thread] = field(default_factory=list)

    def chunks(self) -> Iterator[bytes]:
        """Yield what it writes to standard output, until it ends or must."""
        total = 0
        while self.process is not None and self.said.ending == "done":
            try:
                chunk = self._chunks.get(timeout=max(0.0, self.deadline - time.monotonic()))
            except queue.Empty:
                self.said.ending = "late"
                return
            if not chunk:
                return
            total += len(chunk)
            if total > MOST_ANSWER:
                self.said.ending = "loud"
                return
            yield chunk

    def lines(self) -> Iterator[bytes]:
        """Yield whole lines of its standard output, without their ends."""
        rest: list[bytes] = []
        for chunk in self.chunks():
            *whole, last = chunk.split(b"\n")
            for line in whole:
                yield b"".join([*rest, line])
                rest = []
            rest.append(last)

    def follow(self, questions: bytes) -> None:
        """Begin to read what it says, and to tell it ``questions``."""
        for work in (lambda: self._ask(questions), self._listen, self._overhear):
            thread = threading.Thread(target=work, daemon=True)
            thread.start()
            self._threads.append(thread)

    def end(self, at_once: bool = False) -> None:
        """Wait for a child that has said all, for as long as it has time; kill it else, and its own."""
        process = self.process
        if process is None:
            return
        if self.said.ending == "done" and not at_once:
            try:
                process.wait(max(0.0, self.deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.said.ending = "late"
        _kill(process)
        self._stopped.set()
        self.said.status = process.wait()
        for thread in self._threads:
            thread.join(5)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                _close(stream)
        words = b"".join(self._errors)[-_LAST_WORDS:].decode("utf-8", "replace")
        self.said.last_words = " ".join(words.split())[-500:]

    def _ask(self, questions: bytes) -> None:
        assert self.process is not None and self.process.stdin is not None
        try:
            self.process.stdin.write(questions)
            self.process.stdin.close()
        except OSError:  # it ended before it had read all: its status tells
            return

    def _listen(self) -> None:
        assert self.process is not None and self.process.stdout is not None
        while not self._stopped.is_set():
            chunk = os.read(self.process.stdout.fileno(), _CHUNK)
            while not self._stopped.is_set():
                try:
                    self._chunks.put(chunk, timeout=0.2)
                    break
                except queue.Full:
                    continue
            if not chunk:
                return

    def _overhear(self) -> None:
        assert self.process is not None and self.process.stderr is not None
        while chunk := os.read(self.process.stderr.fileno(), _CHUNK):
            self._errors.append(chunk)


@contextmanager
def child(
    command: Sequence[str | Path],
    limit: float,
    questions: bytes = b"",
    environment: Mapping[str, str] = {},
    folder: Path | None = None,
) -> Iterator[Child]:
    """Run a command for at most ``limit`` seconds; at the end of the block nothing of it is left.

    ``questions`` is its standard input, ``environment`` is added to ours, ``folder`` is where it
    stands (a temporary one if None). A command that cannot be started raises nothing: it says so.
    """
    with tempfile.TemporaryDirectory(prefix="publish-", ignore_cleanup_errors=True) as scratch:
        said = Said()
        running = Child(time.monotonic() + limit, said, None)
        try:
            running.process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder or scratch,
                env={**os.environ, "TMPDIR": scratch, "TMP": scratch, "TEMP": scratch, **environment},
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            said.last_words = error.strerror or str(error)
        else:
            said.ending = "done"
            running.follow(questions)
        try:
            yield running
        except BaseException:
            running.end(at_once=True)
            raise
        running.end()


def run(
    command: Sequence[str | Path],
    limit: float,
    questions: bytes = b"",
    environment: Mapping[str, str] = {},
    folder: Path | None = None,
) -> tuple[bytes, Said]:
    """Run a command to its end; return its standard output, and what came of it."""
    with child(command, limit, questions, environment, folder) as running:
        answer = b"".join(running.chunks())
    return answer, running.said


def bounded(command: Sequence[str | Path], memory: int) -> list[str | Path]:
    """Return a command that runs ``command`` with at most ``memory`` bytes of address space.

    Where the system knows no such limit (Windows) it runs without. Java machines and browsers
    reserve far more than they use, so they have limits of their own.
    """
    return [sys.executable, "-I", "-S", _BOUNDED, str(memory), *command]


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a child with all that it started; what has ended is no matter."""
    if sys.platform == "win32":
        taskkill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(taskkill, capture_output=True, check=False)
        return
    try:
        # The group outlives its leader, whose number is not given away before we have waited for it.
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # macOS: not permitted for a group that is dead
        return


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:  # a pipe that nobody reads any more
        return
