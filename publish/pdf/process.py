"""One worker process, seen from its parent."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from typing import IO, Any, cast

from publish.pdf.environment import isolated
from publish.pdf.worker import OWN, TEMPORARY, receive, send_bytes

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); " + (
    "from publish.pdf.worker import main; main(sys.argv[2])"
)
_START_SECONDS = 120.0
_LAST_WORDS = 2_000


class BrokenWorkerError(RuntimeError):
    """A worker process died: killed, out of memory, or never started."""


class WorkerProcess:
    """An interpreter of our own that answers calls, one after the other.

    Its stdin and stdout carry the messages; what it prints goes to a file that is quoted when it
    dies. It ends when its parent closes the pipe or dies. It has a folder of its own for temporary
    files: WeasyPrint copies every face into one, which a process that is killed would leave.
    """

    def __init__(self, environment: Mapping[str, str], preload: str) -> None:
        self._stderr: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._folder = tempfile.TemporaryDirectory(prefix=OWN, ignore_cleanup_errors=True)
        self._process: subprocess.Popen[bytes] | None = None
        self._failure = ""
        self._ready = False
        command = [sys.executable, "-c", _START, json.dumps([str(entry) for entry in sys.path]), preload]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                env={**isolated(environment), **dict.fromkeys(TEMPORARY, self._folder.name)},
            )
        except OSError as error:
            self._failure = f"a layout worker could not be started: {error}"

    @property
    def dead(self) -> bool:
        """Whether the process has ended, or never began."""
        return self._process is None or self._process.poll() is not None

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
                send_bytes(cast(Any, self._process.stdin), data)
            return cast(tuple[str, Any], receive(cast(Any, self._process.stdout)))
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
        self._stderr.seek(0)
        words = self._stderr.read()[-_LAST_WORDS:].decode("utf-8", "replace").strip()
        return f"a layout worker ended (status {status})" + (f": {words}" if words else "")

    def kill(self) -> None:
        """End the process at once."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()

    def close(self) -> None:
        """End the process and give back what it held."""
        process = self._process
        if process is not None:
            self.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    try:
                        stream.close()
                    except OSError:  # what was not sent yet cannot be sent any more
                        continue
        self._stderr.close()
        self._folder.cleanup()
