"""What a comparison came to, in words."""

from __future__ import annotations

from publish.diff.results import DiffResult, FileDiff, PageKind

OF_PAGES: dict[PageKind, str] = {
    "text": "with other words",
    "look": "with the same words that look otherwise",
    "added": "added",
    "removed": "removed",
    "flow": "with the same words, broken otherwise",
    "numbers": "with numbers of pages that moved",
    "margins": "with another head or foot",
    "moved": "that only moved",
}
"""What became of pages, for a reader, from what matters most to what matters least."""
ASIDE: frozenset[PageKind] = frozenset(("flow", "numbers", "margins"))
"""Pages that are others for what happened elsewhere; the report opens them when asked."""


def amount(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun (``1 page``, ``1,204 pages``)."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def heading(diff: FileDiff) -> str:
    """Return what a part of the report is about."""
    name = diff.title or diff.new or diff.old
    return f"{diff.kind.upper()}: {name}"


def lines(diff: FileDiff) -> list[str]:
    """Return what became of the pages and the words of two files, each a line."""
    found = []
    if diff.kind == "pdf":
        found.append(f"{amount(diff.old_pages, 'page')} before, {diff.new_pages:,} now")
        found += [
            f"{amount(diff.count(kind), 'page')} {words}"
            for kind, words in OF_PAGES.items()
            if diff.count(kind)
        ]
    found.append(_words(diff))
    if diff.renumbered:
        found.append(f"{amount(diff.renumbered, 'number')} of pages that moved, not counted as words")
    return found


def _words(diff: FileDiff) -> str:
    if not (diff.removed or diff.added or diff.shifted):
        return "no word changed"
    said = f"{amount(diff.removed, 'word')} removed, {diff.added:,} added"
    return f"{said}, {diff.shifted:,} moved" if diff.shifted else said


def summary(result: DiffResult) -> str:
    """Return the result in one sentence."""
    if not result.changed:
        return "Nothing changed: every page and every word is as it was."
    if not result.text_changed:
        return "No word changed, but not all looks or stands as it did."
    return "The text changed."
