"""``check``: build what is needed, ask rules and validators, lead back, accept, compare, sort."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish.check.artifacts import Asked, BuiltFile, absent, built_file
from publish.check.codes import CODES, make
from publish.check.finished import ask_epub, led_back
from publish.check.judging import BUILD, from_diagnostics
from publish.check.kept import Kept
from publish.check.manuscript import Judged, ManuscriptCheck
from publish.check.options import CheckOptions
from publish.check.paths import given, is_finished
from publish.check.results import CheckResult, CheckTime, added_up
from publish.check.strangers import shown
from publish.check.validators.together import together
from publish.check.verdict import Subject, verdict
from publish.check.wanted import wanted
from publish.engine.build import build_publication
from publish.engine.caching import open_store
from publish.engine.catalogue import A_DAY
from publish.engine.events import Progress
from publish.engine.options import BuildOptions

if TYPE_CHECKING:  # a manuscript that is as it was needs no readers
    from publish.engine.memory import Memory


def check_all(paths: Sequence[Path], options: CheckOptions) -> CheckResult:
    """Check publications and finished files; see `publish.check`."""
    start = time.perf_counter()
    run = _Run(options)
    run.take(paths)
    run.ask_validators()
    run.judge()
    run.collect()
    return replace(verdict(run.subjects, run.groups, run.times, options), seconds=time.perf_counter() - start)


class _Run:
    """One check of all paths."""

    def __init__(self, options: CheckOptions) -> None:
        self.subjects: list[Subject] = []
        self.times: list[CheckTime] = []
        self.groups: set[str] = {CODES.room}
        """Those that were asked."""
        self._options = options
        self._store = open_store(options.build.cache)
        self._kept = Kept(self._store)
        self._wanted = wanted(options)
        self._works: list[_Work] = []
        self._asked: list[Asked] = []

    def take(self, paths: Sequence[Path]) -> None:
        """Take in all paths; what has to be built for them is built. Raises what `given` raises."""
        told = given(paths, self._options.build, self._wanted.artifacts)
        if told.findings:
            here = Path()
            self._works.append(
                _Work(Subject(here, here.resolve(), findings=[*from_diagnostics(told.findings)]))
            )
        builds = self._wanted.artifacts and not told.collide
        publications = sum(not is_finished(path) for path in told.paths)
        with _workers(self._options.build, publications if builds else 0) as build:
            for path in told.paths:
                if is_finished(path):
                    self._works.append(_Work(Subject(path, path.resolve().parent)))
                    self._add(self._works[-1], path)
                else:
                    self._publication(path, build if builds else None)

    def _publication(self, path: Path, build: BuildOptions | None) -> None:
        """Take in a publication; ``build`` tells how it is built, None that it is not."""
        groups = (*self._wanted.chapters, *self._wanted.shops)
        manuscript = ManuscriptCheck(path, groups, self._kept, self._options.shops)
        root = (path if path.is_dir() else path.parent).resolve()
        work = _Work(Subject(path, root), manuscript)
        self._works.append(work)
        if build is None:
            return
        start = time.perf_counter()
        if manuscript.known is None:
            from publish.engine.memory import Memory

            work.memory = Memory()
        built = build_publication(path, build, work.memory)
        self._note("build", time.perf_counter() - start, built.unchanged)
        work.is_built = True
        work.subject.findings.extend(from_diagnostics(built.findings))
        self.groups.add(BUILD)
        for artifact in built.artifacts:
            self._add(work, artifact.path, artifact.edition, artifact.origins)

    def _add(self, work: _Work, path: Path, edition: str = "", origins: bytes = b"") -> None:
        work.subject.artifacts.append(path)
        try:
            work.files.append(built_file(path, edition, origins))
        except OSError as error:
            words = f"{shown(path.name)} cannot be read: {error.strerror or error}"
            work.subject.findings.append(make("artifact-unreadable", words, artifact=path.name))

    def ask_validators(self) -> None:
        """Begin to ask the validators about all files of all paths."""
        files = [file for work in self._works for file in work.files]
        required = self._options.require
        for validator in self._wanted.validators:
            mine = [one for one in files if one.path.suffix.lower() == validator.suffix]
            why = validator.missing() if mine or validator.name in required else ""
            if why:
                self._works[0].subject.findings.append(absent(validator, why, validator.name in required))
            else:
                self.groups.add(validator.name)
                if mine:
                    self._asked.append(Asked(validator, mine, self._options.time_limit, self._kept))

    def judge(self) -> None:
        """Ask our own rules, while the validators are at work."""
        for work in self._works:
            if work.manuscript is not None:
                start = time.perf_counter()
                judged = work.manuscript.judge(work.memory)
                self._take_in(work, judged, time.perf_counter() - start)
            work.memory = None  # a manuscript as read is large
            if "accessibility" in self._wanted.chapters:
                self._judge_epubs(work)
            if {"pages", "press"} & set(self._wanted.files):
                self._judge_pages(work)
            if self._wanted.shops:
                self._judge_shops(work)
        if "parity" in self._wanted.files:
            self._judge_parity()

    def _judge_epubs(self, work: _Work) -> None:
        self.groups.add("accessibility")
        for file in work.files:
            if file.path.suffix.lower() == ".epub":
                start = time.perf_counter()
                work.subject.findings.extend(ask_epub(file, self._kept))
                self._note("accessibility", time.perf_counter() - start)

    def _judge_pages(self, work: _Work) -> None:
        from publish.check.pages.asked import ask_pages

        self.groups.update({"pages", "press"} & set(self._wanted.files))
        for file in work.files:
            if file.path.suffix.lower() == ".pdf":
                start = time.perf_counter()
                found = ask_pages(file, self._wanted.files, self._options, self._store)
                work.subject.findings.extend(found)
                self._note("pages", time.perf_counter() - start)

    def _judge_parity(self) -> None:
        """Compare the files of each publication, and finished ones that belong together."""
        from publish.check.parity.asked import ask_parity
        from publish.check.parity.couples import couples_among, couples_of

        self.groups.add("parity")
        start = time.perf_counter()
        couples = [
            couple
            for work in self._works
            if work.manuscript is not None
            for couple in couples_of(work.subject.path, work.files)
        ]
        finished = {file.path: file for work in self._works if work.manuscript is None for file in work.files}
        couples += couples_among([*finished.values()], self._options, self._store)
        for couple in couples:
            for finding in ask_parity(couple, self._options, self._store):
                file = couple.pdf if finding.artifact == couple.pdf.path.name else couple.epub
                work = next(work for work in self._works if file in work.files)
                work.subject.findings.append(finding)
        if couples:
            self._note("parity", time.perf_counter() - start)

    def _judge_shops(self, work: _Work) -> None:
        from publish.check.shops.asked import ask_file

        shops = tuple(dict.fromkeys((*self._options.shops, *work.shops)))
        self.groups.update(name for name in self._wanted.shops if shops or name != "shops")
        built = work.manuscript is not None
        for file in work.files:
            start = time.perf_counter()
            found = ask_file(file, self._wanted.shops, shops, self._options, self._store, built)
            work.subject.findings.extend(found)
            self._note("shops" if shops else "metadata", time.perf_counter() - start)

    def _take_in(self, work: _Work, judged: Judged, seconds: float) -> None:
        subject = work.subject
        subject.root, subject.acceptances, subject.skip = judged.root, judged.acceptances, judged.skip
        work.shops = judged.shops
        subject.findings.extend(judged.findings)
        if not work.is_built:
            subject.findings.extend(judged.read)
        self.groups.update(self._wanted.chapters)
        for name, taken in judged.seconds:
            self._note(name, taken)
        rest = seconds - sum(taken for _, taken in judged.seconds)
        self._note("manuscript", rest, kept=work.manuscript is not None and work.manuscript.known is judged)

    def collect(self) -> None:
        """Wait for the validators and lead what they found back to the manuscript."""
        for number, asked in enumerate(self._asked, 1):
            answers = asked.answers()
            self.times.append(answers.time)
            for work in self._works:
                for file in work.files:
                    work.subject.findings.extend(answers.findings.get(file.path, ()))
            self._options.build.listener(Progress("", "check", number, len(self._asked), asked.name))
        for work in self._works:
            self._lead_back(work)
        self.subjects = [work.subject for work in self._works]
        self.times = added_up(self.times)

    def _lead_back(self, work: _Work) -> None:
        start = time.perf_counter()
        subject = work.subject
        findings, root = led_back(together(subject.findings), work.files, self._store)
        subject.findings = list(findings)
        if work.manuscript is None and root is not None:  # a finished file, whose lines are elsewhere
            subject.root = root
        self._note("way back", time.perf_counter() - start)

    def _note(self, name: str, seconds: float, kept: bool = False) -> None:
        self.times.append(CheckTime(name, seconds, kept))


@contextmanager
def _workers(build: BuildOptions, publications: int) -> Iterator[BuildOptions]:
    """Yield how to build so many publications: several by the same workers, as a catalogue is."""
    build = replace(build, origins=True)
    if publications < 2:
        yield build
        return
    from publish.engine.workers import workers

    with workers(build.executor, build.jobs, A_DAY) as shared:
        yield replace(build, executor=shared)


@dataclass(slots=True)
class _Work:
    """What is needed for one path until all of it is found."""

    subject: Subject
    manuscript: ManuscriptCheck | None = None
    memory: Memory | None = None
    files: list[BuiltFile] = field(default_factory=list)
    is_built: bool = False
    shops: tuple[str, ...] = ()
    """Those that the publication names."""
