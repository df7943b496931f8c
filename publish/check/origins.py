"""Back to the manuscript: from a place in a built file to ``file:line:column``.

The side table that a build keeps (`publish.engine.origin_table`) says which part of a document each
node of the manuscript became, and where each block stands on the pages.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from urllib.parse import unquote

from publish.check.elements import Element, Elements
from publish.check.finding import Finding
from publish.check.selecting import find_element
from publish.check.traced_document import TracedDocument
from publish.check.traced_pages import TracedPages
from publish.engine.origin_table import KIND, OriginTable, table_from_json
from publish.spans import Span
from publish.store import Store

_ROOT = "EPUB/"
_QUOTED = re.compile(r"[“\"'‘«]([^“”\"'‘’«»]{2,300})[”\"'’»]")
_METADATA = {"creator": "contributors", "contributor": "contributors", "subject": "subjects"}
"""Elements of the package document, and the settings that they show."""
_LARGEST = 256_000_000
"""Bytes of a member that is read: the archive is ours, but the disk may not be what it was."""
_LONGEST = 4_000
"""Characters of a message that are looked at."""
_HOLDERS = ("section", "nav", "body", "html")
"""Elements that hold so much that what is in them can be from anywhere."""
_GENERATED = ("half-title", "title-page", "copyright-page")


class Origins:
    """The way back from one built file."""

    def __init__(self, table: OriginTable, content: bytes = b"") -> None:
        """``content``: the built file, needed for an EPUB."""
        self._table = table
        self._content = content
        self._keys = dict(table.keys)
        self._files = dict(table.files)
        self._units = {f"{_ROOT}text/{one.id}.xhtml": one for one in table.units if not one.first}
        self._read: dict[str, TracedDocument | Elements | None] = {}

    @property
    def root(self) -> Path | None:
        """The folder of the publication that the file was built from, where it is still there."""
        root = Path(self._table.root) if self._table.root else None
        return root if root is not None and root.is_dir() else None

    def of_resource(self, resource: str, line: int, column: int = 0) -> Span | None:
        """Return the origin of a place in a file of the EPUB; lines and columns from 1, 0 unknown.

        A style sheet of the publication's own has the lines of its file. None for what nobody of
        the publication wrote.
        """
        if resource in self._files:
            return Span(self._files[resource], max(line, 0), max(column, 0))
        elements = self._elements(resource)
        element = elements.at_line(line, column) if elements is not None and line > 0 else None
        return self._of(resource, element) if element is not None else self._of_whole(resource)

    def of_element(self, resource: str, element: str) -> Span | None:
        """Return the origin of an element: ``#id``, XPath, CFI or CSS selector."""
        elements = self._elements(resource)
        found = find_element(elements, element) if elements is not None else None
        return self._of(resource, found) if found is not None else self._of_whole(resource)

    def of_text(self, resource: str, message: str) -> Span | None:
        """Return the origin of what a message quotes, where it says no more than the file."""
        elements = self._elements(resource)
        for quoted in _quoted(message) if elements is not None else ():
            at = elements.content.find(quoted.encode()) if elements is not None else -1
            element = elements.at(at) if elements is not None and at >= 0 else None
            if element is not None and (span := self._of(resource, element)) is not None:
                return span
        return self._of_whole(resource)

    def of_page(self, page: int, x: float | None = None, y: float | None = None) -> Span | None:
        """Return the origin of what stands on a page (from 1) at a place: pt from the trim box's upper
        left corner. Without ``y`` it is the first on the page; None for margins and blank pages."""
        return self._pages.at(page, x, y)

    def in_margin(self, page: int, y: float) -> bool:
        """Tell whether a place on a page is above or below its type area."""
        return self._pages.in_margin(page, y)

    @cached_property
    def _pages(self) -> TracedPages:
        return TracedPages(self._table.units, self._generated)

    def _elements(self, resource: str) -> Elements | None:
        document = self._document(resource)
        return document.elements if isinstance(document, TracedDocument) else document

    def _document(self, resource: str) -> TracedDocument | Elements | None:
        """Return a document of the EPUB; None for what is not XML or not there."""
        if resource not in self._read:
            self._read[resource] = None
            content = self._member(resource) if resource.endswith((".xhtml", ".opf", ".ncx")) else None
            if content is not None:
                unit = self._units.get(resource)
                try:
                    self._read[resource] = TracedDocument(unit, content) if unit else Elements(content)
                except ValueError:  # the file is not what was built
                    return None
        return self._read[resource]

    def _member(self, resource: str) -> bytes | None:
        try:
            with zipfile.ZipFile(BytesIO(self._content)) as archive:
                known = archive.getinfo(resource)
                return archive.read(known) if known.file_size <= _LARGEST else None
        except (KeyError, OSError, ValueError, RuntimeError, zipfile.BadZipFile):
            return None

    def _of(self, resource: str, element: Element) -> Span | None:
        document = self._document(resource)
        if isinstance(document, TracedDocument):
            return document.of_element(element) or self._generated(document, element)
        if resource.endswith(".opf"):
            return self._of_package(element)
        return self._led(resource, element) or self._setting("title")

    def _generated(self, document: TracedDocument, element: Element) -> Span | None:
        """Return the setting that an element shows; of a generated page else the title's."""
        text = document.elements.text(element)
        for name in (*self._shown(text), *self._showing(text)):
            if name in self._keys and (document.unit.role in _GENERATED or element.name != "html"):
                return self._keys[name]
        if document.unit.role in _GENERATED:
            return self._setting("title")
        # The number of a note is ours, and stands in the note.
        near = takewhile(lambda one: one.name not in _HOLDERS, element.around())
        return next(filter(None, map(document.of_element, near)), None) or document.beginning

    def _shown(self, text: str) -> list[str]:
        """Return the settings whose words stand in a text, the first one first."""
        found = [
            (place.start(), -len(words), name)
            for name, words in self._table.words
            if (place := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))
        ]
        return [name for _, _, name in sorted(found)]

    def _showing(self, text: str) -> list[str]:
        """Return the settings of whose words a text is a part, such as the year of a date."""
        return [name for name, words in self._table.words if len(text) > 2 and text in words]

    def _setting(self, name: str) -> Span | None:
        """Return where a setting stands; of a title that is not set, the text's own."""
        if name in self._keys:
            return self._keys[name]
        texts = (one for one in self._table.units if one.spans and one.role not in _GENERATED)
        first = next(texts, None) if name == "title" else None
        return TracedDocument(first).beginning if first is not None else None

    def _of_package(self, element: Element) -> Span | None:
        """Return the origin of an element of the package document: the file that it names, or the
        setting that it shows."""
        for one in element.around():
            if one.name == "item" and (href := one.attributes.get("href")):
                return self._of_whole(_ROOT + unquote(href))
            if one.name == "itemref":
                return self._of_itemref(one.attributes.get("idref", ""))
            if (name := _METADATA.get(one.name, one.name)) in self._keys:
                return self._keys[name]
        return self._setting("title")

    def _of_itemref(self, name: str) -> Span | None:
        return self._of_whole(f"{_ROOT}text/{name.removeprefix('text-')}.xhtml")

    def _led(self, resource: str, element: Element) -> Span | None:
        """Return the origin of what an entry of the contents leads to."""
        entry = next((one for one in element.around() if one.name in ("li", "navPoint")), element)
        for one in (*element.around(), *_below(element), *_below(entry)):
            address = one.attributes.get("href") or one.attributes.get("src") or ""
            if address and "://" not in address and one.name in ("a", "content"):
                path, _, name = unquote(address).partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(resource), path))
                return self.of_element(target, f"#{name}") if name else self._of_whole(target)
        return None

    def _of_whole(self, resource: str) -> Span | None:
        """Return the origin of a file: its first place, or where a picture is first shown."""
        if resource in self._files:
            return Span(self._files[resource], 0)
        if resource in self._units:
            document = self._document(resource)
            begun = document.beginning if isinstance(document, TracedDocument) else None
            return begun or self._setting("title")
        if resource.startswith(f"{_ROOT}images/"):
            return self._of_picture(resource.removeprefix(_ROOT))
        if resource.endswith("cover.xhtml"):
            return self._keys.get("cover") or self._setting("title")
        return self._setting("title") if resource.endswith((".opf", ".ncx", "nav.xhtml")) else None

    def _of_picture(self, name: str) -> Span | None:
        for resource, unit in self._units.items():
            if name not in unit.marked and name not in unit.document:
                continue
            document = self._document(resource)
            for element in document.elements.all if isinstance(document, TracedDocument) else ():
                if element.attributes.get("src", "").endswith(name):
                    return self._of(resource, element)
        return self._keys.get("cover")


