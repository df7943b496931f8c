"""What the tests of layout share: workers, and a font whose every glyph is a square of one em."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

from publish.pdf.layout import FaceFile, Layout, LayoutTask, lay_out
from publish.pdf.pool import Pool

EM = 1000
CHARACTERS = [*range(0x20, 0x7F), 0xA0, 0xAD, *range(0xC0, 0x100), 0x2010, 0x2013, 0x2014, 0x201C, 0x201D]

PAGE = """
@page { size: 200pt 300pt; margin: 50pt 40pt }
body { font: 10pt/15pt Square; margin: 0; orphans: 1; widows: 1 }
p, h1, h2, section, header { margin: 0; font-size: 10pt; font-weight: 400 }
.note { float: footnote; footnote-policy: line; font-size: 5pt; line-height: 10pt }
.note::footnote-call, .note::footnote-marker { content: none }
@page { @footnote { margin: 0 } }
"""
"""A type area of 120 by 200 pt: 12 letters a line, 13 lines a page."""


@pytest.fixture(scope="session")
def faces(tmp_path_factory: pytest.TempPathFactory) -> tuple[FaceFile, ...]:
    path = tmp_path_factory.mktemp("fonts") / "square.ttf"
    _write_square_font(path)
    return (FaceFile("Square", 400, False, path),)


def _write_square_font(path: Path) -> None:
    names = [".notdef", *(f"u{character:04x}" for character in CHARACTERS)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({character: f"u{character:04x}" for character in CHARACTERS})
    builder.setupGlyf({name: _square(empty=name in ("u0020", "u00a0", "u00ad")) for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)


def _square(empty: bool) -> Glyph:
    pen = TTGlyphPen(None)
    if not empty:
        pen.moveTo((0, -200))
        for corner in ((0, 800), (1000, 800), (1000, -200)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    with Pool(1) as pool:
        yield pool


def xhtml(body: str, language: str = "en") -> str:
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}"><head><title>t</title></head>'
        f"<body>{body}</body></html>"
    )


@pytest.fixture(scope="session")
def task(faces: tuple[FaceFile, ...]) -> Callable[..., LayoutTask]:
    """Make a task of a body; further style sheets go after ``PAGE``."""

    def make(body: str, *css: str, unit: str = "unit", **values: object) -> LayoutTask:
        return LayoutTask(unit, xhtml(body), (PAGE, *css), faces, **values)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def laid_out(pool: Pool, task: Callable[..., LayoutTask]) -> Callable[..., Layout]:
    """Lay a body out in a worker."""

    def lay(body: str, *css: str, **values: object) -> Layout:
        return pool.submit(lay_out, task(body, *css, **values)).result()

    return lay
