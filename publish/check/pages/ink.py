"""How much ink the darkest place of a picture in CMYK takes."""

from __future__ import annotations

import pikepdf
from pikepdf import Stream
from PIL import Image

_MOST_PIXELS = 60_000_000
_LOOKED_AT = 400
"""Pixels across and down of what is looked at: the mean of some pixels is what a printer measures."""


def darkest(picture: Stream) -> float:
    """Return per cent of all four inks together in the darkest place of a CMYK picture.

    0 where that is not known: a picture too large, or in a form that Pillow does not read.
    """
    if int(picture.get("/Width", 0)) * int(picture.get("/Height", 0)) > _MOST_PIXELS:
        return 0.0
    try:
        read = pikepdf.PdfImage(picture).as_pil_image()
    except (
        pikepdf.PdfError,
        NotImplementedError,
        OSError,
        ValueError,
        TypeError,
        Image.DecompressionBombError,
    ):
        return 0.0
    if read.mode != "CMYK":
        return 0.0
    step = max(1, min(read.size) // _LOOKED_AT)
    small = read.reduce(step) if step > 1 else read
    parts = [channel.tobytes() for channel in small.split()]
    return round(max(map(sum, zip(*parts, strict=True)), default=0) / 255 * 100, 1)
