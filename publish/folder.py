"""The one way into a publication's folder, for every room that reads from it.

A manuscript is a stranger's: no path and no link leads out of the folder, nothing is read that
is no plain file (a pipe or a device would never end), and nothing without a limit of size.

Inside `recording` every question that is asked here is noted with its answer, so that a later
build can ask the same again (`ask`) and know whether anything changed. A thread takes part when it
runs in a copy of the caller's context.
"""

from __future__ import annotations

import hashlib
import ntpath
import os
import posixpath
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

TEXT_LIMIT = 16_000_000
"""Bytes that a text of a manuscript may have."""

Reason: TypeAlias = Literal["missing", "outside", "folder", "special", "large", "unreadable"]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file was not read."""

    reason: Reason


class Question(NamedTuple):
    """What was asked of a publication's folder."""

    kind: Literal["read", "check", "names", "like"]
    """The function that was called."""
    file: str
    limit: int = 0
    """In bytes; of ``read`` alone."""


@dataclass(slots=True)
class Recording:
    """What was asked of a publication's folder, and what it answered."""

    answers: dict[Question, str] = field(default_factory=dict)
    """The SHA-256 of a content or of a list of names, a name, ``file``, or the reason of a refusal."""
    root: Path | None = None
    """The folder; None as long as nothing was asked."""
    repeatable: bool = True
    """Whether the same answers mean the same manuscript."""

    def note(self, root: Path, question: Question, answer: str) -> None:
        """Take down an answer; another one than before, or another folder, cannot be repeated."""
        if self.root is None:
            self.root = root
        if root != self.root or self.answers.setdefault(question, answer) != answer:
            self.repeatable = False

    def take(self, other: Recording) -> None:
        """Take down all that ``other`` has."""
        self.repeatable = self.repeatable and other.repeatable
        for question, answer in other.answers.items():
            assert other.root is not None
            self.note(other.root, question, answer)

    def holds(self) -> bool:
        """Ask everything again; tell whether the answers are the same."""
        if self.root is None:
            return self.repeatable
        return self.repeatable and all(ask(self.root, one) == answer for one, answer in self.answers.items())


_RECORDING: ContextVar[Recording | None] = ContextVar("recording", default=None)
_MOST = 2000
"""Names that one that is missing is compared with."""
_POSIX = os.name == "posix"


@contextmanager
def recording() -> Iterator[Recording]:
    """Note all that is asked inside the context; who records around it is told at its end."""
    made = Recording()
    around = _RECORDING.get()
    token = _RECORDING.set(made)
    try:
        yield made
    finally:
        _RECORDING.reset(token)
        if around is not None:
            around.take(made)


def unrepeatable() -> None:
    """Note that something was read that no question to the folder finds changed (the network)."""
    recorded = _RECORDING.get()
    if recorded is not None:
        recorded.repeatable = False


def ask(root: Path, question: Question) -> str:
    """Return the answer to a recorded question as it is now."""
    kind, file, limit = question
    if kind == "read":
        return _answer(read(root, file, limit))
    if kind == "check":
        return _answer(check(root, file))
    return _answer(names(root, file)) if kind == "names" else like(root, file)


