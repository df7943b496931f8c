"""The package: its parts handed to EbookLib and written again with fixed entries.

The one module that imports EbookLib, which is under the AGPL-3.0. EbookLib makes the package
document. Every file is a plain item to it, since its document classes parse and print anew what
they are given, and goes finished into a container of our own, since 0.20 stamps the wall clock on
every entry.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ebooklib import epub

from publish.epub.archive import write_archive
from publish.epub.metadata import PackageMetadata
from publish.epub.opf import complete
from publish.epub.types import PackagingError

FOLDER = "EPUB"
_PACKAGE = f"{FOLDER}/package.opf"
_CONTAINER = "META-INF/container.xml"
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""For a container that is thrown away: EbookLib stamps it, and its years must be those of a ZIP file."""
_CONTAINER_XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{_PACKAGE}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
""".encode()


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the publication. ``name`` is its path below ``EPUB/``."""

    id: str
    name: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()
    spine: bool = False
    """Whether it is read in its turn: items stand in the spine in their order."""


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A place that readers of EPUB 2 look for (``cover``, ``toc``, ``text``)."""

    type: str
    title: str
    href: str


def package(
    items: Sequence[Item],
    metadata: PackageMetadata,
    modified: datetime,
    guide: Iterable[GuideEntry] = (),
) -> bytes:
    """Return the EPUB as bytes; the same for the same values. ``modified`` is in UTC.

    Raises `PackagingError` where two items share an id or a path.
    """
    _refuse_doubles(items)
    book = _book(items, metadata, guide)
    buffer = io.BytesIO()
    epub.write_epub(
        buffer,
        book,
        {
            "raise_exceptions": True,
            "mtime": _ANY_TIME,
            "compresslevel": 0,
            "epub3_pages": False,
        },
    )
    with zipfile.ZipFile(buffer) as archive:
        opf = archive.read(_package_path(archive))
    fonts = any(item.media_type.startswith("font/") for item in items)
    files = {f"{FOLDER}/{item.name}": item.content for item in items}
    files[_PACKAGE] = complete(opf, metadata, fonts)
    files[_CONTAINER] = _CONTAINER_XML
    return write_archive(files, modified)


def _book(items: Sequence[Item], metadata: PackageMetadata, guide: Iterable[GuideEntry]) -> epub.EpubBook:
    book = epub.EpubBook()
    identifier, *others = metadata.elements
    book.IDENTIFIER_ID = identifier.id
    book.set_identifier(identifier.value)
    for element in others:
        book.add_metadata("DC", element.name, element.value, {"id": element.id} if element.id else {})
    for item in items:
        if "cover-image" in item.properties:
            book.add_metadata(None, "meta", "", {"name": "cover", "content": item.id})
    if metadata.direction:
        book.set_direction(metadata.direction)
    for item in items:
        part = epub.EpubItem(item.id, item.name, item.media_type)
        part.properties = list(item.properties)
        book.add_item(part)
        if item.spine:
            book.spine.append(part)
    book.guide = [{"type": one.type, "title": one.title, "href": one.href} for one in guide]
    return book


def _package_path(archive: zipfile.ZipFile) -> str:
    for name in archive.namelist():
        if name.endswith(".opf"):
            return name
    raise PackagingError("EbookLib wrote no package document")


def _refuse_doubles(items: Sequence[Item]) -> None:
    for kind, values in (
        ("id", [item.id for item in items]),
        ("path", [item.name.lower() for item in items]),
    ):
        seen: set[str] = set()
        for value in values:
            if value in seen:
                raise PackagingError(f"two files of the EPUB have the {kind} {value!r}")
            seen.add(value)
