"""Reads an EPUB to compare it, within the limits of `publish.check.archives`."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from publish.check.archives import Archive, ArchiveError, opened
from publish.check.containers import package_document
from publish.diff.books.blocks import Block, blocks_of
from publish.diff.helpers import UncomparableError

_LARGEST = 64 * 2**20
_PICTURES = ("image/",)
_DOCUMENTS = ("application/xhtml+xml", "text/html")
_NCX = "application/x-dtbncx+xml"
_STYLES = ("text/css",)
_UNTOLD = ("dcterms:modified",)
"""Metadata that is another one in each build, whatever is in the book."""


@dataclass(slots=True)
class Book:
    """What is in an EPUB. Names of files are given from the folder of its package document."""

    blocks: list[Block] = field(default_factory=list)
    """Of all documents of the spine, in order."""
    chapters: dict[str, str] = field(default_factory=dict)
    """Titles of documents, by their names."""
    metadata: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    """SHA-256 of files, by their names."""
    styles: dict[str, str] = field(default_factory=dict)
    """Texts of style sheets."""
    files: dict[str, str] = field(default_factory=dict)
    """SHA-256 of all else: fonts, sounds, documents out of the spine."""
    root: str = ""
    """Where the package document's folder is in the archive, ending in “/” unless empty."""


def read_book(file: Path) -> Book:
    """Return what is in an EPUB. Raises `UncomparableError` where it cannot be read."""
    archive, found = opened(file)
    if archive is None:
        raise UncomparableError(found[0].message if found else "its archive cannot be read")
    with archive:
        try:
            return _read(archive)
        except (ArchiveError, etree.XMLSyntaxError) as error:
            raise UncomparableError(str(error)) from error


def parsed(data: bytes) -> etree._Element:
    """Return an XML document's root: no entity of its own is put in, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _read(archive: Archive) -> Book:
    document = package_document(archive)
    if document is None:
        raise UncomparableError("it has no package document")
    package = parsed(document.data)
    folder = posixpath.dirname(document.resource)
    book = Book(root=f"{folder}/" if folder else "")
    book.metadata = dict(_metadata(package))
    items = {one.get("id") or "": one for one in package.iter("{*}item")}
    spine = [items[name] for one in package.iter("{*}itemref") if (name := one.get("idref") or "") in items]
    read = set()
    for one in spine:
        name = _name(one)
        if name not in read and one.get("media-type") in _DOCUMENTS:
            read.add(name)
            _add_document(archive, book, name)
    for one in items.values():
        _add_file(archive, book, one, read)
    return book


def _name(item: etree._Element) -> str:
    return posixpath.normpath(unquote(urlsplit(item.get("href") or "").path))


def _add_document(archive: Archive, book: Book, name: str) -> None:
    root = parsed(archive.read(f"{book.root}{name}", _LARGEST))
    blocks = list(blocks_of(root, name))
    book.blocks += blocks
    title = next((block.text for block in blocks if block.kind in ("h1", "h2", "h3")), "")
    told = root.find(".//{*}head/{*}title")
    book.chapters[name] = title or " ".join((told.text or "").split() if told is not None else ()) or name


def _add_file(archive: Archive, book: Book, item: etree._Element, read: set[str]) -> None:
    name, kind = _name(item), item.get("media-type") or ""
    if kind == _NCX or "nav" in (item.get("properties") or "").split():
        return  # made from the headings, and from the pages of a print edition
    if name in read or f"{book.root}{name}" not in archive.names:
        return
    data = archive.read(f"{book.root}{name}")
    if kind.startswith(_PICTURES):
        book.pictures[name] = hashlib.sha256(data).hexdigest()
    elif kind in _STYLES:
        book.styles[name] = data.decode("utf-8", "replace")
    else:
        book.files[name] = hashlib.sha256(data).hexdigest()


def _metadata(package: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield names and values; of several of one name all values, one a line."""
    found: dict[str, list[str]] = {}
    holder = package.find("{*}metadata")
    for one in holder if holder is not None else ():
        if not isinstance(one.tag, str):
            continue
        local = etree.QName(one).localname
        name = one.get("property") or one.get("name") or local
        value = " ".join("".join(one.itertext()).split()) or one.get("content") or one.get("href") or ""
        if name not in _UNTOLD:
            found.setdefault(name, []).append(value)
    for name, values in found.items():
        yield name, "\n".join(values)
