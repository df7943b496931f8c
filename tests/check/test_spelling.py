"""Spelling: manuscripts and dictionaries in, unknown words out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from publish.check.chapter import Chapter
from publish.check.spelling import LANGUAGE_RULES, RULES, asked_of, spelled
from publish.check.text.dictionaries import dictionary_for
from publish.check.text.dictionary_process import unknown
from tests.check.manuscripts import chapters_of_text

WORDS = ("the", "lamp/S", "was", "lit", "and", "receive", "keeper/S", "well", "known", "can't", "over")


def dictionary(folder: Path, name: str = "en_GB", words: Sequence[str] = WORDS) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text("SET UTF-8\nTRY esianrtolcd\nSFX S Y 1\nSFX S 0 s .\n", "utf-8")
    (folder / f"{name}.dic").write_text("\n".join((str(len(words)), *words, "")), "utf-8")
    return folder


def found(chapters: tuple[Chapter, ...], root: Path) -> list[str]:
    answers = asked_of(chapters, root, system=[])
    findings = [one for rule in LANGUAGE_RULES for answer in answers for one in rule.find(answer)]
    findings += [
        one for rule in RULES for chapter in chapters for one in rule.find(spelled(chapter, answers))
    ]
    return [f"{one.span}: {one.message} {one.hint}".strip() for one in findings]


def test_an_unknown_word_is_named_once_a_chapter_where_it_stands_first(tmp_path: Path) -> None:
    dictionary(tmp_path / "dictionaries")
    text = "# The lamp\n\nThe *lamps* was lit,\nthe keeper recieve. The keepers recieve.\n"

    assert found(chapters_of_text(tmp_path, text, language="en-GB"), tmp_path) == [
        "one.md:4:12: “recieve” is not in the dictionary of “en-GB” (2 times in this chapter) "
        "Perhaps “receive”; or put it into the list of words."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The `recieve` lamp and [the lamp](https://recieve.org/recieve).",
        "The NATO lamp and the iPhone.",
        "The keeper can’t receive the well-known lamp.",
        "The [Lampe brennt]{lang=de}.",
        "Over x, the lamp.",
        "see recieve.com and lamp.py",
    ],
)
def test_what_no_dictionary_is_asked_for(text: str, tmp_path: Path) -> None:
    dictionary(tmp_path / "dictionaries", words=(*WORDS, "see", "x"))
    assert found(chapters_of_text(tmp_path, f"# Lamp\n\n{text}\n", language="en"), tmp_path) == []


def test_words_of_the_publication_are_accepted(tmp_path: Path) -> None:
    dictionary(tmp_path / "dictionaries")
    (chapter,) = chapters_of_text(tmp_path, "# Lamp\n\nThe Lestrade lamp, Lestrade’s lamp.\n", language="en")
    accepting = replace(chapter, book=replace(chapter.book, words=frozenset(("Lestrade",))))

    assert len(found((chapter,), tmp_path)) == 1
    assert found((accepting,), tmp_path) == []


def test_a_language_without_a_dictionary_is_told(tmp_path: Path) -> None:
    words = "Il y avait une fois un roi et une reine, fâchés de ne point avoir d’enfants."
    assert found(chapters_of_text(tmp_path, f"# Roi\n\n{words}\n", language="fr"), tmp_path) == [
        "None: the spelling of “fr” is not checked: there is no Hunspell dictionary for “fr”"
    ]


def test_a_dictionary_that_never_ends_is_told(tmp_path: Path) -> None:
    dictionary(tmp_path / "dictionaries")
    chapters = chapters_of_text(tmp_path, "# Lamp\n\nThe lamp.\n", language="en")
    (answer,) = asked_of(chapters, tmp_path, system=[], seconds=0.001)
    assert answer.trouble == "the dictionary en_GB took more than 0.001 s"


def test_a_broken_dictionary_is_no_crash(tmp_path: Path) -> None:
    dictionary(tmp_path / "dictionaries")
    (tmp_path / "dictionaries" / "en_GB.dic").write_bytes(b"\xff\xfe\x00garbage\n" * 100)
    chapters = chapters_of_text(tmp_path, "# Lamp\n\nThe lamp.\n", language="en")
    (answer,) = asked_of(chapters, tmp_path, system=[])
    assert answer.trouble or answer.unknown


@pytest.mark.parametrize(
    ("tag", "there", "chosen"),
    [
        ("en-GB", ("en_GB", "en_US"), "en_GB"),
        ("en", ("en_GB", "en_US"), "en_US"),
        ("en-AU", ("en_GB", "en_US"), "en_US"),
        ("de", ("de_AT", "de_DE"), "de_DE"),
        ("de-Latn-CH", ("de_CH", "de_DE"), "de_CH"),
        ("la", ("la",), "la"),
        ("fr", ("de_DE",), ""),
    ],
)
def test_which_dictionary_is_taken(tag: str, there: tuple[str, ...], chosen: str, tmp_path: Path) -> None:
    for name in there:
        dictionary(tmp_path / "system", name)
    found = dictionary_for(tag, tmp_path, [tmp_path / "nowhere", tmp_path / "system"])
    assert (found.name if found else "") == chosen


def test_a_dictionary_of_the_publication_comes_first_but_not_by_a_link_out_of_it(tmp_path: Path) -> None:
    system = dictionary(tmp_path / "system")
    (tmp_path / "book").mkdir()
    dictionary(tmp_path / "book" / "dictionaries", "en_GB")
    assert dictionary_for("en-GB", tmp_path / "book", [system]).folder == tmp_path / "book" / "dictionaries"  # type: ignore[union-attr]

    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "dictionaries").symlink_to(system)
    found = dictionary_for("en-GB", tmp_path / "other", [])
    assert found is None


class Slow:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def spell(self, word: str) -> bool:
        return False

    def suggest(self, word: str) -> tuple[str, ...]:
        self.asked.append(word)
        return ("a", "b", "c", "d")


def test_few_words_are_offered_and_names_last() -> None:
    slow = Slow()
    answer = unknown([*(f"Name{number:02}" for number in range(40)), "wrod"], slow)
    assert slow.asked[0] == "wrod"
    assert len(slow.asked) == 20
    assert answer["wrod"] == ["a", "b", "c"]
    assert answer["Name39"] == []
