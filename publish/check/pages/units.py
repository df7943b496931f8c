"""The rules about pages asked unit by unit, where answers are not kept; of a stranger's PDF, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from publish.check.codes import make
from publish.check.finding import Finding
from publish.check.judging import judge
from publish.check.kept import findings_from, json_of
from publish.check.pages.files import MOST_PAGES, Measurer, Stretch, stretches
from publish.check.pages.judging import PAGES, PRESS, PdfToJudge, Tools
from publish.check.pages.known import known_unit
from publish.check.pages.rules import UNIT_RULES, WHOLE_RULES
from publish.check.pages.subject import Pages, UnitPages
from publish.check.pages.values import Box, MeasuredPage
from publish.check.press import RULES as PRESS_RULES
from publish.engine.origin_table import OriginTable, UnitOrigins
from publish.store import key_of

_FORM = "1"
"""Of what is kept."""
_PAPER = Box(0, 0, 1, 1)
"""Stands for what is on a page that is not blank."""


def found_in(pdf: PdfToJudge, tools: Tools) -> Iterator[Finding]:
    """Yield what the rules find in a PDF. Raises ``UnmeasurableError`` where it cannot be measured."""
    with Measurer(pdf.path, tools.store, tools.state, tools.limit, tools.jobs) as measurer:
        if pdf.table is None or not any(unit.first for unit in pdf.table.units):
            yield from _stranger(pdf, measurer)
        else:
            yield from _publication(pdf, pdf.table, tools, measurer)


def _stranger(pdf: PdfToJudge, measurer: Measurer) -> Iterator[Finding]:
    count = measurer.count()
    begun = measurer.begin(stretches(count, pdf.digest))
    unit = UnitPages(tuple(page for pages in begun for page in pages()))
    pages = Pages((unit,), pdf.profile, pdf.press, count)
    yield from judge((*UNIT_RULES, *WHOLE_RULES), pages, PAGES)
    yield from judge(PRESS_RULES, pages, PRESS)
    if count > MOST_PAGES:
        yield make("pages-unmeasured", f"it has {count} pages, of which {MOST_PAGES} were measured")


def _publication(pdf: PdfToJudge, table: OriginTable, tools: Tools, measurer: Measurer) -> Iterator[Finding]:
    units = sorted((unit for unit in table.units if unit.first), key=lambda unit: unit.first)
    answers = _Answers(pdf, tools, measurer).of(units)
    sizes: list[UnitPages] = []
    for unit, answer in zip(units, answers, strict=True):
        for finding in findings_from(answer["findings"]):
            yield _moved(finding, unit.first - 1)
        pages = tuple(_outline(*size) for size in answer["pages"])
        sizes.append(UnitPages(pages, unit.first, unit.id, unit.role))
    # A blank page is one of no unit; the last one of the file belongs to one.
    count = max((unit.first + len(unit.pages) - 1 for unit in sizes), default=0)
    yield from judge(WHOLE_RULES, Pages(tuple(sizes), pdf.profile, pdf.press, count), PAGES)
    if pdf.profile == "press":
        yield from _press(pdf, count, measurer)


def _press(pdf: PdfToJudge, count: int, measurer: Measurer) -> Iterator[Finding]:
    """A press prints folios and heads too, which are not measured with the units."""
    begun = measurer.begin(stretches(count, pdf.digest))
    unit = UnitPages(tuple(page for pages in begun for page in pages()))
    yield from judge(PRESS_RULES, Pages((unit,), pdf.profile, pdf.press, count), PRESS)


class _Answers:
    """What the rules about single units say, from the cache where it is there."""

    def __init__(self, pdf: PdfToJudge, tools: Tools, measurer: Measurer) -> None:
        self._pdf = pdf
        self._tools = tools
        self._measurer = measurer

    def of(self, units: Iterable[UnitOrigins]) -> list[dict[str, Any]]:
        """Return the answers for ``units``: findings with pages from 1 in the unit, and its sizes."""
        keys = [self._key(unit) for unit in units]
        known = [self._tools.kept.get(key) if key else None for key in keys]
        wanted = [unit for unit, answer in zip(units, known, strict=True) if answer is None]
        begun = iter(self._measurer.begin(_stretch(unit) for unit in wanted))
        answers: list[dict[str, Any]] = []
        for unit, key, answer in zip(units, keys, known, strict=True):
            if answer is None:
                answer = self._answer(unit, next(begun)())
                if key:
                    self._tools.kept.put(key, answer)
            answers.append(answer)
        return answers

    def _answer(self, unit: UnitOrigins, measured: tuple[MeasuredPage, ...]) -> dict[str, Any]:
        unit_pages = replace(known_unit(unit, measured), first=1)
        pages = Pages((unit_pages,), self._pdf.profile, self._pdf.press, len(measured))
        found = tuple(judge(UNIT_RULES, pages, PAGES))
        sizes = [(page.width, page.height, page.blank) for page in measured]
        return {"findings": json_of(found), "pages": sizes}

    def _key(self, unit: UnitOrigins) -> str:
        """Notes can be moved and pages set anew without another layout: what is known counts too."""
        if not unit.layout:
            return ""
        told = repr((unit.layout, unit.role, unit.notes, unit.areas, self._pdf.profile, self._pdf.press))
        return key_of("pages of a unit", _FORM, self._tools.state, told, unit.blocks)


def _stretch(unit: UnitOrigins) -> Stretch:
    first = unit.first - 1
    return Stretch(first, len(unit.areas), False, unit.layout, base=first)


def _moved(finding: Finding, pages: int) -> Finding:
    place = finding.place
    return finding if place is None else replace(finding, place=replace(place, page=place.page + pages))


def _outline(width: float, height: float, blank: bool) -> MeasuredPage:
    """Return a page of which no more is known than its size and whether something is on it."""
    trim = Box(0, 0, width, height)
    return MeasuredPage(width, height, trim, trim, drawings=() if blank else (_PAPER,))
