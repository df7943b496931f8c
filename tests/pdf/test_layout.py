"""A unit's XHTML in, pages and facts out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from publish.pdf.layout import FaceFile, Layout, LayoutError, LayoutLimitError, LayoutTask, Limits, lay_out
from publish.pdf.pool import Pool

Lay = Callable[..., Layout]


def text(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


def test_a_page_break_makes_a_page_and_an_anchor_has_its_place(laid_out: Lay) -> None:
    layout = laid_out(
        '<section id="one"><p>abc</p><p id="two">def</p></section>'
        '<section id="three" style="break-before: page"><p>ghi</p></section>'
    )
    assert layout.facts.pages == 2
    assert layout.facts.anchors == (
        ("one", 0, 40.0, 50.0),
        ("two", 0, 40.0, 65.0),
        ("three", 1, 40.0, 50.0),
    )
    size = layout.facts.sizes[0]
    assert (size.width, size.height, size.top, size.bottom) == (200.0, 300.0, 50.0, 250.0)
    assert text(layout.pdf, 1) == "ghi"
    assert layout.messages == ()


def test_a_text_that_fits_but_for_its_last_space_stays_on_its_line(laid_out: Lay) -> None:
    layout = laid_out('<p>ab cdef ghij <b id="next">kl</b></p>')
    assert text(layout.pdf).split() == ["ab", "cdef", "ghij", "kl"]
    assert layout.facts.anchors == (("next", 0, 40.0, 65.0),)


def test_a_section_over_two_pages_is_where_it_begins(laid_out: Lay) -> None:
    layout = laid_out('<section id="long">' + "<p>abc</p>" * 20 + "</section>")
    assert layout.facts.pages == 2
    assert [anchor[:2] for anchor in layout.facts.anchors] == [("long", 0)]


@pytest.mark.parametrize(("side", "left"), [("recto", 60.0), ("verso", 20.0)])
def test_the_first_page_has_the_side_asked_for(laid_out: Lay, side: str, left: float) -> None:
    mirrored = "@page :right { margin-left: 60pt } @page :left { margin-left: 20pt }"
    layout = laid_out('<p id="p">abc</p>', mirrored, "html { break-before: auto }", side=side)
    assert layout.facts.pages == 1
    assert layout.facts.anchors == (("p", 0, left, 50.0),)


def test_empty_elements_of_xml_are_empty(laid_out: Lay) -> None:
    layout = laid_out('<p>ab<span id="here"/>cd</p><div/><p id="next">ef</p>')
    places = {name: (x, y) for name, _, x, y in layout.facts.anchors}
    assert places["next"] == (40.0, 65.0)


def test_links_into_other_units_are_facts(laid_out: Lay) -> None:
    layout = laid_out(
        '<p id="a">x <a href="publish-goto:far%C3%A9">y</a> <a href="#a">z</a> '
        '<a href="https://example.org/">w</a> <a href="publish-goto:b">v</a></p>'
    )
    assert layout.facts.targets == ("b", "faré")


def test_the_same_task_gives_the_same_bytes(pool: Pool, task: Callable[..., LayoutTask]) -> None:
    given = task('<p id="a">abc <em>def</em></p><p class="x">ghi</p>', ".x { color: #333 }")
    first, second = (pool.submit(lay_out, given).result() for _ in range(2))
    assert first == second


def test_a_unit_is_the_same_after_another_with_other_faces(
    pool: Pool, task: Callable[..., LayoutTask], faces: tuple[FaceFile, ...]
) -> None:
    given = task("<p>abc</p>")
    before = pool.submit(lay_out, given).result()
    other = FaceFile("Other", 700, True, faces[0].path)
    pool.submit(lay_out, LayoutTask("x", given.xhtml, ("body { font-family: Other }",), (other,))).result()
    assert pool.submit(lay_out, given).result() == before


def test_only_faces_of_the_task_are_used(laid_out: Lay) -> None:
    layout = laid_out('<p style="font-family: DejaVu Sans, sans-serif">abc</p>')
    with pikepdf.open(BytesIO(layout.pdf)) as pdf:
        fonts = {str(font.BaseFont) for font in pdf.pages[0].obj.Resources.Font.values()}
    assert all("Square" in font for font in fonts)
    assert layout.facts.pages == 1


def test_what_weasyprint_ignores_is_a_message_each_time(laid_out: Lay) -> None:
    for _ in range(2):
        messages = laid_out("<p>abc</p>", "p { hanging-punctuation: first }").messages
        assert len(messages) == 1
        assert "hanging-punctuation" in messages[0]


def test_a_given_picture_is_set(laid_out: Lay) -> None:
    layout = laid_out(
        '<p><img src="publish-asset:red" alt="" style="width: 30pt"/></p>',
        resources={"publish-asset:red": _png()},
    )
    assert layout.messages == ()
    with pikepdf.open(BytesIO(layout.pdf)) as pdf:
        assert len(pdf.pages[0].obj.Resources.XObject) == 1


def test_a_picture_may_be_a_file(laid_out: Lay, tmp_path: Path) -> None:
    path = tmp_path / "0123abcd"
    path.write_bytes(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    layout = laid_out('<p><img src="publish-asset:x" alt=""/></p>', resources={"publish-asset:x": path})
    assert layout.messages == ()


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt=""/>',
        '<img src="http://169.254.169.254/latest" alt=""/>',
        '<img src="https://example.org/x.png" alt=""/>',
        '<img src="ftp://example.org/x.png" alt=""/>',
        '<img src="data:text/html,hello" alt=""/>',
        '<img src="data:image/svg+xml,%3Csvg/%3E" alt=""/>',
        '<object data="file:///etc/passwd"></object>',
        '<embed src="file:///etc/passwd"/>',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<image href="file:///etc/passwd" width="9" height="9"/></svg>',
    ],
)
def test_nothing_else_is_fetched(laid_out: Lay, markup: str) -> None:
    layout = laid_out(markup)
    assert layout.facts.pages == 1
    assert any("not a resource of this publication" in message for message in layout.messages)
    assert b"root:" not in layout.pdf


@pytest.mark.parametrize(
    "css",
    [
        '@import "file:///etc/passwd";',
        "@import url(http://127.0.0.1:9/x.css);",
        "@font-face { font-family: X; src: url(file:///etc/passwd) } p { font-family: X, Square }",
        "@font-face { font-family: X; src: local('DejaVu Sans') } p { font-family: X, Square }",
    ],
)
def test_style_sheets_fetch_nothing_either(laid_out: Lay, css: str) -> None:
    layout = laid_out("<p>abc</p>", css)
    assert layout.messages
    assert text(layout.pdf) == "abc"


def test_an_attachment_link_brings_no_file_in(laid_out: Lay) -> None:
    layout = laid_out('<p><a rel="attachment" href="file:///etc/passwd">x</a></p>')
    assert b"EmbeddedFile" not in layout.pdf
    assert layout.messages


def test_an_entity_bomb_is_refused(pool: Pool, faces: tuple[FaceFile, ...]) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>'
    with pytest.raises(LayoutError, match="cannot be read"):
        pool.submit(lay_out, LayoutTask("x", bomb, (), faces)).result()


def test_a_picture_bomb_is_not_drawn(laid_out: Lay) -> None:
    layout = laid_out(
        '<p><img src="publish-asset:big" alt=""/></p>',
        resources={"publish-asset:big": _png(300, 300)},
        limits=Limits(picture_pixels=10_000),
    )
    assert any("Failed to load image" in message for message in layout.messages)


def test_a_unit_without_end_is_bounded(laid_out: Lay) -> None:
    with pytest.raises(LayoutLimitError, match="more than 5 pages"):
        laid_out("<p>abc</p>" * 200, limits=Limits(pages=5))


def test_a_unit_that_takes_too_long_is_bounded(laid_out: Lay) -> None:
    with pytest.raises(LayoutLimitError, match=r"within 0\.01 seconds"):
        laid_out("<p>abc</p>" * 2000, limits=Limits(seconds=0.01))


def test_a_deep_nest_is_an_error_and_no_crash(laid_out: Lay) -> None:
    with pytest.raises(LayoutError, match="nested too deeply"):
        laid_out("<div>" * 5000 + "x" + "</div>" * 5000)
    assert laid_out("<p>abc</p>").facts.pages == 1


def test_a_fault_of_weasyprint_is_a_unit_that_cannot_be_laid_out(task: Callable[..., LayoutTask]) -> None:
    fault = "import weasyprint; weasyprint.HTML.render = lambda self, **options: 1 / 0"
    with Pool(1) as pool:
        pool.submit(exec, fault).result()
        with pytest.raises(LayoutError, match="ZeroDivisionError") as caught:
            pool.submit(lay_out, task("<p>abc</p>")).result()
    assert "Traceback" in caught.value.__notes__[0]


def test_broken_markup_is_an_error(pool: Pool, faces: tuple[FaceFile, ...]) -> None:
    with pytest.raises(LayoutError, match="cannot be read"):
        pool.submit(lay_out, LayoutTask("x", "<html><p></html>", (), faces)).result()


def test_without_a_face_or_with_a_broken_one_there_is_no_layout(pool: Pool, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    markup = "<html><body><p>abc</p></body></html>"
    for faces, reason in (
        ((), "at least one face"),
        ((FaceFile("X", 400, False, broken),), "cannot be loaded"),
    ):
        with pytest.raises(LayoutError, match=reason):
            pool.submit(lay_out, LayoutTask("x", markup, (), faces)).result()


def _png(width: int = 4, height: int = 4) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), "red").save(target, "PNG")
    return target.getvalue()
