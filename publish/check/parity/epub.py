"""An EPUB as it is compared: its text in the order of the spine, and what stands in the text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from publish.check.archives import Archive, ArchiveError
from publish.check.containers import package_document
from publish.check.finding import Place
from publish.check.parity.flows import Flow

_MOST = 64 * 2**20
_XHTML = "application/xhtml+xml"
_NCX = "application/x-dtbncx+xml"
_OPS = "{http://www.idpf.org/2007/ops}"


class UncomparableError(Exception):
    """A file that cannot be compared; the message says why."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the text."""

    level: int
    start: int
    """Of its text in the main flow."""
    end: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """A note, by its place in the flow of notes."""

    start: int
    end: int
    place: Place
    name: str
    """``file#id``; ends in ``#`` where it has no id."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text."""

    offset: int
    """How many characters of the main flow stand before it."""
    address: str
    """File in the archive; "" for a drawing in the document itself."""
    label: str
    """Its text alternative, else the name of its file."""
    place: Place
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link from words of the main flow."""

    start: int
    end: int
    target: str
    """File of the archive, with ``#id`` where there is one; or an address of the web."""
    place: Place
    is_call: bool = False
    """Whether it calls a note."""
    excused: bool = False


@dataclass(frozen=True, slots=True)
class PageMark:
    """The beginning of a printed page."""

    label: str
    offset: int
    """How many characters of the main flow stand before it; -1: it is not in the running text."""
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of contents."""

    level: int
    """From 1."""
    title: str
    target: str
    place: Place


@dataclass(slots=True)
class EpubText:
    """All that is compared."""

    main: Flow = field(default_factory=Flow)
    notes: Flow = field(default_factory=Flow)
    headings: list[Heading] = field(default_factory=list)
    notes_of: list[Note] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: dict[str, PageMark] = field(default_factory=dict)
    """By ``file#id``."""
    formulas: list[int] = field(default_factory=list)
    """How many characters of the main flow stand before each."""
    ids: dict[str, int] = field(default_factory=dict)
    """``file#id``, and ``file`` itself, with the characters of the main flow before it."""
    titles: dict[str, str] = field(default_factory=dict)
    """Titles of generated pages, by ``file`` and ``file#id``."""
    documents: tuple[str, ...] = ()
    """In the order of the spine."""
    contents: tuple[Entry, ...] = ()
    """Of the navigation document."""
    ncx: tuple[Entry, ...] = ()
    page_list: tuple[Entry, ...] = ()
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of pictures that have pixels, by file."""
    drawn: dict[str, str] = field(default_factory=dict)
    """What is written in drawings, by file; of drawings in documents under ""."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """What the package document names."""

    resource: str
    spine: tuple[str, ...]
    nav: str
    ncx: str
    guide: Mapping[str, str]
    """Files that the guide names, and what it calls them."""
    title: str = ""


def package_of(archive: Archive) -> Package:
    """Return what the package document names. Raises `UncomparableError`."""
    document = package_document(archive)
    if document is None:
        raise UncomparableError("it has no package document")
    try:
        root = parsed(document.data)
    except etree.XMLSyntaxError as error:
        raise UncomparableError(f"{document.resource} is not well-formed") from error
    items: dict[str, tuple[str, str]] = {}
    nav = ncx = ""
    for one in root.iter("{*}item"):
        name = resolved(document.resource, one.get("href") or "")
        items[one.get("id") or ""] = name, one.get("media-type") or ""
        if "nav" in (one.get("properties") or "").split():
            nav = name
        if one.get("media-type") == _NCX:
            ncx = name
    spine = [
        items[name][0]
        for one in root.iter("{*}itemref")
        if (name := one.get("idref") or "") in items and items[name][1] == _XHTML
    ]
    guide = {
        resolved(document.resource, one.get("href") or "").partition("#")[0]: one.get("type") or ""
        for one in root.iter("{*}reference")
    }
    named = root.find(".//{http://purl.org/dc/elements/1.1/}title")
    title = _text(named) if named is not None else ""
    return Package(document.resource, tuple(dict.fromkeys(spine)), nav, ncx, guide, title)


def parsed(data: bytes) -> etree._Element:
    """Return a document read without entities and network. Raises `etree.XMLSyntaxError`."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    return etree.fromstring(data, parser)


def resolved(resource: str, address: str) -> str:
    """Return what an address in a file leads to: a file of the archive, or as it is for the web."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address) or address.startswith("//"):
        return address
    path, mark, name = address.partition("#")
    path = unquote(path)
    where = posixpath.normpath(posixpath.join(posixpath.dirname(resource), path)) if path else resource
    return f"{where}{mark}{unquote(name)}"


def read_navigation(archive: Archive, name: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return contents and page list of a navigation document. Raises `UncomparableError`."""
    root = _read(archive, name)
    found: dict[str, tuple[Entry, ...]] = {}
    for nav in root.iter("{*}nav"):
        kind = (nav.get(f"{_OPS}type") or "").split()
        for one in ("toc", "page-list"):
            if one in kind and one not in found:
                found[one] = tuple(_listed(nav, name, 0))
    return found.get("toc", ()), found.get("page-list", ())


def _listed(node: etree._Element, name: str, level: int) -> Iterator[Entry]:
    for child in node:
        if not isinstance(child.tag, str):
            continue
        kind = etree.QName(child).localname
        if kind == "ol":
            yield from _listed(child, name, level + 1)
        elif kind == "a":
            yield Entry(level, _text(child), resolved(name, child.get("href") or ""), _place(name, child))
        elif kind != "nav":
            yield from _listed(child, name, level)


def read_ncx(archive: Archive, name: str) -> tuple[Entry, ...]:
    """Return the contents of an NCX. Raises `UncomparableError`."""
    root = _read(archive, name)
    points = root.find("{*}navMap")
    return tuple(_points(points, name, 1)) if points is not None else ()


def _points(node: etree._Element, name: str, level: int) -> Iterator[Entry]:
    for point in node.iterfind("{*}navPoint"):
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        title = _text(label) if label is not None else ""
        target = resolved(name, content.get("src") or "") if content is not None else ""
        yield Entry(level, title, target, _place(name, point))
        yield from _points(point, name, level + 1)


def _read(archive: Archive, name: str) -> etree._Element:
    try:
        return parsed(archive.read(name, _MOST))
    except (ArchiveError, etree.XMLSyntaxError) as error:
        raise UncomparableError(f"{name} cannot be read") from error


def _text(node: etree._Element) -> str:
    return " ".join("".join(str(one) for one in node.itertext()).split())


def _place(name: str, node: etree._Element) -> Place:
    return Place(name, int(node.sourceline or 0))
