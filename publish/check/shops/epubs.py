"""Reads an EPUB of any tool for the rules about metadata and shops, within the limits of `archives`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from publish.check.archives import Archive, ArchiveError, opened
from publish.check.containers import package_document
from publish.check.finding import Finding, Place
from publish.check.shops.described import Described, Isbn, Told
from publish.check.shops.facts import Facts, Keys, Measured, Met, place_of
from publish.check.shops.pictures import Looked, look_at
from publish.check.shops.shop import Shop, Trait
from publish.readers.plaintext.language import SAMPLE
from publish.spans import Span

_SCRIPT = re.compile(rb"<script\b([^>]{0,500})>", re.I)
_DATA = re.compile(rb"type\s*=\s*[\"'](?:application/(?:ld\+)?json|text/plain)", re.I)
_SHOWN = re.compile(rb"(?:\bsrc|xlink:href)\s*=\s*(?:\"([^\"]{1,500})\"|'([^']{1,500})')")
_TAG = re.compile(rb"<(script|style)\b.{0,100000}?</\1>|<[^>]{0,2000}>", re.S | re.I)
_OTHER = re.compile(rb"\b(?:xml:)?lang\s*=\s*[\"']([A-Za-z-]{2,20})[\"']")
_ISBN = re.compile(r"(?:urn:isbn:|isbn(?:-13)?:?\s*)(.+)", re.I)
_TOC = re.compile(rb"epub:type\s*=\s*[\"'][^\"']*\btoc\b[^>]{0,300}>.{0,4000}?<a\b", re.S)
_XHTML = "application/xhtml+xml"
_LARGEST = 32 * 2**20
"""Bytes of a document that is looked into."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that the package document names."""

    name: str
    """From the root of the archive."""
    media_type: str
    properties: str
    line: int


@dataclass(slots=True)
class Package:
    """A package document, read."""

    name: str
    root: etree._Element
    items: dict[str, Item] = field(default_factory=dict)
    """By their ids."""
    spine: list[Item] = field(default_factory=list)

    @property
    def cover(self) -> Item | None:
        """The item of the cover's picture: EPUB 3's property, else EPUB 2's ``meta``."""
        for item in self.items.values():
            if "cover-image" in item.properties.split():
                return item
        for meta in self.root.iter("{*}meta"):
            if meta.get("name") == "cover":
                return self.items.get(meta.get("content") or "")
        return None


def read_epub(file: Path) -> tuple[Archive | None, Package | None, tuple[Finding, ...]]:
    """Open an EPUB and read its package document, where it has one that is XML.

    An archive that cannot be trusted is None, with what is wrong about it.
    """
    archive, found = opened(file)
    document = package_document(archive) if archive is not None else None
    root = _parsed(document.data) if document is not None else None
    if archive is None or document is None or root is None:
        return archive, None, found
    return archive, _package(document.resource, root, archive), found


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # EPUBCheck says so
        return None


def _package(name: str, root: etree._Element, archive: Archive) -> Package:
    package = Package(name, root)
    known = frozenset(archive.names)
    for one in root.iter("{*}item"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(one.get("href") or "")))
        if path in known and one.get("id"):
            package.items[one.get("id") or ""] = Item(
                path, one.get("media-type") or "", one.get("properties") or "", int(one.sourceline or 0)
            )
    for one in root.iter("{*}itemref"):
        if item := package.items.get(one.get("idref") or ""):
            package.spine.append(item)
    return package


def described_epub(archive: Archive, package: Package) -> Described:
    """Return what an EPUB says of itself."""
    isbns = [
        Isbn(Told(found[1].strip(), place=one.place))
        for one in _all_told(package, "identifier")
        if (found := _ISBN.fullmatch(one.words))
    ]
    language = _told(package, "language")
    return Described(
        _told(package, "title"),
        language,
        _told(package, "date"),
        _told(package, "rights"),
        _all_told(package, "creator"),
        tuple(isbns),
        _sample(archive, package, language.words),
    )


def _told(package: Package, name: str) -> Told:
    return next(iter(_all_told(package, name)), Told(""))


def _all_told(package: Package, name: str) -> tuple[Told, ...]:
    return tuple(
        Told(" ".join((one.text or "").split()), place=Place(package.name, int(one.sourceline or 0)))
        for one in package.root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
    )


def _sample(archive: Archive, package: Package, language: str) -> str:
    """Return words of the documents in reading order; of those that name another language none."""
    parts: list[str] = []
    left = SAMPLE
    for item in package.spine:
        data = _read(archive, item) if left > 0 else b""
        others = {one.decode("ascii").casefold() for one in _OTHER.findall(data)} - {language.casefold()}
        if data and not others:
            body = data.partition(b"<body")[2] or data
            words = " ".join(_TAG.sub(b" ", body).decode("utf-8", "replace").split())[:left]
            parts.append(words)
            left -= len(words)
    return "\n".join(parts)


