"""Writes defects and their twins to disk, and asks one check about all of one way at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publish.check.finding import Finding
from publish.check.results import Checked, CheckResult
from publish.engine.origin_table import KIND
from publish.store import Store
from tests.defects.defect import SERVER, Base, Defect, Files, Finished


@dataclass(frozen=True, slots=True)
class Seeded:
    """A defect on disk."""

    defect: Defect
    bad: Path
    good: Path


def seed(
    folder: Path,
    defects: Iterable[Defect],
    base: Base | None = None,
    store: Store | None = None,
    server: str = "",
) -> list[Seeded]:
    """Write each defect and its twin into ``folder``.

    Finished files are made of ``base``, and what ``store`` knows of that leads from them to its
    manuscript too. Links to ``SERVER`` lead to ``server``.
    """
    seeded = []
    sound: dict[int, Path] = {}  # many finished files have the same twin
    for number, defect in enumerate(defects):
        paths = []
        for kind, content in (("bad", defect.bad), ("good", defect.good)):
            path = folder / f"{number:03}-{defect.name.lower().replace('_', '-').replace('.', '-')}-{kind}"
            if isinstance(content, Finished):
                assert base is not None
                if kind == "good" and id(content) in sound:
                    paths.append(sound[id(content)])
                    continue
                path = path.with_suffix(content.suffix)
                path.write_bytes(content.make(base))
                if store is not None and content.ours:
                    _lead_back(path, base, store)
                sound[id(content)] = path
            else:
                write(path, {name: _served(text, server) for name, text in content.items()})
            paths.append(path)
        seeded.append(Seeded(defect, *paths))
    return seeded


def _served(content: str | bytes, server: str) -> str | bytes:
    return content.replace(SERVER, server) if isinstance(content, str) else content


def write(folder: Path, files: Files) -> Path:
    """Write a publication and return its folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _lead_back(path: Path, base: Base, store: Store) -> None:
    """Let a file that was changed after it was built lead back as the one it was made of."""
    known = store.get(KIND, hashlib.sha256(base.epub if path.suffix == ".epub" else base.pdf).hexdigest())
    assert known is not None, "the build kept no way back"
    store.put(KIND, hashlib.sha256(path.read_bytes()).hexdigest(), known)


def checked(result: CheckResult, path: Path) -> Checked:
    """Return what was found at one path."""
    return next(one for one in result.checks if one.path == path)


def place(finding: Finding) -> str:
    """Return the place of a finding as `Defect.at` has it."""
    if finding.span is not None:
        line = f":{finding.span.line}" if finding.span.line else ""
        return f"{finding.span.file}{line}"
    return str(finding.place or "")
