"""One worker process, seen from its parent."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
import threading
from typing import IO, Any, BinaryIO, cast

from publish.pdf.interpreters import Process, Source, last_words
from publish.pdf.worker import OWN, receive, send_bytes

_START_SECONDS = 120.0


class BrokenWorkerError(RuntimeError):
    """A worker process died: killed, out of memory, or never started."""


class WorkerProcess:
    """A process of our own that answers calls, one after the other.

    Its stdin and stdout carry the messages; what it prints goes to a file that is quoted when it
    dies. It ends when its parent closes the pipe or dies. It has a folder of its own, in ``home``,
    for temporary files: WeasyPrint copies every face into one, which a process that is killed
    would leave.
    """

    def __init__(self, source: Source, home: str) -> None:
        self._process: Process | None = None
        self._failure = ""
        self._ready = False
        self.laid_out = 0
        """Characters, as its owner counts them."""
        self._held = contextlib.ExitStack()
        """What is to be given back."""
        try:
            self._begin(source, home)
        except OSError as error:
            self._failure = f"a layout worker could not be started: {error}"

    def _begin(self, source: Source, home: str) -> None:
        self._stderr: IO[bytes] = self._held.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - it is one
        folder = self._held.enter_context(
            tempfile.TemporaryDirectory(prefix=OWN, dir=home, ignore_cleanup_errors=True)
        )
        with contextlib.ExitStack() as theirs:
            stdin, self._requests = self._pipe(theirs, upstream=False)
            stdout, self._replies = self._pipe(theirs, upstream=True)
            self._process = source.start((stdin, stdout, self._stderr.fileno()), folder)

    def _pipe(self, theirs: contextlib.ExitStack, *, upstream: bool) -> tuple[int, BinaryIO]:
        """Return the worker's end of a new pipe, closed with ``theirs``, and ours."""
        reading, writing = os.pipe()
        end, our_end = (writing, reading) if upstream else (reading, writing)
        theirs.callback(os.close, end)
        stream: BinaryIO = os.fdopen(our_end, "rb" if upstream else "wb")
        self._held.callback(_close, stream)
        return end, stream

    @property
    def dead(self) -> bool:
        """Whether the process has ended, or never began."""
        return self._process is None or self._process.ended

    def call(self, call: object, seconds: float) -> tuple[str, Any]:
        """Return ``("value", result)`` or ``("error", exception)``.

        Raises ``TimeoutError`` after ``seconds`` (the process is killed then), and
        ``BrokenWorkerError`` where the process dies.
        """
        data = pickle.dumps(call, protocol=5)
        if not self._ready:
            self._exchange(None, _START_SECONDS)
            self._ready = True
        return self._exchange(data, seconds)

    def _exchange(self, data: bytes | None, seconds: float) -> tuple[str, Any]:
        if self._process is None:
            raise BrokenWorkerError(self._failure)
        late = threading.Event()
        alarm = threading.Timer(seconds, self._stop, (late,))
        alarm.daemon = True
        alarm.start()
        try:
            if data is not None:
                send_bytes(self._requests, data)
            return cast(tuple[str, Any], receive(self._replies))
        except (EOFError, OSError, ValueError) as error:
            if late.is_set():
                raise TimeoutError(f"not done within {seconds:g} seconds") from error
            raise BrokenWorkerError(self._obituary()) from error
        finally:
            alarm.cancel()

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self.kill()

    def _obituary(self) -> str:
        self.kill()
        status = self._process.wait() if self._process is not None else None
        return f"a layout worker ended (status {status}){last_words(self._stderr)}"

    def kill(self) -> None:
        """End the process at once."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process and give back what it held."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._held.close()


def _close(stream: BinaryIO) -> None:
    with contextlib.suppress(OSError):  # what was not sent yet cannot be sent any more
        stream.close()
