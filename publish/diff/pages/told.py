"""Two PDFs, compared, as a reader is told: pages, passages, chapters, and pictures of what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from publish.diff.helpers import Helpers
from publish.diff.pages.compare import PdfComparison, compare_pdfs
from publish.diff.pages.judging import ChangedPage
from publish.diff.pages.pixels import pictures
from publish.diff.pages.values import Outline
from publish.diff.passages import passages
from publish.diff.results import (
    ChapterChange,
    FileDiff,
    Mark,
    PageChange,
    PageKind,
    Shot,
    TextChange,
    ValueChange,
)
from publish.diff.words import Word, count

_FIRST: tuple[PageKind, ...] = ("text", "look", "added", "removed", "flow", "numbers", "margins")
"""Which pages are shown first where not all are; those that only moved never are."""
_STRETCH = 12


def pdf_diff(old: Path, new: Path, title: str, most: int, helpers: Helpers) -> FileDiff:
    """Compare two PDFs; at most ``most`` changed pages are shown. Raises `UncomparableError`."""
    made = compare_pdfs(old, new, helpers)
    totals = [count(part.edits) for part in made.texts]
    renumbered = sum(one.m - one.k for part in made.texts for one in part.edits if one.kind == "renumbered")
    shown = _shown(made.pages, most)
    before = _shots(old, [page.old for page in shown if page.old >= 0], helpers)
    after = _shots(new, [page.new for page in shown if page.new >= 0], helpers)
    pages = [
        _page(page, made, before.get(page.old), after.get(page.new))
        if page in shown
        else _page(page, made, None, None)
        for page in made.pages
    ]
    return FileDiff(
        "pdf",
        title,
        old.name,
        new.name,
        len(made.old.keys),
        len(made.new.keys),
        tuple(pages),
        _passages(made),
        _chapters(made),
        removed=sum(removed for removed, _, _ in totals),
        added=sum(added for _, added, _ in totals),
        shifted=sum(shifted for _, _, shifted in totals),
        renumbered=renumbered,
        metadata=changed_values(made.old.metadata, made.new.metadata),
        unshown=sum(page.kind in _FIRST for page in made.pages) - len(shown),
    )


def changed_values(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[ValueChange, ...]:
    """Return the values that are not the same, by their names."""
    names = sorted({*old, *new})
    pairs = ((name, old.get(name, ""), new.get(name, "")) for name in names)
    return tuple(ValueChange(*one) for one in pairs if one[1] != one[2])


def _shown(pages: Sequence[ChangedPage], most: int) -> list[ChangedPage]:
    """Return the pages to be shown: what changed most is shown first where not all can be."""
    order = [page for kind in _FIRST for page in pages if page.kind == kind]
    return order[:most]


def _shots(file: Path, wanted: Sequence[int], helpers: Helpers) -> dict[int, Shot]:
    parts = [wanted[at : at + _STRETCH] for at in range(0, len(wanted), _STRETCH)]
    begun = [helpers.begin(pictures, file, part) for part in parts]
    return {
        at: shot for part, one in zip(parts, begun, strict=True) for at, shot in zip(part, one(), strict=True)
    }


def _page(page: ChangedPage, made: PdfComparison, before: Shot | None, after: Shot | None) -> PageChange:
    return PageChange(
        page.kind,
        page.old + 1,
        page.new + 1,
        _label(made.old, page.old),
        _label(made.new, page.new),
        _chapter(made, page.old, page.new),
        _with(before, page.old_marks),
        _with(after, page.new_marks),
    )


def _with(shot: Shot | None, marks: tuple[Mark, ...]) -> Shot | None:
    return None if shot is None else replace(shot, marks=marks)


def _label(outline: Outline, page: int) -> str:
    return (outline.labels[page] or str(page + 1)) if page >= 0 else ""


def _chapter(made: PdfComparison, old: int, new: int) -> str:
    return made.new.chapter(new) if new >= 0 else made.old.chapter(old)


def _passages(made: PdfComparison) -> tuple[TextChange, ...]:
    def where(before: Word | None, after: Word | None) -> tuple[str, str]:
        if after is not None:
            return made.new.chapter(after.place), f"page {_label(made.new, after.place)}"
        if before is not None:
            return made.old.chapter(before.place), f"page {_label(made.old, before.place)} before"
        return "", ""

    return tuple(
        one for part in made.texts for one in passages(part.edits, part.old, part.new, where, breaks=False)
    )


def _chapters(made: PdfComparison) -> tuple[ChapterChange, ...]:
    """Return what changed by chapter, in the order of the new file, then those that are gone."""
    pages, moved, removed, added = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for page in made.pages:
        (moved if page.kind == "moved" else pages)[_chapter(made, page.old, page.new)] += 1
    for part in made.texts:
        for one in part.edits:
            if one.kind == "changed":
                removed.update(made.old.chapter(word.place) for word in part.old[one.i : one.j])
                added.update(made.new.chapter(word.place) for word in part.new[one.k : one.m])
    titles = dict.fromkeys(["", *(title for _, title in (*made.new.chapters, *made.old.chapters))])
    found = (ChapterChange(one, pages[one], moved[one], removed[one], added[one]) for one in titles)
    return tuple(one for one in found if one.pages or one.moved or one.removed or one.added)