def _below(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _below(child)


def _quoted(message: str) -> list[str]:
    """Return what a message quotes, the longest first."""
    found = dict.fromkeys(one[1] for one in _QUOTED.finditer(message[:_LONGEST]))
    return sorted(found, key=len, reverse=True)


def origins_of(path: Path, store: Store | None, kept: bytes = b"") -> Origins | None:
    """Return the way back from the built file ``path``; None where nothing is known of it.

    ``kept`` is `Artifact.origins` of a build without a cache. Raises OSError where the file cannot
    be read.
    """
    content = path.read_bytes()
    if not kept and store is not None:
        kept = store.get(KIND, hashlib.sha256(content).hexdigest()) or b""
    try:
        return Origins(table_from_json(kept), content) if kept else None
    except ValueError:  # kept by another version of ours
        return None


def trace(finding: Finding, origins: Origins) -> Finding:
    """Return a finding with the place of the manuscript that its place in the built file leads to."""
    place = finding.place
    if finding.span is not None or place is None:
        return finding
    span: Span | None = None
    if place.page:
        span = origins.of_page(place.page, place.x, place.y)
    elif place.element:
        span = origins.of_element(place.resource, place.element)
    elif place.line > 0:
        span = origins.of_resource(place.resource, place.line, place.column)
    elif place.resource:
        span = origins.of_text(place.resource, finding.message)
    return replace(finding, span=span) if span is not None else finding
