"""What an EPUB says of itself: its package document, and which files it names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from publish.check.access_metadata import PackageDocument
from publish.check.archives import Archive, ArchiveError, opened
from publish.check.finding import Finding
from publish.check.strangers import about, shown
from publish.check.xmlscan import named_files

_CONTAINER = "META-INF/container.xml"
_LARGEST = 4 * 2**20
"""Bytes of a package document; that of a book of a thousand files has a tenth of it."""
_NAMED = re.compile(r"""(?:href|full-path|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def guarded(files: Sequence[Path]) -> tuple[list[Path], dict[Path, tuple[Finding, ...]]]:
    """Return the EPUBs that a validator may be asked about, and what is wrong with the others."""
    found = {file: looked_over(file)[1] for file in files}
    return [file for file in files if not found[file]], {file: all_ for file, all_ in found.items() if all_}


def looked_over(file: Path) -> tuple[PackageDocument | None, tuple[Finding, ...]]:
    """Return an EPUB's package document, where it has one, and what makes it unsafe to open."""
    archive, found = opened(file)
    if archive is None:
        return None, found
    with archive:
        return package_document(archive), tuple(dict.fromkeys(_leading_out(file, archive)))


def package_document(archive: Archive) -> PackageDocument | None:
    """Return the package document that an EPUB's container names first; None where there is none.

    EPUB 3.3, OCF, section 4.2.6.3.1: the first ``rootfile`` is the default rendition.
    """
    name = next(_rootfiles(archive), "")
    try:
        return PackageDocument(name, archive.read(name, _LARGEST))
    except ArchiveError:  # EPUBCheck says so: OPF-002, RSC-001
        return None


def _rootfiles(archive: Archive) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(archive.read(_CONTAINER, _LARGEST), parser)
    except (ArchiveError, etree.XMLSyntaxError):  # EPUBCheck says so: RSC-002, RSC-016
        return
    for one in root.iter("{*}rootfile"):
        yield one.get("full-path") or ""


def _leading_out(file: Path, archive: Archive) -> Iterator[Finding]:
    """Look for names of files outside of the EPUB, which Ace would open: it unpacks, and joins paths.

    Read as text as well as XML: what one parser refuses another one takes.
    """
    documents = {_CONTAINER, *_rootfiles(archive), *(name for name in archive.names if name.endswith(".opf"))}
    for document in sorted(documents.intersection(archive.names)):
        folder = "" if document == _CONTAINER else posixpath.dirname(document)
        try:
            data = archive.read(document)
        except ArchiveError as error:
            yield about("archive-damaged", file, f"{error}.", document)
            continue
        as_text = (match[1] or match[2] or "" for match in _NAMED.finditer(_decoded(data)))
        for said in dict.fromkeys((*as_text, *named_files(data))):
            name = unquote(unescape(said)).strip()
            path = posixpath.normpath(posixpath.join(folder, name.replace("\\", "/").lstrip("/")))
            if path.startswith("../") or name.lower().startswith("file:"):
                message = f"“{shown(name)}”, which it names, leads out of the EPUB."
                yield about("archive-path", file, message, document)


def _decoded(data: bytes) -> str:
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]
    return data.decode("utf-16" if is_wide else "utf-8", "replace")
