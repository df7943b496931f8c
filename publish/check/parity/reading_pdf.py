"""Reads a PDF for comparing, out of the measures of its pages (`publish.check.pages`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from publish.check.artifacts import BuiltFile
from publish.check.pages.files import Measurer, Stretch, stretches
from publish.check.pages.measure import UnmeasurableError
from publish.check.parity.epub import UncomparableError
from publish.check.parity.parts import Part, part_from_json, part_of, part_to_json
from publish.check.parity.pdf import Line, PdfHeading, PdfText
from publish.check.parity.structure import Structure, structure_from, structure_json
from publish.check.parity.told import Told
from publish.engine.origin_table import OriginTable, UnitOrigins
from publish.store import Store, key_of

KIND = "parity"
"""The kind of entry in the cache."""
_FORM = "2"
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_REPEATED = 3
"""Pages on which a line stands at the same place, from which on it is a running head."""
_HEADS = 0.3
"""The share of the lines at one height that are running heads, from which on all of them are."""
_EDGE = 2
"""Lines at the head and at the foot of a page that may be in the margin."""
_FRONT = 12
"""Pages at the beginning of a file of any tool, one of which may be the copyright page."""
_COPYRIGHT = re.compile(r"©|copyright|\bISBN\b|all rights reserved|alle rechte", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads files with workers that have limits."""

    store: Store | None
    state: str
    """What decides the measures besides the file (`publish.versions`)."""
    limit: float
    """Seconds for one file."""
    jobs: int | None = None

    def structure(self, file: BuiltFile) -> Structure:
        """Return title, labels, outline of a PDF. Raises `UncomparableError`."""
        try:
            with self._measurer(file) as measurer:
                return _structure(file, measurer)
        except UnmeasurableError as error:
            raise UncomparableError(str(error)) from error

    def read(self, file: BuiltFile, table: OriginTable | None) -> PdfText:
        """Return the text of a PDF; ``table`` is what its build told. Raises `UncomparableError`."""
        units = sorted((one for one in table.units if one.first), key=lambda one: one.first) if table else []
        try:
            with self._measurer(file) as measurer:
                structure = _structure(file, measurer)
                begun: list[tuple[int, Callable[[], Part]]] = []
                for unit in units:
                    # As the rules about pages measure them, so that nothing is measured twice.
                    one = Stretch(unit.first - 1, len(unit.areas), False, unit.layout, base=unit.first - 1)
                    told = repr((unit.role, unit.areas, unit.layout)) + unit.blocks
                    begun.append((one.first, self._part(measurer, one, told, unit)))
                if not units:
                    for one in stretches(measurer.count(), file.digest):
                        begun.append((one.first, self._part(measurer, one, one.key, None)))
                parts = [(first, part()) for first, part in begun]
        except UnmeasurableError as error:
            raise UncomparableError(str(error)) from error
        return _text(parts, structure, known=bool(units))

    def _measurer(self, file: BuiltFile) -> Measurer:
        return Measurer(file.path, self.store, self.state, self.limit, self.jobs)

    def _part(
        self, measurer: Measurer, stretch: Stretch, told: str, unit: UnitOrigins | None
    ) -> Callable[[], Part]:
        key = key_of(KIND, _FORM, self.state, told) if stretch.key else ""
        known = self.store.get(KIND, key) if self.store is not None and key else None
        if known is not None:
            data = known
            return lambda: part_from_json(data)
        (pages,) = measurer.begin([stretch])

        def made() -> Part:
            role = unit.role if unit is not None else ""
            part = part_of(pages(), role, Told(unit) if unit is not None else None)
            if self.store is not None and key:
                self.store.put(KIND, key, part_to_json(part))
            return part

        return made


def _structure(file: BuiltFile, measurer: Measurer) -> Structure:
    return structure_from(measurer.asked(structure_json, f"structure {file.digest}"))


def _text(parts: list[tuple[int, Part]], structure: Structure, known: bool) -> PdfText:
    text = PdfText(labels=structure.labels, known=known)
    text.outline = tuple(
        PdfHeading(level, title, page, None, y) for level, title, page, y in structure.outline
    )
    contents: set[int] = set()
    drawn: set[int] = set()
    for first, part in parts:
        text.lines += [replace(one, page=first + one.page) for one in part.lines]
        text.headings += [replace(one, page=first + one.page) for one in part.headings]
        text.pictures += [replace(one, page=first + one.page) for one in part.pictures]
        contents.update(first + one for one in part.contents)
        drawn.update(first + one for one in part.drawn)
        if part.texts:
            text.excused.update((first + one, tuple(part.texts)) for one in range(1, part.pages + 1))
        for link, name in part.links:
            # Pages of a unit can have moved since they were measured: a name has not.
            target = structure.names.get(name, 0) or (0 if known else link.target)
            text.links.append(
                replace(link, page=first + link.page, target=target, address="" if target else name)
            )
    text.contents, text.drawn = frozenset(contents), frozenset(drawn)
    if not known:
        text.lines = list(_guessed(text.lines, any(part.marked for _, part in parts)))
    return text


def _guessed(lines: list[Line], marked: bool) -> Iterator[Line]:
    """Yield the lines of a file of any tool, each with what it is by its looks; ``marked``: the file
    itself says what its running heads are, and they are not among the lines."""
    heads = _heads(lines) if not marked else set()
    rights = {one.page for one in lines if one.page <= _FRONT and _COPYRIGHT.search(one.text)}
    for line in lines:
        if line.kind == "" and id(line) in heads:
            yield replace(line, kind="margin")
        elif line.kind == "" and line.page in rights:
            yield replace(line, kind="generated")
        else:
            yield line


def _heads(lines: Collection[Line]) -> set[int]:
    """Return running heads and folios that are not marked as such: what stands at the head or foot
    of several pages at the same place with the same words, but for their numbers."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    words: dict[tuple[int, str], list[Line]] = defaultdict(list)
    heights: dict[int, list[Line]] = defaultdict(list)
    for of_page in pages.values():
        ordered = sorted(of_page, key=lambda line: line.y)
        for line in {id(one): one for one in (*ordered[:_EDGE], *ordered[-_EDGE:])}.values():
            words[round(line.y), _DIGITS.sub("", line.text.casefold()).strip()].append(line)
            heights[round(line.y)].append(line)
    repeated = (some for some in words.values() if len({one.page for one in some}) >= _REPEATED)
    found = {id(one) for some in repeated for one in some}
    for some in heights.values():
        folios = [one for one in some if _is_folio(one)]
        if len(folios) >= _REPEATED:
            found.update(id(one) for one in folios)
        # Heads of short chapters stand at the height of the others.
        if sum(1 for one in some if id(one) in found) >= max(_REPEATED, _HEADS * len(some)):
            found.update(id(one) for one in some)
    return found


def _is_folio(line: Line) -> bool:
    return bool(re.fullmatch(r"\W*(?:\d{1,4}|[ivxlcIVXLC]{1,8})\W*", line.text))
