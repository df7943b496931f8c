"""EPUBCheck finds nothing, whatever the edition holds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from publish.epub import EpubInput, build_epub, epub_pictures
from publish.model import Contributor, Metadata, Series, Unit
from tests.epub.editions import METADATA, Rendered, Sheet, edition, encoded, entry, picture, rendered
from tests.epub.faces import write_face
from tests.epub.test_navigation import IN_PARTS, PARTS
from tests.epub.test_pictures import PHOTO, SVG
from tests.epub.test_vector import SVG_1_0
from tests.epubcheck import EpubChecker

HOSTILE = Metadata(
    title='<b>&amp; "x" ]]> \N{RIGHT-TO-LEFT OVERRIDE}שלום \x01' + "long " * 200,
    subtitle="<script>",
    language="ar",
    contributors=(Contributor(""), Contributor("<&>", "translator"), Contributor("שלום", "author", "<&>, x")),
    identifier="urn:isbn:9783161484100",
    isbn="978-3-16-148410-0",
    publisher="A & B",
    date="2026",
    rights="© <all>",
    description="line\nline <b>",
    subjects=("<&>", "", "two"),
    series=Series("Lights & Lamps", "first"),
)


def everything(tmp_path: Path) -> EpubInput:
    """Return an edition that uses all there is."""
    files = {
        "a b.webp": encoded(PHOTO, "WEBP"),
        "ü.jpg": encoded(PHOTO, "JPEG"),
        "x/ü.jpg": encoded(PHOTO.convert("CMYK"), "JPEG"),
        "d.svg": SVG,
        "old.svg": SVG_1_0.encode() + SVG,
        "g.gif": encoded(PHOTO.convert("P"), "GIF"),
    }
    pictures, findings = epub_pictures({key: picture(key, data) for key, data in files.items()})  # type: ignore[misc]
    assert {one.code for one in findings} == {"picture-converted"}
    images = "".join(f'<img src="{one.url}" alt="A &lt;picture&gt;"/>' for one in pictures.values())
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    note = (
        '<p>Text<a id="c1" href="#n1" epub:type="noteref" role="doc-noteref">1</a></p>'
        '<aside id="n1" epub:type="footnote" role="doc-footnote"><p><a href="#c1">1</a> Note</p></aside>'
    )
    mark = '<span id="page-{0}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{0}"></span>'
    text = f"{mark.format('ii')}{mark.format('1')}{images}{formula}"
    body = f'<section id="one"><h1>One</h1><p>{text}</p>{note}</section>'
    units = (
        rendered("title", '<section id="title"><h1>x</h1></section>', role="title-page", matter="front"),
        Rendered(Unit("contents", "contents", "front", "any"), "", "Contents"),
        rendered("one", body),
        rendered("index", '<section id="index"><h1>Index</h1></section>', role="index", matter="back"),
    )
    return edition(
        units,
        (entry("one", "", "1"), entry("index", "Index <T>", "", "index")),
        pictures=pictures,
        cover=picture("c.png", encoded(Image.new("RGB", (1100, 1700)), "PNG")),
        faces=(write_face(tmp_path / "f.ttf", "One Tx1"),),
        embed_families=("Square",),
        page_list=(("ii", "text/one.xhtml#page-ii"), ("1", "text/one.xhtml#page-1")),
        page_source="urn:isbn:9783161484100",
    )


EDITIONS: dict[str, Callable[[Path], EpubInput]] = {
    "small": lambda _: edition(),
    "parts": lambda _: edition(PARTS, IN_PARTS),
    "hostile names": lambda _: edition(metadata=HOSTILE),
    "everything": everything,
    "no contents": lambda _: edition((rendered("0-1", "<p>x</p>"),), ()),
    "vector cover": lambda _: edition(cover=picture("c.svg", SVG)),
    "coloured": lambda _: edition(stylesheets=(Sheet("base.css", ":root { --cover-ink: #fff }"),)),
    "untitled": lambda _: edition(metadata=replace(METADATA, title="", language="x y", contributors=())),
}


@pytest.mark.parametrize("name", EDITIONS)
def test_epubcheck_finds_nothing(name: str, tmp_path: Path, epubcheck: EpubChecker) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(build_epub(EDITIONS[name](tmp_path))[0])
    assert [str(message) for message in epubcheck([path])[path]] == []
