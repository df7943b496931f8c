"""Compare the size of a book joined from units with that of the same book set in one run.

Usage: python benchmarks/size.py BOOK [BOOK …] [--jobs 2]

Both go through the same assembly: margins, links, outline, labels. One is made of the units' PDFs,
the other of the one PDF that WeasyPrint writes for all units in one document, where each face is a
font and each picture an object already. Also told: the units' PDFs together, that one PDF as
WeasyPrint writes it (without margins), and what the assembly costs in processor time.
The results go to ``benchmarks/results/size.json``.
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from publish.engine.manuscript import read_manuscript
from publish.engine.preparation import Preparation
from publish.engine.print_edition import build_print
from publish.model import Opening, Unit
from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.layout import lay_out
from publish.pdf.metadata import DocumentInformation
from publish.pdf.outline import outline_from
from publish.pdf.pool import Pool
from publish.pdf.tasks import Layout, LayoutTask
from publish.pdf.whole import whole_task

P = ParamSpec("P")
T = TypeVar("T")

RESULTS = Path(__file__).resolve().parent / "results" / "size.json"
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class Recorder(Executor):
    """Hands calls on and remembers the last layout of each unit."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.calls: dict[str, tuple[LayoutTask, Future[Layout]]] = {}

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future = self.pool.submit(fn, *args, **kwargs)
        if isinstance(args[0], LayoutTask):
            self.calls[args[0].unit_id] = (args[0], cast("Future[Layout]", future))
        return future


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("books", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    found = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for book in args.books:
        with Pool(args.jobs, seconds=3600) as pool:
            found[book.name] = sizes(book, Recorder(pool))
        print(book.name, json.dumps(found[book.name]))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def sizes(book: Path, recorder: Recorder) -> dict[str, float]:
    manuscript, _ = read_manuscript(book)
    if manuscript is None:
        raise SystemExit(f"{book} cannot be read")
    preparation = Preparation(manuscript)
    edition = next(one for one in preparation.project.editions if one.target == "pdf")
    ours = build_print(preparation, edition, recorder, MOMENT, lambda _: None)
    if ours.pdf is None:
        raise SystemExit(f"{book} cannot be built")
    plan = preparation.plan(edition)
    ids = [unit.id for unit in plan.units]
    tasks = [recorder.calls[one][0] for one in ids]
    layouts = [recorder.calls[one][1].result() for one in ids]
    margins = [future.result() for name, (_, future) in recorder.calls.items() if name not in ids]
    whole = recorder.pool.submit(lay_out, whole_task(tasks, openings(plan.units), tasks[0].side)).result()
    if whole.facts.pages != ours.pages:
        raise SystemExit(f"{ours.pages} pages by units, {whole.facts.pages} in one run")
    single = Assembly(
        (whole,),
        paginate([UnitLength(whole.unit_id, "body", "any", whole.facts.pages)]),
        DocumentInformation(plan.metadata.title, plan.metadata.language, MOMENT),
        tuple(margins),
        outline_from(plan.contents),
        tasks[0].faces,
    )
    size = len(assemble(single))
    by_units = Assembly(
        tuple(layouts),
        paginate(
            UnitLength(unit.id, unit.matter, unit.opening, layout.facts.pages)
            for unit, layout in zip(plan.units, layouts, strict=True)
        ),
        single.information,
        single.margins,
        single.outline,
        single.faces,
    )
    return {
        "pages": ours.pages,
        "units": len(layouts),
        "by_units": len(ours.pdf),
        "in_one_run": size,
        "ratio": round(len(ours.pdf) / size, 4),
        "units_apart": sum(len(one.pdf) for one in layouts),
        "one_run_without_margins": len(whole.pdf),
        "assembly_seconds": round(min(seconds(by_units) for _ in range(3)), 3),
    }


def openings(units: tuple[Unit, ...]) -> dict[str, Opening]:
    """Return how each unit opens; page 1, the first after the front matter, is a recto."""
    first = next((unit.id for unit in units if unit.matter != "front"), "")
    return {unit.id: "recto" if unit.id == first else unit.opening for unit in units}


def seconds(given: Assembly) -> float:
    """Return the processor time of an assembly, which the load of the machine does not change."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    assemble(given)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
