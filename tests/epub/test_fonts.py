"""Embedded fonts: subsets with the licence in them."""

import io
from pathlib import Path

from fontTools.ttLib import TTFont

from publish.epub import build_epub
from publish.epub.fonts import embed
from tests.epub.editions import Book, edition
from tests.epub.faces import FontFile, write_face

ALPHABET = "".join(map(chr, range(0x20, 0x7F))) + "äöüßÖ" + "".join(map(chr, range(0x400, 0x460)))


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


def test_a_subset_has_the_characters_of_the_text_and_not_those_of_other_scripts(tmp_path: Path) -> None:
    fonts, findings = embed([write_face(tmp_path / "a.ttf", ALPHABET)], frozenset("größe"))
    has = set(opened(fonts.files[0].data).getBestCmap())
    assert {ord(one) for one in "größeGÖ-"} <= has
    assert 0x410 not in has
    assert findings == ()


def test_the_licence_stays_in_the_font(tmp_path: Path) -> None:
    fonts, _ = embed([write_face(tmp_path / "a.ttf", ALPHABET)], frozenset("abc"))
    names = opened(fonts.files[0].data)["name"]
    assert (str(names.getName(0, 3, 1)), str(names.getName(13, 3, 1))) == ("Nobody", "Free for all")


def test_the_same_text_is_the_same_font(tmp_path: Path) -> None:
    face = write_face(tmp_path / "a.ttf", ALPHABET)
    assert embed([face], frozenset("abc")) == embed([face], frozenset("cba"))


def test_rules_name_family_weight_and_slant(tmp_path: Path) -> None:
    faces = [
        write_face(tmp_path / "a.ttf", ALPHABET, 'Odd "Name"', weight=700, italic=True),
        write_face(tmp_path / "b.ttf", ALPHABET),
    ]
    fonts, _ = embed(faces, frozenset("abc"))
    assert [file.name for file in fonts.files] == ["odd-name-700-italic.ttf", "square-400.ttf"]
    assert 'font-family: "Odd Name"; font-weight: 700; font-style: italic' in fonts.css
    assert 'url("../fonts/square-400.ttf")' in fonts.css


def test_a_face_with_none_of_the_characters_is_left_out(tmp_path: Path) -> None:
    fonts, findings = embed([write_face(tmp_path / "a.ttf", "жзи")], frozenset("abc"))
    assert (fonts.files, findings) == ((), ())


def test_a_face_that_may_not_be_embedded_or_is_none_is_reported(tmp_path: Path) -> None:
    (tmp_path / "no.ttf").write_bytes(b"no font")
    faces = [
        write_face(tmp_path / "a.ttf", ALPHABET, fs_type=2),
        FontFile("None", tmp_path / "no.ttf"),
        FontFile("Gone", tmp_path / "gone.ttf"),
    ]
    fonts, findings = embed(faces, frozenset("abc"))
    assert fonts.files == ()
    assert [one.code for one in findings] == ["font-not-embedded"] * 3


def test_fonts_are_packed_only_where_they_are_wanted(tmp_path: Path) -> None:
    face = write_face(tmp_path / "a.ttf", ALPHABET)
    book = Book(build_epub(edition(faces=(face,)))[0])
    assert not [name for name in book.names if "fonts/" in name]
    book = Book(build_epub(edition(faces=(face,), embed_families=("Square",)))[0])
    assert "EPUB/fonts/square-400.ttf" in book.names
    assert book.read("styles/base.css").startswith(b"@font-face")
    assert book.opf("//o:meta[@property='ibooks:specified-fonts']/text()") == ["true"]
