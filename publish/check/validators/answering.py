"""Validators that are asked for one file after the other: a path a line in, an answer a line out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from publish.check.children import child
from publish.check.finding import Finding
from publish.check.validators.validator import Found, failed

Reader: TypeAlias = Callable[[Path, bytes], tuple[Finding, ...]]
"""Makes findings of an answer; raises ValueError, KeyError or TypeError where it is nonsense."""

LEAVING = 20.0
"""Seconds that a child has to end after its last answer; Java writes what it has learnt then."""

NONSENSE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
"""What reading an answer raises that is not of the form it should have."""


def ask_each(
    name: str,
    command: Sequence[str | Path],
    files: Sequence[Path],
    limit: float,
    first: Sequence[Path],
    read: Reader,
    environment: Mapping[str, str] = {},
) -> tuple[Found, bool]:
    """Ask a child about each file; return the findings, and whether it ended well.

    A child that ends at a file is started again for the files after it. ``first`` are asked before
    all others, their answers thrown away. ``limit`` is in seconds, for all together.
    """
    deadline = time.monotonic() + limit
    found: Found = {
        file: (failed(name, file, "its name has a line break"),) for file in files if _broken(file)
    }
    left = [file for file in files if file not in found]
    well = bool(left)
    while left:
        asked = [*first, *left]
        questions = "".join(f"{file.absolute()}\n" for file in asked).encode("utf-8", "surrogateescape")
        answers: list[bytes] = []
        with child(command, max(0.0, deadline - time.monotonic()), questions, environment) as running:
            for line in running.lines():
                answers.append(line)
                if len(answers) == len(asked):
                    running.deadline = min(running.deadline, time.monotonic() + LEAVING)
                    break
        for file, answer in zip(left, answers[len(first) :], strict=False):
            found[file] = _findings(name, file, answer, read)
        left = left[max(0, len(answers) - len(first)) :]
        well = well and not left and (running.said.ending, running.said.status) == ("done", 0)
        if len(answers) < len(first) and running.said.ending == "done":
            first = ()
        elif left and running.said.ending == "done":
            found[left[0]] = (failed(name, left[0], running.said.trouble),)
            left, first = left[1:], ()
        elif left:
            found.update({file: (failed(name, file, running.said.trouble),) for file in left})
            left = []
    return found, well


def _findings(name: str, file: Path, answer: bytes, read: Reader) -> tuple[Finding, ...]:
    try:
        return read(file, answer)
    except NONSENSE as problem:
        why = str(problem) if type(problem) is ValueError else "it gave an answer that nobody understands"
        return (failed(name, file, why),)


def _broken(file: Path) -> bool:
    return bool({"\n", "\r"} & {*str(file.absolute())})
