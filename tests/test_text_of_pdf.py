"""Reading the words of a PDF as a reader sees them."""

import io
from pathlib import Path

import pikepdf
import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from tests.epub.faces import write_face
from tests.text_of_pdf import pdf_pages, pdf_words
from tests.text_parity import LINE_END

LETTERS = "".join(map(chr, range(0x20, 0x7F)))


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_face(tmp_path_factory.mktemp("font") / "square.ttf", LETTERS).path


def laid_out(face: Path, body: str, css: str = "") -> bytes:
    fonts = FontConfiguration()
    sheet = CSS(
        string=f"@font-face {{ font-family: Square; src: url({face.as_uri()}) }}"
        "@page { size: 200pt 200pt; margin: 20pt } body { font: 10pt Square }" + css,
        font_config=fonts,
    )
    data = HTML(string=f"<html lang='en'><body>{body}").write_pdf(stylesheets=[sheet], font_config=fonts)
    assert data
    return data


def test_words_are_read_page_by_page(face: Path) -> None:
    data = laid_out(face, "<p>one two</p><p style='break-before: page'>three</p>")
    assert pdf_words(data) == [("one", "two"), ("three",)]
    assert pdf_words(data, [1]) == [("three",)]


def test_a_hyphen_at_the_end_of_a_line_is_told_apart(face: Path) -> None:
    data = laid_out(face, "<p>aaaa bbbb&shy;cccc&shy;dddd", "p { width: 35pt; hyphenate-character: '-' }")
    assert pdf_words(data) == [("aaaa", f"bbbb{LINE_END}cccc{LINE_END}dddd")]


def test_text_outside_of_the_trim_box_does_not_count(face: Path) -> None:
    data = laid_out(face, "<p>in</p><p style='position: absolute; top: 300pt'>below</p>")
    assert pdf_words(data) == [("in",)]


def test_artifacts_are_left_out(face: Path) -> None:
    buffer = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(laid_out(face, "<p>body</p>"))) as pdf,
        pikepdf.open(io.BytesIO(laid_out(face, "<p>head</p>", "p { margin-top: 100pt }"))) as other,
    ):
        page = pdf.pages[0]
        page.obj.Resources.XObject = pikepdf.Dictionary(H=pdf.copy_foreign(other.pages[0].as_form_xobject()))
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q /Artifact <</Type /Pagination>> BDC q /H Do Q EMC")
        pdf.save(buffer)
    assert pdf_words(buffer.getvalue()) == [("body",)]
    assert pdf_pages(buffer.getvalue(), artifacts=True)[0].words == ("body", "head")
