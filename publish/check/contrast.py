"""Colour contrast of an edition's style sheets (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import tinycss2
import tinycss2.color3
from tinycss2.ast import AtRule, Declaration, QualifiedRule

from publish.check.rule import Found, Rule, rule
from publish.engine.measures import page_settings
from publish.project.types import Edition, Project
from publish.render.stylesheets import StyleSheet, stylesheets
from publish.render.variables import properties_of
from publish.spans import Span

LEAST = 4.5
"""Ratio that running text needs (level AA)."""
LEAST_LARGE = 3.0
"""Ratio that large type needs: from 18 pt on, bold from 14 pt on."""
_LARGE, _LARGE_BOLD = 18.0, 14.0
_TEXT = 10.0
"""Size in pt that ``em`` and ``rem`` are taken to be of."""
_SIZE = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(pt|px|em|rem|mm|%)")
_IN_PT = {"pt": 1.0, "px": 0.75, "em": _TEXT, "rem": _TEXT, "mm": 72 / 25.4, "%": _TEXT / 100}
_IN_LISTINGS = re.compile(r"\.(?:kw|str|com|num|fn|ty)\b|(?<![\w.#-])(?:pre|code)\b|\.listing\b")
_PAPER = (1.0, 1.0, 1.0)
_NIGHT = (0.0, 0.0, 0.0)
"""What stands behind text at night (``prefers-color-scheme: dark``)."""

_Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheets of one edition as its backend is given them."""

    edition: str
    sheets: tuple[StyleSheet, ...]


def styles_of(project: Project, edition: Edition) -> Styles:
    """Return the style sheets of an edition of a project."""
    sheets = stylesheets(edition.target, edition.theme.sheets, project.styles, page_settings(edition))
    return Styles(edition.name, sheets)


@rule(
    "contrast-low",
    "warning",
    hint="Take a darker colour for the text, or a lighter one for what lies behind it.",
    good=".note { color: #595959 }",
    bad=".note { color: #999999 }",
)
def low(styles: Styles) -> Iterator[Found]:
    """Text whose colour stands out too little from what lies behind it.

    The ratio of lightness must be 4.5 to 1, for large type (from 18 pt on, bold from 14 pt on) 3 to
    1. Text that is lighter is lost in poor light and to one reader in twelve. Each colour that the
    style sheets of theme and publication set is compared with the background of the same rule, of
    listings, or the paper. WCAG 2.2, success criterion 1.4.3 (level AA) and “relative luminance”.
    """
    listing = _background_of_listings(styles.sheets)
    for sheet in styles.sheets:
        for one in _coloured(sheet):
            lit = one.paper == _PAPER and _IN_LISTINGS.search(one.selector)
            behind = one.background or (listing if lit else one.paper)
            found = ratio(one.colour, behind)
            least = LEAST_LARGE if one.large else LEAST
            if found < least:
                yield Found(
                    f"{sheet.name}: “{one.selector}” has a contrast of {found:.1f} to 1 "
                    f"({_hex(one.colour)} on {_hex(behind)}), less than {least:g} to 1",
                    Span(sheet.file, one.line) if sheet.file else None,
                )
        yield from _of_cover(sheet)


def ratio(one: _Colour, other: _Colour) -> float:
    """Return the contrast of two colours (sRGB, 0 to 1): 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: _Colour) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True)
class _Coloured:
    """A rule that sets the colour of text."""

    selector: str
    colour: _Colour
    background: _Colour | None
    paper: _Colour
    large: bool
    line: int


@lru_cache(maxsize=32)
def _coloured(sheet: StyleSheet) -> tuple[_Coloured, ...]:
    """Return the colours that a sheet sets; those of a theme are the same in book after book."""
    return tuple(_colours(sheet))


def _colours(sheet: StyleSheet) -> Iterator[_Coloured]:
    for node, paper in _rules(tinycss2.parse_stylesheet(sheet.css, skip_comments=True, skip_whitespace=True)):
        declared = _declarations(node)
        behind = _background(declared)
        colour = _colour(declared.get("color"), behind or paper)
        selector = " ".join(tinycss2.serialize(node.prelude).split())
        if colour is not None and not selector.startswith(":root"):
            yield _Coloured(selector, colour, behind, paper, _is_large(declared), node.source_line)


def _rules(nodes: Iterable[object], paper: _Colour = _PAPER) -> Iterator[tuple[QualifiedRule, _Colour]]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield node, paper
        elif isinstance(node, AtRule) and node.lower_at_keyword == "media" and node.content is not None:
            night = "dark" in tinycss2.serialize(node.prelude)
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner, _NIGHT if night else paper)


def _declarations(node: QualifiedRule) -> dict[str, str]:
    parsed = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    return {
        one.lower_name: tinycss2.serialize(one.value).strip()
        for one in parsed
        if isinstance(one, Declaration)
    }


def _background(declared: dict[str, str]) -> _Colour | None:
    return _colour(declared.get("background-color") or declared.get("background"), _PAPER)


def _colour(value: str | None, behind: _Colour) -> _Colour | None:
    """Return a colour as it looks over what lies behind it; None for none, or a picture."""
    parsed = tinycss2.color3.parse_color(value) if value else None
    if parsed is None or isinstance(parsed, str) or parsed.alpha == 0:
        return None
    over = parsed.alpha
    mixed = [
        over * part + (1 - over) * under
        for part, under in zip((parsed.red, parsed.green, parsed.blue), behind, strict=True)
    ]
    return (mixed[0], mixed[1], mixed[2])


def _is_large(declared: dict[str, str]) -> bool:
    found = _SIZE.fullmatch(declared.get("font-size", ""))
    size = float(found[1]) * _IN_PT[found[2]] if found else _TEXT
    bold = declared.get("font-weight", "") in ("bold", "bolder", "700", "800", "900")
    return size >= (_LARGE_BOLD if bold else _LARGE)


@lru_cache(maxsize=32)
def _background_of_listings(sheets: tuple[StyleSheet, ...]) -> _Colour:
    """Return what lies behind the words of a listing: what the last sheet says."""
    found = _PAPER
    for sheet in sheets:
        nodes = tinycss2.parse_stylesheet(sheet.css, skip_comments=True, skip_whitespace=True)
        for node, paper in _rules(nodes):
            selectors = tinycss2.serialize(node.prelude)
            if paper == _PAPER and re.search(r"(?<![\w-])pre\b|\.listing\b", selectors):
                found = _background(_declarations(node)) or found
    return found


@lru_cache(maxsize=32)
def _of_cover(sheet: StyleSheet) -> tuple[Found, ...]:
    return tuple(_cover(sheet))


def _cover(sheet: StyleSheet) -> Iterator[Found]:
    """Look at the drawn cover, whose title is large."""
    tokens = properties_of(sheet.css)
    ink, ground = (_colour(tokens.get(f"--cover-{name}"), _PAPER) for name in ("ink", "background"))
    if ink and ground and ratio(ink, ground) < LEAST_LARGE:
        message = (
            f"{sheet.name}: the title of the drawn cover has a contrast of {ratio(ink, ground):.1f} to 1"
        )
        yield Found(message, Span(sheet.file, 0) if sheet.file else None)


def _hex(colour: _Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


RULES: tuple[Rule[Styles], ...] = (low,)
