"""Changed passages of a text: what is gone and what is new, with some words around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from publish.diff.results import Part, TextChange
from publish.diff.words import Word, WordEdit

_AROUND = 12
"""Words before and after a change that are shown."""
_MOST = 400
"""Words of one change that are shown; of more the first and the last."""
_ENDS = 150
_QUIET = ("same", "renumbered")

Where = Callable[[Word | None, Word | None], tuple[str, str]]
"""Returns chapter and place of a passage whose first changed words are these, of old and new."""


def passages(
    found: Sequence[WordEdit], old: Sequence[Word], new: Sequence[Word], where: Where, breaks: bool
) -> Iterator[TextChange]:
    """Yield the passages in which something changed, in order.

    With ``breaks`` the place of a word is its paragraph, and the parts say where another one begins.
    """
    for first, last in _groups(found):
        parts: list[Part] = []
        if first:
            _add_same(parts, found[first - 1], new, breaks, before=True)
        for one in found[first : last + 1]:
            _add(parts, one, old, new, breaks)
        if last + 1 < len(found):
            _add_same(parts, found[last + 1], new, breaks, before=False)
        loud = [one for one in found[first : last + 1] if one.kind == "changed"]
        begin = found[first]
        chapter, place = where(
            old[begin.i] if begin.i < begin.j else None,
            new[begin.k] if begin.k < begin.m else new[begin.k - 1] if begin.k else None,
        )
        removed, added = sum(one.j - one.i for one in loud), sum(one.m - one.k for one in loud)
        yield TextChange(chapter, place, tuple(parts), removed, added)


def _groups(found: Sequence[WordEdit]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of changes so close that the words around them would meet."""
    first = last = -1
    quiet = 0
    for number, one in enumerate(found):
        if one.kind in _QUIET:
            quiet += one.m - one.k
            continue
        if first >= 0 and quiet > 2 * _AROUND:
            yield first, last
            first = -1
        if first < 0:
            first = number
        last, quiet = number, 0
    if first >= 0:
        yield first, last


def _add(parts: list[Part], one: WordEdit, old: Sequence[Word], new: Sequence[Word], breaks: bool) -> None:
    if one.kind in _QUIET:
        _words(parts, "same", new[one.k : one.m], breaks)
        return
    away = "moved-away" if one.kind == "moved-away" else "removed"
    here = "moved-here" if one.kind == "moved-here" else "added"
    _words(parts, away, old[one.i : one.j], breaks)
    _words(parts, here, new[one.k : one.m], breaks)


def _add_same(parts: list[Part], one: WordEdit, new: Sequence[Word], breaks: bool, before: bool) -> None:
    """Add the words around a change; a paragraph's end is an end here too."""
    if one.kind not in _QUIET:
        return
    words = new[one.k : one.m]
    shown = words[-_AROUND:] if before else words[:_AROUND]
    if breaks and shown:
        near = shown[-1 if before else 0].place
        inside = [word for word in shown if word.place == near]
        shown = inside
    cut = len(shown) < len(words)
    if before and cut:
        parts.append(Part("cut"))
    _words(parts, "same", shown, breaks)
    if cut and not before:
        parts.append(Part("cut"))


def _words(parts: list[Part], kind: str, words: Sequence[Word], breaks: bool) -> None:
    if not words:
        return
    if len(words) > _MOST:
        _words(parts, kind, words[:_ENDS], breaks)
        parts.append(Part("cut", f"{len(words) - 2 * _ENDS}"))
        _words(parts, kind, words[-_ENDS:], breaks)
        return
    run: list[str] = []
    place = words[0].place
    for word in words:
        if breaks and word.place != place:
            parts += [_part(kind, run), Part("break")]
            run, place = [], word.place
        run.append(word.text)
    parts.append(_part(kind, run))


def _part(kind: str, words: list[str]) -> Part:
    text = " ".join(words)
    match kind:
        case "removed":
            return Part("removed", text)
        case "added":
            return Part("added", text)
        case "moved-away":
            return Part("moved-away", text)
        case "moved-here":
            return Part("moved-here", text)
    return Part("same", text)
