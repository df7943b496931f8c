"""Reads a PDF for comparing, out of the measures of its pages (`publish.check.pages`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from publish.check.artifacts import BuiltFile
from publish.check.pages.files import Measurer, Stretch, stretches
from publish.check.pages.measure import UnmeasurableError
from publish.check.pages.values import MeasuredPage
from publish.check.parity.epub import UncomparableError
from publish.check.parity.keys import key_of
from publish.check.parity.pdf import Line, OutlineEntry, PdfLink, PdfPicture, PdfText
from publish.check.parity.structure import Structure, structure_from, structure_json
from publish.engine.origin_table import OriginTable
from publish.store import Store

GENERATED = frozenset(("half-title", "title-page", "copyright-page", "contents", "cover"))
"""Roles of units that each edition has in its own words."""
_CONTENTS = "contents"
_FEWEST = 4
"""Entries with folios from which on a page of a file of any tool is taken for one of contents."""
_ENTRY = re.compile(r"(?:.*\S)?(?:[\s.…·]{3,}|\s)(?:\d{1,4}|[ivxlc]{1,7})")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_REPEATED = 3
"""Pages on which a line stands at the same place, from which on it is a running head."""
_EDGE = 2
"""Lines at the head and at the foot of a page that may be in the margin."""
_SMALLEST = 20.0
"""pt: smaller pictures are icons, or part of a line."""


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads files with workers that have limits."""

    store: Store | None
    state: str
    """What decides the measures besides the file (`publish.versions`)."""
    limit: float
    """Seconds for one file."""
    jobs: int | None = None

    def read(self, file: BuiltFile, table: OriginTable | None) -> PdfText:
        """Return the text of a PDF; ``table`` is what its build told. Raises `UncomparableError`."""
        try:
            with Measurer(file.path, self.store, self.state, self.limit, self.jobs) as measurer:
                structure = structure_from(measurer.asked(structure_json, f"structure {file.digest}"))
                roles = list(_stretches(file, table, measurer))
                begun = measurer.begin(stretch for stretch, _ in roles)
                runs = [
                    (stretch.first + 1, role, pages())
                    for (stretch, role), pages in zip(roles, begun, strict=True)
                ]
        except UnmeasurableError as error:
            raise UncomparableError(str(error)) from error
        return _text(runs, structure, known=table is not None)


def _stretches(
    file: BuiltFile, table: OriginTable | None, measurer: Measurer
) -> Iterator[tuple[Stretch, str]]:
    units = sorted((one for one in table.units if one.first), key=lambda one: one.first) if table else []
    for unit in units:
        # As the rules about pages measure them, so that what was measured is not measured again.
        yield Stretch(unit.first - 1, len(unit.areas), False, unit.layout, base=unit.first - 1), unit.role
    if not units:
        for one in stretches(measurer.count(), file.digest):
            yield one, ""


def _text(
    runs: Iterable[tuple[int, str, tuple[MeasuredPage, ...]]], structure: Structure, known: bool
) -> PdfText:
    text = PdfText(labels=structure.labels, known=known)
    text.outline = tuple(OutlineEntry(*one) for one in structure.outline)
    contents, drawn = set(), set()
    for first, role, pages in runs:
        for number, page in enumerate(pages, first):
            is_contents = role == _CONTENTS or (not known and _lists(page))
            if is_contents:
                contents.add(number)
            if page.drawings or page.pictures:
                drawn.add(number)
            _add(text, number, page, is_contents or role in GENERATED, structure)
    text.contents, text.drawn = frozenset(contents), frozenset(drawn)
    if not known:
        heads = _heads(text.lines)
        text.lines = [line for line in text.lines if id(line) not in heads]
    return text


def _add(text: PdfText, number: int, page: MeasuredPage, generated: bool, structure: Structure) -> None:
    for line in page.body:
        text.lines.append(
            Line(number, line.left, line.right, line.y, line.size, line.text, key_of(line.text), generated)
        )
    for one in page.pictures:
        if min(one.box.width, one.box.height) >= _SMALLEST:
            text.pictures.append(PdfPicture(number, one.box, generated))
    for link in page.links:
        # Pages of a unit can have moved since they were measured: a name has not.
        target = structure.names.get(link.target, 0) or (link.page + 1 if link.page >= 0 else 0)
        address = link.target if not target else ""
        text.links.append(PdfLink(number, link.box, target, address, generated))


def _lists(page: MeasuredPage) -> bool:
    """Tell whether most lines of a page end in a folio, as in contents, lists of figures, indexes."""
    ends = sum(1 for line in page.body if _ENTRY.fullmatch(line.text.strip()) and line.text[-1:].isalnum())
    return ends >= _FEWEST and 2 * ends >= len(page.body) and bool(page.links)


def _heads(lines: Collection[Line]) -> set[int]:
    """Return running heads and folios that are not marked as such: what stands at the head or foot
    of several pages at the same place with the same words, but for their numbers."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    at: dict[tuple[int, str], list[Line]] = defaultdict(list)
    heights: dict[int, list[Line]] = defaultdict(list)
    for of_page in pages.values():
        ordered = sorted(of_page, key=lambda line: line.y)
        for line in {id(one): one for one in (*ordered[:_EDGE], *ordered[-_EDGE:])}.values():
            at[round(line.y), _DIGITS.sub("", line.text.casefold()).strip()].append(line)
            if _is_folio(line):
                heights[round(line.y)].append(line)
    found = {id(one) for some in at.values() if len({one.page for one in some}) >= _REPEATED for one in some}
    for some in heights.values():
        if len(some) >= _REPEATED:
            found.update(id(one) for one in some)
    return found


def _is_folio(line: Line) -> bool:
    return bool(re.fullmatch(r"\W*(?:\d{1,4}|[ivxlcIVXLC]{1,8})\W*", line.text))
