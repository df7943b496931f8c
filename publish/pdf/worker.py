"""A worker process: takes calls from its parent over a pipe and sends back what they gave.

An interpreter of its own or a copy of one (`publish.pdf.interpreters`), so nothing of the caller's
``__main__`` runs again. Messages are pickles between processes of ours, each after its length
(8 bytes, big-endian).
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import pickle
import queue
import shutil
import signal
import struct
import sys
import threading
import traceback
import warnings
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

Message: TypeAlias = Any
"""A call ``(function, args, kwargs)``, an answer ``(kind, value)``."""

LENGTH = struct.Struct(">Q")

TEMPORARY = ("TMPDIR", "TEMP", "TMP")
"""Environment variables that name the folder for temporary files: the worker's own."""
OWN = "publish-worker-"
"""How the name of such a folder, and of the one that holds those of a pool, begins."""

_RECURSION = 6_000
_MEMORY = 4 << 30
"""Bytes of address space that a worker may have; a thousand pages take a quarter."""


def send(stream: BinaryIO, value: object) -> None:
    """Write one message."""
    send_bytes(stream, pickle.dumps(value, protocol=5))


def send_bytes(stream: BinaryIO, data: bytes) -> None:
    """Write one message that is pickled already."""
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Message:
    """Read one message; raises ``EOFError`` where the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (size,) = LENGTH.unpack(head)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


def main(preload: str = "publish.pdf.typeset") -> None:
    """Be a worker that is an interpreter of its own."""
    atexit.register(clear)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    get_ready(preload)
    serve()


def get_ready(preload: str) -> None:
    """Import ``preload`` and set what holds for the whole life of a worker."""
    sys.setrecursionlimit(_RECURSION)
    warnings.simplefilter("ignore")
    __import__(preload)


def serve() -> None:
    """Answer the calls that come in on stdin until the parent closes its end or dies."""
    requests, replies = _take_over_streams()
    _limit_memory()
    gc.collect()
    gc.freeze()
    send(replies, ("ready", None))
    calls: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, calls), daemon=True).start()
    while True:
        send_bytes(replies, _answer(calls.get()))
        gc.collect()


def _limit_memory() -> None:
    """Let a layout without end run out of memory here, before the machine does."""
    try:
        import resource
    except ImportError:  # there the time alone is bounded
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    except (OSError, ValueError):  # macOS knows the limit, but keeps none below what is mapped
        return


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep stdin and stdout for the messages; whatever prints goes to stderr."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, replies


def _listen(requests: BinaryIO, calls: queue.SimpleQueue[Any]) -> None:
    """Pass on calls; when the parent is gone, end at once, in the middle of a task too."""
    while True:
        try:
            calls.put(receive(requests))
        except EOFError:
            clear()
            os._exit(0)
        except BaseException as error:
            calls.put(error)


def clear() -> None:
    """Remove the worker's own folder, and the one around it when it is the last: the parent, whose
    work that is, may have been killed."""
    folder = Path(os.environ.get(TEMPORARY[0], ""))
    if folder.name.startswith(OWN):
        shutil.rmtree(folder, ignore_errors=True)
        if folder.parent.name.startswith(OWN):
            with contextlib.suppress(OSError):  # others are still in it
                folder.parent.rmdir()


def _answer(call: Message) -> bytes:
    try:
        if isinstance(call, BaseException):
            raise call
        function, args, kwargs = call
        return pickle.dumps(("value", function(*args, **kwargs)), protocol=5)
    except Exception as error:
        return pickle.dumps(("error", _portable(error)), protocol=5)


def _portable(error: BaseException) -> BaseException:
    """The error with its traceback as a note, as something that can be pickled."""
    text = "".join(traceback.format_exception(error))
    try:
        error = pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(f"in a layout worker:\n{text}")
    return error
