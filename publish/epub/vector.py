"""SVG drawings in the form that EPUB allows; what could do harm ``assets`` has taken out.

Drawing programs write ids with blanks, ids twice, and references to nothing. A browser passes over
them; EPUBCheck makes them errors (RSC-005, RSC-012), and shops refuse the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_DOCTYPE = "-//W3C//DTD SVG 1.1//EN"
_ENCODINGS = ("UTF-8", "UTF-16", "ASCII", "US-ASCII")
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_PAINTS = ("fill", "stroke")
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_URL = re.compile(r"""url\(\s*(["']?)#([^"')]*)\1\s*\)""")


def plain_svg(data: bytes) -> bytes:
    """Return the drawing in UTF-8, without a foreign document type (EPUB 3.3, 3.9), with sound ids.

    The same bytes where nothing has to change. Raises `lxml.etree.XMLSyntaxError` for what is not
    well-formed, or brings entities from elsewhere.
    """
    # By default lxml resolves internal entities alone; libxml2 bounds depth and what they grow to.
    parser = etree.XMLParser(no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    info = root.getroottree().docinfo
    typed = info.internalDTD is not None and (info.public_id != _DOCTYPE or b"<!ENTITY" in data)
    encoded = (info.encoding or "UTF-8").upper() not in _ENCODINGS
    renamed, ids_changed = _mend_ids(root)
    references_changed = _mend_references(root, renamed)
    if not (typed or encoded or ids_changed or references_changed):
        return data
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _mend_ids(root: etree._Element) -> tuple[dict[str, str], bool]:
    """Give every id the form of an XML name; return the new name of each, and whether any changed.

    Of two elements with one id the first keeps it: that is where references lead.
    """
    holders: dict[str, etree._Element] = {}
    changed = False
    for element in list(root.iter(etree.Element)):
        uid = element.get("id")
        if uid is not None and (uid in holders or not uid):
            del element.attrib["id"]
            changed = True
        elif uid is not None:
            holders[uid] = element
    renamed = {uid: uid for uid in holders}
    taken = set(holders)
    for old, element in holders.items():
        if not _NAME.fullmatch(old):
            new = "x-" + re.sub(r"[^\w.\-]", "-", old)
            while new in taken:
                new += "-"
            taken.add(new)
            renamed[old] = new
            element.set("id", new)
            changed = True
    return renamed, changed


def _mend_references(root: etree._Element, renamed: dict[str, str]) -> bool:
    """Let references follow the ids, take out those to nothing, and tell whether any changed."""
    changed = False
    for element, key, value in _references(root):
        if key in _HREFS:
            new = f"#{renamed[value[1:]]}" if value[1:] in renamed else ""
        else:
            new = _URL.sub(lambda found: f"url(#{renamed.get(found[2], found[2])})", value)
            target = _URL.match(value)
            if key in _PAINTS and target and target[2] not in renamed:
                new = value[target.end() :].strip() or "none"
        if new == value or _URL.sub(r"url(#\2)", value) == new:
            continue
        changed = True
        if new:
            element.set(key, new)
        else:
            del element.attrib[key]
    return changed


def _references(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for element in list(root.iter(etree.Element)):
        for key, value in [(str(key), str(value)) for key, value in element.attrib.items()]:
            if (key in _HREFS and value.startswith("#")) or "url(" in value:
                yield element, key, value
