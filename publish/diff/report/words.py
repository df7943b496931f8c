"""What a comparison came to, in words."""

from __future__ import annotations

from publish.diff.results import CHANGED, DiffResult, FileDiff, PageKind

KIND_WORDS: dict[PageKind, str] = {
    "text": "other words",
    "look": "looks otherwise",
    "flow": "same words, broken otherwise",
    "numbers": "numbers of other pages",
    "margins": "another head or foot",
    "added": "new",
    "removed": "gone",
    "moved": "moved only",
}
"""What became of a page, for a reader."""


def amount(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun (``1 page``, ``1,204 pages``)."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def heading(diff: FileDiff) -> str:
    """Return what a part of the report is about."""
    name = diff.title or diff.new or diff.old
    return f"{diff.kind.upper()}: {name}"


def page_words(diff: FileDiff) -> str:
    """Return what became of the pages of a PDF, in a sentence without its full stop."""
    parts = [f"{amount(diff.count(*CHANGED), 'page')} changed"]
    kinds = [(kind, diff.count(kind)) for kind in KIND_WORDS if kind in CHANGED]
    told = ", ".join(f"{count:,} {KIND_WORDS[kind]}" for kind, count in kinds if count)
    parts[0] += f" ({told})" if told else ""
    others: tuple[tuple[PageKind, str], ...] = (
        ("added", "added"),
        ("removed", "removed"),
        ("moved", "moved only"),
    )
    parts += [f"{diff.count(kind):,} {words}" for kind, words in others if diff.count(kind)]
    return ", ".join(parts)


def text_words(diff: FileDiff) -> str:
    """Return how many words changed."""
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
