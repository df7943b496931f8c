"""Looks at a stranger's picture: its head, and where it can be transparent its alpha channel."""

from __future__ import annotations

import posixpath
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from publish.check.shops.shop import Trait

_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF")
"""What is opened: decoders of rarer formats are left to who trusts the file."""
_DECODED = 16_000_000
"""Pixels up to which the alpha channel is looked at."""
_TROUBLE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    Image.DecompressionBombError,
)
"""What Pillow raises for pictures that are none, damaged, or larger than any page."""
_ASKED: dict[str, Trait] = {"TIFF": "picture in TIFF", "WEBP": "picture in WEBP", "AVIF": "picture in AVIF"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a picture is."""

    name: str
    """From the root of the archive."""
    kind: str = ""
    """Its format, as Pillow names it, or ``SVG``; empty where it is not known."""
    width: int = 0
    height: int = 0
    """In pixels; 0: a drawing, or not known."""
    inks: bool = False
    """Whether its colours are CMYK."""
    moves: bool = False
    transparent: bool = False

    @property
    def pixels(self) -> int:
        """Width by height."""
        return self.width * self.height

    def traits(self) -> Iterator[tuple[Trait, str]]:
        """Yield what shops may refuse in it, each with a sentence."""
        name = f"“{posixpath.basename(self.name)}”"
        if self.kind in _ASKED:
            yield _ASKED[self.kind], f"{name} is a picture in {self.kind}"
        if self.inks:
            yield "picture in inks", f"the colours of {name} are inks (CMYK)"
        if self.moves:
            yield "picture that moves", f"{name} has several frames"
        if self.transparent:
            yield "picture with transparency", f"parts of {name} are transparent"


def look_at(name: str, media_type: str, data: bytes) -> Looked:
    """Return what a picture is; what cannot be read has no format."""
    if media_type == "image/svg+xml":
        return Looked(name, "SVG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its pixels are a finding
            with Image.open(BytesIO(data), formats=_KINDS) as image:
                return Looked(
                    name,
                    image.format or "",
                    image.width,
                    image.height,
                    image.mode == "CMYK",
                    bool(getattr(image, "is_animated", False)),
                    _is_transparent(image),
                )
    except _TROUBLE:
        return Looked(name)


def _is_transparent(image: Image.Image) -> bool:
    if not image.has_transparency_data or image.width * image.height > _DECODED:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return isinstance(lowest, int | float) and lowest < 255
