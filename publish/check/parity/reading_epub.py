"""Reads an EPUB for comparing, within the limits of `publish.check.archives`."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from lxml import etree
from PIL import Image

from publish.check.archives import Archive, ArchiveError, opened
from publish.check.parity.documents import GENERATED, read_document
from publish.check.parity.epub import (
    EpubText,
    UncomparableError,
    package_of,
    parsed,
    read_navigation,
    read_ncx,
)

_GUIDE = {"cover": "cover", "title-page": "titlepage", "copyright-page": "copyright-page", "toc": "toc"}
"""Words of the guide of EPUB 2 (OPF 2.0.1, 2.6) for what EPUB 3 says in the documents."""
_MOST = 64 * 2**20
_FRONT = 6
"""Documents at the beginning, one of which may be the copyright page though nothing says so."""
_SHORT_PAGE = 6000
"""Bytes that such a page has at most."""
_COPYRIGHT = re.compile(rb"\xc2\xa9|&copy;|copyright|ISBN|all rights reserved|alle rechte", re.IGNORECASE)
_PIXELS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_HEAD = 512 * 2**20


def read_epub(file: Path) -> EpubText:
    """Return the text of an EPUB. Raises `UncomparableError` where it cannot be read."""
    archive, found = opened(file)
    if archive is None:
        raise UncomparableError(found[0].message if found else "its archive cannot be read")
    with archive:
        try:
            return _read(archive)
        except ArchiveError as error:
            raise UncomparableError(str(error)) from error


def _read(archive: Archive) -> EpubText:
    package = package_of(archive)
    text = EpubText(documents=package.spine)
    for number, name in enumerate(package.spine):
        told = _GUIDE.get(package.guide.get(name, ""), "")
        data = archive.read(name, _MOST)
        rights = number < _FRONT and len(data) < _SHORT_PAGE and bool(_COPYRIGHT.search(data))
        read_document(name, data, text, name == package.nav or told in GENERATED or rights)
    text.main.finish()
    text.notes.finish()
    if package.nav:
        text.contents, text.page_list = read_navigation(archive, package.nav)
    if package.ncx:
        text.ncx = read_ncx(archive, package.ncx)
    text.title = package.title
    names = sorted({one.address for one in text.pictures})
    text.sizes = _sizes(archive, names)
    text.drawn.update(_written(archive, names))
    return text


def title_of(file: Path) -> str:
    """Return the title in the package document of an EPUB; "" where it cannot be read."""
    archive, _ = opened(file)
    if archive is None:
        return ""
    with archive:
        try:
            return package_of(archive).title
        except (ArchiveError, UncomparableError):
            return ""  # whoever reads all of it says so


def _written(archive: Archive, names: list[str]) -> dict[str, str]:
    """Return the words in drawings."""
    found = {}
    for name in names:
        if name.lower().endswith(".svg"):
            try:
                root = parsed(archive.read(name, _MOST))
            except (ArchiveError, etree.XMLSyntaxError):
                continue  # EPUBCheck says that it is damaged or absent
            found[name] = " ".join(str(one) for one in root.itertext("{*}text", "{*}tspan"))
    return found


def _sizes(archive: Archive, names: list[str]) -> dict[str, tuple[int, int]]:
    """Return the sizes of pictures, of which no more than the beginning is decoded."""
    found = {}
    for name in names:
        if name.lower().endswith(_PIXELS):
            try:
                with Image.open(BytesIO(archive.read(name, _HEAD))) as picture:
                    found[name] = picture.size
            except (ArchiveError, OSError, ValueError, Image.DecompressionBombError):
                continue  # EPUBCheck says that it is damaged or absent
    return found
