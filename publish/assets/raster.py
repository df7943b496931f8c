"""Pictures of pixels: what they are, and whether they are whole."""

from __future__ import annotations

import io
import math
import threading
from dataclasses import dataclass

import PIL.ImageFile
from PIL import (
    AvifImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
from PIL.ImageFile import ImageFile

from publish.assets.picture import Faulty

MAX_PIXELS = 80_000_000
"""Pixels that a picture may have: twice an A3 page at 600 an inch would be more."""


@dataclass(frozen=True, slots=True)
class Raster:
    """What the header of a picture made of pixels says."""

    media_type: str
    size: tuple[int, int]
    """Width and height in px, upright."""
    dpi: float


_SIGNATURES: tuple[tuple[bytes, int, str, type[ImageFile]], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", PngImagePlugin.PngImageFile),
    (b"\xff\xd8\xff", 0, "image/jpeg", JpegImagePlugin.JpegImageFile),
    (b"GIF8", 0, "image/gif", GifImagePlugin.GifImageFile),
    (b"WEBP", 8, "image/webp", WebPImagePlugin.WebPImageFile),
    (b"ftypavif", 4, "image/avif", AvifImagePlugin.AvifImageFile),
    (b"ftypavis", 4, "image/avif", AvifImagePlugin.AvifImageFile),
    (b"II*\x00", 0, "image/tiff", TiffImagePlugin.TiffImageFile),
    (b"MM\x00*", 0, "image/tiff", TiffImagePlugin.TiffImageFile),
)
_KNOWN = {
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"%!PS": "PostScript",
    b"8BPS": "Photoshop",
    b"\x1f\x8b": "a compressed file (SVGZ)",
    b"\x00\x00\x01\x00": "ICO",
    b"\xd7\xcd\xc6\x9a": "WMF",
}
_TURNED = (5, 6, 7, 8)  # EXIF orientations that lie on their side


def read_raster(data: bytes, name: str) -> Raster | Faulty:
    """Return what the picture in ``data`` is; its format is told by its content.

    It is decoded once, so that one that is cut off or damaged is found here. ``name`` is for messages.
    """
    for signature, at, media_type, plugin in _SIGNATURES:
        if data.startswith(signature, at):
            return _read(data, name, media_type, plugin)
    for signature, words in _KNOWN.items():
        if data.startswith(signature):
            return Faulty("image-unsupported", f"the picture “{name}” is {words}, which is not set")
    if not data:
        return Faulty("image-unreadable", f"the picture “{name}” is empty")
    return Faulty("image-unsupported", f"the picture “{name}” is in no format that is known")


def _read(data: bytes, name: str, media_type: str, plugin: type[ImageFile]) -> Raster | Faulty:
    # The plugin itself, not Image.open: that warns of large pictures on the standard error output.
    try:
        with plugin(io.BytesIO(data), "") as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                words = f"the picture “{name}” has {width:,} × {height:,} pixels"
                return Faulty("image-too-large", f"{words}, more than {MAX_PIXELS:,}")
            with _WHOLE:
                image.load()
            turned = image.getexif().get(ExifTags.Base.Orientation) in _TURNED
            dpi = _dpi(image)
    except Exception as error:  # decoders of broken files raise whatever they stumble over
        words = " ".join(str(error).split())[:120] or type(error).__name__
        return Faulty("image-unreadable", f"the picture “{name}” is damaged or cut off: {words}")
    return Raster(media_type, (height, width) if turned else (width, height), dpi)


class _OnlyWhole:
    """While it lasts, Pillow refuses a picture that is cut off.

    A switch of the whole process says otherwise once WeasyPrint was imported: in a caller's
    process that may be. It is put back as it was when the last of several threads is done.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._before = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._before = PIL.ImageFile.LOAD_TRUNCATED_IMAGES
                PIL.ImageFile.LOAD_TRUNCATED_IMAGES = False
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                PIL.ImageFile.LOAD_TRUNCATED_IMAGES = self._before


_WHOLE = _OnlyWhole()


def _dpi(image: Image.Image) -> float:
    given = image.info.get("dpi")
    across = given[0] if isinstance(given, tuple) and given else 0
    try:
        value = round(float(across), 2)
    except (TypeError, ValueError, ZeroDivisionError):
        return 0
    return value if math.isfinite(value) and 1 <= value <= 10_000 else 0
