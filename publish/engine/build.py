"""``build``: all editions of a publication, written whole or not at all."""

from __future__ import annotations

import hashlib
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish import folder, versions
from publish.diagnostics import Diagnostic, failed, sort
from publish.engine.caching import cache_findings, changed_files, open_store, remember, workers_to_warm_up
from publish.engine.codes import CODES
from publish.engine.events import Progress
from publish.engine.layout_limits import longest
from publish.engine.moment import build_moment
from publish.engine.options import BuildOptions
from publish.engine.output import file_name, prepare, write_whole
from publish.engine.record import keep, recall, request_key
from publish.engine.results import Artifact, BuildResult, CacheCounts, UsageError

if TYPE_CHECKING:  # a build with nothing to do loads no more than this module does
    from concurrent.futures import Executor

    from publish.engine.editions import MadeEdition
    from publish.engine.kept_documents import Reads
    from publish.engine.manuscript import Manuscript
    from publish.engine.memory import Memory
    from publish.engine.workers import Crew
    from publish.project.types import Edition, Project
    from publish.store import Store

_A_WHOLE_BOOK = 86_400.0
"""Seconds that a single run may take at most; its own bound is the sum of its units'."""


def build_publication(path: Path, options: BuildOptions, memory: Memory | None = None) -> BuildResult:
    """Build editions of the publication at ``path``; see `publish.build`.

    ``memory`` is what earlier builds in this process left.
    """
    start = time.perf_counter()
    prepare(options.output)
    store = open_store(options.cache)
    key = request_key(path, options) if store is not None else ""
    known = recall(store, key, options.output, options.origins) if store is not None else None
    if known is not None:
        options.listener(Progress("", "unchanged"))
        seconds = time.perf_counter() - start
        grave = failed(known.findings, options.strict)
        return BuildResult(known.artifacts, known.findings, seconds, known.root, grave, unchanged=True)
    work = _Build(path, options, store)
    with folder.recording() as recorded:
        work.run(memory)
    if store is not None:
        keep(store, key, recorded, work.written, sort(work.findings))
    found = sort((*work.findings, *cache_findings(store)))
    counts = work.counts()
    return BuildResult(
        tuple(artifact for artifact, _, _ in work.written),
        found,
        time.perf_counter() - start,
        work.root,
        failed(found, options.strict),
        counts,
        timings=work.watch.timings(counts.hits),
    )


