"""Git, asked without letting a repository run anything.

What is read are objects alone: nothing is checked out, so there are no hooks and no filters, no
attribute is followed, and nothing is fetched. A repository's settings can name programs (a monitor of
files, a pager); those are switched off, as https://git-scm.com/docs/git-config describes them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from publish.check.children import Said, run
from publish.engine.results import UsageError
from publish.programs import find_program

TIME = 120.0
"""Seconds that one question to git may take."""
_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.pager=cat",
    "-c",
    "protocol.allow=never",
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
)
_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ATTR_NOSYSTEM": "1",
    "LC_ALL": "C",
}
_OTHERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")
"""What a hook or a script may have set, about another repository."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a revision."""

    mode: str
    kind: str
    """``blob``, ``commit`` (of a submodule)."""
    object: str
    size: int
    """In bytes; 0 for what is no blob."""
    path: str
    """From the folder that was asked for."""


class Repository:
    """The repository that a folder lies in."""

    def __init__(self, folder: Path) -> None:
        """Raises `UsageError` where git is not installed, or the folder lies in no repository."""
        self._git = find_program("git")
        if not self._git:
            raise UsageError("comparing revisions needs git, which is not installed")
        self._folder = folder
        answer, said = self._ask("rev-parse", "--show-prefix")
        if said.status:
            why = "" if "not a git repository" in said.last_words else f": {said.trouble}"
            raise UsageError(f"{folder} lies in no git repository{why}")
        self._prefix = answer.decode("utf-8", "surrogateescape").rstrip("\n")

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a revision is. Raises `UsageError` where there is none."""
        answer, said = self._ask(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
        if said.status or not answer.strip():
            raise UsageError(f"there is no revision {revision!r} in this repository")
        return answer.decode("ascii").strip()

    def entries(self, commit: str) -> list[Entry]:
        """Return all files below the folder as they are in a commit. Raises `UsageError`."""
        answer, said = self._ask("ls-tree", "--full-tree", "-r", "-z", "--long", f"{commit}:{self._prefix}")
        if said.status or said.ending != "done":
            what = f"the folder {self._prefix.rstrip('/')!r}" if self._prefix else "its files"
            raise UsageError(f"revision {commit[:10]} has not {what}: {said.trouble}")
        found = []
        for line in filter(None, answer.split(b"\0")):
            told, _, path = line.partition(b"\t")
            mode, kind, name, size = told.decode("ascii").split()
            length = int(size) if size.isdecimal() else 0
            found.append(Entry(mode, kind, name, length, os.fsdecode(path)))
        return found

    def blobs(self, names: list[str]) -> dict[str, bytes]:
        """Return what is in objects, by their names. Raises `UsageError` where one is missing."""
        questions = "".join(f"{name}\n" for name in names).encode("ascii")
        answer, said = self._ask("cat-file", "--batch", questions=questions)
        found: dict[str, bytes] = {}
        at = 0
        while at < len(answer):
            end = answer.index(b"\n", at)
            told = answer[at:end].decode("ascii", "replace").split()
            if len(told) != 3:
                break
            size = int(told[2])
            found[told[0]] = answer[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        missing = [name for name in names if name not in found]
        if missing:
            raise UsageError(f"git does not give the object {missing[0][:10]}: {said.trouble}")
        return found

    def _ask(self, *words: str, questions: bytes = b"") -> tuple[bytes, Said]:
        told = [name for name in _OTHERS if name in os.environ] if os.name == "posix" else []
        without = ["env", *(f"--unset={name}" for name in told)] if told else []
        command = [*without, self._git, *_SAFE, *words]
        return run(command, TIME, questions, _ENVIRONMENT, self._folder)
