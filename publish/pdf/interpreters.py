"""How worker processes begin: as interpreters of their own, or as copies of one of them.

A copy costs milliseconds where an interpreter imports WeasyPrint for half a second, and shares the
memory of what was imported. Only a process with a single thread copies safely, so it is not the
caller that is copied but a template that we start (`publish.pdf.template`). Linux only: macOS
does not allow copies once its own frameworks are loaded.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from typing import IO, Protocol, TypeAlias

from publish.pdf.environment import isolated
from publish.pdf.template import LONGEST
from publish.pdf.worker import TEMPORARY

Streams: TypeAlias = tuple[int, int, int]
"""File descriptors that become stdin, stdout and stderr of a worker."""

_START_SECONDS = 120.0
_LAST_WORDS = 2_000
_BEGIN = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "


class Process(Protocol):
    """A worker process."""

    @property
    def ended(self) -> bool:
        """Whether it is not running any more."""

    def kill(self) -> None:
        """End it at once; nothing where it has ended."""

    def wait(self) -> int | None:
        """Return its exit status once it has ended: negative for a signal, None where unknown."""


class Source(Protocol):
    """Where worker processes come from."""

    quick: bool
    """Whether a start takes milliseconds, but for the first one."""

    def start(self, streams: Streams, folder: str) -> Process:
        """Start one with ``folder`` for its temporary files. Raises OSError where none can be."""

    def kill(self) -> None:
        """Give up a start that is under way, and start none any more."""

    def close(self) -> None:
        """Give back what it holds; all workers have ended before."""


def source(environment: Mapping[str, str], preload: str, home: str) -> Source:
    """Return the best source of workers there is here.

    ``preload`` is the module that they import before their first call, ``home`` the folder that
    holds theirs.
    """
    kind = Template if _can_copy() else Interpreters
    return kind(environment, preload, home)


def last_words(stderr: IO[bytes]) -> str:
    """Return what a process wrote last into its ``stderr``, after ``: ``; empty for nothing."""
    stderr.seek(0)
    words = stderr.read()[-_LAST_WORDS:].decode("utf-8", "replace").strip()
    return f": {words}" if words else ""


def _can_copy() -> bool:
    if sys.platform != "linux":
        return False
    try:  # since Linux 5.3, and not in every sandbox
        os.close(os.pidfd_open(os.getpid()))
    except OSError:
        return False
    return True


class Interpreters:
    """Each worker is an interpreter of its own."""

    quick = False

    def __init__(self, environment: Mapping[str, str], preload: str, home: str) -> None:
        del home  # each worker removes its own folder
        self._environment = isolated(environment)
        self._preload = preload

    def start(self, streams: Streams, folder: str) -> Process:
        """Start an interpreter."""
        command = f"{_BEGIN}from publish.pdf.worker import main; main(sys.argv[2])"
        stdin, stdout, stderr = streams
        return _Spawned(
            subprocess.Popen(
                [sys.executable, "-c", command, _module_path(), self._preload],
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                env={**self._environment, **dict.fromkeys(TEMPORARY, folder)},
            )
        )

    def kill(self) -> None:
        """Nothing: a start is done at once."""

    def close(self) -> None:
        """Nothing is held."""


class _Spawned:
    """A worker that is a child of ours."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()

    def wait(self) -> int | None:
        return self._process.wait()


class Template:
    """Each worker is a copy of one interpreter that has imported all before.

    It takes orders over a socket, one at a time. It ends, and removes ``home``, when its parent
    closes the socket or dies; workers, which have pipes of their own, live on when it dies alone,
    and the next start begins a new one.
    """

    quick = True

    def __init__(self, environment: Mapping[str, str], preload: str, home: str) -> None:
        self._environment = isolated(environment)
        self._preload = preload
        self._home = home
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._door: socket.socket | None = None
        self._stderr: IO[bytes] | None = None
        self._given_up = False

    def start(self, streams: Streams, folder: str) -> Process:
        """Have the template copied; the first time, wait until it has imported all."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._launch()
            pid = self._ask({"folder": folder}, streams)
            return _Copied(self, pid, os.pidfd_open(pid))

    def status(self, pid: int) -> int | None:
        """Return the exit status of a copy that has ended; None where nobody knows it any more."""
        with self._lock:
            try:
                return self._ask({"pid": pid}) if self._door else None
            except OSError:
                return None

    def kill(self) -> None:
        """End the template, whatever it does; a start that waits for it fails."""
        self._given_up = True
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """Let the template end, and wait for it."""
        with self._lock:
            self._given_up = True
            self._forget()

    def _launch(self) -> None:
        self._forget()
        if self._given_up:
            raise OSError("it is not wanted any more")
        command = f"{_BEGIN}from publish.pdf.template import main; main(*sys.argv[2:])"
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._door.settimeout(_START_SECONDS)
        with theirs:
            arguments = (_module_path(), self._preload, str(theirs.fileno()), self._home)
            self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
            self._process = subprocess.Popen(
                [sys.executable, "-c", command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=self._stderr,
                stderr=self._stderr,
                pass_fds=[theirs.fileno()],
                env=self._environment,
            )
        if self._given_up:  # by `kill`, just before there was a process
            self._process.kill()

    def _ask(self, order: Mapping[str, object], streams: Streams | tuple[()] = ()) -> int:
        """Return the number that answers an order. Raises OSError."""
        assert self._door is not None
        try:
            socket.send_fds(self._door, [json.dumps(order).encode()], streams)
            answer = self._door.recv(LONGEST)
        except OSError:  # closed, or silent for too long
            answer = b""
        if not answer:
            raise OSError(self._obituary())
        number, words = json.loads(answer)
        if words:
            raise OSError(words)
        return int(number)

    def _obituary(self) -> str:
        assert self._process is not None
        assert self._stderr is not None
        self._process.kill()
        return f"ended with status {self._process.wait()}{last_words(self._stderr)}"

    def _forget(self) -> None:
        """Give back what belongs to the process, which ends when its socket is closed."""
        if self._door is not None:
            self._door.close()
        if self._process is not None:
            self._process.wait()
        if self._stderr is not None:
            self._stderr.close()
        self._door = self._process = self._stderr = None


class _Copied:
    """A worker that is a copy of the template: no child of ours, so known by a descriptor."""

    def __init__(self, template: Template, pid: int, descriptor: int) -> None:
        self._template = template
        self._pid = pid
        self._descriptor: int | None = descriptor
        self._status: int | None = None
        self._lock = threading.Lock()

    @property
    def ended(self) -> bool:
        with self._lock:
            return self._descriptor is None or _readable(self._descriptor, 0)

    def kill(self) -> None:
        with self._lock:
            if self._descriptor is not None:
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    def wait(self) -> int | None:
        if self._descriptor is not None:
            _readable(self._descriptor, None)
            self._status = self._template.status(self._pid)
            with self._lock:
                os.close(self._descriptor)
                self._descriptor = None
        return self._status


def _readable(descriptor: int, milliseconds: int | None) -> bool:
    """A process's descriptor can be read from once the process has ended."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(milliseconds))


def _module_path() -> str:
    return json.dumps([str(entry) for entry in sys.path])
