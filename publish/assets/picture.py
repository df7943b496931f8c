"""What is known of a picture."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from publish.model import Span


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be shown."""

    key: str
    """Path from the publication's folder, with forward slashes."""
    media_type: str
    """``image/png``, ``image/jpeg``, ``image/gif``, ``image/webp``, ``image/avif``, ``image/tiff``
    or ``image/svg+xml``: by content, whatever the file's name."""
    width: int
    """In px, upright (an EXIF orientation applied); for SVG at 96 px an inch."""
    height: int
    data: bytes
    """The file as it is; an SVG without what could do harm."""
    sha256: str
    """Of ``data``, in hexadecimal."""
    dpi: float = 0
    """Pixels an inch that the file asks for; 0: unknown."""
    span: Span | None = field(default=None, compare=False)
    """Where the manuscript names it first, for messages."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """Why a picture cannot be used: a code and a message."""

    code: str
    message: str


def measured(key: str, data: bytes, media_type: str, size: tuple[int, int], dpi: float = 0) -> Picture:
    """Return a picture with its hash."""
    return Picture(key, media_type, *size, data, hashlib.sha256(data).hexdigest(), dpi)
