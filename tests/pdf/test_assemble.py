"""Units, margins and facts in, one PDF out."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from PIL import Image

from publish.model import ContentsEntry, Text
from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.heads import UnitHeads, page_margins
from publish.pdf.layout import FaceFile, Layout, LayoutError
from publish.pdf.links import dangling
from publish.pdf.margins import PageMargins, lay_out_margins
from publish.pdf.metadata import DocumentInformation
from publish.pdf.outline import OutlineEntry, outline_from
from publish.pdf.pool import Pool

REPOSITORY = Path(__file__).resolve().parents[2]
MARGINS = """
@page { size: 200pt 300pt; margin: 50pt 40pt }
.folio { position: running(folio) } .head-left { position: running(left) }
.head-right { position: running(right) }
.folio, .head-left, .head-right { font: 6pt/6pt Square }
@page :left { @top-left { content: element(left) } @bottom-left { content: element(folio) } }
@page :right { @top-right { content: element(right) } @bottom-right { content: element(folio) } }
"""
INFORMATION = DocumentInformation(
    "Der Titel",
    "de",
    datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
    authors=("Ann Author", "Bea Writer"),
    subject="Ein Gegenstand",
    keywords=("one", "two"),
    publisher="House",
    identifier="urn:uuid:2c5ff4b4-9d4c-5d5a-8f5c-0a0b0c0d0e0f",
)
PICTURE = '<p><img src="publish-asset:x" alt=""/></p>'


@dataclass(frozen=True)
class Given:
    assembly: Assembly
    pdf: bytes


@pytest.fixture(scope="module")
def given(laid_out: Callable[..., Layout], pool: Pool, faces: tuple[FaceFile, ...]) -> Given:
    """A preface of one page, a blank page, and two chapters of two pages and one page."""
    picture = {"publish-asset:x": _png()}
    layouts = (
        laid_out(
            '<h1 id="pre">Pre</h1><p><a href="publish-goto:two">two</a> '
            '<a href="publish-goto:gone">no</a></p>' + PICTURE,
            unit="preface",
            resources=picture,
        ),
        laid_out(
            '<h1 id="one">One</h1><p style="break-before: page">ab</p>'
            '<p id="deep">cd <a href="#one">up</a></p><p><a href="https://example.org/?a=b">out</a></p>',
            unit="first",
        ),
        laid_out('<h1 id="two">Two</h1>' + PICTURE, unit="second", resources=picture),
    )
    pagination = paginate(
        [
            UnitLength("preface", "front", "recto", 1),
            UnitLength("first", "body", "recto", 2),
            UnitLength("second", "body", "recto", 1),
        ]
    )
    heads = [
        UnitHeads("preface", "preface", "Book", "Pre"),
        UnitHeads("first", "chapter", "Book", "One"),
        UnitHeads("second", "chapter", "Book", "Two"),
    ]
    facts = {layout.unit_id: layout.facts for layout in layouts}
    margins = lay_out_margins(page_margins(pagination, heads, facts), (MARGINS,), faces, "de", pool)
    outline = (
        OutlineEntry("Pre", "pre"),
        OutlineEntry("Part", "", (OutlineEntry("One", "one", (OutlineEntry("Deep", "deep"),)),), open=True),
        OutlineEntry("Two", "two"),
    )
    assembly = Assembly(layouts, pagination, INFORMATION, margins, outline)
    return Given(assembly, assemble(assembly))


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(data)) as pdf:
        yield pdf


def words(data: bytes, page: int) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return str(document[page].get_textpage().get_text_range()).split()
    finally:
        document.close()


def page_of(pdf: pikepdf.Pdf, destination: pikepdf.Object) -> int:
    return next(n for n, page in enumerate(pdf.pages) if page.obj.objgen == destination[0].objgen)


def names(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return dict(tree.items())


def test_pages_stand_in_order_with_a_blank_one_before_the_recto(given: Given) -> None:
    texts = [words(given.pdf, page) for page in range(5)]
    assert texts[0] == ["Pre", "two", "no", "i"]
    assert texts[1] == []
    assert texts[2] == ["One", "1"]
    assert texts[3] == ["ab", "cd", "up", "out", "Book", "2"]
    assert texts[4] == ["Two", "3"]


def test_margins_stand_where_their_style_sheet_puts_them(given: Given) -> None:
    document = pypdfium2.PdfDocument(given.pdf)
    page = document[3].get_textpage()
    text = page.get_text_range()
    head, folio = text.index("Book"), text.index("2")
    assert page.get_charbox(head)[0] == pytest.approx(40, abs=0.5)
    assert page.get_charbox(head)[1] > 250
    assert page.get_charbox(folio)[1] < 50
    document.close()


def test_margins_are_artifacts_and_the_content_stays_as_it_was(given: Given) -> None:
    with opened(given.pdf) as pdf:
        streams = [stream.read_bytes() for stream in pdf.pages[3].obj.Contents]
    assert streams[0] == b"q\n"
    assert b"/Artifact <</Type /Pagination>> BDC" in streams[-1]
    with opened(given.assembly.layouts[1].pdf) as unit:
        assert streams[1:-1] == [unit.pages[1].obj.Contents.read_bytes()]


def test_a_blank_page_has_the_size_of_the_others_and_nothing_on_it(given: Given) -> None:
    with opened(given.pdf) as pdf:
        assert [float(value) for value in pdf.pages[1].mediabox] == [0, 0, 200, 300]
        boxes = {
            tuple(float(v) for v in page.obj[box]) for page in pdf.pages for box in ("/MediaBox", "/TrimBox")
        }
        assert boxes == {(0, 0, 200, 300)}


def test_a_link_across_units_goes_to_its_page_and_one_to_nowhere_is_gone(given: Given) -> None:
    with opened(given.pdf) as pdf:
        (link,) = pdf.pages[0].obj.Annots
        assert Name.GoTo == link.A.S
        destination = names(pdf)[str(link.A.D)]
        assert page_of(pdf, destination) == 4
        assert [float(destination[2]), float(destination[3])] == [40, 250]
    assert dangling(given.assembly.layouts) == (("preface", "gone"),)


def test_links_within_a_unit_and_out_of_the_book(given: Given) -> None:
    with opened(given.pdf) as pdf:
        inside, outside = pdf.pages[3].obj.Annots
        assert (inside.A.S, str(inside.A.D)) == (Name.GoTo, "one")
        assert "/Dest" not in inside
        assert str(outside.A.URI) == "https://example.org/?a=b"
    assert b"publish-goto" not in given.pdf


def test_every_id_is_a_named_destination(given: Given) -> None:
    with opened(given.pdf) as pdf:
        assert {name: page_of(pdf, place) for name, place in names(pdf).items()} == {
            "pre": 0,
            "one": 2,
            "deep": 3,
            "two": 4,
        }


def test_the_outline(given: Given) -> None:
    with opened(given.pdf) as pdf:
        assert pdf.Root.Outlines.Count == 4
        first = pdf.Root.Outlines.First
        part = first.Next
        assert [str(first.Title), str(part.Title), str(part.Next.Title)] == ["Pre", "Part", "Two"]
        assert "/Dest" not in part and int(part.Count) == 1
        chapter = part.First
        assert (str(chapter.Title), int(chapter.Count), str(chapter.First.Title)) == ("One", -1, "Deep")
        assert page_of(pdf, chapter.First.Dest) == 3
        assert pdf.Root.PageMode == Name.UseOutlines


def test_page_labels_are_the_folios(given: Given) -> None:
    with opened(given.pdf) as pdf:
        assert [page.label for page in pdf.pages] == ["i", "ii", "1", "2", "3"]


def test_document_information_and_metadata(given: Given) -> None:
    with opened(given.pdf) as pdf:
        assert str(pdf.docinfo.Title) == "Der Titel"
        assert str(pdf.docinfo.Author) == "Ann Author, Bea Writer"
        assert str(pdf.docinfo.CreationDate) == "D:20261124120000Z"
        assert str(pdf.Root.Lang) == "de"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        metadata = pdf.open_metadata()
        assert metadata["dc:title"] == "Der Titel"
        assert metadata["dc:creator"] == ["Ann Author", "Bea Writer"]
        assert metadata["xmp:CreateDate"] == "2026-11-24T12:00:00+00:00"
        assert metadata["pdf:Producer"] == "publish (WeasyPrint)"


def test_equal_pictures_of_two_units_are_one(given: Given) -> None:
    with opened(given.pdf) as pdf:
        images = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Image
        ]
        assert len(images) == 1


def test_two_assemblies_are_the_same_bytes(given: Given) -> None:
    assert assemble(given.assembly) == given.pdf
    with opened(given.pdf) as pdf:
        assert len(bytes(pdf.trailer.ID[0])) == 16
        assert pdf.check_pdf_syntax() == []


def test_pages_that_do_not_fit_the_pagination_are_refused(given: Given) -> None:
    short = paginate([UnitLength("preface", "front", "recto", 1), UnitLength("first", "body", "recto", 1)])
    with pytest.raises(ValueError, match="first"):
        assemble(replace(given.assembly, pagination=short))
    with pytest.raises(ValueError, match="margins"):
        assemble(replace(given.assembly, margins=given.assembly.margins * 2))


def test_margins_of_many_pages_keep_their_sides(pool: Pool, faces: tuple[FaceFile, ...]) -> None:
    pages = [
        PageMargins("verso" if number % 2 else "recto", "chapter", str(number), "L", "R")
        for number in range(200)
    ]
    (layout,) = lay_out_margins(pages, (MARGINS,), faces, "en", pool)
    assert layout.facts.pages == 200
    assert words(layout.pdf, 96) == ["R", "96"]
    assert words(layout.pdf, 199) == ["L", "199"]


def test_a_page_without_texts_does_not_show_those_of_the_page_before(
    pool: Pool, faces: tuple[FaceFile, ...]
) -> None:
    pages = [
        PageMargins("recto", "a", "1", "L", "R"),
        PageMargins("verso", "a"),
        PageMargins("recto", blank=True),
    ]
    (layout,) = lay_out_margins(pages, (MARGINS,), faces, "en", pool)
    assert ["".join(words(layout.pdf, page)) for page in range(3)] == ["R1", "", ""]


def test_a_style_sheet_that_makes_further_pages_is_refused(pool: Pool, faces: tuple[FaceFile, ...]) -> None:
    pages = [PageMargins("recto", "chapter", "1")]
    with pytest.raises(LayoutError, match="made 2 pages of 1"):
        lay_out_margins(
            pages,
            (MARGINS, ".leaf::after { content: 'x'; break-before: page; display: block }"),
            faces,
            "en",
            pool,
        )


def test_the_outline_of_contents() -> None:
    contents = [
        ContentsEntry(
            "p", "part", "I", (Text("Begin"),), (ContentsEntry("c", "chapter", "1", (Text("One"),)),)
        )
    ]
    assert outline_from(contents) == (OutlineEntry("I Begin", "p", (OutlineEntry("1 One", "c"),), open=True),)


SCRIPT = """
import hashlib, sys
from datetime import UTC, datetime
from pathlib import Path
from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.layout import FaceFile, LayoutTask, lay_out
from publish.pdf.metadata import DocumentInformation
from publish.pdf.pool import Pool

