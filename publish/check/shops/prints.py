"""What printers ask of a PDF: facts for the table of limits, from its measured pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from publish.check.finding import Place
from publish.check.pages.values import Box, Line, MeasuredPage, Paint, Picture
from publish.check.shops.facts import Facts, Keys, Measured, Met, place_of
from publish.check.shops.limits import BLEED
from publish.check.shops.shop import Quantity, Shop
from publish.spans import Span

if TYPE_CHECKING:  # its room reads files, this one values
    from publish.check.pdffile import PdfFile

POINTS = 72.0
"""In an inch."""
_ASCENT, _DESCENT = 0.7, 0.22
"""How far letters reach above and below their baseline, in parts of their size."""
_AT_EDGE = 1.0
"""pt from the edge within which something is meant to run off the page."""
_SAME_SIZE = 1.5
"""pt that a page may differ from a size."""
_FEW = 3
"""Pages; what more of them have is a matter of the settings, not of a line of text."""
_LETTERS = 0.5
"""Lines of smaller letters than this, in pt, are no text: some programs write characters of no size."""


Side: TypeAlias = Literal["inner", "outer", "top", "bottom"]


@dataclass(frozen=True, slots=True)
class Least:
    """What is nearest to an edge, thinnest or smallest."""

    value: float
    """In pt; of inks per cent, negative, as there the most is looked for."""
    page: int
    """From 1."""
    box: Box


@dataclass(frozen=True, slots=True)
class Extent:
    """How far from the edges of one page its content stays."""

    sides: Mapping[Side, Least]
    bleeds: bool
    """Whether something runs off it."""


def print_facts(
    file_size: int, pdf: PdfFile, pages: Sequence[MeasuredPage], keys: Keys, shops: tuple[Shop, ...]
) -> Facts:
    """Return what there is to measure and to meet in a PDF for print; ``file_size`` in bytes."""
    trim = (pages[0].width / POINTS, pages[0].height / POINTS) if pages else (0.0, 0.0)
    set_at = place_of(keys, "trim", "theme", "title")
    measured = [
        Measured("PDF", file_size, "the file has"),
        Measured("width", trim[0], "the width of the pages is", set_at),
        Measured("height", trim[1], "the height of the pages is", set_at),
        *_margins(pages, set_at),
        *_blanks(pages),
        *_fine(pages),
    ]
    return Facts(shops, tuple(measured), tuple(_met(pdf, pages)), len(pages), trim, set_at)


def _margins(pages: Sequence[MeasuredPage], set_at: Span | None) -> Iterator[Measured]:
    extents = [one for number, page in enumerate(pages, 1) if (one := _extent(number, page))]
    outer: Quantity = "outer margin with bleed" if any(one.bleeds for one in extents) else "outer margin"
    sides: tuple[tuple[Side, Quantity], ...] = (
        ("inner", "inner margin"),
        ("outer", outer),
        ("top", outer),
        ("bottom", outer),
    )
    for side, quantity in sides:
        nearest = [one.sides[side] for one in extents if side in one.sides]
        if not nearest:
            continue
        least = min(nearest, key=lambda one: (one.value, one.page))
        like = sum(one.value <= least.value + _SAME_SIZE for one in nearest)
        yield Measured(
            quantity,
            least.value / POINTS,
            f"the {side} margin of page {least.page}{_and_more(like - 1)} is",
            set_at if like > _FEW else None,
            _place(least.page, least.box),
        )


def _extent(number: int, page: MeasuredPage) -> Extent | None:
    """Return how far content stays from the edges; None for a blank page.

    The inner edge is the left one of a recto. What touches an edge is meant to run over it, and does
    not count there.
    """
    boxes = [*map(_letters, page.lines), *(one.box for one in page.pictures), *page.drawings]
    if not boxes:
        return None
    names: tuple[Side, ...] = (
        ("inner", "top", "outer", "bottom") if number % 2 else ("outer", "top", "inner", "bottom")
    )
    edges = [(box, _from_edges(box, page)) for box in boxes]
    found = {}
    for index, name in enumerate(names):
        within = [(edge[index], box) for box, edge in edges if edge[index] > _AT_EDGE]
        if within:
            distance, box = min(within, key=lambda one: one[0])
            found[name] = Least(round(distance, 2), number, box)
    return Extent(found, any(distance <= _AT_EDGE for _, edge in edges for distance in edge))


def _letters(line: Line) -> Box:
    """Return the box around the letters of a line."""
    return Box(line.left, line.y - _ASCENT * line.size, line.right, line.y + _DESCENT * line.size)


def _place(page: int, box: Box) -> Place:
    return Place(page=page, x=box.left, y=box.top)


def _from_edges(box: Box, page: MeasuredPage) -> tuple[float, float, float, float]:
    return box.left, box.top, page.width - box.right, page.height - box.bottom


def _blanks(pages: Sequence[MeasuredPage]) -> Iterator[Measured]:
    """Yield the longest run of blank pages before the last page with content, and that after it."""
    run = longest = first = 0
    for number, page in enumerate(pages, 1):
        if _shows_nothing(page):
            run += 1
            continue
        if run > longest:
            longest, first = run, number - run
        run = 0
    if longest:
        words = f"blank pages from page {first} on:"
        yield Measured("blank pages together", longest, words, place=Place(page=first))
    if run:
        place = Place(page=len(pages) - run + 1)
        yield Measured("blank pages at the end", run, "blank pages at the end:", place=place)


def _shows_nothing(page: MeasuredPage) -> bool:
    return not (page.lines or page.pictures or page.drawings)


def _fine(pages: Sequence[MeasuredPage]) -> Iterator[Measured]:
    """Yield the smallest letters, the thinnest line and the most ink."""
    letters = [
        Least(line.size, number, _letters(line))
        for number, page in enumerate(pages, 1)
        for line in page.lines
        if line.size > _LETTERS and line.text.strip()
    ]
    strokes = [
        Least(paint.width, number, paint.box)
        for number, page in enumerate(pages, 1)
        for paint in page.paints
        if paint.kind == "stroke"
    ]
    inks = [
        Least(-one.ink, number, one.box)
        for number, page in enumerate(pages, 1)
        for one in _inked(page)
        if one.ink
    ]
    for quantity, found, words in (
        ("letters", letters, "the smallest letters, on page {}, have"),
        ("line", strokes, "the thinnest line, on page {}, has"),
        ("ink", inks, "the inks together, on page {}, are"),
    ):
        if found:
            least = min(found, key=lambda one: (one.value, one.page))
            place = _place(least.page, least.box)
            named: Quantity = quantity  # type: ignore[assignment]
            yield Measured(named, abs(least.value), words.format(least.page), place=place)


def _inked(page: MeasuredPage) -> Iterator[Paint | Picture]:
    yield from page.paints
    yield from page.pictures


def _met(pdf: PdfFile, pages: Sequence[MeasuredPage]) -> Iterator[Met]:
    if pdf.encrypted:
        yield Met("encryption", "the file is encrypted")
    if not (pdf.pdfx or any(name.startswith("pdfxid:") for name in pdf.claims)):
        yield Met("no PDF/X", "the file does not say that it is a PDF/X")
    if pdf.outline:
        yield Met("outline", "the file has bookmarks")
    if pdf.annotations:
        yield Met("annotations", f"the file has {pdf.annotations} links or other annotations")
    loose = {font.name for page in pages for font in page.fonts if not font.embedded}
    for name in sorted(loose):
        yield Met("font not embedded", f"the font “{name[:60]}” is not in the file")
    odd = [number for number, page in enumerate(pages, 1) if _is_odd(page)]
    if odd:
        media = pages[odd[0] - 1].media
        words = f"page {odd[0]}{_and_more(len(odd) - 1)} of the file is {_size(media.width, media.height)}"
        page = pages[odd[0] - 1]
        yield Met(
            "page of another size",
            f"{words}, the trim {_size(page.width, page.height)}",
            place=Place(page=odd[0]),
        )
    clear = [number for number, page in enumerate(pages, 1) if page.transparent]
    if clear:
        words = f"something is transparent on page {clear[0]}{_and_more(len(clear) - 1)}"
        yield Met("transparency", words, place=Place(page=clear[0]))
    screen = [number for number, page in enumerate(pages, 1) if _has_rgb(page)]
    if screen:
        words = f"there are colours in RGB on page {screen[0]}{_and_more(len(screen) - 1)}"
        yield Met("colours of a screen", words, place=Place(page=screen[0]))


def _is_odd(page: MeasuredPage) -> bool:
    """Tell whether a page is neither as large as its trim nor as that with bleed."""
    more, higher = page.media.width - page.width, page.media.height - page.height
    bleed = BLEED * POINTS
    # Some programs let the page bleed at the spine too, which is cut off.
    fits = [(0.0, 0.0), (bleed, 2 * bleed), (2 * bleed, 2 * bleed)]
    return not any(abs(more - one) <= _SAME_SIZE and abs(higher - other) <= _SAME_SIZE for one, other in fits)


def _has_rgb(page: MeasuredPage) -> bool:
    spaces = {*(one.space for one in page.paints), *(one.space for one in page.pictures)}
    return not spaces.isdisjoint(("rgb", "icc-rgb", "lab"))


def _size(width: float, height: float) -> str:
    return f"{width / POINTS * 25.4:.1f} × {height / POINTS * 25.4:.1f} mm"


def _and_more(count: int) -> str:
    if count <= 0:
        return ""
    return f" (and of {count} more)" if count > 1 else " (and of one more)"
