"""Hard-wrapped plain text, as public-domain books have it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.diagnostics import Diagnostic
from publish.model import (
    Block,
    Document,
    Emphasis,
    Heading,
    LineBreak,
    Paragraph,
    Quotation,
    SceneBreak,
    SoftBreak,
    SourceText,
    Text,
    Verse,
    plain_text,
)
from publish.readers.options import ReadOptions
from publish.readers.plaintext import read_plaintext

PROSE = """\
The road to the lamp goes over the hill and down again on the other
side, and whoever walks it in the evening sees the light a long while
before he sees the house, or so the keeper says."""


def read(text: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    return read_plaintext(SourceText("a.txt", text), ReadOptions(format="text"))


def words(block: Block) -> str:
    return plain_text((block,)).strip()


def headings(document: Document) -> list[tuple[int, str]]:
    return [(one.level, words(one)) for one in document.blocks if isinstance(one, Heading)]


def test_lines_of_a_paragraph_are_joined_by_soft_breaks() -> None:
    document, findings = read(f"{PROSE}\n\n{PROSE}\n")
    assert findings == () and document.language == "en"
    one, two = document.blocks
    assert isinstance(one, Paragraph) and one.children.count(SoftBreak()) == 2
    assert words(one) == PROSE.replace("\n", " ")
    assert str(two.span) == "a.txt:5:1" and two.span is not None and two.span.end_line == 7


def test_title_and_author_in_their_forms() -> None:
    expected = (("title", "THE LAMP ON THE HILL"), ("author", "Ann Lee"))
    assert read(f"THE LAMP ON THE HILL\n\nby Ann Lee\n\n\n{PROSE}\n\n{PROSE}")[0].header == expected
    assert read(f"THE LAMP\nON THE HILL\nBy Ann Lee\n\n\n{PROSE}")[0].header == expected
    assert read(f"Die Lampe\n\nEine Geschichte\n\nvon Ada Lind\n\n{PROSE}")[0].header == (
        ("title", "Die Lampe"),
        ("subtitle", "Eine Geschichte"),
        ("author", "Ada Lind"),
    )
    assert read(f"{PROSE}\n\n{PROSE}")[0].header == ()


@pytest.mark.parametrize(
    "heading",
    [
        "CHAPTER I.",
        "Chapter 1: The Road",
        "CHAPTER THE FIRST",
        "Chapter One. The Road",
        "ERSTES KAPITEL",
        "Erstes Kapitel. Der Weg",
        "1. Kapitel",
        "Kapitel 12 – Der Weg",
        "CHAPTER I.—The Road",
        "I. THE ROAD",
        "I",
        "PREFACE",
        "Vorwort",
        "Chapitre 3",
    ],
)
def test_headings(heading: str) -> None:
    document, _ = read(f"{PROSE}\n\n{heading}\n\n{PROSE}\n")
    assert headings(document) == [(1, heading)]


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 3 was the hardest of all to write.",
        "II. went missing",
        "C. Auguste Dupin",
        "V. THE FIFTH WITHOUT A FIRST",
        "Part of the plan",
        "So it was.",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    document, _ = read(f"{PROSE}\n\n{line}\n\n{PROSE}\n")
    assert headings(document) == []


def test_a_heading_with_its_title_below() -> None:
    for text in ("CHAPTER I.\nThe Road to the Lamp", "CHAPTER I.\n\nThe Road to the Lamp"):
        assert headings(read(f"{text}\n\n{PROSE}\n")[0]) == [(1, "CHAPTER I. The Road to the Lamp")]
    assert headings(read(f"Chapter I\n\nThe Road\n\n{PROSE}\n")[0]) == [(1, "Chapter I. The Road")]


def test_levels_follow_the_ranks_that_are_used() -> None:
    text = "\n\n".join(
        ["PART ONE", "CHAPTER I", PROSE, "I.", PROSE, "II.", PROSE, "CHAPTER II", PROSE, "PART TWO", PROSE]
    )
    assert headings(read(text)[0]) == [
        (1, "PART ONE"), (2, "CHAPTER I"), (3, "I."), (3, "II."), (2, "CHAPTER II"), (1, "PART TWO"),
    ]  # fmt: skip


def test_verse_keeps_lines_stanzas_and_indents() -> None:
    text = f"""{PROSE}

    The lamp is lit, the sea is wide,
      And _home is
    Far away;

    And who will come, and who will go,
      And who will stay?

