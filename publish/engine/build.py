"""``build``: all editions of a publication, written whole or not at all."""

from __future__ import annotations

import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from publish import folder, versions
from publish.diagnostics import Diagnostic, failed, sort
from publish.engine.caching import cache_findings, open_store, remember, workers_to_warm_up
from publish.engine.codes import CODES
from publish.engine.events import Listener, Progress, silent
from publish.engine.layout_limits import longest
from publish.engine.moment import build_moment
from publish.engine.output import file_name, prepare, write_whole
from publish.engine.page_list import SettledPages, page_source, settle_for
from publish.engine.record import Request, keep, recall
from publish.engine.results import Artifact, BuildResult, CacheCounts, UsageError

if TYPE_CHECKING:  # a build with nothing to do loads no more than this module does
    from concurrent.futures import Executor

    from publish.engine.memory import Memory
    from publish.engine.preparation import Preparation
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
    executor: Executor | str | None = None,
    strict: bool = False,
    single_run: bool = False,
    cache: Path | bool = True,
    listener: Listener | None = None,
    memory: Memory | None = None,
) -> BuildResult:
    """Build editions of the publication at ``path`` into ``output``; see `publish.build`.

    ``memory`` is what earlier builds in this process left.
    """
    start = time.perf_counter()
    check(targets, jobs)
    if single_run and executor is not None:
        raise UsageError("a single run is set by one process of this machine: leave the executor out")
    work = _Build(output, strict, single_run, listener or silent)
    prepare(output)
    store = open_store(cache)
    key = Request(path, targets, editions, strict, single_run).key() if store is not None else ""
    known = recall(store, key, output) if store is not None else None
    if known is not None:
        work.listener(Progress("", "unchanged"))
        seconds = time.perf_counter() - start
        grave = failed(known.findings, strict)
        return BuildResult(known.artifacts, known.findings, seconds, known.root, grave, unchanged=True)
    with folder.recording() as recorded:
        root = _build_anew(path, work, targets, editions, jobs, executor, store, memory)
    if store is not None:
        keep(store, key, recorded, work.written, sort(work.findings))
    found = sort((*work.findings, *cache_findings(store)))
    return BuildResult(
        tuple(artifact for artifact, _ in work.written),
        found,
        time.perf_counter() - start,
        root,
        failed(found, strict),
        work.counts(),
    )


def check(targets: tuple[str, ...] | None, jobs: int | None) -> None:
    """Raise `UsageError` for what no build can be asked for."""
    wrong = [target for target in targets or () if target not in TARGETS]
    if wrong:
        raise UsageError(f"there is no target {wrong[0]!r}: a target is pdf or epub")
    if jobs is not None and jobs < 1:
        raise UsageError(f"{jobs} jobs: at least one process must set the pages")


