"""SVG drawings in the form that EPUB allows; what could do harm ``assets`` has taken out."""

from __future__ import annotations

from lxml import etree

_DOCTYPE = "-//W3C//DTD SVG 1.1//EN"
_ENCODINGS = ("UTF-8", "UTF-16", "ASCII", "US-ASCII")


def plain_svg(data: bytes) -> bytes:
    """Return the drawing in UTF-8 and without a foreign document type (EPUB 3.3, 3.9).

    The same bytes where nothing has to change. Raises `lxml.etree.XMLSyntaxError` for what is not
    well-formed, or brings entities from elsewhere.
    """
    # By default lxml resolves internal entities alone; libxml2 bounds depth and what they grow to.
    parser = etree.XMLParser(no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    info = root.getroottree().docinfo
    typed = info.internalDTD is not None and (info.public_id != _DOCTYPE or b"<!ENTITY" in data)
    if not typed and (info.encoding or "UTF-8").upper() in _ENCODINGS:
        return data
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
