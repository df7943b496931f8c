"""An EPUB edition: the same units, rendered for e-readers and packaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime

from publish.diagnostics import Diagnostic
from publish.engine.codes import CODES
from publish.engine.events import Listener, Progress
from publish.engine.measures import page_settings
from publish.engine.origin_table import OriginTable
from publish.engine.origins import epub_table, reference
from publish.engine.page_list import SettledPages, print_edition
from publish.engine.preparation import Preparation, locations
from publish.epub import EpubInput, PackagingError, build_epub, cover_image, epub_pictures, with_page_list
from publish.epub.reading import read
from publish.fonts import Face, excerpts, faces
from publish.model import Plan
from publish.project.types import Edition
from publish.render.context import PictureView, RenderContext
from publish.render.stylesheets import stylesheets
from publish.render.templates import load_templates
from publish.render.units import RenderedUnit, render_unit

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
        self._references: dict[str, RenderedUnit] = {}
        """Units with marks, where those that are published have none."""

    def render(self) -> None:
        """Render all units; does nothing when that is done."""
        if self._given is None:
            with self._preparation.watch.step("render", self.edition.name):
                self._given = self._rendered()

    def foresee(self, documents: Iterable[str]) -> None:
        """Read the documents whose pages will be listed, ``documents`` of the print edition among
        them, as far as they are known: there is time for it while pages are laid out."""
        self.render()
        assert self._given is not None
        remembered = self._preparation.memory.of(read)
        with self._preparation.watch.step("package", self.edition.name), suppress(PackagingError):
            # One that cannot be read is met again, and told, when the page list is made.
            for one in (*documents, *(unit.xhtml for unit in self._given.units)):
                remembered(one.encode())

    def package(self, pages: SettledPages | None = None) -> EpubResult:
        """Return the EPUB, with the page list of a print edition where its ``pages`` are given."""
        self.render()
        assert self._given is not None
        given = self._given
        self._listener(Progress(self.edition.name, "package"))
        try:
            with self._preparation.watch.step("package", self.edition.name):
                if pages is not None:
                    printed = print_edition(pages, self._preparation.words)
                    given = with_page_list(given, printed, self._preparation.memory.of(read))
                epub, packaged = build_epub(given)
        except PackagingError as error:
            if not self._preparation.project.templates:
                raise  # nobody's templates but ours: our fault
            misfit = CODES.make("templates-misfit", str(error))
            return EpubResult(None, (*self._findings, misfit))
        return EpubResult(epub, (*self._findings, *packaged), self._origins(given))

    def _origins(self, given: EpubInput) -> OriginTable:
        project = self._preparation.project
        return epub_table(project, self.edition, given.plan, given.units, self._references, given.stylesheets)

    def _rendered(self) -> EpubInput:
        preparation, edition = self._preparation, self.edition
        theme = edition.theme
        plan = preparation.plan(edition)
        with ThreadPoolExecutor(2) as aside:  # decoding and hashing let go of the interpreter
            decoding = aside.submit(copy_context().run, preparation.pictures, edition)
            hashing = aside.submit(self._faces)
            templates, found = load_templates(preparation.project.templates)
            sheets = stylesheets("epub", theme.sheets, preparation.project.styles, page_settings(edition))
            places = locations(plan)
            embeddable = hashing.result()
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
            marked=not preparation.project.templates,
        )
        with templates:
            units = tuple(self._units(plan, context))
        return EpubInput(
            plan=plan,
            units=units,
            stylesheets=sheets,
            words=preparation.words,
            cover=cover,
            modified=self._moment,
            pictures=pictures,
            faces=embeddable,
            embed_families=theme.embedded,
        )

    def _faces(self) -> tuple[Face, ...]:
        """Return the faces of a drawn cover and those that the theme embeds."""
        theme = self.edition.theme
        found, missed = faces(dict.fromkeys((theme.serif, theme.sans, *theme.embedded)))
        embeddable, unkept = excerpts(found, theme.embedded)
        self._findings.extend((*missed, *unkept))
        return embeddable

    def _units(self, plan: Plan, context: RenderContext) -> Iterator[RenderedUnit]:
        for number, unit in enumerate(plan.units, 1):
            rendered, findings = render_unit(unit, context)
            self._findings.extend(findings)
            if not rendered.marked:
                self._references[unit.id] = reference(rendered, context)
            self._listener(Progress(self.edition.name, "render", number, len(plan.units), rendered.title))
            yield rendered
