"""Files of any tool, of which nothing is known but what stands in them."""

import zipfile
from pathlib import Path

import pytest

from publish.check.artifacts import built_file
from publish.check.finding import Finding
from publish.check.options import CheckOptions
from publish.check.parity.asked import ask_parity
from publish.check.parity.couples import Couple
from publish.engine.options import BuildOptions
from tests.check.pages.drawn import Drawing, text
from tests.check.parity.twins import Twins, codes, repacked

CONTAINER = """\
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ships</dc:title></metadata>
<manifest><item id="one" href="one.html" media-type="application/xhtml+xml"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="ncx"><itemref idref="one"/></spine></package>"""
NCX = """\
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Of ships</text></navLabel>
<content src="one.html"/></navPoint></navMap></ncx>"""

LINES = (
    "Of ships",
    "The first ship of the year came in from the north with salt and",
    "timber, and nobody on the pier could read the name on her stern. Her mas-",
    "ter said that she was the Anna; the book of the harbour has it other-",
    "wise, but books are written by those who stayed ashore.*",
    "She left in the night of the third day, and took the pilot with her.",
)
NOTE = "* The book was lost in the fire."
HTML = """\
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ships</title></head><body>
<h1>Of ships</h1>
<p>The first ship of the year came in from the north with salt and timber, and nobody on the pier could read
the name on her stern. Her master said that she was the Anna; the book of the harbour has it otherwise, but
books are written by those who stayed ashore.<a href="#n1">[1]</a></p>
<p>She left in the night of the third day, and took the pilot with her.</p>
</body></html>"""


def epub(path: Path, html: str = HTML) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", PACKAGE)
        archive.writestr("toc.ncx", NCX)
        archive.writestr("one.html", html)
    return path


def pdf(path: Path, lines: tuple[str, ...] = LINES) -> Path:
    drawing = Drawing()
    drawing.page("\n".join(text(line, 20, 360 - 14 * number, 8) for number, line in enumerate(lines)))
    path.write_bytes(drawing.data)
    return path


def compared(one: Path, other: Path) -> list[Finding]:
    couple = Couple(built_file(one), built_file(other))
    return list(ask_parity(couple, CheckOptions(BuildOptions(one.parent)), None))


def test_the_same_text_with_divided_words_gives_nothing(tmp_path: Path) -> None:
    html = HTML.replace('<a href="#n1">[1]</a>', "*")
    assert compared(pdf(tmp_path / "a.pdf"), epub(tmp_path / "a.epub", html)) == []


def test_a_sentence_that_only_one_of_them_has(tmp_path: Path) -> None:
    html = HTML.replace('<a href="#n1">[1]</a>', "*").replace(", and took the pilot with her", "")
    (found,) = compared(pdf(tmp_path / "a.pdf"), epub(tmp_path / "a.epub", html))
    assert found.code == "parity-text"
    assert found.message.startswith("“day.” in the EPUB is “day, and took the pilot with her.” in the PDF")


def test_the_sign_of_a_note_may_be_another(tmp_path: Path) -> None:
    html = HTML.replace(
        '<a href="#n1">', '<a epub:type="noteref" xmlns:epub="http://www.idpf.org/2007/ops" href="#n1">'
    )
    assert compared(pdf(tmp_path / "a.pdf"), epub(tmp_path / "a.epub", html)) == []


def test_running_heads_and_folios_are_known_by_their_places(tmp_path: Path) -> None:
    """Nothing in the file says that they are no text; the last page is of a short chapter."""
    drawing = Drawing()
    paragraphs = []
    for number, day in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"), 1):
        words = f"{day} came with wind from the {'north' if number % 2 else 'south'} and the"
        rest = f"boats of the harbour stayed where they were till {day} had gone."
        head = "Of ships" if number < 6 else "Of the end"
        lines = [(380, head), (340, words), (326, rest), (20, str(number))]
        drawing.page("\n".join(text(line, 20, y, 8) for y, line in lines))
        paragraphs.append(f"<p>{words} {rest}</p>")
    one = tmp_path / "a.pdf"
    one.write_bytes(drawing.data)
    html = f"{HTML.partition('<h1>')[0]}{''.join(paragraphs)}</body></html>"
    assert compared(one, epub(tmp_path / "a.epub", html)) == []
    (found,) = compared(one, epub(tmp_path / "a.epub", html.replace("Thursday came", "Thursday went")))
    assert found.message.startswith("“went” in the EPUB is “came” in the PDF")


def test_two_books_are_one_finding(tmp_path: Path, twins: Twins) -> None:
    (found,) = compared(pdf(tmp_path / "a.pdf"), twins.epub)
    assert found.code == "parity-text"
    assert found.message.endswith("are both the same book?")


def test_our_own_files_without_what_the_build_told(twins: Twins, tmp_path: Path) -> None:
    """What is for one edition only can then not be known of the PDF; all else is the same."""
    assert [one.message for one in twins.compared(known=False)] == [
        "the EPUB lacks “This paragraph is for the printed book alone.” after “a cloth of linen.”"
    ]
    edited = repacked(
        twins.epub, tmp_path, {"sec-lamp.xhtml": lambda text: text.replace("for nine", "for ten")}
    )
    assert codes(twins.compared(epub=edited, known=False)) == ["parity-text"]


ENTITIES = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "broken",
    ["not an archive", "no package", "not well-formed", "entities", "a truncated PDF", "no PDF", "deep"],
)
def test_what_cannot_be_read_is_said(broken: str, tmp_path: Path) -> None:
    one, other = pdf(tmp_path / "a.pdf"), epub(tmp_path / "a.epub")
    if broken == "not an archive":
        other.write_bytes(b"PK\3\4 and nothing more")
    elif broken == "no package":
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("mimetype", "application/epub+zip")
    elif broken == "not well-formed":
        epub(other, HTML.replace("</p>", "", 1))
    elif broken == "entities":
        epub(other, ENTITIES + HTML.replace("Of ships", "&b;"))
    elif broken == "a truncated PDF":
        one.write_bytes(one.read_bytes()[:200])
    elif broken == "no PDF":
        one.write_bytes(b"nothing")
    else:
        epub(other, HTML.replace("<h1>", "<div>" * 50_000 + "<h1>"))
    (found,) = compared(one, other)
    assert found.code == "parity-uncompared"
    assert "a.pdf and a.epub cannot be compared: " in found.message
