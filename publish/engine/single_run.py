"""A whole edition in one run of the layout engine: the measure that the way by units is held to.

Page numbers, notes and sides are settled by units before, so that all a reader sees is text; then
every unit is laid out once more, in one document, and goes through the same assembly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor

from publish.diagnostics import Diagnostic
from publish.engine import print_findings as report
from publish.engine.setting import Setting, UnitsFailedError
from publish.model import Opening, Unit
from publish.pdf.folios import Pagination
from publish.pdf.layout import WholeLayout, lay_out_whole
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import LayoutError, LayoutLimitError
from publish.pdf.whole import whole_task


def lay_out_in_one_run(setting: Setting, executor: Executor) -> tuple[Diagnostic, ...]:
    """Lay the settled units of ``setting`` out anew, all in one run, and let it have those pages.

    Returns what is not as it was by units, nothing if all is well. Raises ``UnitsFailedError``
    where the book cannot be laid out.
    """
    before = setting.pagination()
    openings = dict(_openings(setting.plan.units))
    try:
        task = whole_task(setting.tasks(), openings, before.side(setting.plan.units[0].id))
        whole = executor.submit(lay_out_whole, task).result()
    except (LayoutLimitError, TimeoutError) as error:
        raise UnitsFailedError(report.whole_failure("layout-too-long", error)) from error
    except (LayoutError, BrokenWorkerError) as error:
        raise UnitsFailedError(report.whole_failure("layout-failed", error)) from error
    units = [unit.id for unit in setting.plan.units]
    if [layout.unit_id for layout in whole.layouts] != units:
        apart = LayoutError("its chapters do not stand one after the other on pages of their own")
        raise UnitsFailedError(report.whole_failure("layout-failed", apart))
    setting.adopt(whole.layouts)
    return tuple(_differences(before, whole, setting.plan.units))


def _openings(units: Sequence[Unit]) -> Iterator[tuple[str, Opening]]:
    """Yield how each unit opens; with the first that is not front matter page 1 begins, a recto."""
    begun = False
    for unit in units:
        begins = not begun and unit.matter != "front"
        begun = begun or begins
        yield unit.id, "recto" if begins else unit.opening


def _differences(before: Pagination, whole: WholeLayout, units: Sequence[Unit]) -> Iterator[Diagnostic]:
    """Yield the finding of the first unit that stands on other pages than by units.

    Blank pages count too: those that the engine made are compared with those that we add.
    """
    shift = before.starts[units[0].id] - whole.starts[0]
    for unit, layout, start in zip(units, whole.layouts, whole.starts, strict=True):
        wanted = sum(page.unit_id == unit.id for page in before.pages)
        if layout.facts.pages != wanted or start + shift != before.starts[unit.id]:
            yield report.single_run_differs(unit, wanted, layout.facts.pages)
            return
