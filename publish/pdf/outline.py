"""The outline (bookmarks) of the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publish.model import ContentsEntry, plain_text


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark and those below it."""

    title: str
    target: str
    """The id that it leads to."""
    children: tuple[OutlineEntry, ...] = ()
    open: bool = False
    """Whether those below it show at once."""


def outline_from(contents: Iterable[ContentsEntry]) -> tuple[OutlineEntry, ...]:
    """Return the outline of a book's contents: number and title; parts stand open."""
    return tuple(
        OutlineEntry(
            " ".join(part for part in (entry.number, plain_text(entry.title)) if part),
            entry.target,
            outline_from(entry.children),
            open=entry.role == "part",
        )
        for entry in contents
    )


def add_outline(pdf: Pdf, entries: Iterable[OutlineEntry], places: Mapping[str, Array]) -> None:
    """Write the outline of ``pdf``; an entry that leads nowhere keeps its title."""
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    count = _add_level(pdf, root, tuple(entries), places)
    if count:
        root.Count = count
        pdf.Root.Outlines = root
        pdf.Root.PageMode = Name.UseOutlines


def _add_level(
    pdf: Pdf, parent: Object, entries: tuple[OutlineEntry, ...], places: Mapping[str, Array]
) -> int:
    """Add a level below ``parent``; return how many entries show when the level does."""
    showing = 0
    previous: Object | None = None
    for entry in entries:
        item = pdf.make_indirect(Dictionary(Title=String(entry.title), Parent=parent))
        if entry.target in places:
            item.Dest = places[entry.target]
        below = _add_level(pdf, item, entry.children, places)
        if below:
            item.Count = below if entry.open else -below
        showing += 1 + (below if entry.open else 0)
        if previous is None:
            parent.First = item
        else:
            item.Prev, previous.Next = previous, item
        parent.Last = previous = item
    return showing
