"""The words that we set ourselves."""

import string
from dataclasses import fields
from typing import get_args

import pytest

from publish.model import Role
from publish.typography import Words, words_for
from publish.typography.languages import LANGUAGES


def test_labels_by_language() -> None:
    english, german = words_for("en-GB")[0], words_for("de")[0]
    assert english.label("figure", "4.2") == "Figure\u00a04.2"
    assert german.label("chapter", "4") == "Kapitel\u00a04"
    assert german.page_reference("41") == "Seite\u00a041"
    assert english.page_reference("iii") == "page\u00a0iii"


def test_an_unknown_language_has_english_words_and_says_so() -> None:
    assert words_for("tlh") == (words_for("en")[0], False)
    assert words_for("")[1] is False


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_has_a_heading(language: str, role: Role) -> None:
    assert words_for(language)[0].role(role)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_word_is_there_and_every_pattern_has_its_place(language: str) -> None:
    words = words_for(language)[0]
    for one in fields(Words):
        value = getattr(words, one.name)
        assert value.strip(), one.name
        places = {name for _, name, _, _ in string.Formatter().parse(value) if name}
        if one.name.endswith("_label"):
            assert places == {"number"}
        elif one.name == "folio_reference":
            assert places == {"folio"}
        elif one.name == "series_position":
            assert places == {"name", "position"}
        elif one.name == "date":
            assert places == {"day", "month", "year"}
        else:
            assert not places, one.name


def test_names_in_a_row() -> None:
    words = words_for("de")[0]
    assert words.names(()) == ""
    assert words.names(("A",)) == "A"
    assert words.names(("A", "B")) == "A und B"
    assert words.names(("A", "B", "C")) == "A, B und C"


def test_dates_as_a_language_writes_them() -> None:
    english, german = words_for("en")[0], words_for("de")[0]
    assert english.written("2026-05-16") == "16\u00a0May 2026"
    assert german.written("2026-05-06") == "6.\u00a0Mai 2026"
    assert german.written("2026-03") == "März 2026"
    assert english.written("1892") == "1892"
    assert english.written("about 1900") == "about 1900"


def test_a_book_in_a_series() -> None:
    words = words_for("en")[0]
    assert words.in_series("Rivers", "3") == "Rivers, no. 3"
    assert words.in_series("Rivers", "") == "Rivers"
