"""Trim sizes by name and by measure, and the margins that go with them."""

from __future__ import annotations

import re

from publish.project.types import Margins, Theme, Trim
from publish.project.wording import shown

INCH = 25.4
"""mm in an inch."""

SIZES: dict[str, tuple[float, float]] = {
    "a4": (210, 297),
    "a5": (148, 210),
    "a6": (105, 148),
    "b5": (176, 250),
    "b6": (125, 176),
    "letter": (8.5 * INCH, 11 * INCH),
    "half-letter": (5.5 * INCH, 8.5 * INCH),
    "executive": (7 * INCH, 10 * INCH),
    "digest": (5.5 * INCH, 8.5 * INCH),
    "us-trade": (6 * INCH, 9 * INCH),
    "royal": (156, 234),
    "demy": (138, 216),
    "crown-quarto": (189, 246),
    "a-format": (110, 178),
    "b-format": (129, 198),
    "c-format": (135, 216),
    "pocket": (4.25 * INCH, 6.87 * INCH),
}
"""Trim sizes by name: width and height in mm. ISO 216, and the sizes of the American and the
British book trade."""

SMALLEST = 50.0
LARGEST = 600.0
"""Limits of a page's width and height, in mm."""

_UNITS = {"mm": 1.0, "cm": 10.0, "in": INCH, "pt": INCH / 72}
_MEASURE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*x\s*(\d{1,4}(?:\.\d{1,4})?)\s*(mm|cm|in|pt)", re.ASCII)


def parse_trim(text: str) -> Trim | str:
    """Return the trim size that ``text`` names (``a5``, ``6x9in``, ``148x210mm``).

    For anything else the answer is a sentence that says what is wrong.
    """
    name = text.strip().lower().replace("×", "x")
    if name in SIZES:
        return Trim(text.strip(), *SIZES[name])
    found = _MEASURE.fullmatch(name)
    if not found:
        return f"{shown(text)} is no trim size"
    unit = _UNITS[found[3]]
    width, height = (round(float(found[side]) * unit, 3) for side in (1, 2))
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        return f"a page of {width:g} × {height:g} mm is not between {SMALLEST:g} and {LARGEST:g} mm"
    return Trim(text.strip(), width, height)


def margins_for(theme: Theme, trim: Trim) -> Margins:
    """Return the theme's margins (mm) on a page of ``trim``.

    They are given for the theme's own trim size; those at the sides grow and shrink with the
    page's width, head and foot with its height.
    """
    own = parse_trim(theme.trim)
    if isinstance(own, str):
        return theme.margins
    across, down = trim.width / own.width, trim.height / own.height
    given = theme.margins
    return Margins(
        inner=round(given.inner * across, 2),
        outer=round(given.outer * across, 2),
        top=round(given.top * down, 2),
        bottom=round(given.bottom * down, 2),
    )
