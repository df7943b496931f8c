"""A face: one static font file that both backends can use as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a family.

    ``path`` lies in a cache folder of this machine: it says where the bytes are and must not
    reach an output; ``sha256`` is what identifies them.
    """

    family: str
    weight: int
    """400 or 700, as in CSS."""
    italic: bool
    path: Path
    """A static ``.ttf`` or ``.otf`` without hinting."""
    sha256: str
    """Of the file's bytes, in hex."""
    package: str
    """The PyPI package that it came from; empty for the face of last resort."""
    licence: str
    """SPDX identifier (``OFL-1.1``)."""
    licence_file: Path | None = None
    """The licence's text with its copyright lines, to be shipped with an embedded font."""
    reserved_name: str = ""
    """A name that a changed font file must not carry when it is handed on (OFL 1.1, clause 3).

    Embedding in a PDF is free of that; a font file inside an EPUB should be renamed.
    """
