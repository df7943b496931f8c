"""Links: out of the book, to a place of it, and those that are refused."""

from __future__ import annotations

from urllib.parse import unquote

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    CrossReference,
    Inline,
    Link,
    ReferenceForm,
    Span,
)
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import without
from publish.readers.markdown.urls import is_unsafe, shown

_FORMS: dict[str, ReferenceForm] = {
    "page": "page",
    "number": "number",
    "title": "title",
    "label": "label",
}
_LONGEST = 2_000
_ALL_LONG = 2_000_000
"""Characters of long addresses in one text; link definitions multiply them (CommonMark's cmark
bounds the same attack)."""


def link(
    reading: Reading,
    nodes: tuple[Inline, ...],
    url: str,
    title: str,
    span: Span,
    given: Attributes = NO_ATTRIBUTES,
    nested: bool = False,
) -> tuple[Inline, ...]:
    """Return the nodes of a link; a refused one is its words.

    Without words a link into the book is a cross-reference that shows kind and number; one out
    of it shows its address.
    """
    if nested:
        reading.report("link-nested", "A link stands inside a link; the outer one stays.", span)
        return nodes
    if is_unsafe(url):
        reading.report("link-unsafe", f"The address of this link is refused: {shown(url)}", span)
        return nodes
    if len(url) > _LONGEST and not reading.spend(len(url), _ALL_LONG):
        reading.report_once("link-expansion", "", "Long addresses are used too often.", span)
        return nodes
    if not nodes and url and reading.dialect == "publish" and ":" not in url.partition("#")[0]:
        return (CrossReference(unquote(url.removeprefix("#")), "label", (), given, span),)
    return (Link(nodes, url, title, given, span),)


def asked_for(node: Link | CrossReference, given: Attributes) -> Link | CrossReference:
    """Return a link or reference with the attributes behind it.

    The class ``page`` (``number``, ``title``, ``label``) asks for that form of a reference.
    """
    form = next((_FORMS[one] for one in given.classes if one in _FORMS), None)
    if isinstance(node, Link):
        if form is None or ":" in node.url.partition("#")[0]:
            return Link(node.children, node.url, node.title, given, node.span)
        target = unquote(node.url.removeprefix("#"))
        rest = without(given, classes=(form,))
        return CrossReference(target, form, node.children, rest, node.span)
    rest = without(given, classes=(form,)) if form else given
    return CrossReference(node.target, form or node.form, node.children, rest, node.span)
