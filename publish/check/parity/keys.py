"""What of a text is compared: its characters without what a style sheet or a line end may change.

White space is where lines end, hyphens are where words are divided, and capitals can be a matter of
style (`text-transform`, small capitals). So the key of a text has none of them.
"""

from __future__ import annotations

import unicodedata

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


def says_something(key: str) -> bool:
    """Tell whether a key has a letter or a digit: an ornament has none."""
    return any(one.isalnum() for one in key)
