"""SVG drawings: nothing that runs, nothing that is fetched, in the form that EPUB allows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from publish.diagnostics import Diagnostic
from publish.epub.codes import CODES

if TYPE_CHECKING:
    from publish.assets import Picture

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_ACTIVE = ("script", "handler", "iframe", "object", "embed", "audio", "video")
_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*(?:#|data:))[^)]*\)", re.IGNORECASE)
_DOCTYPE = "-//W3C//DTD SVG 1.1//EN"


def clean_svg(picture: Picture) -> tuple[Picture | None, tuple[Diagnostic, ...]]:
    """Return the drawing as an EPUB may hold it; the same bytes where nothing has to change.

    Scripts and addresses of other files are taken out and reported, entities are written out. None,
    and an error, for what is not well-formed SVG.
    """
    # By default lxml resolves internal entities alone; libxml2 bounds depth and what they grow to.
    parser = etree.XMLParser(no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(picture.data, parser)
    except etree.XMLSyntaxError as error:
        return None, (CODES.make("picture-unusable", f"{picture.key} is not well-formed SVG: {error}"),)
    if root.tag != f"{{{_SVG}}}svg":
        return None, (CODES.make("picture-unusable", f"{picture.key} is not an SVG drawing."),)
    removed = _remove_active(root)
    if not removed and not _must_be_rewritten(root, picture.data):
        return picture, ()
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    cleaned = replace(picture, data=data, sha256=hashlib.sha256(data).hexdigest())
    if not removed:
        return cleaned, ()
    message = f"{picture.key}: taken out: {', '.join(removed)}."
    return cleaned, (CODES.make("picture-cleaned", message),)


def _must_be_rewritten(root: etree._Element, data: bytes) -> bool:
    """Tell whether encoding or document type are not what EPUB 3.3 (3.9) allows in XML."""
    info = root.getroottree().docinfo
    if info.internalDTD is not None and (info.public_id != _DOCTYPE or b"<!ENTITY" in data):
        return True
    return (info.encoding or "UTF-8").upper() not in ("UTF-8", "UTF-16", "ASCII")


def _remove_active(root: etree._Element) -> list[str]:
    """Take out what runs or fetches, and return what it was, each kind once."""
    removed: dict[str, None] = {}
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element).localname.lower()
        if name in _ACTIVE:
            removed[f"<{name}>"] = None
            _drop(element)
            continue
        for key in map(str, list(element.attrib)):
            _clean_attribute(element, key, name, removed)
        if name == "style" and element.text:
            element.text = _clean_css(element.text, removed)
    return list(removed)


def _clean_attribute(element: etree._Element, key: str, name: str, removed: dict[str, None]) -> None:
    value = str(element.attrib[key])
    local = etree.QName(key).localname.lower()
    if local.startswith("on"):
        removed[local] = None
        del element.attrib[key]
    elif key in _HREFS or local == "src":
        address = re.sub(r"\s", "", value).lower()
        linked = name == "a" and address.startswith(("http://", "https://", "mailto:"))
        if not linked and not address.startswith(("#", "data:image/")) and address:
            removed[value[:80]] = None
            del element.attrib[key]
    elif "url(" in value.lower() or local == "style":
        element.attrib[key] = _clean_css(value, removed)


def _clean_css(css: str, removed: dict[str, None]) -> str:
    for pattern in (_IMPORT, _OUTSIDE):
        for found in pattern.findall(css):
            removed[found[:80]] = None
        css = pattern.sub("none" if pattern is _OUTSIDE else "", css)
    return css


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        tail = element.tail or ""
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
