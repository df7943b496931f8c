"""Which folio and which heads each page of the book shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.model import Role
from publish.pdf.facts import UnitFacts
from publish.pdf.folios import BookPage, Pagination
from publish.pdf.margins import PageMargins

SILENT: frozenset[Role] = frozenset({"half-title", "title-page", "copyright-page", "dedication", "epigraph"})
"""Their pages are counted but show neither folio nor head; so is the opening of a part."""

_NEAR_TOP = 36.0
"""pt below the upper edge of the type area within which a section counts as begun at the top."""

_LEAST = 12
"""Characters that the part of a title before a colon must have to stand for all of it."""


def shortened(title: str, characters: int) -> str:
    """Return a title that takes one line of a head: what stands before a colon or a dash, or as
    many words as there is room for and an ellipsis."""
    if len(title) <= characters:
        return title
    before = re.split(r": | [–—] |—", title, maxsplit=1)[0]
    if _LEAST <= len(before) <= characters:
        return before
    kept = title[: characters - 1]
    words = kept if title[characters - 1].isspace() else kept.rpartition(" ")[0] or kept
    return words.rstrip(" ,;:.–—-") + "…"


@dataclass(frozen=True, slots=True)
class UnitHeads:
    """What the heads of a unit's pages are made from; plain texts."""

    unit_id: str
    role: Role
    left: str
    """The head of versos, the book's title in most."""
    right: str
    """The head of rectos until a section of ``sections`` begins; the chapter's title in most."""
    sections: tuple[tuple[str, str], ...] = ()
    """Ids of sections and their running titles, where rectos show those."""
    kind: str = ""
    """The name of the pages for the style sheet; empty: the role."""
    opening: bool = True
    """Whether its first page is an opening, which shows no head."""


def page_margins(
    pagination: Pagination, heads: Sequence[UnitHeads], facts: Mapping[str, UnitFacts]
) -> tuple[PageMargins, ...]:
    """Return what stands in the margins of each page of the book, blank ones included."""
    by_unit = {one.unit_id: one for one in heads}
    running = {one.unit_id: section_heads(one, facts[one.unit_id]) for one in heads}
    return tuple(
        _margins(page, by_unit[page.unit_id], running[page.unit_id][page.index])
        if not page.blank
        else PageMargins(page.side, blank=True)
        for page in pagination.pages
    )


def section_heads(heads: UnitHeads, facts: UnitFacts) -> tuple[str, ...]:
    """Return for each page of a unit the title of the section that is in force at its start."""
    places = {name: (page, y) for name, page, _, y in facts.anchors}
    starts = sorted((places[name], title) for name, title in heads.sections if name in places)
    found = []
    for number, size in enumerate(facts.sizes):
        limit = (number, size.top + _NEAR_TOP)
        titles = [title for place, title in starts if place <= limit]
        found.append(titles[-1] if titles else heads.right)
    return tuple(found)


def _margins(page: BookPage, heads: UnitHeads, right: str) -> PageMargins:
    kind = heads.kind or heads.role
    opening = heads.opening and page.index == 0
    if heads.role in SILENT or (heads.role == "part" and opening):
        return PageMargins(page.side, kind, opening=opening)
    if opening:
        return PageMargins(page.side, kind, page.folio, opening=True)
    return PageMargins(page.side, kind, page.folio, heads.left, right)
