"""The units of a print edition on their way to settled pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import replace
from typing import TypeAlias

from publish.diagnostics import Diagnostic
from publish.engine import print_findings as report
from publish.engine.end_notes import notes_to_move
from publish.engine.events import Listener, Progress
from publish.engine.layout_limits import limits_for
from publish.engine.origin_table import OriginTable
from publish.engine.origins import print_table, reference
from publish.engine.preparation import Preparation, files_of, locations
from publish.engine.print_style import PrintStyle
from publish.engine.rendering import UnitRenderer
from publish.model import Plan, Unit
from publish.pdf.facts import UnitFacts
from publish.pdf.folios import Pagination, UnitLength, first_side, folios, paginate
from publish.pdf.keys import TaskKeys
from publish.pdf.layout import lay_out
from publish.pdf.process import BrokenWorkerError
from publish.pdf.shift import can_move, moved
from publish.pdf.tasks import Layout, LayoutError, LayoutLimitError, LayoutTask, Side
from publish.project.types import Edition
from publish.render.context import PictureView, RenderContext
from publish.render.templates import Templates
from publish.render.units import RenderedUnit

ROUNDS = 6
"""How often page numbers may change what is laid out before a book counts as unsettled."""

_GUESS = "100"
"""What a folio is taken for before there is a layout: most have three digits."""
_SHORT_CONTENTS = 40
"""Lines of contents that take no more than two pages, whatever the style."""

Meanwhile: TypeAlias = Callable[[tuple[str, ...], Callable[[], bool]], None]
"""What is done while units are being laid out; it is given their XHTML, and what tells whether they
still are."""


class UnitsFailedError(Exception):
    """Units cannot be laid out, or not be joined."""

    def __init__(self, *findings: Diagnostic) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class Setting:
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
        self._project = preparation.project
        self._edition = edition
        self._watch = preparation.watch
        self._style = style
        self._changed = preparation.changed
        self._renderer = UnitRenderer(preparation.memory, bool(preparation.project.templates))
        self._executor = executor
        self._listener = listener
        self._handed_in = 0
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
            on_screen=bool(style.variant),
            highlighter=preparation.highlighter,
            marked=not preparation.project.templates,
        )

    def settle(self, meanwhile: Meanwhile | None = None, at_last: Callable[[], None] | None = None) -> None:
        """Lay out all units, then those whose page numbers, sides or notes came out different,
        until nothing changes.

        Contents wait for the rest: all they show are page numbers. Long ones are laid out with the
        rest too, so that it is known how many pages they take. ``meanwhile`` is called once with
        the documents of the first units, while the workers have them, ``at_last`` when they have
        nothing left but contents.
        """
        self._settle(meanwhile, at_last)
        self._change_sides()

    def _settle(self, meanwhile: Meanwhile | None, at_last: Callable[[], None] | None) -> None:
        long = sum(entry.lines for entry in self.plan.contents) > _SHORT_CONTENTS
        first = [unit for unit in self.plan.units if long or unit.role != "contents"]
        # What must be laid out anew is handed in first: the rest is rendered while workers have it.
        first.sort(key=lambda unit: self._changed.isdisjoint(files_of(unit)))
        waiting = self._hand_in(first, dict.fromkeys(self._context.locations, _GUESS))
        if meanwhile is not None:
            documents = tuple(one.xhtml for one in self._rendered.values())
            meanwhile(documents, lambda: not all(one.done() for one in waiting))
        self._collect(waiting)
        rounds = 0
        while rounds < ROUNDS:
            numbers = self._folios()
            moved = notes_to_move(self.facts().values())
            self.end_notes |= moved
            stale = [unit for unit in self.plan.units if self._is_stale(unit, numbers)]
            if not stale:
                return
            # Contents last: what the others come to may change every line of theirs.
            others = [unit for unit in stale if unit.role != "contents"]
            waiting = self._hand_in(others or stale, numbers)
            if not others and at_last is not None:
                at_last()
            self._collect(waiting)
            # Rounds that move notes end by themselves: each note moves once.
            rounds += not moved
        self.findings.append(report.unsettled(self.plan, self._stale_references()))

    def layouts(self) -> tuple[Layout, ...]:
        """Return the layouts of all units in order."""
        return tuple(self._layouts[unit.id] for unit in self.plan.units)

    def tasks(self) -> tuple[LayoutTask, ...]:
        """Return what all units were laid out from last, in order."""
        return tuple(self._task(self._rendered[unit.id]) for unit in self.plan.units)

    def origins(self) -> OriginTable:
        """Return the table that leads from the settled pages back to the manuscript."""
        rendered = [self._rendered[unit.id] for unit in self.plan.units]
        return print_table(
            self._project,
            self._edition,
            self.plan,
            [(one, reference(one, self._context)) for one in rendered],
            self.pagination(),
            self.facts(),
            self._layout_keys(),
        )

    def _layout_keys(self) -> dict[str, str]:
        """Return what each layout is known by; nothing where a file of one is gone by now."""
        keys = TaskKeys("")
        try:
            return {task.unit_id: keys.of(task) for task in self.tasks()}
        except OSError:
            return {}

    def adopt(self, layouts: Iterable[Layout]) -> None:
        """Take other layouts of units for those that were made here."""
        self._layouts.update((layout.unit_id, layout) for layout in layouts)

    def title(self, unit: Unit) -> str:
        """Return the title that a unit was rendered with, in plain text."""
        return self._rendered[unit.id].title

    def facts(self) -> dict[str, UnitFacts]:
        """Return the facts of each unit."""
        return {name: layout.facts for name, layout in self._layouts.items()}

    def messages(self) -> tuple[str, ...]:
        """Return what the layout engine said, each line once."""
        return tuple(dict.fromkeys(line for one in self._layouts.values() for line in one.messages))

    def _hand_in(self, units: Iterable[Unit], numbers: Mapping[str, str]) -> dict[Future[Layout], Unit]:
        """Render ``units`` with the given page numbers and have them laid out."""
        context = replace(self._context, folios=numbers, end_notes=self.end_notes)
        waiting: dict[Future[Layout], Unit] = {}
        for unit in units:
            with self._watch.step("render", self._edition.name):
                rendered, findings = self._renderer.render(unit, context)
            self.findings.extend(one for one in findings if one not in self.findings)
            self._rendered[unit.id] = rendered
            self._shown[unit.id] = {one: numbers.get(one, "") for one in rendered.shows_folios_of}
            self._sides[unit.id] = self._side_to_set(unit)
            waiting[self._executor.submit(lay_out, self._task(rendered))] = unit
        return waiting

    def _collect(self, waiting: dict[Future[Layout], Unit]) -> None:
        """Take all layouts as they come; raise when there are those that failed.

        All are waited for, so that the findings are the same whichever fails first.
        """
        self._handed_in += len(waiting)
        failed: list[Diagnostic] = []
        self._tell(waiting, "")
        while waiting:
            with self._watch.step("wait", self._edition.name):
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                unit = waiting.pop(future)
                try:
                    self._layouts[unit.id] = future.result()
                except (LayoutLimitError, TimeoutError) as error:
                    failed.append(report.failure("layout-too-long", unit, error))
                except (LayoutError, BrokenWorkerError) as error:
                    failed.append(report.failure("layout-failed", unit, error))
                self._tell(waiting, self._rendered[unit.id].title)
        if failed:
            raise UnitsFailedError(*failed)

    def _tell(self, waiting: Collection[object], title: str) -> None:
        """Tell the listener how far all is; ``title`` is of what was laid out last."""
        pages = sum(layout.facts.pages for layout in self._layouts.values())
        done = self._handed_in - len(waiting)
        self._listener(Progress(self._edition.name, "layout", done, self._handed_in, title, pages))

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
            self._style.variant,
            limits=limits_for(rendered.xhtml),
            css_files=self._style.files,
        )

    def _sure_side(self, unit: Unit) -> Side | None:
        started = False
        for other in self.plan.units:
            if other.id == unit.id:
                break
            started = started or other.matter != "front"
        return first_side(unit.opening, unit.matter, started)

    def _side(self, unit: Unit) -> Side:
        """Return the side that a unit opens on: for sure, or as far as the layouts tell by now."""
        sure = self._sure_side(unit)
        if sure is not None:
            return sure
        return self.pagination().side(unit.id) if self._layouts else "recto"

    def _side_to_set(self, unit: Unit) -> Side:
        """Return the side to lay a unit out for: where that hangs on the pages before it and its
        own can be moved, always the same."""
        sure = self._sure_side(unit)
        return "recto" if sure is None and self._can_move(unit) else self._side(unit)

    def pagination(self) -> Pagination:
        """Return the pages of the book as the layouts are now."""
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
        return folios(self.pagination(), facts)

    def _is_stale(self, unit: Unit, numbers: Mapping[str, str]) -> bool:
        if unit.id not in self._layouts or (self._is_misplaced(unit) and not self._can_move(unit)):
            return True
        if any(numbers.get(name, "") != shown for name, shown in self._shown[unit.id].items()):
            return True
        notes = {note.id for note in self._layouts[unit.id].facts.notes}
        return not notes.isdisjoint(self.end_notes)

    def _is_misplaced(self, unit: Unit) -> bool:
        return self._side(unit) != self._sides[unit.id]

    def _can_move(self, unit: Unit) -> bool:
        """Tell whether a unit need not be laid out again for the other side, as far as is known."""
        layout = self._layouts.get(unit.id)
        return self._style.across is not None and (layout is None or can_move(layout.facts))

    def _change_sides(self) -> None:
        """Move the pages of units that stand on the other side now to where they belong there."""
        across = self._style.across
        if across is None:
            return
        for unit in self.plan.units:
            if self._is_misplaced(unit):
                side = self._side(unit)
                distance = across if side == "verso" else -across
                try:
                    self._layouts[unit.id] = moved(self._layouts[unit.id], distance)
                except LayoutError as error:
                    raise UnitsFailedError(report.failure("layout-failed", unit, error)) from error
                self._sides[unit.id] = side

    def _stale_references(self) -> tuple[str, ...]:
        numbers = self._folios()
        return tuple(
            name
            for shown in self._shown.values()
            for name, folio in shown.items()
            if numbers.get(name, "") != folio
        )
