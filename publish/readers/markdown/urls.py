"""Addresses in a manuscript: which are refused, and what the writer typed."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")
_REFUSED = frozenset(
    ("javascript", "vbscript", "livescript", "mocha", "data", "file", "blob", "about", "view-source", "jar")
)


def scheme(url: str) -> str:
    """Return the scheme in lower case, or nothing for a path.

    Spaces and control characters are passed over first, as browsers do before they obey
    (``java\\nscript:``; WHATWG URL Standard, "basic URL parser").
    """
    found = _SCHEME.match(_IGNORED.sub("", url[:200]).lower())
    return found[0] if found else ""


def is_unsafe(url: str) -> bool:
    """Tell whether an address could run code, carry content or read this machine.

    Escapes are resolved as well: whoever opens the path behind an address does that too.
    """
    return scheme(url) in _REFUSED or scheme(unquote(url[:600])) in _REFUSED


def shown(url: str) -> str:
    """Return an address as a message shows it: one line, not too long."""
    text = " ".join(_IGNORED.sub(" ", url).split())
    return text if len(text) <= 60 else text[:59] + "…"


def as_path(url: str) -> str:
    """Return the path that a picture's address means, without the escapes that Markdown adds."""
    return url if scheme(url) else unquote(url)
