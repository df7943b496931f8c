"""Ids from titles, and ids that are safe everywhere."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l",
     "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LONGEST = 80
"""Characters of an id: file names in an EPUB are made of them."""


def slug(title: str) -> str:
    """Return the anchor that mdBook gives a heading: lower case, each space a hyphen, letters,
    digits, hyphens and underscores kept (mdBook, ``utils::normalize_id``)."""
    kept = (
        "-" if character.isspace() else character.lower()
        for character in title.strip()
        if character.isspace() or character.isalnum() or character in "-_"
    )
    return "".join(kept)


def safe_id(local: str, language: str) -> str:
    """Return ``local`` as an id for XML, URLs and file names: ASCII letters, digits, ``-``, ``_``,
    a letter first; umlauts as the ``language`` writes them without. Empty where nothing is left."""
    composed = unicodedata.normalize("NFC", local).translate(_LETTERS)
    if language.lower().split("-")[0] == "de":
        composed = composed.translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", plain)[:_LONGEST].strip("-")
    if not name:
        return ""
    return name if name[0].isalpha() else f"s-{name.lstrip('_-')}".rstrip("-")
