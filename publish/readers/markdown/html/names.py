"""HTML's elements by what becomes of them here (HTML Living Standard, and the obsolete ones)."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul menu dir search head colgroup col"
)
"""Elements that hold or part blocks."""

INLINES = _names(
    "a abbr acronym b bdi bdo big br cite code data del dfn em i img ins kbd mark nobr q rb rp rt rtc ruby "
    "s samp small span strike strong sub sup time tt u var wbr font label"
)
"""Elements inside a line that have a meaning in a book, or do no harm."""

DISCARDED = _names("script style template noscript noframes noembed title")
"""Elements whose content is not text for a reader."""

ACTIVE = _names(
    "script style iframe object embed applet frame frameset form input button select option optgroup "
    "textarea output datalist keygen link meta base canvas template noscript portal noframes noembed "
    "fencedframe"
)
"""Elements that run, fetch or ask for something."""

OTHERS = _names(
    "audio video source track picture map area svg math param meter progress legend slot basefont bgsound "
    "blink marquee plaintext xmp title path g rect circle line polyline polygon text tspan use defs "
    "multicol spacer isindex image nextid"
)
"""Elements that a book has no place for; their words stay."""

VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr "
    "spacer isindex image nextid"
)
"""Elements without content and end tag."""

_ELEMENTS = BLOCKS | INLINES | ACTIVE | OTHERS | DISCARDED


def is_element(name: str) -> bool:
    """Tell whether a name in angle brackets is an element.

    ``<T>`` and ``<Button>`` are types of a programming language: a name with a capital is an
    element only when it is all capitals and longer than a letter (``<BR>``), or ``<Listing>``
    of the Rust project's preprocessor.
    """
    if name == "Listing":
        return True
    if name != name.lower() and (len(name) == 1 or name != name.upper()):
        return False
    return name.lower() in _ELEMENTS


CLOSED_BY: dict[str, frozenset[str]] = {
    "p": BLOCKS - {"caption", "col", "colgroup"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
}
"""Which start tags end an element whose own end tag may be left out."""
