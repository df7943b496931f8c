"""Measures pages of a PDF: what stands where, with which fonts, colours and pictures.

The text comes from pdfium, all else from the content streams. A stranger's PDF is measured in a
process with limits of time and memory (`publish.check.pages.files`), never in the caller's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Object

from publish.check.pages import collisions
from publish.check.pages.content import Content, TooMuchError
from publish.check.pages.found import Found, Shared
from publish.check.pages.glyphs import Glyph, PageGlyphs
from publish.check.pages.lines import (
    SetLine,
    main_setting,
    monospaced_faces,
    own_spaces,
    set_lines,
    stretched,
)
from publish.check.pages.links import Targets
from publish.check.pages.values import Box, Line, Link, MeasuredPage, Measures, Spot
from publish.pdf.facts_json import value_to_json

_LAST_RESORT = "Publish-Last-Resort"
"""Name in a PDF of the face that shows what no other has (`publish.fonts.lastresort`)."""
_A4 = Box(0, 0, 595.28, 841.89)
_MOST_SPOTS = 50
_SPACED = 2
"""Characters from the last of a word to the first of the next."""
_SIDES = 4


class UnmeasurableError(Exception):
    """A PDF, or a page of it, that cannot be measured; the message says why."""


def measure(
    pdf: bytes | Path, first: int = 0, last: int | None = None, artifacts: bool = True, base: int = 0
) -> Measures:
    """Return the measures of pages ``first`` (from 0) up to ``last`` (without it; None: to the end).

    Not ``artifacts``: what is marked as no part of the text, folios and heads, is left out. The pages
    that links lead to are counted from ``base``. The same bytes give the same values. Raises
    `UnmeasurableError`.
    """
    try:
        source = pdf if isinstance(pdf, Path) else BytesIO(pdf)
        with pikepdf.open(source) as objects, pypdfium2.PdfDocument(pdf) as text:
            return _File(objects, text, artifacts, base).measures(first, last)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, TooMuchError, OSError, RecursionError) as error:
        raise UnmeasurableError(str(error)) from error


def measured_json(pdf: Path, first: int, last: int, artifacts: bool, base: int) -> bytes:
    """Return the JSON text of what `measure` returns. Raises `UnmeasurableError`."""
    return value_to_json(measure(pdf, first, last, artifacts, base))


def count_pages(pdf: bytes | Path) -> int:
    """Return how many pages there are. Raises `UnmeasurableError`."""
    try:
        with pypdfium2.PdfDocument(pdf) as text:
            return len(text)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UnmeasurableError(str(error)) from error


class _File:
    def __init__(self, objects: pikepdf.Pdf, text: pypdfium2.PdfDocument, artifacts: bool, base: int) -> None:
        self._text = text
        self._base = base
        self._artifacts = artifacts
        self._shared = Shared()
        self._pages = list(objects.pages)
        trims = {page.obj.objgen: (at, _trim(page)) for at, page in enumerate(self._pages)}
        self._targets = Targets(objects, trims)

    def measures(self, first: int, last: int | None) -> Measures:
        end = min(len(self._text), len(self._pages)) if last is None else last
        return Measures(tuple(self._page(number) for number in range(first, end)))

    def _page(self, number: int) -> MeasuredPage:
        page = self._pages[number]
        trim = _trim(page)
        found = Found(trim, self._shared)
        Content(found, self._artifacts).read(page, _resources(page))
        shown = self._text[number]
        glyphs = PageGlyphs(shown)
        try:
            links = tuple(
                replace(link, page=max(-1, link.page - self._base))
                for link in self._targets.links(page, trim)
            )
            return self._measured(page, trim, found, glyphs, links)
        finally:
            glyphs.close()
            shown.close()

    def _measured(
        self, page: pikepdf.Page, trim: Box, found: Found, glyphs: PageGlyphs, links: tuple[Link, ...]
    ) -> MeasuredPage:
        characters = [one for one in glyphs if self._artifacts or not one.setting.artifact]
        lines = set_lines(characters)
        monospaced = monospaced_faces(lines)
        own = own_spaces(lines, monospaced)
        edges = (trim.left, trim.top, trim.right, trim.bottom)
        outside = collisions.outside(characters, edges, glyphs.box)
        pairs = collisions.overlapping(lines, glyphs.box)
        media = _box(page, "/MediaBox") or _A4
        return MeasuredPage(
            round(trim.width, 2),
            round(trim.height, 2),
            found.box(media),
            found.box(_box(page, "/BleedBox") or trim),
            tuple(_line(line, monospaced, own, found) for line in lines),
            found.pictures,
            found.drawings,
            found.paints,
            found.fonts,
            links,
            _spots(outside, found),
            tuple(Spot(*found.place(one.left, one.baseline), one.text + other.text) for one, other in pairs),
            (*found.notdef, *_spots(_of_last_resort(characters), found)),
            found.transparent,
            sum(one.setting.hidden for one in characters),
            "/TrimBox" in page.obj,
        )


def _line(line: SetLine, monospaced: frozenset[str], own: dict[str, float], found: Found) -> Line:
    face, size = main_setting(line, monospaced)
    left, y = found.place(line.left, line.baseline)
    return Line(
        y,
        left,
        round(left + line.right - line.left, 2),
        size,
        face,
        "".join(line.text),
        tuple(round(stretched(gap, own), 2) for gap in line.gaps),
        all(glyph.setting.face in monospaced for glyph in line.glyphs),
        line.artifact,
    )


def _of_last_resort(characters: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield the boxes that our face of last resort shows for what no other face has."""
    return (one for one in characters if one.setting.face.startswith(_LAST_RESORT))


