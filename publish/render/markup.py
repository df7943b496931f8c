"""Text and attributes that are safe in XML and HTML alike.

What is written is polyglot: the EPUB's documents are parsed as XML, the PDF's as HTML.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# Besides the characters that markup is made of: what XML 1.0 cannot hold (section 2.2), and the
# C1 controls, which HTML reads as Windows-1252.
_UNSAFE = re.compile("[&<>\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNSAFE_ATTRIBUTE = re.compile('[&<>"\t\n\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]')
_REPLACEMENTS = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\x0b": " ",
    "\x0c": " ",
    "\r": " ",
    "\x85": " ",
}
_BAD_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_SCHEMES = ("http", "https", "mailto")


def _replacement(match: re.Match[str]) -> str:
    return _REPLACEMENTS.get(match.group(), "")


def text(value: str) -> str:
    """Return ``value`` as character data; characters that no document may hold are dropped."""
    return _UNSAFE.sub(_replacement, value) if _UNSAFE.search(value) else value


def attribute(value: str) -> str:
    """Return ``value`` for use between double quotes."""
    return _UNSAFE_ATTRIBUTE.sub(_replacement, value)


def pair(name: str, value: str) -> str:
    """Return `` name="value"``, or nothing where the value is empty."""
    return f' {name}="{attribute(value)}"' if value else ""


def language_pairs(language: str) -> str:
    """Return both forms of the language attribute: ``lang`` for HTML, ``xml:lang`` for XML."""
    return f"{pair('lang', language)}{pair('xml:lang', language)}"


def direction_pair(direction: str) -> str:
    """Return the direction of writing (``ltr``, ``rtl``, ``auto``); anything else is passed over."""
    direction = direction.lower()
    return pair("dir", direction) if direction in ("ltr", "rtl", "auto") else ""


def class_pair(*classes: str) -> str:
    """Return the class attribute; empty names are passed over."""
    return pair("class", " ".join(name for one in classes for name in one.split()))


def web_address(url: str) -> str:
    """Return an address that may stand in ``href``, percent-encoded where it must be, or nothing.

    Nothing is returned for relative addresses (WeasyPrint makes ``file:`` paths of this machine
    of them) and for schemes that a book has no use for (``javascript:``, ``file:`` …).
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _SCHEMES and (bool(parts.hostname) or parts.scheme == "mailto")
        _ = parts.port
    except ValueError:
        return ""
    if not usable:
        return ""
    encoded = quote(_BAD_ESCAPE.sub("%25", url), safe="%/:=&?~#+!$,;'@()*-._")
    head, sign, fragment = encoded.partition("#")
    return head + sign + fragment.replace("#", "%23")
