"""Compares pages as they look, and makes pictures of them; runs in a process with limits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from publish.diff.helpers import UncomparableError
from publish.diff.pages.bands import Band
from publish.diff.pages.marked import marked
from publish.diff.results import Mark, Shot

_SCALE = 1.25
"""Pixels a pt in which pages are compared: 90 an inch."""
_SHOWN = 1.5
"""Pixels a pt of pictures: 108 an inch."""
_MOST_PIXELS = 4_000_000
_SEEN = 40
"""Of 255: how much more or less of a colour a pixel must have to be another one, where lines slid."""
_SEEN_IN_PLACE = 12
"""The same where all stands where it stood, and so falls on the same pixels."""
_PAPER = 250
"""Of 255: from here on a pixel is white."""
_COLOURS = 32
"""Of a picture of text, whose colours are few."""
_MANY = 4096

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom in pt from the upper left corner."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pages to be compared, from 0."""

    old: int
    new: int
    old_masks: tuple[Edges, ...] = ()
    """What is not looked at: heads and folios."""
    new_masks: tuple[Edges, ...] = ()
    old_bands: tuple[Band, ...] = ()
    """Where lines went; none: all stayed where they were."""
    new_bands: tuple[Band, ...] = ()


class Compared(NamedTuple):
    """What differs."""

    old: tuple[Mark, ...]
    new: tuple[Mark, ...]

    @property
    def equal(self) -> bool:
        """Whether the pages look the same."""
        return not (self.old or self.new)


def compared(old: Path, new: Path, wanted: Sequence[Comparison]) -> list[Compared]:
    """Compare pages of two files. Raises `UncomparableError`."""
    try:
        with pypdfium2.PdfDocument(old) as before, pypdfium2.PdfDocument(new) as after:
            return [_compared(before, after, one) for one in wanted]
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        raise UncomparableError(str(error)) from error


def pictures(file: Path, pages: Sequence[int]) -> list[Shot]:
    """Return pictures of pages, from 0. Raises `UncomparableError`."""
    try:
        with pypdfium2.PdfDocument(file) as pdf:
            return [picture(_rendered(pdf, page, _SHOWN)) for page in pages]
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        raise UncomparableError(str(error)) from error


def picture(image: Image.Image) -> Shot:
    """Return an image for the report: exact where it has few colours, as text has."""
    data = BytesIO()
    if image.mode == "RGB" and image.getcolors(_MANY) is not None:
        few = image.quantize(_COLOURS, dither=Image.Dither.NONE).convert("RGB")
        few.save(data, format="WEBP", lossless=True, method=4)
    else:
        image.save(data, format="WEBP", quality=75, method=4)
    return Shot(data.getvalue(), "image/webp", image.width, image.height)


def _compared(old: pypdfium2.PdfDocument, new: pypdfium2.PdfDocument, wanted: Comparison) -> Compared:
    before, scale = _masked(old, wanted.old, wanted.old_masks)
    after, other_scale = _masked(new, wanted.new, wanted.new_masks)
    if before.size != after.size or scale != other_scale:
        whole = (Mark(0, 0, 1, 1),)
        return Compared(whole, whole)
    if not wanted.new_bands:
        marks = marked(_strongest(ImageChops.difference(before, after)).point(_other))
        return Compared(marks, marks)
    return Compared(
        marked(_tolerant(before, _moved(after, wanted.old_bands, scale))),
        marked(_tolerant(after, _moved(before, wanted.new_bands, scale))),
    )


def _strongest(image: Image.Image) -> Image.Image:
    """Return the largest value of each pixel's colours."""
    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _other(value: float) -> int:
    return 255 if value > _SEEN_IN_PLACE else 0


def _other_after_sliding(value: float) -> int:
    return 255 if value > _SEEN else 0


def _masked(pdf: pypdfium2.PdfDocument, page: int, masks: tuple[Edges, ...]) -> tuple[Image.Image, float]:
    image = _rendered(pdf, page, _SCALE)
    width, _ = pdf.get_page_size(page)
    scale = image.width / width if width else 1.0
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom in masks:
        draw.rectangle((left * scale, top * scale, right * scale, bottom * scale), fill="white")
    return image, round(scale, 3)


def _rendered(pdf: pypdfium2.PdfDocument, number: int, scale: float) -> Image.Image:
    page = pdf[number]
    try:
        width, height = page.get_size()
        area = max(1.0, width * height)
        scale = min(scale, math.sqrt(_MOST_PIXELS / area), 8000 / max(width, height, 1.0))
        bitmap = page.render(scale=scale)
        image: Image.Image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        return image
    finally:
        page.close()


def _moved(there: Image.Image, bands: Sequence[Band], scale: float) -> Image.Image:
    """Return what a page would look like with everything on it at its new place."""
    made = Image.new("RGB", there.size, "white")
    for band in bands:
        if not band.known:
            continue
        top, bottom = round(band.top * scale), round(band.bottom * scale)
        across, down = round(band.across * scale), round(band.down * scale)
        strip = there.crop((-across, top - down, there.width - across, bottom - down))
        if top - down < 0 or bottom - down > there.height or across:  # what lies outside is paper
            strip = _on_paper(there, (-across, top - down, there.width - across, bottom - down))
        made.paste(strip, (0, top))
    return made


def _on_paper(image: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    left, top, right, bottom = box
    made = Image.new("RGB", (right - left, max(bottom - top, 0)), "white")
    inside = (max(left, 0), max(top, 0), min(right, image.width), min(bottom, image.height))
    if inside[0] < inside[2] and inside[1] < inside[3]:
        made.paste(image.crop(inside), (inside[0] - left, inside[1] - top))
    return made


def _tolerant(here: Image.Image, expected: Image.Image) -> Image.Image:
    """Return what is lighter or darker here than all that was to be expected around it: a line that
    slid does not fall on the same parts of pixels. Where there is nothing but paper here, what is gone
    is marked on the other page."""
    low, high = expected.filter(ImageFilter.MinFilter(3)), expected.filter(ImageFilter.MaxFilter(3))
    darker, lighter = ImageChops.subtract(low, here), ImageChops.subtract(here, high)
    seen = _strongest(ImageChops.lighter(darker, lighter)).point(_other_after_sliding)
    return ImageChops.darker(seen, here.convert("L").point(_inked))


def _inked(value: float) -> int:
    return 255 if value < _PAPER else 0
