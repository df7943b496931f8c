"""Footnotes."""

from publish.model import Note, plain_text, walk
from tests.readers.markdown_forms import became, finds, reading


def test_a_note_stands_where_it_is_called() -> None:
    assert became("Walls[^1] and gates^[two *of* them].\n\n[^1]: Of stone.\n\n    And of brick.\n") == (
        '(Paragraph "Walls" (Note (Paragraph "Of stone.") (Paragraph "And of brick.")) " and gates" '
        '(Note (Paragraph "two " (Emphasis "of") " them")) ".")'
    )


def test_a_note_may_be_called_twice() -> None:
    document, findings = reading("a[^x] b[^x]\n\n[^x]: once")
    assert len([node for node in walk(document) if isinstance(node, Note)]) == 2 and not findings


def test_a_missing_note_stays_as_typed() -> None:
    assert finds("A wall[^9].") == ["1:7 note-missing"]
    assert "[^9]" in plain_text(reading("A wall[^9].")[0].blocks)


def test_a_note_that_is_never_called_keeps_its_text() -> None:
    assert finds("Text.\n\n[^1]: Lost?\n") == ["3 note-uncalled"]
    assert "Lost?" in plain_text(reading("Text.\n\n[^1]: Lost?\n")[0].blocks)


def test_two_notes_of_one_name() -> None:
    text = "a[^1]\n\n[^1]: first\n\n[^1]: second\n"
    assert finds(text) == ["5 note-duplicate"]
    assert "second" in plain_text(reading(text)[0].blocks)


def test_notes_inside_notes_end() -> None:
    assert finds("a[^1]\n\n[^1]: see [^1]\n") == ["3:11 note-nested"]
    chain = "a[^1]\n\n[^1]: see [^2]\n\n[^2]: deep\n"
    assert sorted(finds(chain)) == ["3:11 note-nested", "5 note-uncalled"]
    assert "deep" in plain_text(reading(chain)[0].blocks)
    assert finds("a^[b^[c]]") == ["1:5 note-nested"]
