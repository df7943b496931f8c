"""Settled units of a print edition on their way to one PDF: margins, and all that is laid over."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime

from publish.engine import print_findings as report
from publish.engine.events import Listener, Progress
from publish.engine.kept_layouts import KeptLayouts
from publish.engine.layout_limits import limits_for
from publish.engine.link_words import link_words
from publish.engine.print_style import PrintStyle
from publish.engine.setting import Setting, UnitsFailedError
from publish.model import Plan, Unit, plain_text
from publish.pdf.assemble import Assembly
from publish.pdf.folios import Pagination, folios
from publish.pdf.heads import UnitHeads, page_margins, shortened
from publish.pdf.margins import lay_out_margins
from publish.pdf.metadata import DocumentInformation
from publish.pdf.outline import outline_from
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import Layout, LayoutError
from publish.typography.words import Words


@dataclass(frozen=True, slots=True)
class Joining:
    """Settled units on their way to one PDF."""

    setting: Setting
    style: PrintStyle
    executor: Executor
    listener: Listener
    name: str
    words: Words

    def assembly(self, moment: datetime) -> Assembly:
        """Return what the PDF is made of. Raises ``UnitsFailedError`` where the margins fail."""
        pagination = self.setting.pagination()
        count = len(pagination.pages)
        self.listener(Progress(self.name, "margins", pages=count))
        margins = self._margins(pagination)
        self.listener(Progress(self.name, "assemble", pages=count))
        plan = self.setting.plan
        layouts = self.setting.layouts()
        return Assembly(
            layouts,
            pagination,
            replace(_information(plan, moment), conformance=self.style.variant),
            margins,
            outline_from(plan.contents),
            self.style.faces,
            link_words(plan, self.words, folios(pagination, [(one.unit_id, one.facts) for one in layouts])),
        )

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
