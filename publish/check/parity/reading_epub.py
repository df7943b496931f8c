"""Reads an EPUB for comparing, within the limits of `publish.check.archives`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from publish.check.archives import Archive, ArchiveError, opened
from publish.check.parity.documents import GENERATED, read_document
from publish.check.parity.epub import EpubText, UncomparableError, package_of, read_navigation, read_ncx

_GUIDE = {"cover": "cover", "title-page": "titlepage", "copyright-page": "copyright-page", "toc": "toc"}
"""Words of the guide of EPUB 2 (OPF 2.0.1, 2.6) for what EPUB 3 says in the documents."""
_MOST = 64 * 2**20
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
    for name in package.spine:
        told = _GUIDE.get(package.guide.get(name, ""), "")
        read_document(name, archive.read(name, _MOST), text, name == package.nav or told in GENERATED)
    text.main.finish()
    text.notes.finish()
    if package.nav:
        text.contents, text.page_list = read_navigation(archive, package.nav)
    if package.ncx:
        text.ncx = read_ncx(archive, package.ncx)
    text.sizes = _sizes(archive, {one.address for one in text.pictures})
    return text


def _sizes(archive: Archive, names: set[str]) -> dict[str, tuple[int, int]]:
    """Return the sizes of pictures, of which no more than the beginning is decoded."""
    found = {}
    for name in sorted(names):
        if name.lower().endswith(_PIXELS):
            try:
                with Image.open(BytesIO(archive.read(name, _HEAD))) as picture:
                    found[name] = picture.size
            except (ArchiveError, OSError, ValueError, Image.DecompressionBombError):
                continue  # EPUBCheck says that it is damaged or absent
    return found
