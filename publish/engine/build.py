"""``build``: all editions of a publication, written whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish.diagnostics import Diagnostic, failed, sort
from publish.engine.codes import CODES
from publish.engine.events import Listener, Progress, silent
from publish.engine.layout_limits import longest
from publish.engine.manuscript import read_manuscript
from publish.engine.moment import build_moment
from publish.engine.output import prepare, write_whole
from publish.engine.preparation import Preparation
from publish.engine.results import Artifact, BuildResult, UsageError
from publish.pdf.pool import Pool
from publish.project.types import Edition, Project

TARGETS = ("pdf", "epub")

_A_WHOLE_BOOK = 86_400.0
"""Seconds that a single run may take at most; its own bound is the sum of its units'."""


def build_publication(
    path: Path,
    *,
    output: Path,
    targets: tuple[str, ...] | None = None,
    editions: tuple[str, ...] | None = None,
    jobs: int | None = None,
    strict: bool = False,
    single_run: bool = False,
    listener: Listener | None = None,
) -> BuildResult:
    """Build editions of the publication at ``path`` into ``output``; see `publish.build`."""
    start = time.perf_counter()
    wrong = [target for target in targets or () if target not in TARGETS]
    if wrong:
        raise UsageError(f"there is no target {wrong[0]!r}: a target is pdf or epub")
    if jobs is not None and jobs < 1:
        raise UsageError(f"{jobs} jobs: at least one process must set the pages")
    work = _Build(output, strict, single_run, listener or silent)
    prepare(output)
    root: Path | None = (path if path.is_dir() else path.parent).resolve()
    # The workers load the layout engine while this process still reads.
    seconds = _A_WHOLE_BOOK if single_run else longest() + 60
    with _workers(targets is None or "pdf" in targets, jobs or os.cpu_count() or 1, seconds) as pool:
        manuscript, findings = read_manuscript(path, work.listener)
        work.findings.extend(findings)
        if manuscript is not None:
            root = manuscript.project.root
            chosen = _choose(manuscript.project, targets, editions, work.findings)
            work.build(Preparation(manuscript), chosen, pool)
    found = sort(work.findings)
    return BuildResult(tuple(work.artifacts), found, time.perf_counter() - start, root, failed(found, strict))


def _choose(
    project: Project,
    targets: tuple[str, ...] | None,
    names: tuple[str, ...] | None,
    findings: list[Diagnostic],
) -> tuple[Edition, ...]:
    """Return the editions that were asked for. Raises `UsageError` for a name there is not."""
    known = {edition.name: edition for edition in project.editions}
    for name in names or ():
        if name not in known:
            raise UsageError(f"there is no edition {name!r}; there are: {', '.join(known)}")
    chosen = [edition for edition in project.editions if names is None or edition.name in names]
    if targets is not None:
        for target in targets:
            if not any(edition.target == target for edition in chosen):
                findings.append(CODES.make("edition-target-missing", f"no edition makes a {target} file"))
        chosen = [edition for edition in chosen if edition.target in targets]
    return tuple(chosen)


class _Build:
    """One call of ``build``: what it found and what it wrote."""

    def __init__(self, output: Path, strict: bool, single_run: bool, listener: Listener) -> None:
        self.listener = listener
        self.findings: list[Diagnostic] = []
        self.artifacts: list[Artifact] = []
        self._output = output
        self._strict = strict
        self._single_run = single_run

    def build(self, preparation: Preparation, editions: tuple[Edition, ...], pool: Pool | None) -> None:
        """Build the editions; write them when none of them failed."""
        self.listener(Progress("", "resolve"))
        moment = build_moment(preparation.project.metadata.date)
        finished: list[tuple[Edition, bytes, int]] = []
        for edition in editions:
            data, pages = None, 0
            if edition.target == "pdf":
                # Each backend loads libraries that the other does without.
                from publish.engine.print_edition import build_print

                assert pool is not None
                printed = build_print(preparation, edition, pool, moment, self.listener, self._single_run)
                data, pages = printed.pdf, printed.pages
                self.findings.extend(printed.findings)
            else:
                from publish.engine.epub_edition import build_epub_edition

                packaged = build_epub_edition(preparation, edition, moment, self.listener)
                data = packaged.epub
                self.findings.extend(packaged.findings)
            if data is not None:
                finished.append((edition, data, pages))
        self.findings.extend(preparation.findings)
        if any(finding.fatal for finding in self.findings):
            return
        if self._strict and failed(self.findings, strict=True):
            return
        for edition, data, pages in finished:
            self._write(preparation.project, edition, data, pages)

    def _write(self, project: Project, edition: Edition, data: bytes, pages: int) -> None:
        default = edition.name in ("print", "epub")
        name = project.slug if default else f"{project.slug}-{edition.name}"
        path = self._output / f"{name}.{edition.target}"
        write_whole(path, data)
        self.artifacts.append(Artifact(path, edition.name, edition.target, len(data), pages))


@contextmanager
def _workers(wanted: bool, jobs: int, seconds: float) -> Iterator[Pool | None]:
    """Yield layout workers that are getting ready, where any are wanted."""
    if not wanted:
        yield None
        return
    # A unit has its own bound; this one is for a worker that does not hear of it any more.
    with Pool(jobs, seconds=seconds) as pool:
        pool.warm_up()
        yield pool
