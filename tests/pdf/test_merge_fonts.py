"""Units bring a part of each face; the book has one font a face, and its pages stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from publish.fonts import Face, faces, world_faces, world_packages
from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.font_entries import read_font
from publish.pdf.font_programs import ProgramError, same_glyphs, subset_program
from publish.pdf.layout import FaceFile, LayoutTask, lay_out
from publish.pdf.metadata import DocumentInformation
from publish.pdf.pool import Pool
from tests.pdf.conftest import xhtml

INFORMATION = DocumentInformation("T", "en", datetime(2026, 11, 24, tzinfo=UTC))
SHEET = """
@page { size: 300pt 200pt; margin: 20pt }
body { font: 12pt/18pt "Source Serif 4", "Noto Sans CJK SC", "Noto Emoji", "Noto Sans Arabic" }
code { font-family: "Source Code Pro" }
"""
FIRST = "<p>Quick <b>brown</b> <i>fox</i> <code>let mut x = 1;</code> fi ff e\u0301</p>"
SECOND = "<p>Jumps <b>over</b> <i>lazy</i> <code>dogs &amp;&amp; y</code> o\u0301 o\u0308</p>"


@pytest.fixture(scope="module")
def book_faces() -> tuple[FaceFile, ...]:
    found, findings = faces(("Source Serif 4", "Source Code Pro"))
    assert not findings
    return files(found)


def files(found: Sequence[Face]) -> tuple[FaceFile, ...]:
    return tuple(FaceFile(face.family, face.weight, face.italic, face.path) for face in found)


Book = Callable[..., Assembly]


@pytest.fixture(scope="module")
def book(pool: Pool, book_faces: tuple[FaceFile, ...]) -> Book:
    """Make an assembly of bodies, each of them a unit."""

    def make(*bodies: str, used: tuple[FaceFile, ...] = book_faces, variant: str = "") -> Assembly:
        tasks = [
            LayoutTask(f"u{number}", xhtml(body), (SHEET,), used, variant=variant)
            for number, body in enumerate(bodies)
        ]
        layouts = tuple(pool.map(lay_out, tasks))
        lengths = [UnitLength(one.unit_id, "body", "any", one.facts.pages) for one in layouts]
        return Assembly(layouts, paginate(lengths), INFORMATION, faces=used)

    return make


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as pdf:
        yield pdf


def fonts(data: bytes) -> dict[str, int]:
    """Return the name of each font and on how many pages it is."""
    found: dict[str, int] = {}
    with opened(data) as pdf:
        for page in pdf.pages:
            for _, font in page.obj.Resources.Font.items():
                name = str(font.BaseFont).partition("+")[2]
                found[name] = found.get(name, 0) + 1
    return found


def font_files(data: bytes) -> int:
    with opened(data) as pdf:
        found = [_font_file(one) for one in pdf.objects if _is_descriptor(one)]
        return len(set(found))


def _font_file(descriptor: pikepdf.Object) -> tuple[int, int]:
    name = Name.FontFile2 if Name.FontFile2 in descriptor else Name.FontFile3
    return descriptor[name].objgen


def _is_descriptor(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get(Name.Type) == Name.FontDescriptor


def texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [str(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def pictures(data: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=2).to_pil().tobytes() for page in document]
    finally:
        document.close()


def test_two_units_share_one_font_a_face_and_look_the_same(book: Book) -> None:
    given = book(FIRST, SECOND)
    merged, apart = assemble(given), assemble(replace(given, faces=()))

    assert (font_files(apart), font_files(merged)) == (8, 4)
    assert fonts(merged) == {
        "Source-Serif-4": 2,
        "Source-Serif-4-Bold": 2,
        "Source-Serif-4-Italic": 2,
        "Source-Code-Pro": 2,
    }
    assert pictures(merged) == pictures(apart)
    assert texts(merged) == texts(apart)
    assert texts(merged)[1].startswith("Jumps over lazy dogs && y")
    assert len(merged) < len(apart)
    with opened(merged) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_same_values_give_the_same_bytes(book: Book) -> None:
    assert assemble(book(FIRST, SECOND)) == assemble(book(FIRST, SECOND))


def test_the_name_of_a_font_says_what_is_in_it(book: Book) -> None:
    def tags(data: bytes) -> set[str]:
        with opened(data) as pdf:
            return {str(font.BaseFont) for page in pdf.pages for _, font in page.obj.Resources.Font.items()}

    once = tags(assemble(book("<p>ab</p>", "<p>bc</p>")))
    assert once == tags(assemble(book("<p>bc</p>", "<p>ab</p>")))
    assert once != tags(assemble(book("<p>ab</p>", "<p>bd</p>")))
    assert len(once) == 1


def test_widths_and_texts_are_those_of_all_units(book: Book) -> None:
    with opened(assemble(book("<p>ab</p>", "<p>bc</p>"))) as pdf:
        (font,) = [font for _, font in pdf.pages[0].obj.Resources.Font.items()]
        entry = read_font(font)
        assert entry is not None
        assert sorted(entry.texts.values()) == ["a", "b", "c"]
        assert entry.widths.keys() == entry.texts.keys()
        assert font.DescendantFonts[0].FontDescriptor.FontName == font.BaseFont


def test_of_two_characters_with_one_glyph_the_smaller_one_is_copied(book: Book) -> None:
    hyphens = "<p>a\u2010b</p>", "<p>a-b</p>"
    assert texts(assemble(book(*hyphens))) == ["a-b", "a-b"]
    assert font_files(assemble(book(*hyphens))) == 1


def test_fonts_that_disagree_on_a_text_share_the_file_and_nothing_else(book: Book) -> None:
    """An apostrophe and the letter U+02BC are one glyph: neither is copied as the other."""
    given = book("<p>it\u2019s</p>", "<p>Hawai\u02bci</p>", "<p>Ann\u2019s</p>")
    merged = assemble(given)
    assert texts(merged) == ["it\u2019s", "Hawai\u02bci", "Ann\u2019s"]
    assert texts(merged) == texts(assemble(replace(given, faces=())))
    assert font_files(merged) == 1
    with opened(merged) as pdf:
        used = [font.objgen for page in pdf.pages for _, font in page.obj.Resources.Font.items()]
    assert used[0] == used[2] != used[1]


def test_a_face_with_other_glyphs_under_the_name_of_the_family_is_not_taken(
    book: Book, book_faces: tuple[FaceFile, ...]
) -> None:
    given = book(FIRST, SECOND)
    other = next(face.path for face in book_faces if face.family == "Source Code Pro")
    wrong = tuple(replace(face, path=other) for face in book_faces if face.family == "Source Serif 4")
    kept = assemble(replace(given, faces=wrong))
    assert font_files(kept) == 8
    assert kept == assemble(replace(given, faces=()))


def test_a_file_that_is_no_font_is_not_taken(
    book: Book, book_faces: tuple[FaceFile, ...], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    given = book(FIRST, SECOND)
    wrong = tuple(replace(face, path=broken) for face in book_faces)
    assert font_files(assemble(replace(given, faces=wrong))) == 8
    with pytest.raises(ProgramError):
        subset_program(broken, [1])


def test_a_unit_with_characters_that_no_face_has_keeps_its_font(book: Book) -> None:
    """Their codes are not the numbers of glyphs."""
    given = book("<p>ab \U0001f600</p>", "<p>bc</p>", "<p>cd</p>")
    merged = assemble(given)
    assert font_files(merged) == 2
    assert pictures(merged) == pictures(assemble(replace(given, faces=())))


def test_text_in_drawings(book: Book) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" opacity="0.5">'
        '<text y="20" font-family="Source Serif 4">{}</text></svg>'
    )
    given = book(f"<p>ab</p>{drawing.format('xyz')}", f"<p>cd</p>{drawing.format('uvw')}")
    merged = assemble(given)
    assert font_files(merged) == 1
    assert pictures(merged) == pictures(assemble(replace(given, faces=())))
    assert "xyz" in texts(merged)[0] and "uvw" in texts(merged)[1]


@pytest.mark.skipif(not world_packages(), reason="the extra fonts-world is not installed")
def test_scripts_of_the_world(book: Book, book_faces: tuple[FaceFile, ...]) -> None:
    words = ("你好世界", "世界和平", "🚀✨", "✨🌍", "سلام", "مرحبا")
    used = (*book_faces, *files(world_faces("".join(words))))
    given = book(*(f"<p>{word}</p>" for word in words), used=used)
    merged, apart = assemble(given), assemble(replace(given, faces=()))
    assert (font_files(apart), font_files(merged)) == (6, 3)
    assert pictures(merged) == pictures(apart)
    assert texts(merged) == texts(apart)
    assert texts(merged)[:4] == list(words[:4])


def test_tagged_pages(book: Book) -> None:
    given = book(FIRST, SECOND, variant="pdf/ua-1")
    merged = assemble(given)
    assert font_files(merged) == 4
    assert pictures(merged) == pictures(assemble(replace(given, faces=())))
    with opened(merged) as pdf:
        for page in pdf.pages:
            for _, font in page.obj.Resources.Font.items():
                assert Name.ToUnicode in font
                assert Name.CIDSet not in font.DescendantFonts[0].FontDescriptor


def test_a_glyph_is_the_same_only_where_outline_and_width_are(book_faces: tuple[FaceFile, ...]) -> None:
    regular, italic = (subset_program(face.path, [5, 6, 40]) for face in book_faces[:2])
    more = subset_program(book_faces[0].path, [5, 6, 7, 40, 80])
    assert same_glyphs(regular, more, [5, 6])
    assert not same_glyphs(regular, italic, [5, 6])