def _build_anew(
    path: Path,
    work: _Build,
    targets: tuple[str, ...] | None,
    editions: tuple[str, ...] | None,
    jobs: int | None,
    executor: Executor | str | None,
    store: Store | None,
    memory: Memory | None,
) -> Path:
    """Read the manuscript and build its editions; return the folder that findings are relative to."""
    from publish.engine.manuscript import read_manuscript
    from publish.engine.memory import Memory
    from publish.engine.preparation import Preparation
    from publish.engine.workers import ClusterError, workers
    from publish.pdf.pool import Pool

    memory = memory or Memory()
    root = (path if path.is_dir() else path.parent).resolve()
    seconds = _A_WHOLE_BOOK if work.single_run else longest() + 60
    try:
        with ExitStack() as hired:

            def hire() -> Executor:
                pool = hired.enter_context(workers(executor, jobs, seconds))
                # The digest of our code is made before a worker loads that code, lest an edit between
                # the two puts pages of the old code under the new one's keys.
                layouts = _kept(pool, store)
                if isinstance(pool, Pool):
                    # They load the layout engine while this process still reads.
                    pool.warm_up(workers_to_warm_up(store, path, pool.jobs))
                return layouts

            layouts = hire() if targets is None or "pdf" in targets else None
            manuscript, findings = read_manuscript(path, work.listener, memory)
            work.findings.extend(findings)
            if manuscript is not None:
                root = manuscript.project.root
                chosen = _choose(manuscript.project, targets, editions, work.findings)
                if layouts is None and any(page_source(manuscript.project, one) for one in chosen):
                    layouts = hire()
                work.build(Preparation(manuscript, memory.highlighter), chosen, layouts)
                if store is not None and layouts is not None:
                    remember(store, path, manuscript)
    except ClusterError as error:
        work.findings.append(error.finding)
    return root


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
        self.written: list[tuple[Artifact, bytes]] = []
        self.single_run = single_run
        self._output = output
        self._strict = strict
        self._executor: Executor | None = None
        self._settled: dict[str, SettledPages | None] = {}
        """The pages of print editions, for the EPUBs that list them; None: they cannot be set."""

    def counts(self) -> CacheCounts:
        """Return what came from the cache."""
        if self._executor is None:
            return CacheCounts()
        from publish.engine.kept_layouts import KeptLayouts

        return self._executor.counts if isinstance(self._executor, KeptLayouts) else CacheCounts()

    def build(
        self, preparation: Preparation, editions: tuple[Edition, ...], executor: Executor | None
    ) -> None:
        """Build the editions; write them when none of them failed."""
        from publish.engine.colouring import colouring_ahead

        self._executor = executor
        self.listener(Progress("", "resolve"))
        moment = build_moment(preparation.project.metadata.date)
        with ExitStack() as meanwhile:
            if executor is None:
                colouring = colouring_ahead(preparation.manuscript.publication, preparation.highlighter)
                meanwhile.enter_context(colouring)
            # Print first: an EPUB lists its pages.
            in_turn = sorted(editions, key=lambda one: one.target != "pdf")
            built = {one.name: self._edition(preparation, one, executor, moment) for one in in_turn}
            finished = [
                (edition, data, pages)
                for edition in editions
                for data, pages in [built[edition.name]]
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
        self, preparation: Preparation, edition: Edition, executor: Executor | None, moment: datetime
    ) -> tuple[bytes | None, int]:
        """Return the file of an edition and its number of pages; no file where it failed."""
        # Each backend loads libraries that the other does without.
        if edition.target == "pdf":
            from publish.engine.print_edition import build_print

            assert executor is not None
            printed = build_print(preparation, edition, executor, moment, self.listener, self.single_run)
            self.findings.extend(printed.findings)
            self._settled[edition.name] = printed.settled
            return printed.pdf, printed.pages
        from publish.engine.epub_edition import build_epub_edition

        settled = self._pages_for(preparation, edition, executor)
        packaged = build_epub_edition(preparation, edition, moment, self.listener, settled)
        self.findings.extend(packaged.findings)
        return packaged.epub, 0

    def _pages_for(
        self, preparation: Preparation, edition: Edition, executor: Executor | None
    ) -> SettledPages | None:
        """Return the pages that an EPUB lists, where it lists any and they can be set."""
        source = page_source(preparation.project, edition)
        if source is None:
            return None
        if source.name not in self._settled:
            assert executor is not None
            found = settle_for(preparation, edition, source, executor, self.listener)
            self._settled[source.name], findings = found
            self.findings.extend(findings)
        return self._settled[source.name]

    def _write(self, project: Project, edition: Edition, data: bytes, pages: int) -> None:
        path = self._output / file_name(project.slug, edition.name, edition.target)
        write_whole(path, data)
        self.written.append((Artifact(path, edition.name, edition.target, len(data), pages), data))


def _kept(pool: Executor, store: Store | None) -> Executor:
    """Return the workers, with the cache before them where there is one."""
    if store is None:
        return pool
    from publish.engine.kept_layouts import KeptLayouts

    return KeptLayouts(pool, store, versions.of_pages())
