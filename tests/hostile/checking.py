"""Checks files one after the other in this process, as ``publish check FILE`` does, without sockets.

    python -m tests.hostile.checking < commands.json > answers.json

Reads a list of command lines; prints for each its exit status, what it printed and its findings, and
at the end the most memory, in MB, that this process and the largest of its children ever had.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time
from typing import Any

from publish.cli.main import run


def main() -> None:
    """Answer."""
    commands = json.load(sys.stdin)
    reached: list[str] = []

    def listen(event: str, _: object) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
            reached.append(event)
            raise PermissionError("a check of files asks nobody")

    sys.addaudithook(listen)
    answers = [_answer(command) for command in commands]
    memory = [resource.getrusage(who).ru_maxrss >> 10 for who in (_SELF, _CHILDREN)]
    json.dump({"answers": answers, "reached": reached, "memory": memory}, sys.stdout)


_SELF, _CHILDREN = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN


def _answer(command: list[str]) -> dict[str, Any]:
    printed, said = io.StringIO(), io.StringIO()
    start = time.monotonic()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(said):
        status = run(command)
    seconds = round(time.monotonic() - start, 1)
    return {"status": status, "printed": printed.getvalue(), "said": said.getvalue(), "seconds": seconds}


if __name__ == "__main__":
    main()