{PROSE}"""
    verse = read(text)[0].blocks[1]
    assert isinstance(verse, Verse)
    assert [[line.indent for line in stanza] for stanza in verse.stanzas] == [[0, 1, 0], [0, 1]]
    assert str(verse.span) == "a.txt:5:5"


def test_italics_go_on_from_line_to_line() -> None:
    document, _ = read(
        f"{PROSE}\n\n    _The lamp is lit,\n      The sea_ is wide.\n\nHe _did\nnot_ go\n{PROSE}"
    )
    verse, paragraph = document.blocks[1:]
    assert isinstance(verse, Verse) and isinstance(paragraph, Paragraph)
    assert [line.children for line in verse.stanzas[0]] == [
        (Emphasis((Text("The lamp is lit,"),)),),
        (Emphasis((Text("The sea"),)), Text(" is wide.")),
    ]
    assert paragraph.children[1] == Emphasis((Text("did"), SoftBreak(), Text("not")))


def test_an_extract() -> None:
    letter = "\n".join(f"    {line[:52]}" for line in PROSE.split("\n"))
    document, _ = read(f"{PROSE}\n\n{letter}\n\n{letter}\n\n{PROSE}")
    quotation = document.blocks[1]
    assert len(document.blocks) == 3 and isinstance(quotation, Quotation) and len(quotation.blocks) == 2


def test_an_address_keeps_its_lines() -> None:
    address = read(f"{PROSE}\n\nAnn Lee,\nThe Lamp House,\nOn the Hill\n\n{PROSE}")[0].blocks[1]
    assert isinstance(address, Paragraph) and address.children.count(LineBreak()) == 2


def test_first_lines_indented_and_no_blank_lines() -> None:
    text = f"{PROSE}\n    {PROSE}\n    “Yes.”\n    “No.”\n    {PROSE}"
    document, _ = read(text)
    assert [type(block) for block in document.blocks] == [Paragraph] * 5


@pytest.mark.parametrize("marks", ["* * *", "    *    *    *", "***", "-----", "⁂", "* * * * *"])
def test_scene_breaks(marks: str) -> None:
    document, _ = read(f"{PROSE}\n\n{marks}\n\n{PROSE}")
    assert isinstance(document.blocks[1], SceneBreak)


def test_places_for_pictures_are_reported() -> None:
    document, findings = read(f"{PROSE}\n\n[Illustration]\n\n[Illustration: The road\nat night]\n\n{PROSE}")
    assert [words(block) for block in document.blocks][1:-1] == ["The road at night"]
    assert [str(one.span) for one in findings if one.code == "text-illustration-missing"] == [
        "a.txt:5:1",
        "a.txt:7:1",
    ]


def test_line_ends_after_dashes_and_hyphens_are_no_spaces() -> None:
    text = "He had said it on that same evening, and all too often--\nso he went in by the red-\nheaded door."
    assert "often--so he went in by the red-headed" in words(read(f"{PROSE}\n\n{text}")[0].blocks[1])
    german = "Er ging durch den Vor-\nund den Hinterhof, und dann –\nwas keiner sah – wieder fort."
    assert "Vor- und den Hinterhof, und dann – was" in words(read(f"{PROSE}\n\n{german}")[0].blocks[1])


def test_typed_contents_are_left_out_and_said() -> None:
    contents = "Contents\n\n  I.   The Road ... 3\n  II.  The Lamp ... 9"
    document, findings = read(f"A BOOK\n\n{contents}\n\nI. THE ROAD\n\n{PROSE}\n\nII. THE LAMP\n\n{PROSE}")
    assert headings(document) == [(1, "I. THE ROAD"), (1, "II. THE LAMP")]
    assert [one.code for one in findings] == ["text-contents-dropped"]


LISTS = {
    "numbers, while the headings have their titles below": (
        "I.  The Road\n  II. The Lamp",
        "CHAPTER I.\n\nTHE ROAD",
        "CHAPTER II.\n\nTHE LAMP",
    ),
    "columns with heads": (
        "CHAPTER                PAGE\n\n    I. THE ROAD           1\n   II. THE LAMP          12",
        "CHAPTER I\nTHE ROAD",
        "CHAPTER II\nTHE LAMP",
    ),
    "titles alone, a blank line between": ("The Road\n\nThe Lamp", "THE ROAD", "THE LAMP"),
    "titles that the headings do not have": (
        "Of a road that was long . . . . 1\nOf a lamp . . . . . . 12",
        "CHAPTER I.",
        "CHAPTER II.",
    ),
    "numbers that the next part has again": (
        "I. The Road\nII. The Lamp\nI. The Sea",
        "CHAPTER I.\n\nTHE ROAD",
        f"CHAPTER II.\n\nTHE LAMP\n\n{PROSE}\n\n\nCHAPTER I.\n\nTHE SEA",
    ),
    "labels without titles": ("Chapter 1\nChapter 2", "Chapter 1", "Chapter 2"),
}


@pytest.mark.parametrize("shape", LISTS)
def test_typed_contents_of_every_usual_shape_are_left_out(shape: str) -> None:
    listed, first, second = LISTS[shape]
    text = f"{first}\n\n{PROSE}\n\n\n{second}\n\n{PROSE}"
    plain, _ = read(f"A BOOK\n\nby Ann Lee\n\n\n{text}")
    document, findings = read(f"A BOOK\n\nby Ann Lee\n\n\nCONTENTS\n\n{listed}\n\n\n{text}")
    assert headings(document) == headings(plain) and len(headings(plain)) >= 2
    assert [words(block) for block in document.blocks] == [words(block) for block in plain.blocks]
    assert [one.code for one in findings] == ["text-contents-dropped"]


def test_a_chapter_called_contents_is_kept() -> None:
    document, findings = read(f"A BOOK\n\n\nCONTENTS\n\n{PROSE}\n\n\nTHE LAMP\n\n{PROSE}")
    assert headings(document)[0] == (1, "CONTENTS") and findings == ()


def test_the_frame_of_an_archive() -> None:
    text = f"""\
The Project Gutenberg eBook of The Lamp

Title: The Lamp
Author: Ann Lee

*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP ***

THE LAMP

By Ann Lee

{PROSE}

*** END OF THE PROJECT GUTENBERG EBOOK THE LAMP ***

Licence."""
    document, findings = read(text)
    assert document.header == (("title", "The Lamp"), ("author", "Ann Lee"))
    assert [words(block) for block in document.blocks] == [PROSE.replace("\n", " ")]
    assert [one.code for one in findings] == ["text-licence-dropped"] * 2


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab A.I_-*[]\n\t  1„“"), max_size=200))
def test_any_text_is_read_and_no_word_is_lost(text: str) -> None:
    document, _ = read(text)
    letters = [one for one in text if one.isalnum()]
    header = "".join(str(value) for _, value in document.header)
    kept = header + "".join(words(block) for block in document.blocks)
    assert [one for one in kept if one.isalnum()] == letters


@pytest.mark.parametrize(
    "text", ["a\n" * 50_000, "_a " * 50_000, "I.\n\n" * 20_000, "[" * 50_000, "* " * 50_000]
)
def test_hostile_texts_take_bounded_time(text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 10
