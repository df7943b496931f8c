"""A print edition: units laid out side by side, page numbers filled in until they hold, joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from datetime import datetime

from publish.diagnostics import Diagnostic
from publish.engine import print_findings as report
from publish.engine.events import Listener, Progress
from publish.engine.layout_limits import limits_for
from publish.engine.preparation import Preparation, locations
from publish.engine.print_style import PrintStyle, print_style
from publish.engine.typefaces import typefaces
from publish.model import Plan, Unit, plain_text
from publish.pdf.assemble import Assembly, assemble
from publish.pdf.facts import UnitFacts
from publish.pdf.folios import Pagination, UnitLength, first_side, folios, paginate
from publish.pdf.heads import UnitHeads, page_margins, shortened
from publish.pdf.layout import lay_out
from publish.pdf.margins import lay_out_margins
from publish.pdf.metadata import DocumentInformation
from publish.pdf.outline import outline_from
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import Layout, LayoutError, LayoutLimitError, LayoutTask, Side
from publish.project.types import Edition
from publish.render.context import PictureView, RenderContext
from publish.render.templates import Templates, load_templates
from publish.render.units import RenderedUnit, render_unit

ROUNDS = 6
"""How often page numbers may change what is laid out before a book counts as unsettled."""

_GUESS = "100"
"""What a folio is taken for before there is a layout: most have three digits."""


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A print edition, or the findings that say why there is none."""

    pdf: bytes | None
    pages: int
    findings: tuple[Diagnostic, ...]


def build_print(
    preparation: Preparation, edition: Edition, executor: Executor, moment: datetime, listener: Listener
) -> PrintResult:
    """Build one print edition; layout runs on ``executor``."""
    publication = preparation.publication(edition)
    listener(Progress(edition.name, "fonts"))
    chosen, findings = typefaces(publication, edition.theme, preparation.words)
    templates, more = load_templates(preparation.project.templates)
    findings = (*findings, *more)
    if any(finding.fatal for finding in findings):
        return PrintResult(None, 0, findings)
    with templates:
        style = print_style(preparation.project, edition, chosen)
        setting = _Setting(preparation, edition, style, templates, executor, listener)
        try:
            setting.settle()
            pdf, pages = setting.assemble(moment)
        except _UnitFailedError as failed:
            return PrintResult(None, 0, (*findings, *setting.findings, *failed.findings))
    reports = report.findings(setting.plan, setting.facts(), setting.end_notes, setting.messages())
    return PrintResult(pdf, pages, (*findings, *setting.findings, *reports))


