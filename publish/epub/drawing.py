"""A typographic cover, drawn from title, names and the theme's faces and colours."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import uharfbuzz
from PIL import Image, ImageColor, ImageDraw, ImageFont

from publish.diagnostics import Diagnostic
from publish.epub.codes import CODES
from publish.epub.fitting import Fitted, fit
from publish.epub.metadata import clean
from publish.epub.types import FaceLike
from publish.model import Metadata
from publish.spans import Span

if TYPE_CHECKING:
    from publish.render.stylesheets import StyleSheet

WIDTH, HEIGHT = 1600, 2500
"""In px: as large as shops ask for, within the 4 million that Apple Books and IngramSpark take."""

_FRAME = 84
_MEASURE = WIDTH - 2 * 190
_QUALITY = 90
_LONGEST = 600
"""Characters of a title or a name that are looked at; none needs more, and a hostile one stops here."""
_NAMES_IN_LINES = 5

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
        for match in re.finditer(r"--cover-(background|ink|accent)\s*:\s*([^;}]+)", sheet.css):
            name, value = match.groups()
            try:
                ImageColor.getrgb(value.strip())
            except ValueError:
                message = f"{sheet.name}: --cover-{name} is not a colour that a cover can be drawn in"
                span = Span(sheet.file, sheet.css.count("\n", 0, match.start()) + 1) if sheet.file else None
                findings.append(CODES.make("cover-colour", f"{message}: {value.strip()}", span))
            else:
                found[name] = value.strip()
    return Palette(**found), tuple(findings)


def draw_cover(
    metadata: Metadata, faces: Sequence[FaceLike], colours: Palette
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the cover as JPEG of 1600 × 2500 px; the same bytes for the same values.

    Characters that none of ``faces`` has are reported. Without faces it is Pillow's own.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), colours.background)
    sheet = _Sheet(ImageDraw.Draw(image), faces)
    for inset, weight in ((_FRAME, 8), (_FRAME + 26, 2)):
        sheet.pen.rectangle((inset, inset, WIDTH - inset, HEIGHT - inset), None, colours.accent, weight)
    title = sheet.block(_short(metadata.title), (216, 184, 152, 124, 96, 72), (3, 4, 5, 6, 8, 10))
    top = sheet.write(title, min(600, max(380, 800 - title.height / 2)), colours.ink)
    sheet.pen.rectangle((WIDTH // 2 - 90, top + 70, WIDTH // 2 + 90, top + 78), colours.accent)
    subtitle = sheet.block(_short(metadata.subtitle), (78, 64, 52), (3, 4, 6), italic=True)
    sheet.write(subtitle, top + 150, colours.ink)
    sheet.write(sheet.block(_names(metadata), (92, 76, 60, 48), (3, 4, 5, 6)), 1900, colours.ink)
    sheet.write(sheet.block(_short(metadata.publisher), (46, 38), (1, 2)), 2310, colours.accent)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return buffer.getvalue(), sheet.findings()


def _short(text: str) -> str:
    return clean(text)[:_LONGEST]


def _names(metadata: Metadata) -> str:
    """Return the authors, else the editors: a few one below the other, more in a row."""
    people = metadata.authors() or tuple(one for one in metadata.contributors if one.role == "editor")
    names = [name for one in people if (name := _short(one.name))]
    return ("\n" if len(names) <= _NAMES_IN_LINES else " · ").join(names)[:_LONGEST]


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines, the file of the face they are set in, and that size in px."""

    fitted: Fitted
    path: Path | None

    @property
    def leading(self) -> float:
        return self.fitted.size * 1.2

    @property
    def height(self) -> float:
        return len(self.fitted.lines) * self.leading


class _Sheet:
    """The picture being drawn, with the fonts opened for it."""

    def __init__(self, pen: ImageDraw.ImageDraw, faces: Sequence[FaceLike]) -> None:
        self.pen = pen
        self._faces = faces
        self._fonts: dict[tuple[Path | None, int], Font] = {}
        self._coverage: dict[Path, frozenset[int]] = {}
        self._missing: set[str] = set()

    def block(
        self, text: str, sizes: Sequence[int], most_lines: Sequence[int], italic: bool = False
    ) -> _Block:
        """Return ``text`` in the face that has its characters, as large as there is room."""
        path = self._choose(text, italic)

        def measure(words: str, size: int) -> float:
            return self._font(path, size).getlength(words)

        return _Block(fit(text, measure, _MEASURE, sizes, most_lines), path)

    def write(self, block: _Block, top: float, colour: str) -> float:
        """Write a block centred from ``top`` downwards and return where it ends, in px."""
        font = self._font(block.path, block.fitted.size)
        for number, line in enumerate(block.fitted.lines, 1):
            baseline = top + number * block.leading - block.fitted.size * 0.25
            self.pen.text((WIDTH / 2, baseline), line, colour, font, anchor="ms")
        return top + block.height

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what could not be drawn."""
        if not self._missing:
            return ()
        characters = " ".join(sorted(self._missing))
        return (CODES.make("cover-characters", f"No font at hand for the cover has: {characters}"),)

    def _choose(self, text: str, italic: bool) -> Path | None:
        """Return the first face that has all characters, else the one that lacks fewest."""
        wanted = {one for one in text if not one.isspace()}
        lacking: dict[Path, set[str]] = {}
        for face in sorted(self._faces, key=lambda face: (face.italic != italic, abs(face.weight - 400))):
            lacking[face.path] = {one for one in wanted if ord(one) not in self._characters(face.path)}
            if not lacking[face.path]:
                return face.path
        if not lacking:
            return None
        best = min(lacking, key=lambda path: len(lacking[path]))
        self._missing |= lacking[best]
        return best

    def _font(self, path: Path | None, size: int) -> Font:
        font = self._fonts.get((path, size))
        if font is None:
            font = ImageFont.truetype(str(path), size) if path else ImageFont.load_default(size)
            self._fonts[path, size] = font
        return font

    def _characters(self, path: Path) -> frozenset[int]:
        if path not in self._coverage:
            face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
            self._coverage[path] = frozenset(face.unicodes)
        return self._coverage[path]
