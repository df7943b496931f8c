"""A manuscript read for the check, and our rules at work on its chapters."""

from __future__ import annotations

import json
import time
from pathlib import Path

from publish import folder
from publish.check.accepting import Acceptance, accepted_in
from publish.check.book_rules import BookRules
from publish.check.chapter import Book, Chapter
from publish.check.chapters import chapters_of, files_of
from publish.check.finding import Finding
from publish.check.groups import ChapterRules, chapter_rules
from publish.check.judging import from_diagnostics, judge
from publish.check.kept import Kept
from publish.check.manuscript import Judged
from publish.check.sources import Sources
from publish.engine.manuscript import read_manuscript, resolve_for
from publish.engine.memory import Memory
from publish.model import Publication, to_json
from publish.project.types import Project
from publish.spans import Span
from publish.store import key_of

_FORM = "1"
"""Of what is kept of a chapter."""


class Reading:
    """One manuscript that has to be read."""

    def __init__(
        self, path: Path, groups: tuple[str, ...], kept: Kept, state: str, shops: tuple[str, ...] = ()
    ) -> None:
        """``groups`` of rules are asked, of ``shops`` and those that the publication names; ``state``
        names code and libraries."""
        self._path = path
        self._kept = kept
        self._state = state
        self._seconds = dict.fromkeys(groups, 0.0)
        self._book_rules = BookRules(groups, kept, shops)
        self._rules: ChapterRules = {name: rules for name, rules in chapter_rules().items() if name in groups}

    def judge(self, memory: Memory) -> Judged:
        """Return all that is found. Raises FileNotFoundError where there is no such path."""
        manuscript, said = read_manuscript(self._path, memory=memory)
        if manuscript is None:
            root = (self._path if self._path.is_dir() else self._path.parent).resolve()
            return Judged(root, (), from_diagnostics(said), (), ())
        project = manuscript.project
        publication, more = resolve_for(manuscript, project.editions[0].theme)
        sources = Sources(project.root)
        files = sorted({file for section in publication.sections() for file in files_of(section)})
        texts = {file: sources.text(file) for file in files}
        chapters = chapters_of(publication, _book(project, sources), texts)
        keys = [self._key_of(chapter) for chapter in chapters]
        findings = [
            finding
            for chapter, key in zip(chapters, keys, strict=True)
            for finding in self._of_chapter(chapter, key)
        ]
        findings.extend(self._book_rules.find(project, chapters, keys))
        for name, seconds in self._book_rules.seconds.items():
            self._seconds[name] += seconds
        acceptances, wrong = _acceptances(project, publication, texts)
        return Judged(
            project.root,
            tuple(dict.fromkeys((*findings, *wrong))),
            from_diagnostics((*said, *more)),
            acceptances,
            project.check.skip,
            project.check.shops,
            tuple(one for one in self._seconds.items() if one[1]),
        )

    def _key_of(self, chapter: Chapter) -> str:
        """Return what stands for all that a chapter is, and for the code that looks at it."""
        about = [
            to_json(chapter.section),
            to_json(chapter.book.metadata),
            chapter.language,
            chapter.book.dialect,
            sorted(chapter.book.words),
            sorted(chapter.sources.items()),
        ]
        return key_of("chapter", _FORM, self._state, json.dumps(about))

    def _of_chapter(self, chapter: Chapter, key: str) -> tuple[Finding, ...]:
        key = key_of("findings", key, *sorted(self._rules))
        known = self._kept.findings(key)
        if known is None:
            known = self._found(chapter)
            self._kept.put_findings(key, known)
        return known

    def _found(self, chapter: Chapter) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for name, rules in self._rules.items():
            start = time.perf_counter()
            found.extend(judge(rules, chapter, name))
            self._seconds[name] += time.perf_counter() - start
        return tuple(found)


def _book(project: Project, sources: Sources) -> Book:
    lines = sources.text(project.check.words).split("\n") if project.check.words else []
    words = (line.partition("#")[0].strip() for line in lines)
    dialect = "mdbook" if project.kind == "mdbook" else "publish"
    return Book(project.metadata, dialect, frozenset(filter(None, words)))


def _acceptances(
    project: Project, publication: Publication, texts: dict[str, str]
) -> tuple[tuple[Acceptance, ...], list[Finding]]:
    """Return what settings and comments accept, and what is wrong with the comments."""
    whole = Span(project.config, 0)
    found = [
        Acceptance((one.code,), one.reason, one.span or whole, folder.normal(one.file) if one.file else "")
        for one in project.check.accept
    ]
    wrong: list[Finding] = []
    for file, text in texts.items():
        accepted, more = accepted_in(publication.sections(), file, text)
        found.extend(accepted)
        wrong.extend(more)
    return tuple(found), wrong
