"""What a drawing may not hold: scripts, other documents, anything fetched from elsewhere."""

from __future__ import annotations

import re

import tinycss2
from lxml import etree
from tinycss2.ast import Node

from publish.stylecheck import embedded, fetches

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_FOREIGN = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/XInclude")
_FORBIDDEN = frozenset(
    ("script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener")
)
_ANIMATED = frozenset(("animate", "set", "animatetransform", "animatemotion"))
_SHOWING = frozenset(("image", "feimage", "use"))
"""Elements that are nothing without what they show."""
_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_MAY_FETCH = re.compile(r"url|src|image|expression|\\", re.IGNORECASE)


def local_name(element: etree._Element) -> str:
    """Return an element's name in lower case, without its namespace; empty for comments and the like."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def clean(tree: etree._ElementTree[etree._Element]) -> tuple[str, ...]:
    """Take out of ``tree`` whatever could act or fetch; return what it was, in words, each once."""
    removed: dict[str, None] = {}
    for instruction in tree.xpath("//processing-instruction('xml-stylesheet')"):
        removed["style sheets"] = None
        _take_out(instruction)
    for element in list(tree.getroot().iter(etree.Element)):
        name = local_name(element)
        namespace = etree.QName(element).namespace or ""
        if name in _FORBIDDEN or namespace in _FOREIGN or _animates_a_link(element, name):
            removed[f"<{name}>"] = None
            _take_out(element)
            continue
        if name == "style":
            _style_element(element, removed)
        for key, value in list(element.attrib.items()):
            if reason := _attribute(name, str(key), str(value)):
                removed[reason] = None
                del element.attrib[key]
        if name in _SHOWING and not any(str(key).endswith("href") for key in element.attrib):
            _take_out(element)
    return tuple(removed)


def _take_out(node: etree._Element) -> None:
    """Remove a node but not the text after it."""
    parent = node.getparent()
    if parent is None:  # a processing instruction beside the root goes with the writing of the tree
        return
    previous = node.getprevious()
    if node.tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def _animates_a_link(element: etree._Element, name: str) -> bool:
    target = element.get("attributeName", "").lower()
    return name in _ANIMATED and (target.endswith("href") or target.startswith("on"))


def _attribute(element: str, key: str, value: str) -> str:
    """Return what an attribute that has to go is called; empty for one that may stay."""
    name = etree.QName(key).localname.lower()
    if name.startswith("on"):
        return "event handlers"
    if key == f"{{{_XML}}}base":
        return "a base address"
    if name in ("href", "src"):
        target = value.strip()
        stays = not target or embedded(target) or (element == "a" and _LINK.match(target))
    elif name == "style":
        stays = not fetches(tinycss2.parse_blocks_contents(value, skip_comments=True))
    else:
        stays = not ("(" in value and _MAY_FETCH.search(value)) or not fetches(
            tinycss2.parse_component_value_list(value)
        )
    return "" if stays else "links to other files"


def _style_element(element: etree._Element, removed: dict[str, None]) -> None:
    css = "".join(str(text) for text in element.itertext())
    rules = tinycss2.parse_stylesheet(css)
    kept = [rule for rule in rules if not fetches([rule])]
    if len(kept) < len(rules):
        removed["links to other files"] = None
        for child in list(element):
            element.remove(child)
        element.text = _serialized(kept)


def _serialized(rules: list[Node]) -> str:
    try:
        return str(tinycss2.serialize(rules))
    except RecursionError:  # brackets within brackets, thousands deep: no style sheet
        return ""
