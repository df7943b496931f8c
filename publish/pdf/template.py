"""The process that layout workers are copies of: imports all they need, then copies itself.

Started by `publish.pdf.interpreters`. It has one thread and does nothing but wait for orders, so
a copy of it is as good as a new interpreter.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
import traceback
from pathlib import Path

from publish.pdf import worker

LONGEST = 16_384
"""Bytes of an order or an answer at most."""


def main(preload: str, descriptor: str, home: str) -> None:
    """Take orders from the socket ``descriptor`` until the parent closes it or dies.

    An order is JSON: ``{"folder": …}`` with three file descriptors asks for a worker and is
    answered by its process id, ``{"pid": …}`` by the exit status of one that has ended. An answer
    is a number and, where it failed, why. In the end ``home`` with all its folders is removed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    worker.get_ready(preload)
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(descriptor)) as door, contextlib.suppress(OSError):  # the parent died
        while True:
            order, streams, _, _ = socket.recv_fds(door, LONGEST, 3)
            if not order:
                break
            door.send(json.dumps(_obey(door, json.loads(order), streams)).encode())
    _clear(home)
    os._exit(0)  # nothing is left to be tidied, and the parent waits


def _obey(door: socket.socket, order: dict[str, str | int], streams: list[int]) -> tuple[int, str]:
    try:
        if "pid" in order:
            return os.waitstatus_to_exitcode(os.waitpid(int(order["pid"]), 0)[1]), ""
        return _copy(door, str(order["folder"]), streams), ""
    except OSError as error:
        return 0, str(error)
    finally:
        for stream in streams:
            os.close(stream)


def _copy(door: socket.socket, folder: str, streams: list[int]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            door.close()
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
                os.close(stream)
            os.environ.update(dict.fromkeys(worker.TEMPORARY, folder))
            tempfile.tempdir = None
            worker.serve()
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
        finally:
            worker.clear()
            os._exit(1)
    return pid


def _clear(home: str) -> None:
    """Remove the folder of all workers once they are gone; each ends when its own pipe is closed."""
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    if Path(home).name.startswith(worker.OWN):
        shutil.rmtree(home, ignore_errors=True)
