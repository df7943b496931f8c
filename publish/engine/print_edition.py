"""A print edition: units laid out side by side, page numbers filled in until they hold, joined."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime

from publish.diagnostics import Diagnostic
from publish.engine import print_findings as report
from publish.engine.events import Listener, Progress
from publish.engine.joining import Joining
from publish.engine.origin_table import OriginTable
from publish.engine.page_list import SettledPages
from publish.engine.preparation import Preparation
from publish.engine.print_style import StyleRequest, print_style
from publish.engine.setting import Meanwhile, Setting, UnitsFailedError
from publish.engine.typefaces import typefaces
from publish.engine.workers import Crew, InPlace
from publish.pdf.assemble import assemble
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import LayoutError
from publish.project.types import Edition
from publish.render.templates import load_templates


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A print edition, or the findings that say why there is none."""

    pdf: bytes | None
    pages: int
    findings: tuple[Diagnostic, ...]
    settled: SettledPages | None = None
    """For the page list of an EPUB."""
    origins: OriginTable | None = None


@dataclass(frozen=True, slots=True)
class BegunPrint:
    """A print edition that is being joined, or the findings that say why there is none."""

    pdf: Future[bytes] | None
    pages: int
    findings: tuple[Diagnostic, ...]
    settled: SettledPages | None = None
    origins: OriginTable | None = None

    def finish(self) -> PrintResult:
        """Wait for the PDF."""
        if self.pdf is None:
            return PrintResult(None, 0, self.findings)
        try:
            return PrintResult(self.pdf.result(), self.pages, self.findings, self.settled, self.origins)
        except (LayoutError, TimeoutError, BrokenWorkerError) as error:
            return PrintResult(None, 0, (*self.findings, report.assembly_failure(error)))


def build_print(
    preparation: Preparation,
    edition: Edition,
    executor: Executor,
    moment: datetime,
    listener: Listener,
    single_run: bool = False,
) -> PrintResult:
    """Build one print edition; layout runs on ``executor``, at last in a ``single_run`` if so asked."""
    crew = Crew(executor, InPlace())
    return begin_print(preparation, edition, crew, moment, listener, single_run).finish()


def begin_print(
    preparation: Preparation,
    edition: Edition,
    crew: Crew,
    moment: datetime,
    listener: Listener,
    single_run: bool = False,
    meanwhile: Meanwhile | None = None,
) -> BegunPrint:
    """Lay out a print edition and hand in its joining.

    ``meanwhile`` is called once while the first units are being laid out, with their documents.
    """
    joining, findings = _set(preparation, edition, crew.layouts, listener, meanwhile, joined=True)
    if joining is None:
        return BegunPrint(None, 0, findings)
    setting = joining.setting
    try:
        if single_run:
            from publish.engine.single_run import lay_out_in_one_run

            findings = (*findings, *lay_out_in_one_run(setting, crew.layouts))
        with preparation.watch.step("margins", edition.name):
            made = joining.assembly(moment)
    except UnitsFailedError as failed:
        return BegunPrint(None, 0, (*findings, *setting.findings, *failed.findings))
    reports = report.findings(setting.plan, setting.facts(), setting.end_notes, setting.messages())
    findings = (*findings, *setting.findings, *reports)
    pdf = crew.joiner.submit(assemble, made)
    pages = len(made.pagination.pages)
    return BegunPrint(pdf, pages, findings, _settled(setting), setting.origins())


def settle_print(
    preparation: Preparation,
    edition: Edition,
    executor: Executor,
    listener: Listener,
    meanwhile: Meanwhile | None = None,
) -> tuple[SettledPages | None, tuple[Diagnostic, ...]]:
    """Lay out a print edition and make no file of it; return its pages, and findings where there are
    none. ``meanwhile`` is called once while the first units are being laid out, with their documents."""
    joining, findings = _set(preparation, edition, executor, listener, meanwhile)
    return (_settled(joining.setting), ()) if joining is not None else (None, findings)


def _set(
    preparation: Preparation,
    edition: Edition,
    executor: Executor,
    listener: Listener,
    meanwhile: Meanwhile | None,
    joined: bool = False,
) -> tuple[Joining | None, tuple[Diagnostic, ...]]:
    """Return a print edition whose pages are settled; without them the findings that say why.

    Where it will be ``joined``, margins are begun while the last units are being laid out.
    """
    publication = preparation.publication(edition)
    listener(Progress(edition.name, "fonts"))
    chosen, findings = typefaces(publication, edition.theme, preparation.words, preparation.memory)
    templates, more = load_templates(preparation.project.templates)
    findings = (*findings, *more)
    if any(finding.fatal for finding in findings):
        return None, findings
    with templates:
        style = preparation.memory.of(print_style)(StyleRequest(preparation.project.styles, edition, chosen))
        setting = Setting(preparation, edition, style, templates, executor, listener)
        joining = Joining(setting, style, executor, listener, edition.name, preparation.words)
        try:
            setting.settle(meanwhile, joining.begin if joined else None)
        except UnitsFailedError as failed:
            joining.drop()
            return None, (*findings, *setting.findings, *failed.findings)
    return joining, findings


def _settled(setting: Setting) -> SettledPages:
    documents = {task.unit_id: task.xhtml for task in setting.tasks()}
    return SettledPages(setting.plan.metadata, documents, setting.pagination(), setting.facts())
