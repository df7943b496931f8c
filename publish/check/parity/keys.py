"""What of a text is compared: its characters without what a style sheet or a line end may change.

White space is where lines end, hyphens are where words are divided, and capitals can be a matter of
style (`text-transform`, small capitals). So the key of a text has none of them; where hyphens stand
is looked at afterwards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

HYPHENS = "-\u2010\u2011"
"""Hyphens that a reader sees."""
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x02\ufffe\u034f"
"""Soft hyphens, joiners, places to break, and what pdfium gives for a hyphen at a line's end."""
_SPACES = "".join(one for one in map(chr, range(0x3001)) if one.isspace())
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_KEPT = {ord(one): other for one, other in _LIGATURES.items()}
_DROPPED = {ord(one): None for one in (*HYPHENS, *_UNSEEN, *_SPACES)}
_TABLE: dict[int, str | None] = {**_KEPT, **_DROPPED}


def key_of(text: str) -> str:
    """Return the characters of a text that are compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.translate(_TABLE).casefold()


def hyphens_of(text: str) -> Iterator[int]:
    """Yield how many characters of the key stand before each hyphen that is seen."""
    if not any(one in text for one in HYPHENS):
        return
    count = 0
    for word in _pieces(text):
        if word in HYPHENS:
            yield count
        else:
            count += len(key_of(word))


def _pieces(text: str) -> Iterator[str]:
    """Yield hyphens, and what stands between them."""
    start = 0
    for at, one in enumerate(text):
        if one in HYPHENS:
            if at > start:
                yield text[start:at]
            yield one
            start = at + 1
    if start < len(text):
        yield text[start:]


def says_something(key: str) -> bool:
    """Tell whether a key has a letter or a digit: an ornament has none."""
    return any(one.isalnum() for one in key)
