"""Numbers and ids of notes."""

from publish.model import Admonition, Cell, Note, Publication, Row, Section, Table, plain_text, walk
from tests.resolve.books import book, chapter, paragraph, resolved, section, words


def note(text: str, *inner: Note) -> Note:
    return Note((paragraph(text, *inner),))


def notes(publication: Publication) -> list[tuple[str, str]]:
    return [
        (one.number, plain_text(one.blocks).strip()) for one in walk(publication) if isinstance(one, Note)
    ]


def test_notes_are_numbered_anew_in_each_chapter() -> None:
    one = chapter("One", paragraph(note("a")), below=(section("S", paragraph(note("b"), note("c"))),))
    two = chapter("Two", paragraph(note("d")))
    publication, _ = resolved(book(one, two))
    assert notes(publication) == [("1", "a"), ("2", "b"), ("3", "c"), ("1", "d")]
    ids = [node.id for node in walk(publication) if isinstance(node, Note)]
    assert ids == ["note-one-1", "note-one-2", "note-one-3", "note-two-1"]


def test_chapters_of_a_part_begin_anew_too() -> None:
    below = (chapter("A", paragraph(note("a"))), chapter("B", paragraph(note("b"))))
    part = Section("part", words("P"), (paragraph(note("p")),), below)
    assert notes(resolved(book(part))[0]) == [("1", "p"), ("1", "a"), ("1", "b")]


def test_a_note_in_a_heading_comes_first() -> None:
    one = Section("chapter", words("One", note("h")), (paragraph(note("a")),))
    assert notes(resolved(book(one))[0]) == [("1", "h"), ("2", "a")]


def test_captions_of_tables_and_titles_of_boxes_stand_above() -> None:
    row = Row((Cell((paragraph(note("cell")),)),))
    table = Table((), (), ((row,),), caption=words("Walls", note("caption")))
    box = Admonition("tip", (paragraph(note("text")),), title=words("Mind", note("title")))
    found = notes(resolved(book(chapter("One", table, box)))[0])
    assert [text for _, text in found] == ["caption", "cell", "title", "text"]
    assert [number for number, _ in found] == ["1", "2", "3", "4"]


def test_a_note_inside_a_note_is_called_after_it() -> None:
    one = chapter("One", paragraph(note("a", note("b"), note("c", note("d"))), note("e")))
    publication, _ = resolved(book(one))
    assert [number for number, _ in notes(publication)] == ["1", "2", "3", "4", "5"]
    assert len({node.id for node in walk(publication) if isinstance(node, Note)}) == 5


def test_notes_through_the_whole_book() -> None:
    publication, _ = resolved(
        book(chapter("One", paragraph(note("a"))), chapter("Two", paragraph(note("b")))), continuous=True
    )
    assert notes(publication) == [("1", "a"), ("2", "b")]


def test_a_section_may_be_named_like_a_note() -> None:
    one = chapter("One", paragraph(note("a")), below=(section("S", id="note-one-1"),))
    publication, _ = resolved(book(one))
    named = [node.id for node in walk(publication) if isinstance(node, Note | Section)]
    assert len(set(named)) == len(named)
