"""The cover: one's own, or a drawn one."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publish.epub import build_epub
from publish.epub.drawing import Palette, draw_cover, palette
from publish.epub.fitting import fit
from publish.model import Contributor, Metadata
from publish.render.stylesheets import StyleSheet
from tests.epub.editions import METADATA, Book, Photo, Sheet, edition, encoded, picture
from tests.epub.faces import write_face
from tests.epub.test_pictures import SVG

LETTERS = "".join(map(chr, range(0x20, 0x7F)))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_cover_is_drawn_where_none_is_given() -> None:
    data, findings = build_epub(edition())
    cover = opened(Book(data).read("images/cover.jpg"))
    assert (cover.format, cover.size, findings) == ("JPEG", (1600, 2500), ())


def test_the_cover_page_shows_it_and_says_what_it_is() -> None:
    page = Book(build_epub(edition(metadata=replace(METADATA, title='<A> & "B"')))[0]).xml("text/cover.xhtml")
    image = next(page.iter("{*}img"))
    assert image.get("src") == "../images/cover.jpg"
    assert image.get("alt") == 'Cover: <A> & "B", Ada Example'


def test_ones_own_cover_is_taken_as_it_is() -> None:
    own = encoded(Image.new("RGB", (1000, 1600), "#08f"), "PNG")
    data, findings = build_epub(edition(cover=picture("cover.png", own)))
    book = Book(data)
    assert (book.read("images/cover.png"), findings) == (own, ())
    assert book.opf("//o:item[@properties='cover-image']/@href") == ["images/cover.png"]
    assert book.opf("//o:meta[@name='cover']/@content") == ["cover-image"]


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        (Photo("cover.webp", "image/webp", 9, 9, b"broken"), "cover-unusable"),
        (picture("cover.svg", SVG), "cover-vector"),
        (picture("cover.png", encoded(Image.new("L", (300, 400)), "PNG")), "cover-small"),
    ],
)
def test_a_cover_that_shops_refuse_is_reported(cover: Photo, code: str) -> None:
    data, findings = build_epub(edition(cover=cover))
    assert [one.code for one in findings] == [code]
    assert Book(data).opf("//o:item[@properties='cover-image']/@href")


def test_the_same_words_are_the_same_picture(tmp_path: Path) -> None:
    face = write_face(tmp_path / "a.ttf", LETTERS)
    assert draw_cover(METADATA, (face,), Palette()) == draw_cover(METADATA, (face,), Palette())


def test_a_face_that_has_the_characters_is_preferred_and_missing_ones_are_named(tmp_path: Path) -> None:
    latin, cyrillic = write_face(tmp_path / "a.ttf", LETTERS), write_face(tmp_path / "b.ttf", "Огни")
    title = replace(METADATA, title="Огни")
    assert draw_cover(title, (latin, cyrillic), Palette())[1] == ()
    found = draw_cover(title, (latin,), Palette())[1]
    assert [(one.code, one.message[-7:]) for one in found] == [("cover-characters", "О г и н")]


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata(""),
        Metadata("x" * 5000),
        Metadata("word " * 1000, subtitle="word " * 1000, publisher="word " * 1000),
        Metadata("T", contributors=tuple(Contributor(f"Person {n}") for n in range(200))),
        Metadata("\u202eabc\u0000\ud800", contributors=(Contributor("שלום"),)),
    ],
)
def test_any_title_has_room_on_the_cover(metadata: Metadata, tmp_path: Path) -> None:
    data, _ = draw_cover(metadata, (write_face(tmp_path / "a.ttf", LETTERS),), Palette())
    assert opened(data).size == (1600, 2500)


def test_colours_are_those_of_the_last_style_sheet() -> None:
    sheets = (
        Sheet("a.css", ":root { --cover-ink: white; --cover-accent: #123 }"),
        Sheet("b.css", ":root{--cover-ink:#abcdef}"),
    )
    assert palette(sheets) == (replace(Palette(), ink="#abcdef", accent="#123"), ())  # type: ignore[arg-type]


def test_a_colour_that_is_none_is_reported() -> None:
    css = ":root {\n  --cover-ink: mauvish }"
    colours, findings = palette(
        (StyleSheet("own-style.css", css, "styles/style.css"), StyleSheet("ours.css", css))
    )
    assert colours == Palette()
    assert [(one.code, str(one.span)) for one in findings] == [
        ("cover-colour", "styles/style.css:2"),
        ("cover-colour", "None"),
    ]
    assert "mauvish" in findings[0].message


def width(text: str, size: int) -> float:
    return len(text) * size / 2


@given(st.text("ab \n", max_size=200))
def test_lines_never_run_over_the_measure(text: str) -> None:
    fitted = fit(text, width, 100, (20, 10), (2, 4))
    assert all(width(line, fitted.size) <= 100 for line in fitted.lines)
    assert len(fitted.lines) <= 4


def test_a_title_is_broken_into_lines_of_about_one_length() -> None:
    assert fit("aaa bbb ccc d", width, 120, (20,), (3,)).lines == ("aaa bbb", "ccc d")


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    assert fit("a" * 100, width, 100, (20,), (2,)).lines == ("a" * 10, "a" * 9 + "…")