def _spots(glyphs: Iterable[Glyph], found: Found) -> tuple[Spot, ...]:
    """Return glyphs as spots, those of one line and next to one another together."""
    spots: list[Spot] = []
    last: Glyph | None = None
    for glyph in glyphs:
        apart = glyph.index - last.index if last is not None and last.baseline == glyph.baseline else 0
        if 0 < apart <= _SPACED:
            between = " " if apart == _SPACED else ""
            spots[-1] = replace(spots[-1], text=f"{spots[-1].text}{between}{glyph.text}")
        elif len(spots) < _MOST_SPOTS:
            spots.append(Spot(*found.place(glyph.left, glyph.baseline), glyph.text))
        else:
            break
        last = glyph
    return tuple(spots)


def _resources(page: pikepdf.Page) -> Dictionary:
    found = page.obj.get("/Resources")
    if found is None:  # inherited from the tree of pages
        found = page.resources
    return found if isinstance(found, Dictionary) else Dictionary()


def _trim(page: pikepdf.Page) -> Box:
    """Return the trim box, else the crop box, else the media box (PDF 32000-1, 14.11.2)."""
    media = _box(page, "/MediaBox") or _A4
    crop = _box(page, "/CropBox") or media
    return _box(page, "/TrimBox") or media.shared(crop) or media


def _box(page: pikepdf.Page, name: str) -> Box | None:
    """Return a box in places of the file, ``top`` the lower edge; None where there is none."""
    found = page.obj.get(name)
    if found is None and name in ("/MediaBox", "/CropBox"):
        found = _inherited(page, name)
    if not isinstance(found, Array) or len(found) != _SIDES:
        return None
    try:
        x0, y0, x1, y1 = (float(edge) for edge in found)
    except (TypeError, ValueError):
        return None
    box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box.width > 0 and box.height > 0 else None


def _inherited(page: pikepdf.Page, name: str) -> Object | None:
    node, depth = page.obj.get("/Parent"), 0
    while isinstance(node, Dictionary) and depth < 64:
        if name in node:
            return node[name]
        node, depth = node.get("/Parent"), depth + 1
    return None
