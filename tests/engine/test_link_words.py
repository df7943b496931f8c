"""What links say of where they go."""

from __future__ import annotations

from publish.engine.link_words import link_words
from publish.model import (
    Attributes,
    Figure,
    Metadata,
    Note,
    Paragraph,
    Plan,
    Section,
    Text,
    Unit,
)
from publish.typography.words import words_for

DEEP = Section(
    "section",
    id="deep",
    number="3.1",
    title=(Text("Deep down"),),
    blocks=(
        Paragraph((Text("See"), Note((), number="2", id="n2")), Attributes("par")),
        Figure((), number="3.4", attributes=Attributes("fig")),
    ),
)
CHAPTER = Section("chapter", id="owning", number="3", title=(Text("Owning"),), children=(DEEP,))
PLAN = Plan(
    Metadata(title="Book", language="en"),
    (
        Unit("toc", "contents", "front", "recto"),
        Unit("owning", "chapter", "body", "recto", sections=(CHAPTER,)),
    ),
    (),
)
FOLIOS = {"toc": "v", "owning": "41", "deep": "42", "par": "42", "n2": "42", "n2-call": "42", "fig": "43"}


def test_sections_say_number_title_and_page() -> None:
    told = link_words(PLAN, words_for("en")[0], FOLIOS)

    assert told["owning"] == "Chapter 3, Owning, page 41"
    assert told["deep"] == "3.1 Deep down, page 42"
    assert told["toc"] == "Contents, page v"


def test_what_is_numbered_says_kind_and_number() -> None:
    told = link_words(PLAN, words_for("de")[0], FOLIOS)

    assert told["fig"] == "Abbildung 3.4, Seite 43"
    assert told["n2"] == "Anmerkung 2, Seite 42"


def test_any_other_place_says_its_section() -> None:
    told = link_words(PLAN, words_for("en")[0], FOLIOS)

    assert told["par"] == "3.1 Deep down, page 42"
    assert told["n2-call"] == f"{words_for('en')[0].back_to_text}, page 42"


def test_without_a_page_the_rest_is_said() -> None:
    assert link_words(PLAN, words_for("en")[0], {})["owning"] == "Chapter 3, Owning"
