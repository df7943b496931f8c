"""The paths of a check: finished files, publications, and catalogues taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publish.check.artifacts import SUFFIXES
from publish.diagnostics import Diagnostic
from publish.engine.catalogue import is_catalogue, outputs_of, publications_of
from publish.engine.options import BuildOptions


@dataclass(frozen=True, slots=True)
class Given:
    """What a check was given, each path once, in order."""

    paths: tuple[Path, ...]
    """Finished files and publications."""
    findings: tuple[Diagnostic, ...]
    """About catalogues, and about publications that would be written over each other; their files
    are as they were named, from where the user stands."""
    collide: bool
    """Whether no publication may be built, as one would be written over another."""


def given(paths: Iterable[Path], options: BuildOptions, builds: bool) -> Given:
    """Return what ``paths`` are; ``builds`` tells whether publications are going to be built.

    Raises FileNotFoundError for a path that does not exist, `UsageError` for an edition that one of
    several publications has not.
    """
    found: dict[Path, None] = {}
    findings: list[Diagnostic] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(2, "there is no such file or folder", str(path))
        if is_catalogue(path):
            listed, said = publications_of((path,), options.output)
            found.update(dict.fromkeys(listed))
            findings.extend(said)
        else:
            found[path] = None
    publications = tuple(path for path in found if not is_finished(path))
    collisions: list[Diagnostic] = []
    if builds and len(publications) > 1:
        _, collisions = outputs_of(publications, options.targets, options.editions)
    return Given(tuple(found), (*findings, *collisions), bool(collisions))


def is_finished(path: Path) -> bool:
    """Tell whether ``path`` is a file that is checked as it is, and no publication."""
    return path.suffix.lower() in SUFFIXES and path.is_file()