def normal(file: str, base: str = "") -> str:
    """Return ``file`` as a path from the publication's folder, ``.`` and ``..`` worked out.

    ``base`` is the file in which it was named, if it is relative to that. A path that begins
    with ``..`` or ``/`` leads out of the folder.
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), file))


def check(root: Path, file: str) -> Refused | None:
    """Return why ``file`` could not be read, or None where it can (its size is not looked at).

    ``root`` is absolute with its links resolved; ``file`` is a path from it with forward slashes.
    """
    found = _plain(root, file)
    refused = found if isinstance(found, Refused) else None
    _note(root, Question("check", file), refused)
    return refused


def read(root: Path, file: str, limit: int) -> bytes | Refused:
    """Return what is in ``file``, at most ``limit`` bytes, or why it is not read."""
    data = _read(root, file, limit)
    _note(root, Question("read", file, limit), data)
    return data


def names(root: Path, place: str) -> tuple[str, ...] | Refused:
    """Return the names in the folder ``place``, sorted, or why it is not looked into.

    What is no folder holds none.
    """
    found = _names(root, place)
    _note(root, Question("names", place), found)
    return found


def like(root: Path, file: str) -> str:
    """Return the name beside ``file`` that was perhaps meant where it is missing, or nothing."""
    found = _like(root, file)
    _note(root, Question("like", file), found)
    return found


_Answer: TypeAlias = bytes | tuple[str, ...] | str | Refused | None


def _note(root: Path, question: Question, answer: _Answer) -> None:
    recorded = _RECORDING.get()
    if recorded is not None:
        recorded.note(root, question, _answer(answer))


def _answer(answer: _Answer) -> str:
    if answer is None:
        return "file"
    if isinstance(answer, str):
        return answer
    if isinstance(answer, Refused):
        return answer.reason
    data = answer if isinstance(answer, bytes) else "\0".join(answer).encode("utf-8", "surrogateescape")
    return hashlib.sha256(data).hexdigest()


def _like(root: Path, file: str) -> str:
    from difflib import get_close_matches

    folder, _, name = normal(file).rpartition("/")
    found = _names(root, folder or ".")
    if isinstance(found, Refused):
        return ""
    folded = {one.casefold(): one for one in reversed(found[:_MOST])}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.75)
    return folded[close[0]] if close else ""


def _names(root: Path, place: str) -> tuple[str, ...] | Refused:
    found = _locate(root, place)
    if isinstance(found, Refused):
        return found
    if not stat.S_ISDIR(found.mode):
        return ()
    try:
        return tuple(sorted(one.name for one in Path(found.path).iterdir()))
    except OSError:
        return Refused("unreadable")


def _read(root: Path, file: str, limit: int) -> bytes | Refused:
    found = _plain(root, file)
    if isinstance(found, Refused):
        return found
    try:
        with open(found, "rb") as stream:  # noqa: PTH123 - hundreds of files, and no pathlib path made
            data = stream.read(limit + 1)
    except OSError:
        return Refused("unreadable")
    return data if len(data) <= limit else Refused("large")


def _plain(root: Path, file: str) -> str | Refused:
    """Return where the plain file ``file`` lies, links resolved."""
    found = _locate(root, file)
    if isinstance(found, Refused):
        return found
    if stat.S_ISREG(found.mode):
        return found.path
    return Refused("folder" if stat.S_ISDIR(found.mode) else "special")


class _Found(NamedTuple):
    path: str
    mode: int


def _locate(root: Path, file: str) -> _Found | Refused:
    """Return where ``file``, of whatever kind, lies, links resolved, or why it may not be read."""
    if not file or "\0" in file:
        return Refused("missing")
    path = normal(file)
    if path == ".." or path.startswith(("../", "/")) or ntpath.splitdrive(file)[0]:
        return Refused("outside")
    try:
        return _without_links(str(root), path) or _resolved(root, path)
    except FileNotFoundError:
        return Refused("missing")
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name too long, no permission
        return Refused("unreadable")


def _without_links(place: str, path: str) -> _Found | None:
    """Return what lies at ``path`` if no link leads there; a book is hundreds of files, and to
    resolve each one's folders anew takes three times as long."""
    if not _POSIX:  # Windows has more ways of linking than one
        return None
    mode = 0
    for part in path.split("/"):
        place = f"{place}/{part}"
        mode = os.lstat(place).st_mode
        if stat.S_ISLNK(mode):
            return None
    return _Found(place, mode)


def _resolved(root: Path, path: str) -> _Found | Refused:
    found = (root / path).resolve(strict=True)
    if not found.is_relative_to(root):
        return Refused("outside")
    return _Found(str(found), found.stat().st_mode)
