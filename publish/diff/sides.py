"""What is compared: finished files, or what revisions of a publication are built to."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from publish.check.archives import opened
from publish.check.finding import Finding
from publish.check.judging import from_diagnostics
from publish.check.paths import is_finished
from publish.check.pdffile import look
from publish.diff.git import Repository
from publish.diff.options import DiffOptions
from publish.diff.revisions import write_revision
from publish.engine.build import build_publication
from publish.engine.catalogue import is_catalogue
from publish.engine.results import UsageError

WORKING_TREE = "working tree"

Key: TypeAlias = tuple[str, str]
"""Name of an edition, and ``pdf`` or ``epub``."""


@dataclass(slots=True)
class Side:
    """The old files, or the new ones."""

    label: str
    """For a reader."""
    files: dict[Key, Path] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def sides(old: str, new: str | None, options: DiffOptions, scratch: Path) -> tuple[Side, Side]:
    """Return both sides, built in the folder ``scratch`` as far as that is needed.

    Two finished files are compared as they are. All else are revisions, ``new`` without a name the
    working tree. Raises `UsageError` and FileNotFoundError for what cannot be compared.
    """
    named = [one for one in (old, new) if one is not None and Path(one).suffix.lower() in (".pdf", ".epub")]
    if new is not None and len(named) == 2:
        return _files(Path(old), Path(new))
    if named and is_finished(Path(named[0])):
        raise UsageError(f"{named[0]} is a finished file: compare it with another one of its kind")
    return _revisions(old, new, options, scratch)


def _files(old: Path, new: Path) -> tuple[Side, Side]:
    for path in (old, new):
        if not path.is_file():
            raise FileNotFoundError(2, "there is no such file", str(path))
    kinds = [path.suffix.lower().lstrip(".") for path in (old, new)]
    if kinds[0] != kinds[1]:
        raise UsageError(f"{old.name} and {new.name} are of two kinds: compare two PDFs, or two EPUBs")
    key = new.stem, kinds[0]
    labels = [path.name for path in (old, new)]
    if old.name == new.name and old.resolve() != new.resolve():  # told apart by where they lie
        shared = os.path.commonpath([old.resolve(), new.resolve()])
        labels = [path.resolve().relative_to(shared).as_posix() for path in (old, new)]
    before, after = (
        Side(label, {key: path}, list(_unsafe(path))) for label, path in zip(labels, (old, new), strict=True)
    )
    return before, after


def _unsafe(path: Path) -> tuple[Finding, ...]:
    """Return why a stranger's file is not opened."""
    if path.suffix.lower() == ".pdf":
        pdf, found = look(path)
        return found if pdf is None else ()
    archive, found = opened(path)
    if archive is not None:
        with archive:
            return ()
    return found


def _revisions(old: str, new: str | None, options: DiffOptions, scratch: Path) -> tuple[Side, Side]:
    path = options.publication
    if not path.exists():
        raise FileNotFoundError(2, "there is no such publication", str(path))
    if is_catalogue(path):
        raise UsageError(f"{path} is a catalogue: compare its publications one by one")
    repository = Repository(path if path.is_dir() else path.parent)
    wanted = [(one, repository.commit(one)) for one in (old, new) if one is not None]
    found = []
    for number, (name, commit) in enumerate(wanted):
        folder = scratch / f"{number}" / path.resolve().name
        if not path.is_dir():
            folder = folder.with_name(path.resolve().parent.name or "publication")
        folder.mkdir(parents=True)
        left_out = write_revision(repository, commit, folder)
        label = name if commit.startswith(name) else f"{name} ({commit[:10]})"
        side = _built(
            folder if path.is_dir() else folder / path.name, label, options, scratch / f"{number}-out"
        )
        side.findings[:0] = left_out
        found.append(side)
    if new is None:
        found.append(_built(path, WORKING_TREE, options, scratch / "tree-out"))
    return found[0], found[1]


def _built(path: Path, label: str, options: DiffOptions, output: Path) -> Side:
    side = Side(label)
    if not path.exists():
        raise UsageError(f"{label} has no {path.name} here")
    built = build_publication(path, replace(options.build, output=output))
    if built.failed:
        errors = (one for one in from_diagnostics(built.findings) if one.severity == "error")
        side.findings += [replace(one, artifact=label) for one in errors]
    side.files = {(one.edition, one.target): one.path for one in built.artifacts}
    return side