face = FaceFile("Square", 400, False, Path(sys.argv[1]))
body = '<p id="a" class="x y">abc <a href="#a">d</a> <a href="publish-goto:zz">e</a></p>' * 30
with Pool(1) as pool:
    layout = pool.submit(lay_out, LayoutTask("u", f"<html><body>{body}</body></html>", (), (face,))).result()
pagination = paginate([UnitLength("u", "body", "recto", layout.facts.pages)])
information = DocumentInformation("T", "en", datetime(2026, 1, 1, tzinfo=UTC))
print(hashlib.sha256(assemble(Assembly((layout,), pagination, information))).hexdigest())
"""


def test_hash_seed_and_folder_change_nothing(tmp_path: Path, faces: tuple[FaceFile, ...]) -> None:
    found = set()
    for seed in ("1", "77"):
        folder = tmp_path / seed
        folder.mkdir()
        font = folder / f"{seed}.ttf"
        font.write_bytes(faces[0].path.read_bytes())
        environment = {
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONHASHSEED": seed,
            "TZ": f"UTC-{seed[0]}",
        }
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(font)],
            capture_output=True, text=True, cwd=folder, env=environment, check=True,
        )  # fmt: skip
        assert len(ran.stdout.strip()) == len(hashlib.sha256().hexdigest())
        found.add(ran.stdout)
    assert len(found) == 1


def _png() -> bytes:
    target = BytesIO()
    Image.new("RGB", (5, 5), "blue").save(target, "PNG")
    return target.getvalue()
