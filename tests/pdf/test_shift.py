"""Pages that change sides: moved across, or laid out again, they are the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from publish.pdf.layout import Layout, lay_out
from publish.pdf.pool import Pool
from publish.pdf.shift import can_move, moved
from publish.pdf.tasks import LayoutTask
from tests.equal_pages import compare

ACROSS = 12.5
"""pt that a verso's type area lies further to the right than a recto's."""
SIDES = f"""
@page :left {{ margin-left: {30 + ACROSS}pt; margin-right: 30pt }}
@page :right {{ margin-left: 30pt; margin-right: {30 + ACROSS}pt }}
"""
LONG = "<p id='a'>one two <a href='#z'>three</a> four five</p>" * 30 + (
    "<p id='z'>the <a href='https://example.org/'>end of</a> it<span class='note'>a note</span></p>"
)
PAINTED = """
p { background: repeating-linear-gradient(45deg, red, red 2pt, blue 2pt, blue 4pt); background-size: 9pt 9pt }
.note { background: linear-gradient(to right, red 18%, transparent 18%) no-repeat; opacity: 0.5 }
"""

Sides = Callable[..., tuple[Layout, Layout]]


@pytest.fixture
def sides(pool: Pool, task: Callable[..., LayoutTask]) -> Sides:
    """Lay a body out for both sides."""

    def lay(body: str, *css: str, variant: str = "") -> tuple[Layout, Layout]:
        recto = task(body, SIDES, *css, variant=variant)
        given = pool.map(lay_out, (recto, replace(recto, side="verso")))
        return next(given), next(given)

    return lay


@pytest.mark.parametrize("css", ["", PAINTED], ids=["plain", "painted"])
def test_a_recto_moved_is_the_verso_laid_out(sides: Sides, css: str) -> None:
    recto, verso = sides(LONG, css)

    assert can_move(recto.facts) and recto.facts.pages > 2
    for made, wanted in ((moved(recto, ACROSS), verso), (moved(verso, -ACROSS), recto)):
        assert made.facts == wanted.facts
        found = compare(made.pdf, wanted.pdf)
        assert found.differences == []
        assert found.farthest < 0.01 and found.links > 20 and found.glyphs > 500


def test_the_tags_of_figures_move_as_well(sides: Sides) -> None:
    body = "<figure><img alt='A dot' src='data:image/png;base64,{}' style='width: 20pt' /></figure>"
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    recto, verso = sides(LONG + body.format(dot), variant="pdf/ua-1")

    assert boxes(verso) and boxes(recto) != boxes(verso)
    assert boxes(moved(recto, ACROSS)) == boxes(verso)


def boxes(layout: Layout) -> list[list[float]]:
    """Return the boxes that the tags of a unit name."""
    found = []
    with pikepdf.open(io.BytesIO(layout.pdf)) as pdf:
        for one in pdf.objects:
            attributes = one.get("/A") if isinstance(one, pikepdf.Dictionary) else None
            if isinstance(attributes, pikepdf.Dictionary) and "/BBox" in attributes:
                found.append([round(float(str(value)), 3) for value in attributes.BBox])
    return found


def test_without_moving_they_are_not_the_same(sides: Sides) -> None:
    recto, verso = sides(LONG, PAINTED)

    assert compare(recto.pdf, verso.pdf).differences
    assert compare(moved(recto, -ACROSS).pdf, verso.pdf).differences


def test_what_reaches_over_the_edge_of_the_page_is_seen_whole(sides: Sides) -> None:
    wide = "h1 { margin: 0 -60pt; height: 30pt; background: linear-gradient(red, blue) no-repeat }"
    recto, verso = sides("<h1></h1><p>text</p>", wide)

    assert compare(moved(recto, ACROSS).pdf, verso.pdf).differences == []


@pytest.mark.parametrize(
    "css",
    [
        "@page { background: red }",
        "body { background: red }",
        "@page { border: 1pt solid }",
        "@page { marks: crop; bleed: 3mm }",
        "h1 { position: fixed }",
        "p { white-space: nowrap }",
    ],
)
def test_what_belongs_to_the_page_cannot_move(sides: Sides, css: str) -> None:
    recto, _ = sides("<h1>fixed</h1><p>a long line that reaches out of the measure</p>", css)

    assert not can_move(recto.facts)
