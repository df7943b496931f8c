"""Laid out by WeasyPrint: nothing of our styles is ignored, nothing leaves the type area."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from PIL import Image
from weasyprint.urls import URLFetcherResponse

from publish.model import Heading, Text, Unit
from publish.project.themes import load_theme
from publish.render.stylesheets import (
    PageSettings,
    StyleSheet,
    listing_columns,
    margin_stylesheets,
    stylesheets,
)
from publish.render.units import render_unit
from tests.render.everything import UNITS
from tests.render.rendering import chapter, context, note, paragraph, unit

THEMES = ("novel", "report", "textbook")


def settings(name: str) -> tuple[PageSettings, tuple[tuple[str, str], ...]]:
    theme, findings = load_theme(name, Path())
    assert theme is not None and not findings
    margins = theme.margins
    page = PageSettings(
        148,
        210,
        margins.inner / 2,
        margins.outer / 2,
        margins.top,
        margins.bottom,
        theme.text_size,
        theme.leading,
        theme.listing_size,
        "DejaVu Serif",
        "DejaVu Sans",
        "DejaVu Sans Mono",
    )
    return page, theme.sheets


def lay_out(xhtml: str, sheets: tuple[StyleSheet, ...], picture: bytes = b"") -> Any:  # noqa: ANN401
    def fetch(url: str) -> URLFetcherResponse:
        return URLFetcherResponse(url, picture, {"Content-Type": "image/png"})

    styles = [weasyprint.CSS(string=sheet.css) for sheet in sheets]
    return weasyprint.HTML(string=xhtml, url_fetcher=fetch).render(stylesheets=styles)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("pictures") / "map.png"
    Image.new("L", (900, 1600), 160).save(path)
    return path.read_bytes()


def texts(box: Any) -> list[tuple[float, float, float, float, str]]:  # noqa: ANN401
    """Return left, top, right and bottom (px) of all texts and pictures of a page."""
    found = []
    if hasattr(box, "text") or hasattr(box, "replacement"):
        found.append(box)
    places = [
        (
            one.position_x,
            one.position_y,
            one.position_x + one.width,
            one.position_y + one.height,
            getattr(one, "text", "picture"),
        )
        for one in found
    ]
    for child in box.all_children():
        places.extend(texts(child))
    return places


@pytest.mark.parametrize("name", THEMES)
def test_weasyprint_ignores_nothing_and_all_stays_in_the_type_area(
    name: str, picture: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    page, sheets = settings(name)
    columns = listing_columns(page)
    with caplog.at_level(logging.DEBUG, "weasyprint"):
        for one in UNITS:
            folios = {"walls": "1", "stones": "2", "gates": "17", "water": "xii"}
            rendered, _ = render_unit(one, context("pdf", UNITS, folios=folios, listing_columns=columns))
            document = lay_out(rendered.xhtml, stylesheets("pdf", sheets, (), page), picture)
            for sheet in document.pages:
                box = sheet._page_box
                left, right = box.content_box_x(), box.content_box_x() + box.width
                for x, y, end, bottom, text in texts(box):
                    assert x > left - 12 and end < right + 12, (one.id, text)
                    assert y > 0 and bottom < box.content_box_y() + box.height + 3, (one.id, text)
    assert [record.message for record in caplog.records if "gnored" in record.message] == []


@pytest.mark.parametrize("name", THEMES)
def test_heads_and_folios_stand_where_the_theme_has_them(name: str, caplog: pytest.LogCaptureFixture) -> None:
    page, sheets = settings(name)
    kinds = ("chapter opening", "chapter", "chapter", "preface", "title-page", "blank")
    texts_ = {"folio": "41", "head-left": "Book", "head-right": "Walls"}
    spans = "".join(f'<span class="{name}">{text}</span>' for name, text in texts_.items())
    leaves = "".join(
        f'<section class="leaf {kind} {"verso" if number % 2 else "recto"}">{spans}</section>'
        for number, kind in enumerate(kinds)
    )
    css = margin_stylesheets(sheets, (), page)
    breaks = StyleSheet("leaves", "html, body { margin: 0 } .leaf { break-after: page }")
    with caplog.at_level(logging.DEBUG, "weasyprint"):
        document = lay_out(f"<body>{leaves}</body>", (breaks, *css))
    shown = [
        {
            box[4]
            for margin in sheet._page_box.children
            if margin.__class__.__name__ == "MarginBox"
            for box in texts(margin)
        }
        for sheet in document.pages
    ]
    assert shown == [{"41"}, {"41", "Book"}, {"41", "Walls"}, {"41"}, set(), set()]
    assert [record.message for record in caplog.records if "gnored" in record.message] == []


def test_a_note_stands_on_the_page_of_its_call(picture: bytes) -> None:
    """Also one that is called in a heading, and one with several paragraphs."""
    page, sheets = settings("textbook")
    css = stylesheets("pdf", sheets, (), page)
    filling = [paragraph("Stone upon stone, and again. " * 6) for _ in range(12)]
    for skipped in range(8):
        blocks = (
            *filling[skipped:],
            Heading(3, (Text("Called"), note(1, paragraph("NoteOne " * 30), paragraph("again")))),
            *filling[:3],
            paragraph("Called", note(2, paragraph("NoteTwo " * 30)), " again. " * 60),
            *filling,
        )
        one: Unit = unit(chapter(*blocks))
        document = lay_out(render_unit(one, context("pdf", (one,)))[0].xhtml, css)
        pages: dict[str, list[int]] = {}
        for number, sheet in enumerate(document.pages):
            for box in texts(sheet._page_box):
                for word in ("1", "2", "NoteOne", "NoteTwo"):
                    if box[4].strip().startswith(word):
                        pages.setdefault(word, []).append(number)
        assert set(pages["1"]) == set(pages["NoteOne"]), skipped
        assert set(pages["2"]) == set(pages["NoteTwo"]), skipped


def test_the_picture_is_a_picture(picture: bytes) -> None:
    """A tall picture is made to fit between head and caption."""
    page, sheets = settings("textbook")
    (walls,) = (one for one in UNITS if one.id == "walls")
    xhtml = render_unit(walls, context("pdf", UNITS, listing_columns=40))[0].xhtml
    document = lay_out(xhtml, stylesheets("pdf", sheets, (), page), picture)
    tall = [
        bottom - top
        for sheet in document.pages
        for _, top, _, bottom, text in texts(sheet._page_box)
        if text == "picture"
    ]
    assert max(tall) == pytest.approx((page.type_height() - 4 * 13.5 * 25.4 / 72) * 96 / 25.4, rel=0.02)
