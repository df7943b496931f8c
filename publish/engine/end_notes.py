"""Which notes had better stand at the chapter's end than at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publish.pdf.facts import UnitFacts


def notes_to_move(facts: Iterable[UnitFacts]) -> frozenset[str]:
    """Return the ids of notes to move next, none when all stand well.

    WeasyPrint never splits a note (its issue 1833) and may set one on a page after its call.
    Often a note stands apart only because one before it is too high, or apart itself: so the too
    high ones of a unit go first, then one of each page; the rest is looked at again.
    """
    return frozenset(name for one in facts for name in _of_unit(one) if name)


def _of_unit(facts: UnitFacts) -> Iterator[str]:
    high = facts.high_notes()
    if high:
        yield from high
        return
    pages: set[int] = set()
    for note in facts.notes:
        if note.apart and note.call_page not in pages:
            pages.add(note.call_page)
            yield note.id
