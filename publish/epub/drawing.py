"""A typographic cover, drawn from title, names and the theme's faces and colours."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from fontTools.ttLib import TTFont
from PIL import Image, ImageColor, ImageDraw, ImageFont

from publish.diagnostics import Diagnostic
from publish.epub.codes import CODES
from publish.epub.fitting import Fitted, fit
from publish.epub.metadata import clean
from publish.epub.types import FaceLike
from publish.model import Metadata

if TYPE_CHECKING:
    from publish.render.stylesheets import StyleSheet

WIDTH, HEIGHT = 1600, 2560
"""What the shops ask for, in px."""

_FRAME = 84
_MEASURE = WIDTH - 2 * 190
_QUALITY = 90
_LONGEST = 600
"""Characters of a title or a name that are looked at; none needs more, and a hostile one stops here."""

Font: TypeAlias = "ImageFont.FreeTypeFont | ImageFont.ImageFont"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a cover; style sheets name them ``--cover-background`` and so on."""

    background: str = "#1d3146"
    ink: str = "#f6f1e6"
    accent: str = "#d9a441"


def palette(stylesheets: Iterable[StyleSheet]) -> tuple[Palette, tuple[Diagnostic, ...]]:
    """Return the colours that the style sheets name, the last one winning as in CSS."""
    found: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for sheet in stylesheets:
        for name, value in re.findall(r"--cover-(background|ink|accent)\s*:\s*([^;}]+)", sheet.css):
            try:
                ImageColor.getrgb(value.strip())
            except ValueError:
                message = f"{sheet.name}: --cover-{name} is not a colour that a cover can be drawn in"
                findings.append(CODES.make("cover-colour", f"{message}: {value.strip()}"))
            else:
                found[name] = value.strip()
    return Palette(**found), tuple(findings)


def draw_cover(
    metadata: Metadata, faces: Sequence[FaceLike], colours: Palette
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the cover as JPEG of 1600 × 2560 px; the same bytes for the same values.

    Characters that none of ``faces`` has are reported. Without faces it is Pillow's own.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), colours.background)
    pen = ImageDraw.Draw(image)
    findings: list[Diagnostic] = []
    _frame(pen, colours)
    title, subtitle = clean(metadata.title)[:_LONGEST], clean(metadata.subtitle)[:_LONGEST]
    top = _write(
        pen, title, faces, 560, colours.ink, (216, 184, 152, 124, 96, 72), (3, 4, 5, 6, 8, 10), findings
    )
    pen.rectangle((WIDTH // 2 - 90, top + 70, WIDTH // 2 + 90, top + 78), fill=colours.accent)
    _write(pen, subtitle, faces, top + 150, colours.ink, (78, 64, 52), (3, 4, 6), findings, italic=True)
    names = _names(metadata)
    _write(pen, names, faces, 1900, colours.ink, (92, 76, 60, 48), (2, 3, 4, 4), findings)
    publisher = clean(metadata.publisher)[:_LONGEST]
    _write(pen, publisher, faces, 2310, colours.accent, (46, 38), (1, 2), findings)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return buffer.getvalue(), tuple(dict.fromkeys(findings))


def _frame(pen: ImageDraw.ImageDraw, colours: Palette) -> None:
    for inset, weight in ((_FRAME, 8), (_FRAME + 26, 2)):
        pen.rectangle((inset, inset, WIDTH - inset, HEIGHT - inset), outline=colours.accent, width=weight)


def _names(metadata: Metadata) -> str:
    people = metadata.authors() or tuple(one for one in metadata.contributors if one.role == "editor")
    return " · ".join(name for one in people if (name := clean(one.name)))[:_LONGEST]


def _write(
    pen: ImageDraw.ImageDraw,
    text: str,
    faces: Sequence[FaceLike],
    top: float,
    colour: str,
    sizes: Sequence[int],
    most_lines: Sequence[int],
    findings: list[Diagnostic],
    italic: bool = False,
) -> float:
    """Write ``text`` centred from ``top`` downwards and return where it ends, in px."""
    if not text:
        return top
    path, missing = _choose(text, faces, italic)
    if missing:
        findings.append(CODES.make("cover-characters", f"No font at hand has these characters: {missing}"))
    fitted = fit(text, lambda words, size: _font(path, size).getlength(words), _MEASURE, sizes, most_lines)
    return _lines(pen, fitted, path, top, colour)


def _lines(pen: ImageDraw.ImageDraw, fitted: Fitted, path: Path | None, top: float, colour: str) -> float:
    leading = fitted.size * 1.2
    font = _font(path, fitted.size)
    for number, line in enumerate(fitted.lines, 1):
        pen.text((WIDTH / 2, top + number * leading - fitted.size * 0.25), line, colour, font, anchor="ms")
    return top + len(fitted.lines) * leading


@lru_cache(maxsize=32)
def _font(path: Path | None, size: int) -> Font:
    return ImageFont.truetype(str(path), size) if path else ImageFont.load_default(size)


def _choose(text: str, faces: Sequence[FaceLike], italic: bool) -> tuple[Path | None, str]:
    """Return the first face that has all characters, else the one that lacks fewest, and those."""
    wanted = frozenset(text) - {" "}
    best: tuple[Path | None, str] = (None, "")
    ranked = sorted(faces, key=lambda face: (face.italic != italic, abs(face.weight - 400)))
    for number, face in enumerate(ranked):
        missing = "".join(sorted(one for one in wanted if ord(one) not in _characters(face.path)))
        if number == 0 or len(missing) < len(best[1]):
            best = (face.path, missing)
        if not missing:
            break
    return best


@lru_cache(maxsize=64)
def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())
