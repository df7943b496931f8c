"""An EPUB edition: the same units, rendered for e-readers and packaged."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import datetime

from publish.diagnostics import Diagnostic
from publish.engine.codes import CODES
from publish.engine.events import Listener, Progress
from publish.engine.kept_function import KeptFunction
from publish.engine.measures import page_settings
from publish.engine.origin_table import OriginTable
from publish.engine.origins import epub_table, reference
from publish.engine.page_list import SettledPages, print_edition
from publish.engine.preparation import Preparation, locations
from publish.engine.rendering import UnitRenderer
from publish.epub import EpubInput, PackagingError, build_epub, cover_image, epub_pictures, with_page_list
from publish.epub.documents import FactsOf, facts_of
from publish.epub.facts_json import facts_from_json, facts_to_json
from publish.epub.reading import Reading, read
from publish.epub.reading_bytes import reading_from_bytes, reading_to_bytes
from publish.fonts import Face, excerpts, faces
from publish.model import Unit
from publish.project.types import Edition
from publish.render.context import PictureView, RenderContext
from publish.render.stylesheets import stylesheets
from publish.render.templates import load_templates
from publish.render.units import RenderedUnit

_PHONE = 21.0
"""Measure of a phone at its usual size of type, in em: what tables must be made for."""


@dataclass(frozen=True, slots=True)
class EpubResult:
    """An EPUB edition, or the findings that say why there is none."""

    epub: bytes | None
    findings: tuple[Diagnostic, ...]
    origins: OriginTable | None = None


class EpubEdition:
    """One EPUB edition: rendered first, packaged when the pages that it lists are known."""

    def __init__(
        self, preparation: Preparation, edition: Edition, moment: datetime, listener: Listener
    ) -> None:
        self._preparation = preparation
        self.edition = edition
        self._moment = moment
        self._listener = listener
        self._findings: list[Diagnostic] = []
        self._given: EpubInput | None = None
        self._rendering = self._rendered()
        self._renderer = UnitRenderer(preparation.memory, bool(preparation.project.templates))
        self._references: dict[str, RenderedUnit] = {}
        """Units with marks, where those that are published have none."""

    def begin(self, documents: Iterable[str] | None) -> Iterator[None]:
        """Do in small steps what can be done before the pages are known that the EPUB lists: render
        units, and read ``documents`` of the print edition and those made here; None: it lists none."""
        for _ in self._rendering:  # "yield from" would end it when this is left
            yield
        assert self._given is not None
        if documents is None:
            return
        known = self._flows()
        for one in (*documents, *(unit.xhtml for unit in self._given.units)):
            # One that cannot be read is met again, and told, when the page list is made.
            with self._preparation.watch.step("package", self.edition.name), suppress(PackagingError):
                known(one.encode())
            yield

    def _flows(self) -> Callable[[bytes], Reading]:
        """Return what reads documents for the page list, each once."""
        kept = self._preparation.kept
        through = (
            KeptFunction(kept, "flow", read, reading_to_bytes, reading_from_bytes)
            if kept is not None
            else read
        )
        return self._preparation.memory.of(read, through)

    def _facts(self) -> FactsOf:
        """Return what looks into finished documents, into each once."""
        kept = self._preparation.kept
        through: FactsOf = facts_of
        if kept is not None:
            through = KeptFunction(
                kept, "contents", facts_of, facts_to_json, lambda data, _: facts_from_json(data)
            )
        return self._preparation.memory.of(facts_of, through)

    def package(self, pages: SettledPages | None = None) -> EpubResult:
        """Return the EPUB, with the page list of a print edition where its ``pages`` are given."""
        deque(self._rendering, 0)
        assert self._given is not None
        given = self._given
        self._listener(Progress(self.edition.name, "package"))
        try:
            with self._preparation.watch.step("package", self.edition.name):
                if pages is not None:
                    printed = print_edition(pages, self._preparation.words)
                    given = with_page_list(given, printed, self._flows())
                epub, packaged = build_epub(given, self._facts())
        except PackagingError as error:
            if not self._preparation.project.templates:
                raise  # nobody's templates but ours: our fault
            misfit = CODES.make("templates-misfit", str(error))
            return EpubResult(None, (*self._findings, misfit))
        return EpubResult(epub, (*self._findings, *packaged), self._origins(given))

    def _origins(self, given: EpubInput) -> OriginTable | None:
        if not self._preparation.traced:
            return None
        project = self._preparation.project
        return epub_table(project, self.edition, given.plan, given.units, self._references, given.stylesheets)

    def _rendered(self) -> Iterator[None]:
        """Render the edition, a unit at each step."""
        with self._preparation.watch.step("render", self.edition.name):
            given, context = self._prepared()
        yield
        units: list[RenderedUnit] = []
        total = len(given.plan.units)
        with context.templates:
            for unit in given.plan.units:
                with self._preparation.watch.step("render", self.edition.name):
                    units.append(self._unit(unit, context))
                title = units[-1].title
                self._listener(Progress(self.edition.name, "render", len(units), total, title))
                yield
        self._given = replace(given, units=tuple(units))

    def _prepared(self) -> tuple[EpubInput, RenderContext]:
        """Return the edition without its units, and what they are rendered with."""
        preparation, edition = self._preparation, self.edition
        theme = edition.theme
        preparation.publication(edition)
        with ThreadPoolExecutor(1) as aside:  # decoding lets go of the interpreter
            decoding = aside.submit(copy_context().run, preparation.pictures, edition)
            plan = preparation.plan(edition)
            templates, found = load_templates(preparation.project.templates)
            sheets = stylesheets("epub", theme.sheets, preparation.project.styles, page_settings(edition))
            places = locations(plan)
            embeddable = self._faces()
            cover = cover_image(preparation.cover(), plan.metadata, embeddable, sheets)
            pictures, more = epub_pictures(decoding.result())
        self._findings.extend((*found, *more))
        context = RenderContext(
            target="epub",
            metadata=plan.metadata,
            words=preparation.words,
            pictures={
                key: PictureView(one.url, one.picture.width, one.picture.height)
                for key, one in pictures.items()
            },
            folios={},
            locations=places,
            measure=_PHONE,
            templates=templates,
            stylesheets=tuple(f"../styles/{sheet.name}" for sheet in sheets),
            highlighter=preparation.highlighter,
            marked=preparation.traced and not preparation.project.templates,
        )
        given = EpubInput(
            plan=plan,
            units=(),
            stylesheets=sheets,
            words=preparation.words,
            cover=cover,
            modified=self._moment,
            pictures=pictures,
            faces=embeddable,
            embed_families=theme.embedded,
        )
        return given, context

    def _faces(self) -> tuple[Face, ...]:
        """Return the faces of a drawn cover and those that the theme embeds."""
        theme = self.edition.theme
        found, missed = faces(dict.fromkeys((theme.serif, theme.sans, *theme.embedded)))
        embeddable, unkept = excerpts(found, theme.embedded)
        self._findings.extend((*missed, *unkept))
        return embeddable

    def _unit(self, unit: Unit, context: RenderContext) -> RenderedUnit:
        rendered, findings = self._renderer.render(unit, context)
        self._findings.extend(findings)
        if self._preparation.traced and not rendered.marked:
            self._references[unit.id] = reference(rendered, context)
        return rendered
