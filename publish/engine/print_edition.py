"""A print edition: units laid out side by side, page numbers filled in until they hold, joined."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime

from publish.diagnostics import Diagnostic
from publish.engine import print_findings as report
from publish.engine.events import Listener, Progress
from publish.engine.kept_layouts import KeptLayouts
from publish.engine.layout_limits import limits_for
from publish.engine.link_words import link_words
from publish.engine.page_list import SettledPages
from publish.engine.preparation import Preparation
from publish.engine.print_style import PrintStyle, print_style
from publish.engine.setting import Setting, UnitsFailedError
from publish.engine.typefaces import typefaces
from publish.model import Plan, Unit, plain_text
from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import Pagination, folios
from publish.pdf.heads import UnitHeads, page_margins, shortened
from publish.pdf.margins import lay_out_margins
from publish.pdf.metadata import DocumentInformation
from publish.pdf.outline import outline_from
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import Layout, LayoutError
from publish.project.types import Edition
from publish.render.templates import load_templates
from publish.typography.words import Words


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A print edition, or the findings that say why there is none."""

    pdf: bytes | None
    pages: int
    findings: tuple[Diagnostic, ...]
    settled: SettledPages | None = None
    """For the page list of an EPUB."""


def build_print(
    preparation: Preparation,
    edition: Edition,
    executor: Executor,
    moment: datetime,
    listener: Listener,
    single_run: bool = False,
) -> PrintResult:
    """Build one print edition; layout runs on ``executor``, at last in a ``single_run`` if so asked."""
    setting, style, findings = _set(preparation, edition, executor, listener)
    if setting is None or style is None:
        return PrintResult(None, 0, findings)
    try:
        if single_run:
            from publish.engine.single_run import lay_out_in_one_run

            findings = (*findings, *lay_out_in_one_run(setting, executor))
        pdf, pages = _Joining(setting, style, executor, listener, edition.name, preparation.words).join(
            moment
        )
    except UnitsFailedError as failed:
        return PrintResult(None, 0, (*findings, *setting.findings, *failed.findings))
    reports = report.findings(setting.plan, setting.facts(), setting.end_notes, setting.messages())
    return PrintResult(pdf, pages, (*findings, *setting.findings, *reports), _settled(setting))


def settle_print(
    preparation: Preparation, edition: Edition, executor: Executor, listener: Listener
) -> tuple[SettledPages | None, tuple[Diagnostic, ...]]:
    """Lay out a print edition and make no file of it; return its pages, and findings where there are
    none."""
    setting, _, findings = _set(preparation, edition, executor, listener)
    return (_settled(setting), ()) if setting is not None else (None, findings)


def _set(
    preparation: Preparation, edition: Edition, executor: Executor, listener: Listener
) -> tuple[Setting | None, PrintStyle | None, tuple[Diagnostic, ...]]:
    """Return a print edition whose pages are settled; without them the findings that say why."""
    publication = preparation.publication(edition)
    listener(Progress(edition.name, "fonts"))
    chosen, findings = typefaces(publication, edition.theme, preparation.words)
    templates, more = load_templates(preparation.project.templates)
    findings = (*findings, *more)
    if any(finding.fatal for finding in findings):
        return None, None, findings
    with templates:
        style = print_style(preparation.project, edition, chosen)
        setting = Setting(preparation, edition, style, templates, executor, listener)
        try:
            setting.settle()
        except UnitsFailedError as failed:
            return None, None, (*findings, *setting.findings, *failed.findings)
    return setting, style, findings


def _settled(setting: Setting) -> SettledPages:
    documents = {task.unit_id: task.xhtml for task in setting.tasks()}
    return SettledPages(setting.plan.metadata, documents, setting.pagination(), setting.facts())


@dataclass(frozen=True, slots=True)
class _Joining:
    """Settled units on their way to one PDF."""

    setting: Setting
    style: PrintStyle
    executor: Executor
    listener: Listener
    name: str
    words: Words

    def join(self, moment: datetime) -> tuple[bytes, int]:
        """Return the PDF and its number of pages."""
        pagination = self.setting.pagination()
        count = len(pagination.pages)
        self.listener(Progress(self.name, "margins", pages=count))
        margins = self._margins(pagination)
        self.listener(Progress(self.name, "assemble", pages=count))
        plan = self.setting.plan
        layouts = self.setting.layouts()
        made = Assembly(
            layouts,
            pagination,
            replace(_information(plan, moment), conformance=self.style.variant),
            margins,
            outline_from(plan.contents),
            self.style.faces,
            link_words(plan, self.words, folios(pagination, [(one.unit_id, one.facts) for one in layouts])),
        )
        try:
            return assemble(made), count
        except LayoutError as error:
            raise UnitsFailedError(report.assembly_failure(error)) from error

    def _margins(self, pagination: Pagination) -> tuple[Layout, ...]:
        plan = self.setting.plan
        heads = [self._heads(unit) for unit in plan.units]
        try:
            return lay_out_margins(
                page_margins(pagination, heads, self.setting.facts()),
                self.style.margin_css,
                self.style.faces,
                plan.metadata.language,
                self.executor,
                limits_for(""),
                self.style.variant,
                shelf=self.executor.margins if isinstance(self.executor, KeptLayouts) else None,
            )
        except (LayoutError, TimeoutError, BrokenWorkerError) as error:
            raise UnitsFailedError(report.margins_failure(error)) from error

    def _heads(self, unit: Unit) -> UnitHeads:
        metadata = self.setting.plan.metadata
        section = unit.sections[0] if unit.sections and not unit.title_block else None
        title = " ".join(plain_text(section.running_title or section.title).split()) if section else ""
        # A text without a headline has none above its pages either.
        book = "" if metadata.untitled else metadata.title
        if not title and not (metadata.untitled and unit.title_block):
            title = self.setting.title(unit)
        room = self.style.head_characters
        return UnitHeads(unit.id, unit.role, shortened(book, room), shortened(title, room))


def _information(plan: Plan, moment: datetime) -> DocumentInformation:
    metadata = plan.metadata
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
