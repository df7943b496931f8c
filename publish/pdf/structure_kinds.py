"""What an element of the XHTML is in the structure of a PDF (ISO 32000-1, 14.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_KINDS = {
    "section": "Sect",
    "article": "Art",
    "main": "Part",
    "aside": "Div",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "hr": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "code": "Code",
}
"""Elements that are not here are what is around them: emphasis has no type of its own."""

GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOCI", "Note"})
"""They hold paragraphs and other blocks, no text of their own."""

SHELLS = frozenset({"L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "TOC"})
"""They hold nothing but their own parts."""

ATOMS = frozenset({"P", *(f"H{level}" for level in range(1, 7))})
"""Blocks that hold no block."""

BLOCKS = (*sorted(ATOMS), "LBody", "Lbl", "TD", "TH", "Caption", *sorted(GROUPS - {"Note"}))
"""What a note can come after, or at the end of."""

_UNSEEN = frozenset({"html", "body", "header", "nav"})
"""Their language is that of all their kids."""

_NUMBERING = {"ul": "/Disc", "ol": "/Decimal"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an element is, and says of itself."""

    kind: str = ""
    """Structure type; ``Artifact`` for decoration, empty for a part of what is around it."""
    language: str = ""
    """Where it differs from what is around it."""
    words: str = ""
    """What stands for a picture."""
    id: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """Of the standard owners ``Table`` and ``List``, in PDF's terms."""


def meaning(element: Any, around: str, linked: bool) -> Meaning:  # noqa: ANN401 - elements have no types
    """Return what ``element`` is, where the language ``around`` is in force.

    ``linked``: whether it is a link that can be followed.
    """
    classes = element.get("class", "").split()
    language = element.get("lang", "")
    language = "" if language == around else language
    tag = element.tag
    if "leader" in classes:
        return Meaning("Artifact")
    if tag in ("img", "{http://www.w3.org/2000/svg}svg"):
        return _picture(element, language)
    kind = _kind(element, tag, classes, linked)
    if kind == "Note":
        return Meaning(kind, language, id=element.get("id", ""))
    if not kind and language and tag not in _UNSEEN:
        kind = "Div" if tag == "div" else "Span"
    return Meaning(kind, language, attributes=_attributes(element, kind, classes))


def _kind(element: Any, tag: str, classes: list[str], linked: bool) -> str:  # noqa: ANN401
    if tag == "a":
        return "Link" if linked else ""
    if tag == "div":
        return "Note" if "end-note" in classes else "P" if "paragraph" in classes else ""
    if tag == "span":
        return "Lbl" if "note-number" in classes else "Note" if element.get("role") == "doc-footnote" else ""
    if tag == "sup":
        return "Reference" if "call" in classes and len(element) else ""
    return "TOC" if "contents-list" in classes else _KINDS.get(tag, "")


def _picture(element: Any, language: str) -> Meaning:  # noqa: ANN401
    """A picture without words is decoration, but where it is all that a link shows."""
    words = element.get("alt") or element.findtext("{http://www.w3.org/2000/svg}title") or ""
    return Meaning("Figure" if words.strip() else "Artifact", language, words=words)


def _attributes(element: Any, kind: str, classes: list[str]) -> dict[str, Any]:  # noqa: ANN401
    if kind == "L" and element.tag in _NUMBERING and "tasks" not in classes:
        return {"O": "/List", "ListNumbering": _NUMBERING[element.tag]}
    if kind not in ("TH", "TD"):
        return {}
    found: dict[str, Any] = {}
    if kind == "TH":
        found["Scope"] = "/Row" if element.get("scope") in ("row", "rowgroup") else "/Column"
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if (count := element.get(name, "1")).isdecimal() and int(count) > 1:
            found[key] = int(count)
    return {"O": "/Table", **found} if found else {}
