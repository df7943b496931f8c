"""A unit's XHTML as the document that WeasyPrint lays out.

WeasyPrint reads HTML with a parser in pure Python, for which ``<p/>`` opens a paragraph. Ours is
well-formed XML, so the parser of the standard library reads it: faster, and as it is meant.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

import cssselect2
import weasyprint
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from weasyprint.urls import URLFetcher

from publish.pdf.tasks import LayoutError

_XHTML = "{http://www.w3.org/1999/xhtml}"


class XhtmlDocument(weasyprint.HTML):  # type: ignore[misc]
    """What ``weasyprint.HTML`` is, from well-formed XHTML and without a base address."""

    def __init__(self, xhtml: str, fetcher: URLFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        root = parsed(xhtml)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


def parsed(xhtml: str) -> Element:
    """Return the root of a well-formed document, its names without namespace. Raises ``LayoutError``."""
    try:
        root: Element = ElementTree.fromstring(xhtml)
    except (ParseError, DefusedXmlException) as error:
        raise LayoutError(f"the XHTML cannot be read: {error}") from error
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(_XHTML):
            element.tag = element.tag[len(_XHTML) :]
    if root.tag != "html":
        raise LayoutError(f"the XHTML begins with <{root.tag}>")
    return root
