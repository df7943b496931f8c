"""Characters that faces have, characters that further faces have, and boxes for the rest."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from publish.fonts import (
    LAST_RESORT_FAMILY,
    Face,
    coverage,
    faces,
    glyph_missing,
    last_resort,
    missing,
    world_faces,
)
from publish.fonts import world as world_module
from publish.model import Span


@pytest.fixture(scope="module")
def serif(font_cache: Path) -> tuple[Face, ...]:
    return faces(["Source Serif 4"], font_cache)[0]


def test_latin_greek_and_cyrillic_are_there(serif: tuple[Face, ...]) -> None:
    assert missing("Quire, Größe, cœur, λόγος, Слово, ½ × 3 → “x” – … № §", serif) == ""


def test_missing_characters_come_once_and_sorted(serif: tuple[Face, ...]) -> None:
    assert missing("字 漢字 🦀 a", serif) == "字漢🦀"


def test_spaces_and_format_characters_need_no_glyph(serif: tuple[Face, ...]) -> None:
    assert missing("\t\n \u00a0\u00ad\u202f\u2007\u2060\u200b\u200d\ufe0f\u200e", serif) == ""


def test_the_hyphen_that_does_not_break_is_in_every_book_face(serif: tuple[Face, ...]) -> None:
    for face in serif:
        assert 0x2011 in coverage(face)


def test_without_faces_all_is_missing() -> None:
    assert missing("b a", ()) == "ab"


@given(st.text())
def test_what_is_missing_is_of_the_text_and_in_no_face(serif: tuple[Face, ...], text: str) -> None:
    lacking = missing(text, serif)
    assert set(lacking) <= set(text)
    assert not any(ord(one) in coverage(face) for one in lacking for face in serif)
    assert missing(lacking, serif) == lacking


def test_a_missing_glyph_is_named(serif: tuple[Face, ...]) -> None:
    finding = glyph_missing("🦀", Span("crabs.md", 3))
    assert str(finding) == ("crabs.md:3: warning[font-glyph-missing]: no face has “🦀” (U+1F980, crab)")
    assert "fonts-world" in finding.hint
    assert "without a name" in glyph_missing("\ue000").message


WORLD = "नमस्ते สวัสดี 你好 안녕하세요 こんにちは السلام שלום বাংলা 😀🦀 ქართული"


def test_the_worlds_faces_have_the_worlds_scripts(serif: tuple[Face, ...], font_cache: Path) -> None:
    lacking = missing(WORLD, serif)
    found = world_faces(lacking, font_cache)
    assert missing(lacking, found) == ""
    assert [face.family for face in found[::2]] == [
        "Noto Sans Arabic",
        "Noto Sans Bengali",
        "Noto Sans Devanagari",
        "Noto Sans Georgian",
        "Noto Sans Hebrew",
        "Noto Sans Thai",
        "Noto Sans CJK SC",
        "Noto Emoji",
    ]
    assert {(face.weight, face.italic) for face in found} == {(400, False), (700, False)}
    assert {face.licence for face in found} == {"OFL-1.1"}
    assert all(face.licence_file and face.licence_file.is_file() for face in found)


def test_only_the_faces_that_are_needed_come(font_cache: Path) -> None:
    assert [face.family for face in world_faces("ก", font_cache)] == ["Noto Sans Thai"] * 2
    assert world_faces("", font_cache) == ()
    assert world_faces("\ue000", font_cache) == ()


def test_of_a_huge_face_only_the_characters_asked_for_are_taken(font_cache: Path) -> None:
    face, _ = world_faces("漢字", font_cache)
    assert face.path.stat().st_size < 10_000
    assert coverage(face) >= set(map(ord, "漢字 "))
    assert face.path.read_bytes()[:4] == b"OTTO"
    assert face.path.suffix == ".otf"


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("ja", "Noto Sans CJK JP"),
        ("ko-KR", "Noto Sans CJK KR"),
        ("zh-Hant", "Noto Sans CJK TC"),
        ("zh-CN", "Noto Sans CJK SC"),
        ("en", "Noto Sans CJK SC"),
    ],
)
def test_the_language_chooses_the_form_of_a_character(font_cache: Path, language: str, family: str) -> None:
    assert world_faces("直", font_cache, language)[0].family == family


def test_without_the_extra_characters_stay_missing(monkeypatch: pytest.MonkeyPatch, font_cache: Path) -> None:
    monkeypatch.setattr(world_module, "_SCRIPTS", "publish-book-absent")
    monkeypatch.setattr(world_module, "_CJK", "publish-book-absent")
    assert world_faces(WORLD, font_cache) == ()


def test_the_last_resort_has_a_box_for_each_character(font_cache: Path) -> None:
    face = last_resort("🦀\ue000🦀", font_cache)
    font = TTFont(face.path)
    glyphs = font.getBestCmap()
    assert set(glyphs) == {0x20, 0xA0, 0xE000, 0x1F980}
    # A glyph each, so that copied text keeps them apart.
    assert glyphs[0xE000] != glyphs[0x1F980]
    assert font["glyf"][glyphs[0x1F980]].numberOfContours == 2
    assert font["name"].getDebugName(1) == LAST_RESORT_FAMILY == face.family


def test_the_last_resort_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    assert last_resort("ab", tmp_path / "1").sha256 == last_resort("bab", tmp_path / "2").sha256


def test_the_last_resort_takes_very_many_characters(font_cache: Path) -> None:
    characters = "".join(
        chr(code) for code in range(0x4E00, 0x7E00) if unicodedata.category(chr(code)) == "Lo"
    )
    assert missing(characters, [last_resort(characters, font_cache)]) == ""