def _read(archive: Archive, item: Item) -> bytes:
    """Return a document's bytes; nothing for what cannot be read, which EPUBCheck says."""
    try:
        return archive.read(item.name, _LARGEST) if item.media_type == _XHTML else b""
    except ArchiveError:
        return b""


def epub_facts(archive: Archive, package: Package, keys: Keys, shops: tuple[Shop, ...]) -> Facts:
    """Return what there is to measure and to meet in an EPUB."""
    pictures = tuple(_pictures(archive, package))
    cover = package.cover
    spans = {cover.name: place_of(keys, "cover")} if cover is not None else {}
    measured = [
        Measured("EPUB", archive.file.stat().st_size, "the file has"),
        *_documents(archive, package),
        *(
            Measured(
                "picture",
                one.pixels,
                f"“{posixpath.basename(one.name)}” has",
                spans.get(one.name),
                Place(one.name),
            )
            for one in pictures
            if one.pixels
        ),
    ]
    met = [*_scripts(archive, package), *_contents(archive, package)]
    met += [
        Met(trait, words, spans.get(one.name), Place(one.name))
        for one in pictures
        for trait, words in one.traits()
    ]
    if cover is None:
        met.append(Met("no cover", "the EPUB has no picture as its cover", place_of(keys, "title")))
    else:
        looked = next((one for one in pictures if one.name == cover.name), None)
        more, traits = _cover(archive, cover, looked, place_of(keys, "cover"))
        measured += more
        met += traits
    return Facts(shops, tuple(measured), tuple(met))


def _pictures(archive: Archive, package: Package) -> Iterator[Looked]:
    for item in package.items.values():
        if item.media_type.startswith("image/"):
            try:
                yield look_at(item.name, item.media_type, archive.read(item.name))
            except ArchiveError:  # EPUBCheck says so
                continue


def _documents(archive: Archive, package: Package) -> Iterator[Measured]:
    """Yield what each document takes with the pictures that it shows."""
    known = frozenset(archive.names)
    for item in package.spine:
        data = _read(archive, item)
        folder = posixpath.dirname(item.name)
        addresses = (
            unquote((one or other).decode("utf-8", "replace")) for one, other in _SHOWN.findall(data)
        )
        names = {posixpath.normpath(posixpath.join(folder, one)) for one in addresses}
        size = len(data) + sum(archive.size(name) for name in names & known)
        words = f"“{posixpath.basename(item.name)}” has with its pictures"
        yield Measured("document", size, words, place=Place(item.name))


def _scripts(archive: Archive, package: Package) -> Iterator[Met]:
    for item in package.items.values():
        data = _read(archive, item)
        found = next((one for one in _SCRIPT.finditer(data) if not _DATA.search(one[1])), None)
        if found:
            place = Place(item.name, data.count(b"\n", 0, found.start()) + 1)
            yield Met("script", f"“{posixpath.basename(item.name)}” holds a script", place=place)


def _contents(archive: Archive, package: Package) -> Iterator[Met]:
    """EPUB 3 has a navigation document, EPUB 2 an NCX; an empty one is none."""
    for item in package.items.values():
        if "nav" in item.properties.split() and _TOC.search(_read(archive, item)):
            return
        if item.media_type == "application/x-dtbncx+xml" and b"navPoint" in archive.read(item.name, _LARGEST):
            return
    yield Met("no contents", "the EPUB has no contents", place=Place(package.name))


def _cover(
    archive: Archive, cover: Item, looked: Looked | None, span: Span | None
) -> tuple[list[Measured], list[Met]]:
    place = Place(cover.name)
    measured = [Measured("cover’s file", archive.size(cover.name), "the cover has", span, place)]
    traits: list[Met] = []
    kind = looked.kind if looked else ""
    if kind in ("GIF", "PNG", "WEBP", "SVG"):
        trait: Trait = f"cover in {kind}"  # type: ignore[assignment]
        traits.append(Met(trait, f"the cover is a picture in {kind}", span, place))
    if looked and looked.inks:
        traits.append(Met("cover in inks", "the cover’s colours are inks (CMYK)", span, place))
    if looked and looked.width and looked.height:
        sides = sorted((looked.width, looked.height))
        measured.append(Measured("cover’s short side", sides[0], "the cover’s short side has", span, place))
        measured.append(Measured("cover’s long side", sides[1], "the cover’s long side has", span, place))
        ratio = looked.height / looked.width
        measured.append(Measured("cover’s ratio", ratio, "the cover’s height is", span, place))
    return measured, traits
