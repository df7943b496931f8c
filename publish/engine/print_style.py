"""The style of a print edition: sheets, faces and measures, as its layout tasks carry them."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from publish.engine.measures import page_settings
from publish.engine.typefaces import Typefaces
from publish.pdf.tasks import FaceFile
from publish.project.types import Edition
from publish.render.sides import sides_alike
from publish.render.stylesheets import listing_columns, margin_stylesheets, stylesheets

_PT = 72 / 25.4
"""pt in one mm."""
_VARIANTS = {"screen": "pdf/ua-1"}
"""Presets whose PDF is of a kind that has a name."""
_HEAD_CHARACTER = 2.35
"""mm that a character of a head takes at most: letterspaced small capitals of 9.5 pt."""


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """What all units of a print edition are set with."""

    css: tuple[str, ...]
    files: tuple[str, ...]
    """Where each sheet lies in the publication's folder; empty for ours."""
    margin_css: tuple[str, ...]
    faces: tuple[FaceFile, ...]
    listing_columns: int
    measure: float
    """In em of running text."""
    head_characters: int
    """How many characters a running head has room for."""
    across: float | None = None
    """How far to the right, in pt, stands on a verso what stands on a recto; ``None`` where the
    style makes the two sides differ by more than that."""
    variant: str = ""
    """The kind of PDF that units are set as: see `LayoutTask`."""


@dataclass(frozen=True, slots=True)
class StyleRequest:
    """What a style is made of."""

    sheets: tuple[tuple[str, str], ...]
    """The publication's own: their names and texts."""
    edition: Edition
    chosen: Typefaces
    """The faces that the edition is set in."""


def print_style(given: StyleRequest) -> PrintStyle:
    """Return the style of an edition."""
    edition, chosen = given.edition, given.chosen
    page = page_settings(edition, chosen.fallbacks)
    sheets = stylesheets("pdf", edition.theme.sheets, given.sheets, page)
    margins = margin_stylesheets(edition.theme.sheets, given.sheets, page)
    return PrintStyle(
        tuple(sheet.css for sheet in sheets),
        tuple(sheet.file for sheet in sheets),
        tuple(sheet.css for sheet in margins),
        tuple(FaceFile(face.family, face.weight, face.italic, face.path) for face in chosen.faces),
        listing_columns(page),
        page.measure_in_em(),
        floor(page.measure() / _HEAD_CHARACTER),
        (page.outer - page.inner) * _PT if sides_alike(sheets) else None,
        _VARIANTS.get(edition.preset, ""),
    )
