"""From a word of the running text back to line and column of the manuscript."""

import re
from pathlib import Path

import pytest

from publish.check.chapter import Chapter
from tests.check.manuscripts import chapters_at, chapters_of_text
from tests.conftest import REPOSITORY

PLACES = [
    ("a plain lamp", "lamp", "3:9"),
    ("an *emphasised* lamp", "lamp", "3:17"),
    ("a [lamp](https://lamp.example/lamp) lamp", "lamp", "3:4"),
    ("a [link](https://lamp.example/lamp 'lamp') lamp", "lamp", "3:44"),
    ("`lamp` and a lamp", "lamp", "3:14"),
    ("``a ` lamp`` and a lamp", "lamp", "3:20"),
    ("![lamp](lamp.png) then a lamp", "lamp", "3:26"),
    ("<span class='lamp'>a</span> lamp", "lamp", "3:29"),
    ("<!-- lamp --> a lamp", "lamp", "3:17"),
    ("$lamp$ and a lamp", "lamp", "3:14"),
    ("[words]{.lamp} lamp", "lamp", "3:16"),
    (r"a \*lamp\*", "*lamp*", None),
    (r"a \* lamp", "lamp", "3:6"),
    ("&amp; lamp", "lamp", "3:7"),
    ("“so” -- the lamp", "lamp", "3:13"),
    ("one\ntwo lamp", "lamp", "4:5"),
    ("one  \ntwo lamp", "lamp", "4:5"),
    ("> one\n> two lamp", "lamp", "4:7"),
    ("- one\n- two lamp", "lamp", "4:7"),
    ("1. one\n\n   two lamp", "lamp", "5:8"),
    ("| a | lamp |\n|---|---|\n| b | c |", "lamp", "3:7"),
    ("| a | d |\n|---|---|\n| b | lamp |", "lamp", "5:7"),
    ("| a |\n|---|\n| b |\n\n: The lamp", "lamp", "7:7"),
    ("![The lamp](x.png){alt='A picture'}", "lamp", "3:7"),
    ("term\n: the lamp", "lamp", "4:7"),
    ("## The lamp", "lamp", "3:8"),
    ("The lamp\n--------", "lamp", "3:5"),
    ("words^[A lamp.] and so on", "lamp", "3:10"),
    ("words[^1]\n\n[^1]: A lamp.", "lamp", "5:9"),
    ("::: note\nthe lamp\n:::", "lamp", "4:5"),
    ("[a] [b][c] lamp", "lamp", "3:12"),
    ("<https://lamp.example> a lamp", "lamp", "3:26"),
    ("**a** *[b](c.example)* {x} lamp", "lamp", "3:28"),
]


def where(chapter: Chapter, word: str) -> str | None:
    for prose in chapter.prose:
        at = prose.text.find(word)
        if at >= 0:
            written = chapter.places.written(prose, at, at + len(word))
            return written and f"{written.line}:{written.column}"
    raise AssertionError(f"{word} is not in the running text")


@pytest.mark.parametrize(("text", "word", "place"), PLACES, ids=[text for text, _, _ in PLACES])
def test_a_word_is_found_where_it_was_typed(text: str, word: str, place: str | None, tmp_path: Path) -> None:
    (chapter,) = chapters_of_text(tmp_path, f"# One\n\n{text}\n")
    if place is None:  # what stands between the characters belongs to them
        written = chapter.places.written(chapter.prose[-1], 2, 8)
        assert written is not None
        assert written.text == r"\*lamp\*"
    else:
        assert where(chapter, word) == place


def test_what_typography_changed_is_found_as_typed(tmp_path: Path) -> None:
    (chapter,) = chapters_of_text(tmp_path, '# One\n\n"So" -- he said...\n')
    prose = chapter.prose[-1]
    assert prose.text == "“So” – he said…"
    written = chapter.places.written(prose, 0, len(prose.text))
    assert written is not None
    assert written.text == '"So" -- he said...'


def test_a_word_that_a_variable_brought_has_no_column(tmp_path: Path) -> None:
    (chapter,) = chapters_of_text(
        tmp_path, "# One\n\nIn {{< var place >}} too.\n", '[variables]\nplace = "Bonn"'
    )
    prose = chapter.prose[-1]
    assert chapter.places.written(prose, 3, 7) is None
    assert str(chapter.places.span(prose, 3, 7)) == "one.md:3"
    assert str(chapter.places.span(prose, 8, 11)) == "one.md:3:22"


def test_what_a_file_included_is_found_in_that_file(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "book.toml").write_text('[book]\ntitle = "Book"\n')
    (tmp_path / "src" / "SUMMARY.md").write_text("- [One](one.md)\n")
    (tmp_path / "src" / "one.md").write_text("# One\n\n{{#include part.md}}\n")
    (tmp_path / "src" / "part.md").write_text("Here is\nthe *lamp*.\n")
    (chapter,) = chapters_at(tmp_path)
    prose = chapter.prose[-1]
    at = prose.text.index("lamp")
    assert str(chapter.places.span(prose, at, at + 4)) == "src/part.md:2:6"


def test_no_word_of_the_handbook_is_found_in_a_wrong_place() -> None:
    words = found = 0
    for chapter in chapters_at(REPOSITORY / "content" / "handbook"):
        for prose in chapter.prose:
            for word in re.finditer(r"\w+", prose.text):
                written = chapter.places.written(prose, *word.span())
                words += 1
                if written:
                    found += 1
                    assert written.text.replace("\\", "") == word[0]
    assert found / words > 0.995
