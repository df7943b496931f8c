"""That WeasyPrint uses these faces and none of the machine: pages made in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publish.fonts import Face, faces, last_resort, missing, world_faces
from publish.pdf.environment import isolated

PROGRAM = """
import json, logging, sys, warnings
warnings.simplefilter("ignore")
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
lines = []
handler = logging.Handler()
handler.emit = lambda record: lines.append(record.getMessage())
logging.getLogger("weasyprint").addHandler(handler)
given = json.load(sys.stdin)
fonts = FontConfiguration()
css = CSS(string=given["css"], font_config=fonts)
HTML(string=given["html"]).write_pdf(given["pdf"], stylesheets=[css], font_config=fonts)
print(json.dumps(lines))
"""


def rule(face: Face) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {style}; src: url({face.path.as_uri()}) }}"
    )


class Printer:
    """Prints a body of HTML with faces, in a process that knows no other fonts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = isolated(os.environ)

    def __call__(self, body: str, used: tuple[Face, ...], css: str = "") -> tuple[Path, list[str]]:
        families = ", ".join(f'"{name}"' for name in dict.fromkeys(face.family for face in used))
        rules = "".join(map(rule, used))
        given = {
            "css": f"{rules} @page {{ size: a5 }} body {{ font-family: {families} }} {css}",
            "html": f'<!DOCTYPE html><html lang="en"><body>{body}</body></html>',
            "pdf": str(self.folder / "page.pdf"),
        }
        result = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(given),
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert result.stderr == ""
        return self.folder / "page.pdf", json.loads(result.stdout)


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    return Printer(tmp_path)


def fonts_in(pdf: Path) -> set[str]:
    """The names of the fonts in a PDF, without the six letters of their subsets."""
    with pikepdf.open(pdf) as document:
        return {
            str(font.BaseFont).partition("+")[2]
            for page in document.pages
            for font in page.Resources.get("/Font", {}).values()
        }


def text_of(pdf: Path) -> str:
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()


def test_each_of_the_four_faces_is_used(printer: Printer, font_cache: Path) -> None:
    book, _ = faces(["EB Garamond"], font_cache)
    pdf, messages = printer("one <i>two</i> <b>three <i>four</i></b>", book)
    assert fonts_in(pdf) == {
        "EB-Garamond",
        "EB-Garamond-Italic",
        "EB-Garamond-Bold",
        "EB-Garamond-Bold-Italic",
    }
    assert messages == []


def test_no_font_of_the_machine_steps_in(printer: Printer, font_cache: Path) -> None:
    book, _ = faces(["Source Code Pro"], font_cache)
    pdf, messages = printer("a 漢 b", book)
    assert fonts_in(pdf) == {"Source-Code-Pro"}
    assert any("U+6F22" in message for message in messages)


def test_greek_cyrillic_and_narrow_spaces_stay_in_the_face(printer: Printer, font_cache: Path) -> None:
    for family, name in (("Source Serif 4", "Source-Serif-4,"), ("EB Garamond", "EB-Garamond")):
        book, _ = faces([family], font_cache)
        pdf, messages = printer("λόγος Слово 5\u202f% 3\u2009km 10\u201120", book)
        assert fonts_in(pdf) == {name}
        assert messages == []
        assert "λόγος Слово" in text_of(pdf)


def test_small_capitals_are_real(printer: Printer, font_cache: Path) -> None:
    book, _ = faces(["Source Serif 4"], font_cache)
    pdf, _ = printer("<p>nave</p>", book, "p { font-variant-caps: small-caps; font-size: 20pt }")
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert page.get_text_bounded() == "nave"
    # Scaled-down capitals would be letters of another size; these are letters of the same.
    sizes = {round(page.get_charbox(index)[3] - page.get_charbox(index)[1], 1) for index in range(4)}
    assert max(sizes) - min(sizes) < 1.0


def test_the_world_and_the_last_resort_share_a_line(printer: Printer, font_cache: Path) -> None:
    text = "你好 안녕 สวัสดี नमस्ते 🦀 \ue000 \ue001 end"
    book, _ = faces(["Source Serif 4"], font_cache)
    world = world_faces(missing(text, book), font_cache)
    boxes = last_resort(missing(text, (*book, *world)), font_cache)
    pdf, messages = printer(text, (*book, *world, boxes))
    assert messages == []
    assert {"Publish-Last-Resort", "Noto-Sans-CJK-SC", "Noto-Sans-Thai", "Noto-Emoji"} <= fonts_in(pdf)
    assert "\ue000 \ue001 end" in text_of(pdf)


def test_no_face_is_made_out_of_another(printer: Printer, font_cache: Path) -> None:
    upright, *_ = faces(["Source Serif 4"], font_cache)[0]
    pdf, _ = printer("<p>lean</p><p><i>lean</i></p><p><b>lean</b></p>", (upright,))
    assert fonts_in(pdf) == {"Source-Serif-4,"}
    page = pypdfium2.PdfDocument(pdf)[0]
    shapes = {tuple(round(edge, 2) for edge in letter_boxes(page, line)) for line in range(3)}
    assert len(shapes) == 1


def letter_boxes(page: pypdfium2.PdfPage, line: int) -> list[float]:
    """Widths of the four letters of a line of ``lean``."""
    text = page.get_textpage()
    begin = line * len("lean\r\n")
    boxes = [text.get_charbox(begin + index) for index in range(4)]
    return [right - left for left, _, right, _ in boxes]
