"""Sets a few pages of a unit that was set before. Only a layout worker imports this: see ``layout``."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO

import pikepdf
from pikepdf import Pdf

from publish.flow import PICTURES
from publish.pdf.facts import UnitFacts
from publish.pdf.inside.edits import Edit, edit_between, links_of
from publish.pdf.inside.facts import joined_facts, notes_stay
from publish.pdf.inside.pages import is_as_it_was, with_pages
from publish.pdf.inside.tree import Tree, tree_of
from publish.pdf.inside.window import Window, can_be_cut, window_around
from publish.pdf.markup import parsed
from publish.pdf.measure import measure
from publish.pdf.page_starts import flow_length
from publish.pdf.tasks import Earlier, Layout, LayoutTask, Side
from publish.pdf.typeset import rendered, written


def typeset_inside(task: LayoutTask, earlier: Earlier) -> Layout | None:
    """Return the unit of ``task``, for which only pages around what changed since ``earlier`` are set.

    It is the one that `publish.pdf.typeset.typeset` gives. None where that is not sure, or where too
    much would have to be set.
    """
    if task.apart or task.variant or not can_be_cut(task.css):
        return None
    old, new = tree_of(parsed(earlier.xhtml)), tree_of(parsed(task.xhtml))
    edit = edit_between(old, new) if old is not None and new is not None else None
    if (
        old is None
        or new is None
        or edit is None
        or links_of(old) != links_of(new)
        or _has_picture(old, edit.first, edit.old_end)
        or _has_picture(new, edit.first, edit.new_end)
    ):
        return None
    facts = earlier.layout.facts
    longer = flow_length(new.body) - flow_length(old.body)
    window = window_around(edit, old, new, facts.blocks, facts.pages)
    if window is None:
        return None
    made = _set(task, window)
    if made.messages != earlier.layout.messages or made.facts.bound != facts.bound:
        return None
    return _joined(earlier.layout, made, window, edit, longer)


def _set(task: LayoutTask, window: Window) -> Layout:
    """Set the window as the pages of the unit that it stands for."""
    other: Side = "verso" if task.side == "recto" else "recto"
    part = replace(task, xhtml=window.xhtml, side=other if window.start % 2 else task.side)
    with rendered(part) as (document, messages):
        return Layout(task.unit_id, written(document, part), measure(document), messages())


def _joined(old: Layout, made: Layout, window: Window, edit: Edit, longer: int) -> Layout | None:
    with ExitStack() as opened:
        unit = opened.enter_context(pikepdf.open(BytesIO(old.pdf)))
        part = opened.enter_context(pikepdf.open(BytesIO(made.pdf)))
        end = _end(old.facts, made.facts, window, longer, unit, part)
        if end is None:
            return None
        count = end - window.start + 1
        sizes = old.facts.sizes[window.start : end + 1]
        if (
            made.facts.sizes[:count] != sizes
            or not notes_stay(old.facts, range(window.start - 1, end + 2))
            or not notes_stay(made.facts, range(count + 1))
        ):
            return None
        pdf = with_pages(unit, part, window.start, count)
    if pdf is None:
        return None
    facts = joined_facts(old.facts, made.facts, window, end, edit, longer)
    return Layout(old.unit_id, pdf, facts, old.messages)


def _end(old: UnitFacts, made: UnitFacts, window: Window, longer: int, unit: Pdf, part: Pdf) -> int | None:
    """Return the unit's last page that is taken from the window: the first after the edit that came out
    as it was, or the unit's own last one. The window's first page must have come out as it was too."""
    start = window.start
    if start and not is_as_it_was(unit.pages[start], part.pages[0]):
        return None
    if not window.ends:
        return old.pages - 1 if start + made.pages == old.pages else None
    base = old.starts[start].offset
    for end in window.ends:
        following = end + 1 - start
        if (
            following < made.pages
            and made.starts[following].offset + base == old.starts[end + 1].offset + longer
            and is_as_it_was(unit.pages[end], part.pages[following - 1])
        ):
            return end
    return None


def _has_picture(tree: Tree, first: int, end: int) -> bool:
    """Tell whether one of these elements is a picture or part of one."""
    return any(
        tree.elements[around].tag.rpartition("}")[2] in PICTURES
        for number in range(first, end)
        for around in (number, *tree.ancestors(number))
    )
