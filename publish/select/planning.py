"""From a publication to the units of one edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish.diagnostics import Diagnostic
from publish.model import ContentsEntry, Matter, Opening, Plan, Publication, Role, Section, Unit
from publish.select.contents import listed, navigation
from publish.select.dropping import (
    is_contents_place,
    leave_out,
    mend_references,
    without_drafts,
    without_nothing,
)
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
    shown = leave_out(publication, options.target)
    enough = 0 < options.contents_from <= chapters(without_drafts(shown.body))
    # In an e-book the navigation document is the contents: it stands among the front matter, and
    # a title block needs no contents of its own.
    printed = options.target == "pdf"
    contents = enough and (printed or not options.title_block)
    shown = without_nothing(shown, contents and printed and not options.title_block)
    with_drafts = shown.sections()
    front, body, back = (without_drafts(one) for one in (shown.front, shown.body, shown.back))
    shown = replace(shown, front=front, body=body, back=back)
    shown, findings = mend_references(shown, publication)
    # In an e-book, a long text in a single file makes the reader slow and its progress bar blind.
    runs_on = options.openings == "run-on" and (printed or not enough)
    lines = listed(with_drafts, options.contents_depth, words) if contents else None
    planner = _Planner(shown, options, lines)
    units = tuple(planner.run_on() if runs_on else planner.apart())
    entries = navigation(shown.sections(), _NAVIGATION_DEPTH, words)
    return Plan(publication.metadata, units, entries), findings


def chapters(sections: tuple[Section, ...]) -> int:
    """Return how many chapters there are, those of parts too."""
    return sum(chapters(one.children) if one.role == "part" else 1 for one in sections)


class _Planner:
    def __init__(
        self, shown: Publication, options: SelectOptions, lines: tuple[ContentsEntry, ...] | None
    ) -> None:
        """``lines``: those of the contents; None where there are no contents."""
        self._shown = shown
        self._options = options
        self._contents = lines is not None
        self._lines = lines or ()
        self._ids = UnitIds(shown.sections())

    def apart(self) -> Iterator[Unit]:
        """Yield a unit for each page of the front matter, part opener, chapter and so on."""
        pending = self._options.title_block
        for unit in (*self._front_units(self._shown.front), *self._text_units()):
            yield self._titled(unit) if pending else unit
            pending = False

    def run_on(self) -> Iterator[Unit]:
        """Yield the pages made from metadata, and one unit for all that runs on."""
        block = self._options.title_block
        alone = () if block else ("contents", "dedication", "epigraph")
        yield from self._front_units(tuple(one for one in self._shown.front if one.role in alone))
        running = (one for one in self._shown.front if one.role not in alone)
        sections = (*running, *self._shown.body, *self._shown.back)
        after = tuple(one for one in sections if is_contents_place(one))
        sections = tuple(one for one in sections if one not in after)
        if sections or block:
            unit = Unit(self._ids.take("text"), "chapter", "body", "recto", sections)
            yield self._titled(unit) if block else unit
        for one in after:
            yield from self._opened(one, "back")

    def _front_units(self, own: tuple[Section, ...]) -> Iterator[Unit]:
        """Yield the generated pages with ``own`` sections among them; a title block replaces the
        generated ones."""
        options = self._options
        # A half-title is a thing of bound books.
        wanted = tuple(one for one in options.front if options.target == "pdf" or one != "half-title")
        block = options.title_block
        placed = any(is_contents_place(one) for one in self._shown.sections())
        contents = self._contents and not block and not placed
        for one in arrange(() if block else wanted, own, contents):
            if isinstance(one, Section):
                yield from self._opened(one, "front")
            else:
                lines = self._lines if one == "contents" else ()
                yield Unit(self._ids.take(one), one, "front", self._side(one), contents=lines)

    def _text_units(self) -> Iterator[Unit]:
        for section in self._shown.body:
            yield from self._opened(section, "body")
        for section in self._shown.back:
            yield from self._opened(section, "back")

    def _titled(self, unit: Unit) -> Unit:
        return replace(unit, title_block=True, contents=self._lines)

    def _opened(self, section: Section, matter: Matter) -> Iterator[Unit]:
        """Yield the units of a section: itself, or a part's opener and what the part holds."""
        role, side = section.role, self._side(section.role)
        if is_contents_place(section):  # references to it lead to the page that is made
            yield Unit(self._ids.keep(section.id), role, matter, side, contents=self._lines)
            return
        unit = Unit(self._ids.take(section.id), role, matter, side, (section,))
        if role != "part":
            yield unit
            return
        kept = tuple(one for one in section.children if one.role == "section")
        yield replace(unit, sections=(replace(section, children=kept),))
        for one in section.children:
            if one.role != "section":
                yield from self._opened(one, matter)

    def _side(self, role: Role) -> Opening:
        return "any" if self._options.target == "epub" else opening(role, self._options.openings)
