"""Settled units of a print edition on their way to one PDF: margins, and all that is laid over."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace
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
from publish.pdf.margins import Margins, PageMargins
from publish.pdf.metadata import DocumentInformation
from publish.pdf.outline import outline_from
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import LayoutError
from publish.typography.words import Words


class Joining:
    """The units of an edition on their way to one PDF."""

    def __init__(
        self,
        setting: Setting,
        style: PrintStyle,
        executor: Executor,
        listener: Listener,
        name: str,
        words: Words,
    ) -> None:
        self.setting = setting
        self.style = style
        self._listener = listener
        self._name = name
        self._words = words
        self._margins = Margins(
            style.margin_css,
            style.faces,
            setting.plan.metadata.language,
            executor,
            limits_for(""),
            style.variant,
            executor.margins if isinstance(executor, KeptLayouts) else None,
        )

    def begin(self) -> None:
        """Have margins laid out for the pages as they are by now: nearly all of them stay so."""
        self._margins.begin(self._pages(self.setting.pagination()))

    def drop(self) -> None:
        """Let go of what was begun: the pages cannot be settled."""
        self._margins.drop()

    def assembly(self, moment: datetime) -> Assembly:
        """Return what the PDF is made of. Raises ``UnitsFailedError`` where the margins fail."""
        pagination = self.setting.pagination()
        count = len(pagination.pages)
        self._listener(Progress(self._name, "margins", pages=count))
        try:
            margins = self._margins.finish(self._pages(pagination))
        except (LayoutError, TimeoutError, BrokenWorkerError) as error:
            raise UnitsFailedError(report.margins_failure(error)) from error
        self._listener(Progress(self._name, "assemble", pages=count))
        plan = self.setting.plan
        layouts = self.setting.layouts()
        return Assembly(
            layouts,
            pagination,
            replace(_information(plan, moment), conformance=self.style.variant),
            margins,
            outline_from(plan.contents),
            self.style.faces,
            link_words(plan, self._words, folios(pagination, [(one.unit_id, one.facts) for one in layouts])),
        )

    def _pages(self, pagination: Pagination) -> tuple[PageMargins, ...]:
        facts = self.setting.facts()  # of contents there may be none yet
        heads = [self._heads(unit) for unit in self.setting.plan.units if unit.id in facts]
        pages = tuple(page for page in pagination.pages if page.blank or page.unit_id in facts)
        return page_margins(replace(pagination, pages=pages), heads, facts)

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
