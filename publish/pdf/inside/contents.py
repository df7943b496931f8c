"""What the content of a page draws with: glyphs by font, graphics states, and whether anything more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

_PARTS = re.compile(
    rb"/(?P<font>\S+) -?[\d.]+ Tf\b|<(?P<text>[0-9a-f]*)>|/(?P<state>\S+) gs\b"
    rb"|\b(?P<more>Do|sh|cs|CS|scn|SCN|BI|BDC|BMC)\b"
)
"""All strings are hexadecimal (`publish.pdf.brevity`), so no operator is text."""
_DIGITS = 4
"""Hexadecimal ones of a glyph's number."""


@dataclass(slots=True)
class Uses:
    """What pages draw with, by the names in their resources."""

    glyphs: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    states: set[str] = field(default_factory=set)
    more: bool = False
    """Pictures, patterns, colour spaces, marked content: names that count through the document."""


def uses_of(contents: Iterable[bytes]) -> Uses:
    """Return what the pages with these contents draw with."""
    found = Uses()
    for content in contents:
        font = ""
        for part in _PARTS.finditer(content):
            if part["font"] is not None:
                font = part["font"].decode()
            elif part["text"] is not None:
                digits = part["text"]
                found.glyphs[font].update(
                    int(digits[at : at + _DIGITS], 16) for at in range(0, len(digits), _DIGITS)
                )
            elif part["state"] is not None:
                found.states.add(part["state"].decode())
            else:
                found.more = True
    return found
