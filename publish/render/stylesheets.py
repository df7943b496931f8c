"""The style sheets of an edition, in the order in which they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import floor

from publish.builtin import styles_folder
from publish.render.context import Target
from publish.render.variables import properties_of, substituted

_PT = 72 / 25.4
"""pt in one mm."""
_ADVANCE = 0.6
"""Width of a character of the listings' faces in em: Source Code Pro, IBM Plex Mono."""
_NOTE_SIZE = 0.82
_NOTE_LEADING = 0.8
_FIGURE = 0.68
"""Share of the type area's height that a figure takes at most, unless it is given a size."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet as a backend is given it."""

    name: str
    css: str
    file: str = ""
    """Where it lies in the publication's folder; empty for one of ours."""


@dataclass(frozen=True, slots=True)
class PageSettings:
    """The page and its type: trim size and margins in mm, sizes in pt, families by name."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    text_size: float
    leading: float
    listing_size: float
    serif: str
    sans: str
    mono: str
    fallbacks: tuple[str, ...] = ()
    """Families for characters that the three lack, in the order in which they are tried."""
    embedded: tuple[str, ...] = ()
    """Which of the three families an EPUB brings; for the others the reader's own stay."""

    def lines(self) -> int:
        """Return how many lines of running text the type area holds."""
        return max(1, floor((self.height - self.top - self.bottom) * _PT / self.leading + 1e-6))

    def type_height(self) -> float:
        """Return the height of the type area in mm: whole lines, the rest goes to the foot."""
        return self.lines() * self.leading / _PT

    def measure(self) -> float:
        """Return the width of the type area in mm."""
        return self.width - self.inner - self.outer

    def measure_in_em(self) -> float:
        """Return the width of the type area in em of running text."""
        return self.measure() * _PT / self.text_size


_INSET = 0.75
"""What stands left of a listing's lines, in lines of running text; ``print.css`` has it too."""


def listing_columns(page: PageSettings) -> int:
    """Return how many characters of a listing fit into the measure; at least 20."""
    width = page.measure() * _PT - _INSET * page.leading
    return max(20, floor(width / (page.listing_size * _ADVANCE) + 1e-6))


@cache
def _ours(name: str) -> StyleSheet:
    return StyleSheet(name, (styles_folder() / name).read_text(encoding="utf-8"))


def stylesheets(
    target: Target,
    theme_sheets: Iterable[tuple[str, str]],
    own_sheets: Iterable[tuple[str, str]],
    page: PageSettings,
) -> tuple[StyleSheet, ...]:
    """Return the sheets for the text of an edition; ``var()`` is replaced.

    Theme and publication give file names and texts: ``theme.css`` or ``style.css`` for both
    targets, ``print.css`` or ``ereader.css`` for one. Sheets of a publication's own theme have
    its folder before their names. Later sheets win, names of tokens too.
    """
    theme, own = tuple(theme_sheets), _own(own_sheets)
    medium = "print.css" if target == "pdf" else "ereader.css"
    sheets = [_ours("tokens.css"), _ours("base.css"), _ours(medium)]
    sheets.append(_page_sheet(page) if target == "pdf" else _face_sheet(page))
    sheets += _given(theme, "theme", ("theme.css", medium))
    sheets += _given(own, "own", ("style.css", medium))
    return _replaced(tuple(sheets))


def margin_stylesheets(
    theme_sheets: Iterable[tuple[str, str]], own_sheets: Iterable[tuple[str, str]], page: PageSettings
) -> tuple[StyleSheet, ...]:
    """Return the sheets for folios and running heads, which are laid out in a run of their own."""
    sheets = [_ours("tokens.css"), _page_sheet(page), _ours("margins.css")]
    sheets += _given(tuple(theme_sheets), "theme", ("margins.css",))
    sheets += _given(_own(own_sheets), "own", ("margins.css",))
    return _replaced(tuple(sheets))


def _own(sheets: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((f"styles/{name}", css) for name, css in sheets)


def _given(sheets: Sequence[tuple[str, str]], origin: str, names: tuple[str, ...]) -> list[StyleSheet]:
    """Return the sheets of these names, in the order of the names."""
    found: list[StyleSheet] = []
    for name in names:
        for file, css in sheets:
            folder, _, last = file.rpartition("/")
            if last == name:
                ours = origin if origin == "own" or not folder else f"own-{origin}"
                found.append(StyleSheet(_name(ours, name), css, file if folder else ""))
    return found


def _name(origin: str, name: str) -> str:
    return name if name.startswith(origin) else f"{origin}-{name}"


@lru_cache(maxsize=32)
def _replaced(sheets: tuple[StyleSheet, ...]) -> tuple[StyleSheet, ...]:
    """Put every token's last value in its place; a sheet that has only tokens is left out.

    Kept, since reading the sheets takes a quarter of a second, and the editions of a catalogue share them.
    """
    values: dict[str, str] = {}
    for sheet in sheets:
        values.update(properties_of(sheet.css))
    made = (replace(sheet, css=substituted(sheet.css, values)) for sheet in sheets)
    return tuple(sheet for sheet in made if sheet.css)


def _family(name: str, generic: str, fallbacks: tuple[str, ...] = ()) -> str:
    names = (one.replace("\\", "\\\\").replace('"', '\\"') for one in (name, *fallbacks) if one)
    return ", ".join([*(f'"{one}"' for one in names), generic])


def _face_sheet(page: PageSettings) -> StyleSheet:
    """Return the tokens of the faces that an EPUB brings; none where it brings none."""
    named = (
        ("--text-face", page.serif, "serif"),
        ("--display-face", page.sans, "sans-serif"),
        ("--code-face", page.mono, "monospace"),
    )
    tokens = [
        f"{token}: {_family(family, generic)}" for token, family, generic in named if family in page.embedded
    ]
    return StyleSheet("faces.css", f":root {{ {'; '.join(tokens)} }}\n" if tokens else "")


def _page_sheet(page: PageSettings) -> StyleSheet:
    """Return what the edition's numbers say: the page, its margins, sizes and families.

    The same margins stand in both runs, of content and of margins. What the type area's height
    leaves beside whole lines goes to the foot, so that full pages end on one line.
    """
    bottom = page.height - page.top - page.type_height()
    picture = page.type_height() - 4 * page.leading / _PT
    return StyleSheet(
        "page.css",
        f"""\
:root {{
  --text-face: {_family(page.serif, "serif", page.fallbacks)};
  --sans-face: {_family(page.sans, "sans-serif", page.fallbacks)};
  --code-face: {_family(page.mono, "monospace", page.fallbacks)};
  --text-size: {page.text_size:g}pt;
  --leading: {page.leading:g}pt;
  --listing-size: {page.listing_size:g}pt;
  --note-size: {page.text_size * _NOTE_SIZE:.3g}pt;
  --note-leading: {page.leading * _NOTE_LEADING:.4g}pt;
  --type-height: {page.type_height():.3f}mm;
  --picture-height: {picture:.3f}mm;
  --figure-height: {page.type_height() * _FIGURE:.3f}mm;
  --measure: {page.measure():.3f}mm;
}}
@page {{ size: {page.width:g}mm {page.height:g}mm }}
@page {{ margin-top: {page.top:g}mm; margin-bottom: {bottom:.3f}mm }}
@page :left {{ margin-left: {page.outer:g}mm; margin-right: {page.inner:g}mm }}
@page :right {{ margin-left: {page.inner:g}mm; margin-right: {page.outer:g}mm }}
""",
    )