class _UnitFailedError(Exception):
    """Units cannot be laid out, or not be joined."""

    def __init__(self, *findings: Diagnostic) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class _Setting:
    """The units of one edition on their way to settled pages."""

    def __init__(
        self,
        preparation: Preparation,
        edition: Edition,
        style: PrintStyle,
        templates: Templates,
        executor: Executor,
        listener: Listener,
    ) -> None:
        self.plan: Plan = preparation.plan(edition)
        self.findings: list[Diagnostic] = []
        self.end_notes: frozenset[str] = frozenset()
        self._edition = edition
        self._style = style
        self._executor = executor
        self._listener = listener
        self._layouts: dict[str, Layout] = {}
        self._sides: dict[str, Side] = {}
        self._shown: dict[str, dict[str, str]] = {}
        self._rendered: dict[str, RenderedUnit] = {}
        pictures = preparation.pictures(edition)
        self._resources = {f"publish-asset:{one.sha256}": one.data for one in pictures.values()}
        self._context = RenderContext(
            target="pdf",
            metadata=self.plan.metadata,
            words=preparation.words,
            pictures={
                key: PictureView(f"publish-asset:{one.sha256}", one.width, one.height)
                for key, one in pictures.items()
            },
            folios={},
            locations=locations(self.plan),
            templates=templates,
            listing_columns=style.listing_columns,
            measure=style.measure,
            highlighter=preparation.highlighter,
        )

    def settle(self) -> None:
        """Lay out all units, then those whose page numbers, sides or notes came out different,
        until nothing changes.

        Contents wait for the rest: all they show are page numbers.
        """
        first = [unit for unit in self.plan.units if unit.role != "contents"]
        self._set(first, dict.fromkeys(self._context.locations, _GUESS))
        for _ in range(ROUNDS):
            numbers = self._folios()
            self._gather_notes()
            stale = [unit for unit in self.plan.units if self._is_stale(unit, numbers)]
            if not stale:
                return
            self._set(stale, numbers)
        self.findings.append(report.unsettled(self.plan, self._stale_references()))

    def assemble(self, moment: datetime) -> tuple[bytes, int]:
        """Return the PDF and its number of pages."""
        pagination = self._pagination()
        listener, name = self._listener, self._edition.name
        listener(Progress(name, "margins", pages=len(pagination.pages)))
        pages = page_margins(pagination, [self._heads(unit) for unit in self.plan.units], self.facts())
        language = self.plan.metadata.language
        try:
            margins = lay_out_margins(
                pages,
                self._style.margin_css,
                self._style.faces,
                language,
                self._executor,
                limits_for(""),
            )
        except (LayoutError, TimeoutError, BrokenWorkerError) as error:
            raise _UnitFailedError(report.margins_failure(error)) from error
        listener(Progress(name, "assemble", pages=len(pagination.pages)))
        layouts = tuple(self._layouts[unit.id] for unit in self.plan.units)
        made = Assembly(
            layouts, pagination, self._information(moment), margins, outline_from(self.plan.contents)
        )
        try:
            return assemble(made), len(pagination.pages)
        except LayoutError as error:
            raise _UnitFailedError(report.assembly_failure(error)) from error

    def facts(self) -> dict[str, UnitFacts]:
        """Return the facts of each unit."""
        return {name: layout.facts for name, layout in self._layouts.items()}

    def messages(self) -> tuple[str, ...]:
        """Return what the layout engine said, each line once."""
        return tuple(dict.fromkeys(line for one in self._layouts.values() for line in one.messages))

    def _set(self, units: Iterable[Unit], numbers: Mapping[str, str]) -> None:
        """Render ``units`` with the given page numbers and lay them out."""
        context = replace(self._context, folios=numbers, end_notes=self.end_notes)
        waiting: dict[Future[Layout], Unit] = {}
        for unit in units:
            rendered, findings = render_unit(unit, context)
            self.findings.extend(one for one in findings if one not in self.findings)
            self._rendered[unit.id] = rendered
            self._shown[unit.id] = {one: numbers.get(one, "") for one in rendered.shows_folios_of}
            self._sides[unit.id] = self._side(unit)
            waiting[self._executor.submit(lay_out, self._task(rendered))] = unit
        self._collect(waiting)

    def _collect(self, waiting: dict[Future[Layout], Unit]) -> None:
        """Take all layouts as they come; raise when there are those that failed.

        All are waited for, so that the findings are the same whichever fails first.
        """
        total = len(waiting)
        failed: list[Diagnostic] = []
        while waiting:
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                unit = waiting.pop(future)
                try:
                    self._layouts[unit.id] = future.result()
                except (LayoutLimitError, TimeoutError) as error:
                    failed.append(report.failure("layout-too-long", unit, error))
                except (LayoutError, BrokenWorkerError) as error:
                    failed.append(report.failure("layout-failed", unit, error))
                pages = sum(layout.facts.pages for layout in self._layouts.values())
                title = self._rendered[unit.id].title
                count = total - len(waiting)
                self._listener(Progress(self._edition.name, "layout", count, total, title, pages))
        if failed:
            raise _UnitFailedError(*failed)

    def _task(self, rendered: RenderedUnit) -> LayoutTask:
        used = {url: data for url, data in self._resources.items() if url in rendered.xhtml}
        unit = rendered.unit
        return LayoutTask(
            unit.id,
            rendered.xhtml,
            self._style.css,
            self._style.faces,
            used,
            self._sides[unit.id],
            limits=limits_for(rendered.xhtml),
            css_files=self._style.files,
        )

    def _side(self, unit: Unit) -> Side:
        """Return the side that a unit opens on: for sure, or as far as the layouts tell by now."""
        started = False
        for other in self.plan.units:
            if other.id == unit.id:
                break
            started = started or other.matter != "front"
        sure = first_side(unit.opening, unit.matter, started)
        if sure is not None:
            return sure
        return self._pagination().side(unit.id) if self._layouts else "recto"

    def _pagination(self) -> Pagination:
        # A unit not laid out yet (the contents) counts as two pages: with that the sides of
        # those after it come out right most often.
        return paginate(
            UnitLength(unit.id, unit.matter, unit.opening, self._pages(unit)) for unit in self.plan.units
        )

    def _pages(self, unit: Unit) -> int:
        layout = self._layouts.get(unit.id)
        return layout.facts.pages if layout else 2

    def _folios(self) -> dict[str, str]:
        facts = [
            (unit.id, self._layouts[unit.id].facts) for unit in self.plan.units if unit.id in self._layouts
        ]
        return folios(self._pagination(), facts)

    def _is_stale(self, unit: Unit, numbers: Mapping[str, str]) -> bool:
        if unit.id not in self._layouts or self._side(unit) != self._sides[unit.id]:
            return True
        if any(numbers.get(name, "") != shown for name, shown in self._shown[unit.id].items()):
            return True
        notes = {note.id for note in self._layouts[unit.id].facts.notes}
        return not notes.isdisjoint(self.end_notes)

    def _gather_notes(self) -> None:
        found = (note for layout in self._layouts.values() for note in layout.facts.long_notes())
        self.end_notes = self.end_notes.union(note for note in found if note)

    def _stale_references(self) -> tuple[str, ...]:
        numbers = self._folios()
        return tuple(
            name
            for shown in self._shown.values()
            for name, folio in shown.items()
            if numbers.get(name, "") != folio
        )

    def _heads(self, unit: Unit) -> UnitHeads:
        metadata = self.plan.metadata
        section = unit.sections[0] if unit.sections and not unit.title_block else None
        title = " ".join(plain_text(section.running_title or section.title).split()) if section else ""
        # A text without a headline has none above its pages either.
        book = "" if metadata.untitled else metadata.title
        if not title and not (metadata.untitled and unit.title_block):
            title = self._rendered[unit.id].title
        room = self._style.head_characters
        return UnitHeads(unit.id, unit.role, shortened(book, room), shortened(title, room))

    def _information(self, moment: datetime) -> DocumentInformation:
        metadata = self.plan.metadata
        return DocumentInformation(
            title=metadata.title,
            language=metadata.language,
            date=moment,
            authors=tuple(one.name for one in metadata.authors()),
            subject=metadata.description,
            keywords=metadata.subjects,
            publisher=metadata.publisher,
            rights=metadata.rights,
            identifier=metadata.identifier,
        )