class _Build:
    """One build that has something to do: what it found and what it wrote."""

    def __init__(self, path: Path, options: BuildOptions, store: Store | None) -> None:
        from publish.engine.kept_function import Kept
        from publish.engine.timings import Stopwatch

        self.findings: list[Diagnostic] = []
        self.written: list[tuple[Artifact, bytes, bytes]] = []
        """Each with its bytes, and what leads from it back to the manuscript."""
        self.watch = Stopwatch()
        self.root = (path if path.is_dir() else path.parent).resolve()
        """The folder that findings are relative to."""
        self._path = path
        self._options = options
        self._store = store
        self._crew: Crew | None = None
        self._changed = changed_files(store, path)
        self._kept = Kept(store, versions.of_everything()) if store is not None else None

    def counts(self) -> CacheCounts:
        """Return what came from the cache."""
        if self._crew is None:
            return CacheCounts()
        from publish.engine.kept_layouts import KeptLayouts

        layouts = self._crew.layouts
        return layouts.counts if isinstance(layouts, KeptLayouts) else CacheCounts()

    def run(self, memory: Memory | None) -> None:
        """Read the manuscript, make its editions, and write them when none of them failed."""
        from publish.engine.manuscript import read_manuscript
        from publish.engine.memory import Memory
        from publish.engine.page_list import page_source
        from publish.engine.workers import ClusterError

        options, memory = self._options, memory or Memory()
        with ExitStack() as hired:
            try:
                if options.targets is None or "pdf" in options.targets:
                    self._hire(hired)
                with self.watch.step("read"):
                    manuscript, findings = read_manuscript(
                        self._path, options.listener, memory, self._reads()
                    )
                self.findings.extend(findings)
                if manuscript is None:
                    return
                self.root = manuscript.project.root
                chosen = _choose(manuscript.project, options, self.findings)
                lists = any(page_source(manuscript.project, one) for one in chosen)
                if self._crew is None and (lists or any(one.target == "pdf" for one in chosen)):
                    self._hire(hired)
                self._make(manuscript, chosen, memory)
            except ClusterError as error:
                self.findings.append(error.finding)

    def _reads(self) -> Reads:
        """Return what reads the manuscript's files."""
        from publish.engine.kept_documents import KeptDocuments, read_file

        return KeptDocuments(*self._kept).read if self._kept is not None else read_file

    def _hire(self, hired: ExitStack) -> None:
        """Have workers that lay out pages until ``hired`` is closed."""
        from publish.engine.kept_layouts import KeptLayouts
        from publish.engine.timings import TimedLayouts
        from publish.engine.workers import Crew, InPlace, Joiner, workers
        from publish.pdf.pool import Pool

        options, executor = self._options, self._options.executor
        if options.single_run and not (executor is None or isinstance(executor, Pool)):
            raise UsageError("a single run is set by one process of this machine: leave the executor out")
        seconds = _A_WHOLE_BOOK if options.single_run else longest() + 60
        there = hired.enter_context(workers(executor, options.jobs, seconds))
        layouts: Executor = TimedLayouts(there, self.watch, in_worker=isinstance(there, Pool))
        if self._store is not None:
            # The digest of our code is made before a worker loads that code, lest an edit between
            # the two puts pages of the old code under the new one's keys.
            layouts = KeptLayouts(layouts, self._store, versions.of_pages(), inside=isinstance(there, Pool))
        if isinstance(there, Pool):
            # They load the layout engine while this process still reads.
            there.warm_up(workers_to_warm_up(self._changed, there.jobs))
        self._crew = Crew(layouts, Joiner(there) if isinstance(there, Pool) else InPlace())

    def _make(self, manuscript: Manuscript, chosen: tuple[Edition, ...], memory: Memory) -> None:
        from publish.engine.editions import Editions
        from publish.engine.kept_listings import bring_listings, keep_listings
        from publish.engine.preparation import Preparation

        self._options.listener(Progress("", "resolve"))
        traced = self._options.origins or self._store is not None
        preparation = Preparation(manuscript, memory, self.watch, self._changed, self._kept, traced)
        moment = build_moment(manuscript.project.metadata.date)
        editions = Editions(preparation, self._crew, moment, self._options.listener, self._options.single_run)
        if self._kept is not None:
            bring_listings(self._kept, self._path, memory.highlighter)
        made = editions.make(chosen)
        if self._kept is not None:
            keep_listings(self._kept, self._path, memory.highlighter)
        self.findings.extend((*editions.findings, *preparation.findings))
        if any(finding.fatal for finding in self.findings):
            return
        if self._options.strict and failed(self.findings, strict=True):
            return
        for one in made:
            self._write(manuscript.project, one)
        if self._store is not None and self._crew is not None:
            remember(self._store, self._path, manuscript)

    def _write(self, project: Project, made: MadeEdition) -> None:
        edition, data = made.edition, made.data
        path = self._options.output / file_name(project.slug, edition.name, edition.target)
        with self.watch.step("write", edition.name):
            write_whole(path, data)
            origins = self._origins(project, made)
        told = origins if self._options.origins else b""
        artifact = Artifact(path, edition.name, edition.target, len(data), made.pages, told)
        self.written.append((artifact, data, origins))

    def _origins(self, project: Project, made: MadeEdition) -> bytes:
        """Return what leads from an edition back to the manuscript; empty where nobody will ask.

        A cache keeps it under the bytes of the edition, which those of another manuscript can be, too:
        one with a comment more has other lines. So who builds and asks is told at once.
        """
        from publish.engine import origin_table

        if made.origins is None:
            return b""
        origins = origin_table.table_to_json(replace(made.origins, root=str(project.root)))
        if self._store is not None:
            self._store.put(origin_table.KIND, hashlib.sha256(made.data).hexdigest(), origins)
        return origins


def _choose(project: Project, options: BuildOptions, findings: list[Diagnostic]) -> tuple[Edition, ...]:
    """Return the editions that were asked for, in the publication's order, those by their preset
    last. Raises `UsageError` for a name there is not."""
    from publish.project.editions import PRESETS, edition_of_preset

    known = {edition.name: edition for edition in project.editions}
    chosen = []
    for name in dict.fromkeys(known if options.editions is None else options.editions):
        edition = known.get(name) or edition_of_preset(project.editions, name)
        if edition is None:
            names = ", ".join(dict.fromkeys((*known, *PRESETS)))
            raise UsageError(f"there is no edition {name!r}; there are: {names}")
        chosen.append(edition if options.page_list else replace(edition, page_list=False))
    targets = options.targets
    if targets is not None:
        for target in targets:
            if not any(edition.target == target for edition in chosen):
                findings.append(CODES.make("edition-target-missing", f"no edition makes a {target} file"))
        chosen = [edition for edition in chosen if edition.target in targets]
    order = list(known)
    return tuple(sorted(chosen, key=lambda one: order.index(one.name) if one.name in known else len(order)))
