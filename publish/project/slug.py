"""The name of the files that a build writes."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a slug looks like: lower-case ASCII letters and digits, single hyphens between."""

MAX_LENGTH = 80

# Letters that Unicode does not take apart, as librarians write them in ASCII.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})


def slug_from(name: str) -> str:
    """Return ``name`` in lower-case ASCII letters, digits and hyphens; ``publication`` if none is left."""
    spelled = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    ascii_only = spelled.encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return slug[:MAX_LENGTH].rstrip("-") or "publication"
