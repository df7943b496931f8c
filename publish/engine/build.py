"""``build``: all editions of a publication, written whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from publish import versions
from publish.diagnostics import Diagnostic, failed, sort
from publish.engine.caching import (
    cache_findings,
    open_store,
    remember,
    workers_to_warm_up,
)
from publish.engine.codes import CODES
from publish.engine.colouring import colouring_ahead
from publish.engine.events import Listener, Progress, silent
from publish.engine.kept_layouts import KeptLayouts
from publish.engine.layout_limits import longest
from publish.engine.manuscript import read_manuscript
from publish.engine.moment import build_moment
from publish.engine.output import prepare, write_whole
from publish.engine.preparation import Preparation
from publish.engine.results import Artifact, BuildResult, CacheCounts, UsageError
from publish.pdf.pool import Pool
from publish.project.types import Edition, Project
from publish.store import Store

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
    cache: Path | bool = True,
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
    store = open_store(cache)
    seconds = _A_WHOLE_BOOK if single_run else longest() + 60
    with _workers(targets is None or "pdf" in targets, jobs or os.cpu_count() or 1, seconds) as pool:
        # The digest of our code is made before a worker loads that code, lest an edit between the
        # two puts pages of the old code under the new one's keys.
        layouts = _kept(pool, store)
        if pool is not None:
            # They load the layout engine while this process still reads.
            pool.warm_up(workers_to_warm_up(store, path, pool.jobs))
        manuscript, findings = read_manuscript(path, work.listener)
        work.findings.extend(findings)
        if manuscript is not None:
            root = manuscript.project.root
            chosen = _choose(manuscript.project, targets, editions, work.findings)
            work.build(Preparation(manuscript), chosen, layouts)
            if store is not None and pool is not None:
                remember(store, path, manuscript)
    found = sort((*work.findings, *cache_findings(store)))
    return BuildResult(
        tuple(work.artifacts),
        found,
        time.perf_counter() - start,
        root,
        failed(found, strict),
        work.counts(),
    )


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
        self._executor: Executor | None = None

    def counts(self) -> CacheCounts:
        """Return what came from the cache."""
        return self._executor.counts if isinstance(self._executor, KeptLayouts) else CacheCounts()

    def build(
        self,
        preparation: Preparation,
        editions: tuple[Edition, ...],
        executor: Executor | None,
    ) -> None:
        """Build the editions; write them when none of them failed."""
        self._executor = executor
        self.listener(Progress("", "resolve"))
        moment = build_moment(preparation.project.metadata.date)
        with ExitStack() as meanwhile:
            if executor is None:
                colouring = colouring_ahead(preparation.manuscript.publication, preparation.highlighter)
                meanwhile.enter_context(colouring)
            finished = [
                (edition, data, pages)
                for edition in editions
                for data, pages in [self._edition(preparation, edition, executor, moment)]
                if data is not None
            ]
        self.findings.extend(preparation.findings)
        if any(finding.fatal for finding in self.findings):
            return
        if self._strict and failed(self.findings, strict=True):
            return
        for edition, data, pages in finished:
            self._write(preparation.project, edition, data, pages)

    def _edition(
        self,
        preparation: Preparation,
        edition: Edition,
        executor: Executor | None,
        moment: datetime,
    ) -> tuple[bytes | None, int]:
        """Return the file of an edition and its number of pages; no file where it failed."""
        # Each backend loads libraries that the other does without.
        if edition.target == "pdf":
            from publish.engine.print_edition import build_print

            assert executor is not None
            printed = build_print(preparation, edition, executor, moment, self.listener, self._single_run)
            self.findings.extend(printed.findings)
            return printed.pdf, printed.pages
        from publish.engine.epub_edition import build_epub_edition

        packaged = build_epub_edition(preparation, edition, moment, self.listener)
        self.findings.extend(packaged.findings)
        return packaged.epub, 0

    def _write(self, project: Project, edition: Edition, data: bytes, pages: int) -> None:
        default = edition.name in ("print", "epub")
        name = project.slug if default else f"{project.slug}-{edition.name}"
        path = self._output / f"{name}.{edition.target}"
        write_whole(path, data)
        self.artifacts.append(Artifact(path, edition.name, edition.target, len(data), pages))


def _kept(pool: Executor | None, store: Store | None) -> Executor | None:
    """Return the workers, with the cache before them where there is one."""
    if pool is None or store is None:
        return pool
    return KeptLayouts(pool, store, versions.of_pages())


@contextmanager
def _workers(wanted: bool, jobs: int, seconds: float) -> Iterator[Pool | None]:
    """Yield layout workers, which begin when they are needed, where any are wanted."""
    if not wanted:
        yield None
        return
    # A unit has its own bound; this one is for a worker that does not hear of it any more.
    with Pool(jobs, seconds=seconds) as pool:
        yield pool
