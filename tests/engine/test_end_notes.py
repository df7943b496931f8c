"""Which notes are moved to the chapter's end, and in which order."""

from publish.engine.end_notes import notes_to_move
from publish.pdf.facts import NoteFacts, PageFacts, UnitFacts

PAGE = PageFacts(200, 300, 50, 250)


def unit(*notes: NoteFacts) -> UnitFacts:
    return UnitFacts(3, notes=notes, sizes=(PAGE, PAGE, PAGE))


def test_a_note_that_stands_well_stays() -> None:
    assert notes_to_move([unit(NoteFacts("a", 0, 0, 20)), UnitFacts(0)]) == frozenset()


def test_a_note_too_high_goes_before_one_that_is_apart_because_of_it() -> None:
    assert notes_to_move([unit(NoteFacts("high", 0, 1, 90), NoteFacts("short", 0, 1, 10))]) == {"high"}


def test_of_notes_apart_the_first_of_each_page_goes() -> None:
    apart = [NoteFacts(name, page, page + 1, 10) for name, page in (("a", 0), ("b", 0), ("c", 1))]
    assert notes_to_move([unit(*apart)]) == {"a", "c"}


def test_a_note_that_was_lost_is_moved() -> None:
    assert notes_to_move([unit(NoteFacts("lost", 1, -1, 0))]) == {"lost"}
