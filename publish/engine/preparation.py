"""What a PDF and an EPUB of one publication both need, got ready once."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from publish.assets import Picture, load_pictures
from publish.diagnostics import Diagnostic
from publish.engine.kept_function import Kept
from publish.engine.manuscript import Manuscript, resolve_for
from publish.engine.memory import Memory
from publish.engine.timings import Stopwatch
from publish.identifiers import check_isbn
from publish.model import Image, Plan, Publication, Unit, walk
from publish.project.types import Edition, Project
from publish.render.units import ids_of
from publish.select import SelectOptions, plan
from publish.typography.words import Words, words_for


class Preparation:
    """A manuscript on its way to several editions: what they share is made once."""

    def __init__(
        self,
        manuscript: Manuscript,
        memory: Memory | None = None,
        watch: Stopwatch | None = None,
        changed: frozenset[str] | None = None,
        kept: Kept | None = None,
        traced: bool = True,
    ) -> None:
        """``changed``: files of the manuscript that the last build found otherwise; None: unknown.
        ``kept``: the cache, where there is one. ``traced``: whether anybody will ask where in the
        manuscript a part of an EPUB comes from."""
        self.manuscript = manuscript
        self.project: Project = manuscript.project
        self.words: Words = words_for(self.project.metadata.language)[0]
        self.memory = memory or Memory()
        self.highlighter = self.memory.highlighter
        self.watch = watch or Stopwatch()
        self.changed = changed or frozenset()
        self.kept = kept
        self.traced = traced
        self.findings: list[Diagnostic] = []
        self._resolved: dict[tuple[int, str], Publication] = {}
        self._pictures: dict[str, Picture] | None = None

    def aside(self) -> Preparation:
        """Return what makes and keeps the same things, and whose findings stay apart from ours."""
        other = copy(self)
        other.findings = []
        return other

    def publication(self, edition: Edition) -> Publication:
        """Return the publication resolved as the edition's theme numbers it."""
        theme = edition.theme
        key = (theme.number_depth, theme.openings)
        if key not in self._resolved:
            with self.watch.step("resolve"):
                self._resolved[key], findings = resolve_for(self.manuscript, theme)
            self.findings.extend(findings)
        return self._resolved[key]

    def pictures(self, edition: Edition) -> dict[str, Picture]:
        """Return all pictures of the publication by `Image.source`."""
        if self._pictures is None:
            nodes = walk(self.publication(edition))
            images = tuple((node.source, node.span) for node in nodes if isinstance(node, Image))
            root, remote = self.project.root, self.project.allow_remote
            with self.watch.step("pictures"):
                self._pictures, findings = self.memory.asking(
                    ("pictures", images, root, remote), lambda: load_pictures(images, root, remote)
                )
            self.findings.extend(findings)
        return self._pictures

    def cover(self) -> Picture | None:
        """Return the publication's own cover picture, if it has one that can be read."""
        name = self.project.cover
        if not name:
            return None
        given = [(name, self.project.cover_span)]
        found, findings = load_pictures(given, self.project.root, self.project.allow_remote)
        self.findings.extend(findings)
        return found.get(name)

    def plan(self, edition: Edition) -> Plan:
        """Return the units of an edition."""
        theme = edition.theme
        options = SelectOptions(
            target=edition.target,
            front=theme.front,
            openings=theme.openings,
            title_block=theme.title_block,
            contents_from=theme.contents_from,
            contents_depth=theme.contents_depth,
        )
        publication = self.publication(edition)
        with self.watch.step("resolve"):
            made, findings = plan(publication, options, self.words)
        self.findings.extend(findings)
        if not edition.isbn or edition.isbn == made.metadata.isbn:
            return made
        identifier = f"urn:isbn:{check_isbn(edition.isbn)}"
        return replace(made, metadata=replace(made.metadata, isbn=edition.isbn, identifier=identifier))


def files_of(unit: Unit) -> frozenset[str]:
    """Return the files of the manuscript whose sections begin in a unit."""
    files: set[str] = set()
    sections = list(unit.sections)
    while sections:
        section = sections.pop()
        files.add(section.file)
        sections.extend(section.children)
    return frozenset(files - {""})


def locations(plan: Plan) -> dict[str, str]:
    """Return the unit that holds each id of an edition."""
    found: dict[str, str] = {}
    for unit in plan.units:
        found.setdefault(unit.id, unit.id)
        for one in ids_of(unit):
            found.setdefault(one, unit.id)
    return found
