"""``build_all``: many publications, one after the other, by the same workers."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, failed
from publish.engine.build import build_publication
from publish.engine.codes import CODES
from publish.engine.events import Progress
from publish.engine.options import BuildOptions
from publish.engine.output import file_name, prepare
from publish.engine.results import CatalogueResult, PublicationBuild, UsageError

if TYPE_CHECKING:
    pass

CONFIG = "catalogue.toml"
_PUBLICATIONS = ("publish.toml", "book.toml")
A_DAY = 86_400.0  # each layout has a bound of its own


def is_catalogue(path: Path) -> bool:
    """Tell whether ``path`` is a ``catalogue.toml``, or a folder that has one and is no
    publication itself."""
    if path.name == CONFIG:
        return path.is_file()
    return (path / CONFIG).is_file() and not any((path / name).exists() for name in _PUBLICATIONS)


def build_catalogue(
    paths: Iterable[Path], options: BuildOptions, *, keep_going: bool = False
) -> CatalogueResult:
    """Build the publications at ``paths``; see `publish.build_all`."""
    # Whether a path is a catalogue is asked by builds that have nothing to do, too.
    from publish.engine.workers import ClusterError, workers

    start = time.perf_counter()
    publications, findings = publications_of(paths, options.output)
    outputs, collisions = outputs_of(publications, options.targets, options.editions)
    findings = (*findings, *collisions)
    prepare(options.output)
    builds: list[PublicationBuild] = []
    wanted = () if collisions or (failed(findings) and not keep_going) else publications
    try:
        with workers(options.executor, options.jobs, A_DAY) as shared:
            here = replace(options, executor=shared)
            for number, path in enumerate(wanted):
                options.listener(Progress("", "publication", number, len(wanted), outputs[number]))
                result = build_publication(path, here)
                builds.append(PublicationBuild(path, result))
                if result.failed and not keep_going:
                    break
    except ClusterError as error:
        findings = (*findings, error.finding)
    left = publications[len(builds) :]
    return CatalogueResult(tuple(builds), left, findings, time.perf_counter() - start)


def publications_of(paths: Iterable[Path], output: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return the publications at ``paths``, catalogues taken apart. Raises FileNotFoundError.

    The folder that is written into is none, though ``*/`` names it.
    """
    from publish.project.catalogue import read_catalogue

    found: list[Path] = []
    findings: list[Diagnostic] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(2, "there is no such file or folder", str(path))
        if is_catalogue(path):
            listed, more = read_catalogue(path if path.name == CONFIG else path / CONFIG)
            found += listed
            findings += more
        elif path.resolve() != output.resolve():
            found.append(path)
    return tuple(found), tuple(findings)


def outputs_of(
    publications: tuple[Path, ...], targets: tuple[str, ...] | None, names: tuple[str, ...] | None
) -> tuple[list[str], list[Diagnostic]]:
    """Return the slug of each publication, and a finding for each that would write over another.

    Raises `UsageError` where one has not an edition that was asked for. What is wrong with its
    settings is found when it is built.
    """
    from publish.project import load_project

    slugs: list[str] = []
    collisions: list[Diagnostic] = []
    writers: dict[str, Path] = {}
    for path in publications:
        project, _ = load_project(path)
        slugs.append(project.slug if project else path.resolve().name)
        editions = project.editions if project else ()
        known = [edition.name for edition in editions]
        for name in names or ():
            if project and name not in known:
                raise UsageError(f"{path}: there is no edition {name!r}; there are: {', '.join(known)}")
        files = [
            file_name(slugs[-1], edition.name, edition.target)
            for edition in editions
            if (not names or edition.name in names) and (not targets or edition.target in targets)
        ]
        taken = next((file for file in files if file in writers), None)
        if taken is not None:
            words = f"“{writers[taken]}” and “{path}” would both be written to {taken}"
            collisions.append(CODES.make("catalogue-collision", words))
        writers.update(dict.fromkeys(files, path))
    return slugs, collisions
