"""Equal pictures, drawings and resources of several units are one object in the book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.layout import FaceFile, Layout
from publish.pdf.metadata import DocumentInformation

INFORMATION = DocumentInformation("T", "en", datetime(2026, 11, 24, tzinfo=UTC))
LaidOut = Callable[..., Layout]


Assembled = Callable[..., bytes]


@pytest.fixture
def assembled(faces: tuple[FaceFile, ...]) -> Assembled:
    def make(*layouts: Layout) -> bytes:
        pagination = paginate([UnitLength(one.unit_id, "body", "any", one.facts.pages) for one in layouts])
        return assemble(Assembly(layouts, pagination, INFORMATION, faces=faces))

    return make


def kinds(data: bytes) -> Counter[str]:
    """Return how many objects of each kind there are."""
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        return Counter(str(one.get(Name.Subtype, one.get("/ShadingType", ""))) for one in streams)


def png(colour: tuple[int, int, int, int]) -> bytes:
    target = BytesIO()
    Image.new("RGBA", (5, 5), colour).save(target, "PNG")
    return target.getvalue()


def test_a_picture_and_its_mask_are_kept_once(laid_out: LaidOut, assembled: Assembled) -> None:
    body = '<p><img src="publish-asset:x" alt=""/></p>'
    blue = {"publish-asset:x": png((0, 0, 255, 99))}
    pale = {"publish-asset:x": png((0, 0, 255, 50))}
    one, two = laid_out(body, unit="a", resources=blue), laid_out(body, unit="b", resources=blue)
    other = laid_out(body, unit="c", resources=pale)
    assert kinds(assembled(one, two))["/Image"] == 2
    assert kinds(assembled(one, two, other))["/Image"] == 4


GRADIENT = (
    '<linearGradient id="g"><stop offset="0" stop-color="red"/>'
    '<stop offset="1" stop-color="blue" stop-opacity="0.3"/></linearGradient>'
    '<rect width="9" height="9" fill="url(#g)"/>'
)


@pytest.mark.parametrize("inside", ['<rect width="9" height="9"/>', "<text y='9'>ab</text>", GRADIENT])
def test_a_drawing_is_kept_once(laid_out: LaidOut, assembled: Assembled, inside: str) -> None:
    drawing = (
        '<p><svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">'
        f'<g opacity="0.5">{inside}</g></svg></p>'
    )
    one, two = laid_out(drawing, unit="a"), laid_out(drawing, unit="b")
    other = laid_out(drawing.replace("9", "8"), unit="c")
    alone = kinds(assembled(one))["/Form"]
    assert alone >= 1
    assert kinds(assembled(one, two))["/Form"] == alone
    assert kinds(assembled(one, other))["/Form"] > alone


def test_pages_share_their_tables_of_resources(laid_out: LaidOut, assembled: Assembled) -> None:
    data = assembled(laid_out("<p>ab</p>", unit="a"), laid_out("<p>ab</p>", unit="b"))
    with pikepdf.open(BytesIO(data)) as pdf:
        first, second = (page.obj.Resources for page in pdf.pages)
        assert first.ColorSpace.objgen == second.ColorSpace.objgen
