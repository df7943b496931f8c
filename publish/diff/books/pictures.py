"""Pictures of an EPUB for the report; runs in a process with limits."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from publish.check.archives import Archive, ArchiveError, opened
from publish.diff.pages.pixels import picture
from publish.diff.results import Shot

_LARGEST = 64 * 2**20
_SIDE = 800
"""Pixels of a picture's longer side that are shown."""
_DRAWING = 300_000
"""Bytes of a drawing that is shown as it is."""


def pictures_of(file: Path, names: Sequence[str]) -> dict[str, Shot]:
    """Return what can be shown of some pictures, by their names in the archive.

    One that is damaged or too large is left out: EPUBCheck and our rules say so.
    """
    archive, _ = opened(file)
    if archive is None:
        return {}
    with archive:
        found = ((name, _shot(archive, name)) for name in names)
        return {name: shot for name, shot in found if shot is not None}


def _shot(archive: Archive, name: str) -> Shot | None:
    try:
        data = archive.read(name, _LARGEST)
        if name.lower().endswith(".svg"):
            # A browser runs no script of a drawing that is a picture, and fetches nothing for it.
            return Shot(data, "image/svg+xml", 0, 0) if len(data) <= _DRAWING else None
        with Image.open(BytesIO(data)) as image:
            image.thumbnail((_SIDE, _SIDE))
            return picture(_on_white(image))
    except (ArchiveError, UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    except Image.DecompressionBombError:
        return None


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return paper.convert("RGB")
