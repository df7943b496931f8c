"""Pictures that one of the two files has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator

from publish.check.parity.epub import Picture
from publish.check.parity.pair import Pair
from publish.check.parity.pdf import PdfPicture
from publish.check.rule import Found, rule

_SMALLEST = 20.0
"""pt: smaller pictures of the PDF are icons, or part of a line."""
_RATIO = 0.04
"""What the ratio of two sides may differ by, in parts."""
_APART = 60
"""Characters of a line beside a picture."""
_FLOATING = 3000
"""Characters by which a picture may float away in a PDF of another tool."""
_DISTANCE = 1
"""Pages that a picture may float away from its place."""


@rule(
    "parity-pictures",
    "warning",
    hint="Look whether the picture is in the manuscript, and build both files from it.",
    good="A map in the PDF, and the same map at the same place in the EPUB.",
    bad="An EPUB without the map that the PDF has after the second paragraph.",
)
def pictures(pair: Pair) -> Iterator[Found]:
    """A picture that one of the two files has not, or not at that place of the text.

    Pictures are known by their shape and by the text around them; what they show is not compared, as
    each edition may have its own colours and sizes. Of a drawing (SVG) is asked whether anything is drawn
    there. In a PDF of another tool pictures may float to the next page. Covers and pictures for one edition
    only do not count.
    """
    if not pair.alike:
        return
    left = [one for one in pair.pdf.pictures if one.kind not in ("generated", "only")]
    for one in pair.epub.pictures:
        if one.excused or one.offset < pair.front:
            continue
        size = pair.epub.sizes.get(one.address)
        pages = pair.pages(one.offset)
        near = range(pages.start - _DISTANCE, pages.stop + _DISTANCE)
        if size is None:
            found = next((other for other in left if other.page in near and not _pixels(pair, other)), None)
            if found is not None and not one.address.lower().endswith(".svg"):
                left.remove(found)
            elif not any(page in pair.pdf.drawn for page in near):
                yield _lacking(one)
            continue
        match = next(
            (
                other
                for other in left
                if other.page in near and _is_like(other, size) and _is_at(pair, one, other)
            ),
            None,
        )
        if match is not None:
            left.remove(match)
        else:
            yield _lacking(one)
    yield from _extra(pair, left)


def _pixels(pair: Pair, one: PdfPicture) -> bool:
    """Tell whether a picture of the PDF has the shape of one that the EPUB has in pixels."""
    return any(_is_like(one, size) for size in pair.epub.sizes.values())


def _is_like(one: PdfPicture, size: tuple[int, int]) -> bool:
    width, height = size
    if min(one.box.width, one.box.height, width, height) <= 0:
        return False
    ratio = one.box.width / one.box.height * height / width
    return abs(ratio - 1) <= _RATIO


def _is_at(pair: Pair, one: Picture, other: PdfPicture) -> bool:
    """Tell whether a picture of the PDF stands about where one of the EPUB does."""
    apart = _APART if pair.pdf.known else _FLOATING
    first, last = pair.around(other.page, other.box.top, other.box.bottom)
    return first - apart <= one.offset <= last + apart


def _lacking(one: Picture) -> Found:
    return Found(f"the PDF lacks the picture “{one.label}” at this place of the text", place=one.place)


def _extra(pair: Pair, left: list[PdfPicture]) -> Iterator[Found]:
    first = pair.line_from(pair.front)
    for one in left:
        small = min(one.box.width, one.box.height) < _SMALLEST
        in_front = not pair.pdf.known and first is not None and one.page <= first.line.page
        if small or in_front:
            continue
        size = f"{one.box.width:.0f} by {one.box.height:.0f} pt"
        yield Found(f"the EPUB lacks a picture that is here in the PDF, of {size}", place=one.place)


RULES = (pictures,)
