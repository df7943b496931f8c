"""Pages each by itself, in parts: what is drawn, and the glyphs it is drawn with.

So a page is the same whatever was laid out beside it, and many can be kept and put together in a
moment: there is no font file in it, only which face it needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from publish.pdf.facts_json import value_from_json, value_to_json


@dataclass(frozen=True, slots=True)
class GlyphsUsed:
    """The part of a face that a page uses; as `publish.pdf.font_entries.FontEntry`, by the glyph."""

    label: str
    """The font's name among the resources of the page."""
    name: str
    family: str
    kind: str
    flags: int
    ascent: int
    descent: int
    face: str
    """SHA-256 of the face's file."""
    glyphs: tuple[int, ...]
    """Numbers in the face's file."""
    widths: tuple[int, ...]
    """Of each glyph, in thousandths of the size."""
    texts: tuple[str, ...]
    """What each glyph stands for."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page in parts; or whole, where it draws with more than text, lines and areas."""

    box: tuple[float, ...] = ()
    """The page's media box, in pt."""
    content: str = ""
    """Operators, one character a byte."""
    tagged: bool = False
    """Whether its content says itself that it is an artifact."""
    states: tuple[tuple[str, str, float], ...] = ()
    """Graphics states by label: an entry each (``ca``, an opacity) and its value."""
    fonts: tuple[GlyphsUsed, ...] = ()
    pdf: str = ""
    """A PDF of the one page, one character a byte; all else is empty then."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """Pages of one task, in order."""

    pages: tuple[Drawing, ...]


def drawings_to_json(pages: tuple[Drawing, ...]) -> bytes:
    """Return what a worker hands back."""
    return value_to_json(Drawings(pages))


def drawings_from_json(data: bytes) -> tuple[Drawing, ...]:
    """Return what `drawings_to_json` was given. Raises ValueError for anything else."""
    return value_from_json(Drawings, data).pages
