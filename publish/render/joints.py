"""Where long words of code and addresses may be broken, so that no line is torn apart for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from publish.render.markup import text

BREAK = "\u200b"
"""A place where a line may end and nothing is seen (zero width space); print only."""

_WORD = re.compile(r"[^\s\u00a0]{14,}")
"""What is long enough to tear a line apart."""
_JOINT = re.compile(r"(?<=::)|(?<=[/._\-(,=&?@#<])(?![/.:])")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LEAST = 3
"""Characters on either side of a break."""
_LONG = 20
"""Characters of a name from which on it is broken inside, where a capital begins a word of it."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u00a0<>\"“”‘’„]*[^\s\u00a0<>\"“”‘’„.,;:!?)\]}…]")


def broken_code(value: str, epub: bool) -> str:
    """Return a piece of code as markup, with places to break in its long words."""
    return _marked(_WORD.sub(_with_breaks, value), epub)


def broken_addresses(value: str, epub: bool) -> str:
    """Return running text as markup; web addresses in it are broken at joints, without a hyphen."""
    if "//" not in value and "www." not in value:
        return text(value)
    parts: list[str] = []
    place = 0
    for found in _ADDRESS.finditer(value):
        parts.append(text(value[place : found.start()]))
        address = _marked(_WORD.sub(_with_breaks, found[0]), epub)
        parts.append(f'<span class="address">{address}</span>')
        place = found.end()
    return "".join((*parts, text(value[place:])))


def pieces(value: str) -> list[str]:
    """Return what cannot be broken in a piece of code or an address."""
    return _WORD.sub(_with_breaks, value).replace(BREAK, " ").split()


def _with_breaks(match: re.Match[str]) -> str:
    parts = (
        part if len(part) < _LONG else BREAK.join(_parted(part, _HUMP)) for part in _parted(match[0], _JOINT)
    )
    return BREAK.join(parts)


def _parted(word: str, joint: re.Pattern[str]) -> Iterator[str]:
    places = [0]
    for found in joint.finditer(word):
        if found.start() - places[-1] >= _LEAST and len(word) - found.start() >= _LEAST:
            places.append(found.start())
    for start, end in pairwise((*places, len(word))):
        yield word[start:end]


def _marked(value: str, epub: bool) -> str:
    # An e-reader's search and dictionary pass over <wbr>; WeasyPrint makes a box of each.
    return text(value).replace(BREAK, "<wbr />") if epub else text(value)
