"""What a publication's own templates wrote: read again before it is believed.

A template may come with a stranger's manuscript. Its text goes into both editions, so it must be
well-formed by itself and may hold nothing that acts or loads.
"""

from __future__ import annotations

import re

import tinycss2
from lxml import etree

from publish.stylecheck import fetches

_XHTML = "http://www.w3.org/1999/xhtml"
_OPEN = f'<body xmlns="{_XHTML}" xmlns:epub="http://www.idpf.org/2007/ops">'
_FORBIDDEN = frozenset((
    "script", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "audio",
    "video", "base", "form", "input", "button", "foreignobject", "handler", "listener", "animate", "set",
))  # fmt: skip
_LOADING = frozenset(("src", "srcset", "data", "poster", "background", "ping", "formaction", "action"))
_PICTURE = re.compile(r"publish-asset:[0-9a-f]+$|\.\./images/[^:/\\]+$|data:image/(?:png|jpe?g|gif|webp)[;,]")
_LINK = re.compile(r"#|https?://|mailto:|publish-goto:|[\w.-]+\.xhtml(?:#|$)", re.IGNORECASE)
_SHEET = re.compile(r"\.\./styles/[\w.-]+$")


def fault(text: str, whole: bool) -> str:
    """Return what is wrong with the markup, in words; empty where nothing is.

    ``whole``: it is a document, and not a part of one.
    """
    try:
        root = _parsed(text, whole)
    except etree.XMLSyntaxError as error:
        return f"what it writes is not well-formed: {str(error.msg).partition(', line ')[0]}"
    if whole and root.tag != f"{{{_XHTML}}}html":
        return "what it writes is no XHTML document"
    for element in root.iter():
        if not isinstance(element.tag, str):
            if isinstance(element, etree._Entity):
                return f"it writes the entity “{element.text}”, which XHTML does not know"
            continue
        if words := _element(element):
            return f"it writes {words}"
    return ""


def _parsed(text: str, whole: bool) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    if whole:
        return etree.fromstring(text.encode(), parser)
    return etree.fromstring(f"{_OPEN}{text}</body>".encode(), parser)


def _element(element: etree._Element) -> str:
    """Return what of an element may not stay, in words."""
    name = etree.QName(element).localname.lower()
    if name in _FORBIDDEN:
        return f"<{name}>"
    if name == "meta" and "http-equiv" in element.attrib:
        return "<meta http-equiv>"
    if name == "style" and fetches(tinycss2.parse_stylesheet("".join(map(str, element.itertext())))):
        return "a style sheet that loads another file"
    for key, value in element.attrib.items():
        if words := _attribute(name, etree.QName(key).localname.lower(), str(value).strip()):
            return words
    return ""


def _attribute(element: str, name: str, value: str) -> str:
    if name.startswith("on"):
        return f"the attribute “{name}”"
    if name == "style":
        loads = fetches(tinycss2.parse_blocks_contents(value))
        return "a style that loads another file" if loads else ""
    if name in _LOADING:
        return "" if name == "src" and _PICTURE.match(value) else f"the address “{value[:80]}”"
    if name != "href" or not value:
        return ""
    if element == "link":
        return "" if _SHEET.match(value) else f"the address “{value[:80]}”"
    known = _PICTURE if element in ("image", "use", "feimage") else _LINK
    return "" if known.match(value) or value.startswith("#") else f"the address “{value[:80]}”"
