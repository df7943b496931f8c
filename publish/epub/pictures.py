"""Pictures as e-readers take them: format, size, upright, and nothing private in them."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

from publish.diagnostics import Diagnostic
from publish.epub.codes import CODES
from publish.epub.colour import on_screen
from publish.epub.private_data import strip_jpeg, strip_png
from publish.epub.types import EpubPicture
from publish.epub.vector import plain_svg

if TYPE_CHECKING:
    from publish.assets import Picture

LONGEST_SIDE = 3200
"""In px: more than the screen of any tablet has (2752 on one of 13 inches)."""
MOST_PIXELS = 5_600_000
"""Apple Books refuses pictures with more (Apple Books Asset Guide, 5.3)."""
_MOST_COLOURS_OF_A_DRAWING = {"L": 64, "RGB": 4096}
_QUALITY = 90

_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/svg+xml": "svg"}
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, etree.XMLSyntaxError)
"""What Pillow and lxml raise for files that are not what they seem."""


def epub_pictures(
    pictures: Mapping[str, Picture], workers: int = 2
) -> tuple[dict[str, EpubPicture], tuple[Diagnostic, ...]]:
    """Return, by the same keys, the pictures under the names and in the form that the EPUB has.

    JPEG, PNG, GIF and SVG that are fine keep their bytes. A picture that cannot be used is reported
    and left out, so that the page shows its description. ``workers`` is the number of threads: Pillow
    lets go of the interpreter while it scales and encodes.
    """
    result: dict[str, EpubPicture] = {}
    findings: list[Diagnostic] = []
    keys = sorted(pictures)
    with ThreadPoolExecutor(workers) as pool:
        converted = list(pool.map(for_e_readers, (pictures[key] for key in keys)))
    for key, (picture, found) in zip(keys, converted, strict=True):
        findings.extend(found)
        if picture is not None:
            result[key] = EpubPicture(file_name(key, _SUFFIXES[picture.media_type]), picture)
    return result, tuple(findings)


def file_name(key: str, suffix: str) -> str:
    """Return an ASCII file name for the picture ``key`` that no other key has.

    It depends on the key alone, so that a unit's markup stays the same when other pictures come
    and go.
    """
    stem = key.rsplit("/", maxsplit=1)[-1].rsplit(".", maxsplit=1)[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "picture"
    return f"{slug}-{hashlib.sha256(key.encode()).hexdigest()[:10]}.{suffix}"


def for_e_readers(picture: Picture) -> tuple[Picture | None, tuple[Diagnostic, ...]]:
    """Return the picture as e-readers take it, None where it cannot be read, and what was done.

    ``assets`` has opened it before, so that one that is damaged or a bomb does not come here.
    """
    try:
        if picture.media_type == "image/svg+xml":
            return _with_data(picture, plain_svg(picture.data)), ()
        return _raster(picture)
    except _BROKEN as error:
        message = f"{picture.key} could not be opened: {error}"
        return None, (CODES.make("picture-unusable", message, picture.span),)


def _raster(picture: Picture) -> tuple[Picture, tuple[Diagnostic, ...]]:
    with Image.open(io.BytesIO(picture.data)) as image:
        untouched = _untouched(picture, image)
        if untouched is not None:
            return _with_data(picture, untouched), ()
        frames = getattr(image, "n_frames", 1)
        upright, profile = on_screen(image)
    scaled = _scaled(upright)
    media_type = picture.media_type
    if media_type not in ("image/jpeg", "image/png") or scaled.mode == "RGBA":
        media_type = _better_format(scaled, picture)
    data = _encode(scaled, media_type, profile)
    shape = replace(picture, media_type=media_type, width=scaled.width, height=scaled.height)
    changed = _with_data(shape, data)
    return changed, tuple(_what_was_done(picture, changed, frames))


def _untouched(picture: Picture, image: Image.Image) -> bytes | None:
    """Return the bytes, without private data, of a picture whose pixels can stay as they are."""
    width, height = image.size
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        return None
    if picture.media_type == "image/gif" and image.format == "GIF":
        return None if b"XMP DataXMP" in picture.data else picture.data
    if image.getexif().get(0x0112, 1) not in (0, 1):
        return None
    if picture.media_type == "image/jpeg" and image.format == "JPEG" and image.mode in ("L", "RGB"):
        return strip_jpeg(picture.data)
    if picture.media_type == "image/png" and image.format == "PNG":
        return strip_png(picture.data)
    return None


def _scaled(image: Image.Image) -> Image.Image:
    width, height = image.size
    factor = min(1.0, LONGEST_SIDE / max(width, height), (MOST_PIXELS / (width * height)) ** 0.5)
    if factor == 1.0:
        return image
    size = (max(1, int(width * factor)), max(1, int(height * factor)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _better_format(image: Image.Image, picture: Picture) -> str:
    """Return PNG for drawings, screenshots and what has transparent places, JPEG for photographs."""
    if image.mode == "RGBA" or picture.media_type == "image/gif":
        return "image/png"
    few_colours = image.getcolors(_MOST_COLOURS_OF_A_DRAWING[image.mode]) is not None
    return "image/png" if few_colours else "image/jpeg"


def _encode(image: Image.Image, media_type: str, profile: bytes | None) -> bytes:
    # Pillow falls back to what it read from the file: private data, comments, resolution.
    image.info.clear()
    buffer = io.BytesIO()
    if media_type == "image/png":
        image.save(buffer, "PNG", icc_profile=profile, exif=b"")
    else:
        image.save(buffer, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile, exif=b"")
    return buffer.getvalue()


def _with_data(picture: Picture, data: bytes) -> Picture:
    if data is picture.data:
        return picture
    return replace(picture, data=data, sha256=hashlib.sha256(data).hexdigest())


def _what_was_done(before: Picture, after: Picture, frames: int) -> Iterator[Diagnostic]:
    if before.media_type != after.media_type:
        kinds = f"{_kind(before.media_type)} to {_kind(after.media_type)}"
        moving = "; only its first picture is shown" if frames > 1 else ""
        yield CODES.make("picture-converted", f"{before.key}: {kinds}{moving}", before.span)
    if (before.width, before.height) != (after.width, after.height):
        sizes = f"{before.width} × {before.height} to {after.width} × {after.height} pixels"
        yield CODES.make("picture-scaled", f"{before.key}: {sizes}", before.span)


def _kind(media_type: str) -> str:
    return media_type.removeprefix("image/").upper()
