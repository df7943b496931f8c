"""The words of an EPUB in the order of its spine."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from tests.text_parity import BookText, split

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}type"
_NAMES = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr "
    "ruby rt rb"
)
_BEGINS, _ENDS = "\ue001", "\ue002"
"""Around the label of a page where it begins."""
_INLINE = {f"{XHTML}{name}" for name in _NAMES.split()}


def epub_text(data: bytes) -> BookText:
    """Return the words of all documents in the spine but the navigation document."""
    body: list[str] = []
    notes: list[tuple[str, ...]] = []
    for document in documents(data):
        root = etree.fromstring(document)
        if root.find(f".//{XHTML}nav[@role='doc-toc']") is not None:
            continue
        for aside in list(root.iter(f"{XHTML}aside")):
            if aside.get(OPS) == "footnote":
                notes.append(tuple(split(_text(aside))))
                _remove(aside)
        page = root.find(f"{XHTML}body")
        assert page is not None
        body.extend(split(_text(page)))
    return BookText(tuple(body), tuple(notes))


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A printed page as an EPUB marks it."""

    label: str
    role: str
    """The role of the unit that it begins in."""
    words: tuple[str, ...]
    """From its marker to the next one; notes, which pop up, are left out."""


def epub_pages(data: bytes) -> list[MarkedPage]:
    """Return the pages that are marked in an EPUB, in their order."""
    texts = []
    for document in documents(data):
        root = etree.fromstring(document)
        for one in list(root.iter(f"{XHTML}aside", f"{XHTML}nav")):
            if one.get(OPS) == "footnote" or one.get("hidden"):
                _remove(one)
        page = root.find(f"{XHTML}body")
        assert page is not None
        role = page.get("class", "").split()[1:2]
        for marker in root.iter(f"{XHTML}span"):
            if marker.get("role") == "doc-pagebreak":
                assert not len(marker) and not marker.text
                marker.text = f"{_BEGINS}{marker.get('aria-label')}:{''.join(role)}{_ENDS}"
        texts.append(_text(page))
    _, *pages = " ".join(texts).split(_BEGINS)
    found = (page.partition(_ENDS) for page in pages)
    return [MarkedPage(*head.split(":"), tuple(split(words))) for head, _, words in found]


def documents(data: bytes) -> Iterator[bytes]:
    """Yield the documents of the spine in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        place = next(container.iter("{*}rootfile")).get("full-path", "")
        package = etree.fromstring(archive.read(place))
        paths = {item.get("id"): item.get("href", "") for item in package.iter("{*}item")}
        for reference in package.iter("{*}itemref"):
            path = unquote(paths[reference.get("idref")])
            yield archive.read(posixpath.normpath(posixpath.join(posixpath.dirname(place), path)))


def _text(element: etree._Element) -> str:
    parts: list[str] = []
    stack: list[tuple[etree._Element, bool]] = [(element, False)]
    while stack:
        node, done = stack.pop()
        apart = "" if node.tag in _INLINE else " "
        if done or not isinstance(node.tag, str):
            parts.extend((apart, (node.tail or "") if node is not element else ""))
            continue
        parts.extend((apart, node.text or ""))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
    return "".join(parts)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
