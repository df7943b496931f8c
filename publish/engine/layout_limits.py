"""How far the layout of one unit may go: enough for any book, an end for any manuscript."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.pdf.tasks import Limits

VARIABLE = "PUBLISH_LAYOUT_SECONDS"
"""Environment variable: seconds that one unit may take, whatever its length."""

_LONGEST = 900.0
_FLOOR = 60.0
_CHARACTERS_A_SECOND = 1_000  # a slow machine does 20,000
_PAGES = 500
_CHARACTERS_A_PAGE = 20  # markup included, so a page of a listing's single characters


def limits_for(xhtml: str, environment: dict[str, str] | None = None) -> Limits:
    """Return the limits of a unit's layout by the length of its markup.

    Layout that takes 20 times as long as text does on a slow machine will not end, or not soon.
    """
    # A build with nothing to do asks for the variable alone.
    from publish.pdf.tasks import Limits

    seconds = min(_LONGEST, _FLOOR + len(xhtml) / _CHARACTERS_A_SECOND)
    pages = _PAGES + len(xhtml) // _CHARACTERS_A_PAGE
    return Limits(pages=pages, seconds=_given(environment) or seconds)


def longest(environment: dict[str, str] | None = None) -> float:
    """Return the seconds that no unit may take longer than."""
    return _given(environment) or _LONGEST


def _given(environment: dict[str, str] | None) -> float:
    return _number((os.environ if environment is None else environment).get(VARIABLE, ""))


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0
    return value if math.isfinite(value) and value > 0 else 0
