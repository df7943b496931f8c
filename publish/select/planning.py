"""From a publication to the units of one edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish.diagnostics import Diagnostic
from publish.model import ContentsEntry, Matter, Opening, Plan, Publication, Role, Section, Unit
from publish.select.contents import listed, navigation
from publish.select.dropping import drop
from publish.select.frontmatter import arrange, opening
from publish.select.identifiers import UnitIds
from publish.select.options import SelectOptions
from publish.typography import Words

_NAVIGATION_DEPTH = 3


def plan(
    publication: Publication, options: SelectOptions, words: Words
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return the units that one edition of a resolved publication sets, in reading order.

    Reported are references to what the edition leaves out.
    """
    shown, findings = drop(publication, options.target)
    planner = _Planner(shown, options, words)
    units = tuple(planner.run_on() if planner.runs_on else planner.apart())
    contents = navigation(shown.sections(), _NAVIGATION_DEPTH, words)
    return Plan(publication.metadata, units, contents), findings


def chapters(sections: tuple[Section, ...]) -> int:
    """Return how many chapters there are, those of parts too."""
    return sum(chapters(one.children) if one.role == "part" else 1 for one in sections)


class _Planner:
    def __init__(self, shown: Publication, options: SelectOptions, words: Words) -> None:
        self._shown = shown
        self._options = options
        self._words = words
        self._ids = UnitIds(shown.sections())
        enough = 0 < options.contents_from <= chapters(shown.body)
        # An e-reader has its own contents, the navigation document; a half-title is a thing of
        # bound books.
        paged = options.target == "pdf"
        self._contents = enough and paged
        self._front = tuple(role for role in options.front if paged or role != "half-title")
        # A long text in a single file makes an e-reader slow and its progress bar blind.
        self.runs_on = options.openings == "run-on" and (paged or not enough)

    def apart(self) -> Iterator[Unit]:
        """Yield a unit for each page of the front matter, part opener, chapter and so on."""
        pending = self._options.title_block
        for unit in (*self._front_units(self._shown.front), *self._text_units()):
            yield self._titled(unit) if pending else unit
            pending = False

    def run_on(self) -> Iterator[Unit]:
        """Yield the pages made from metadata, and one unit for all that runs on."""
        block = self._options.title_block
        own = [one for one in self._shown.front if one.role != "contents" or one.blocks]
        alone = () if block else ("dedication", "epigraph")
        yield from self._front_units(tuple(one for one in own if one.role in alone))
        running = (one for one in own if one.role not in alone)
        sections = (*running, *self._shown.body, *self._shown.back)
        if sections or block:
            unit = Unit(self._ids.take("text"), "chapter", "body", "recto", sections)
            yield self._titled(unit) if block else unit

    def _front_units(self, own: tuple[Section, ...]) -> Iterator[Unit]:
        """Yield the generated pages with ``own`` sections among them; a title block replaces the
        generated ones."""
        block = self._options.title_block
        for one in arrange(() if block else self._front, own, self._contents and not block):
            if isinstance(one, Section):
                yield from self._opened(one, "front")
            else:
                yield self._generated(one)

    def _text_units(self) -> Iterator[Unit]:
        for section in self._shown.body:
            yield from self._opened(section, "body")
        for section in self._shown.back:
            yield from self._opened(section, "back")

    def _titled(self, unit: Unit) -> Unit:
        contents = self._lines() if self._contents else ()
        return replace(unit, title_block=True, contents=contents)

    def _generated(self, role: Role) -> Unit:
        contents = self._lines() if role == "contents" else ()
        return Unit(self._ids.take(role), role, "front", self._side(role), contents=contents)

    def _lines(self) -> tuple[ContentsEntry, ...]:
        sections = self._shown.sections()
        return listed(sections, self._options.contents_depth, self._words)

    def _opened(self, section: Section, matter: Matter) -> Iterator[Unit]:
        """Yield the units of a section: itself, or a part's opener and what the part holds."""
        unit = Unit(self._ids.take(section.id), section.role, matter, self._side(section.role), (section,))
        if section.role != "part":
            yield unit
            return
        kept = tuple(one for one in section.children if one.role == "section")
        yield replace(unit, sections=(replace(section, children=kept),))
        for one in section.children:
            if one.role != "section":
                yield from self._opened(one, matter)

    def _side(self, role: Role) -> Opening:
        return "any" if self._options.target == "epub" else opening(role, self._options.openings)
