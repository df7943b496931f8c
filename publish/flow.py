"""The flow of a document: its running text, the same in print and in an e-book but for white space.

Both targets write one chapter in two ways. Print breaks long lines of listings, sets notes where
they are called and shows folios; so a place in the text is told by the number of its characters
before it, and what only one target shows does not count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]")
_OUTSIDE = frozenset(("head", "svg", "math", "script", "style", "template", "rp"))

PICTURES = frozenset(("img", "svg"))
"""Elements that are pictures, by their local names."""


def flowing(text: str) -> str:
    """Return the characters of ``text`` that count: neither white space nor unseen ones.

    Soft hyphens and places to break are for one target alone, and so are line ends.
    """
    bare = "".join(text.split())
    return bare if bare.isascii() else _UNSEEN.sub("", bare)


def seen(text: str) -> str:
    """Return ``text`` without unseen characters, its white space as it is."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def leaves_flow(name: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element stands outside the flow with all it holds; ``name`` is its local name.

    So do notes at the foot of a page, folios in the contents, drawings and formulas.
    """
    if name == "span" and (attributes.get("role") == "doc-footnote" or attributes.get("class") == "folio"):
        return True
    return name in _OUTSIDE or "hidden" in attributes
