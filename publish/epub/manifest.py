"""The files of the package in their order, with ids and properties; the spine among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from publish.epub import navigation, ncx
from publish.epub.cover import Cover
from publish.epub.documents import Document
from publish.epub.fonts import EmbeddedFonts
from publish.epub.links import resolve
from publish.epub.metadata import PackageMetadata, clean
from publish.epub.outline import Entry
from publish.epub.package import GuideEntry, Item
from publish.epub.types import EpubInput, EpubPicture

_XHTML = "application/xhtml+xml"
# What readers of EPUB 2 call the landmarks that they know.
_GUIDE = {"cover": "cover", "titlepage": "title-page", "toc": "toc", "bodymatter": "text"}


@dataclass(frozen=True, slots=True)
class Parts:
    """All that was made for one EPUB. ``sheets``: path below ``EPUB/`` to content."""

    given: EpubInput
    metadata: PackageMetadata
    entries: tuple[Entry, ...]
    marks: tuple[navigation.Landmark, ...]
    cover: Cover
    cover_page: Document
    units: tuple[Document, ...]
    navigation: Document
    sheets: Mapping[str, bytes]
    fonts: EmbeddedFonts
    pictures: tuple[EpubPicture, ...]


def items(parts: Parts) -> tuple[Item, ...]:
    """Return all files, those of the spine first and in reading order.

    The navigation document stands in the spine where the edition has its contents page; without
    one it is in the manifest alone.
    """
    return (*_spine(parts), *_resources(parts))


def guide(marks: Iterable[navigation.Landmark]) -> tuple[GuideEntry, ...]:
    """Return the landmarks that readers of EPUB 2 know, under their names for them."""
    return tuple(GuideEntry(_GUIDE[one.type], one.title, one.href) for one in marks if one.type in _GUIDE)


def _spine(parts: Parts) -> Iterator[Item]:
    documents = {one.id: one for one in parts.units}
    yield _page(parts.cover_page, parts.cover_page.id)
    shown = False
    for one in parts.given.units:
        if one.unit.role != "contents":
            yield _page(documents[one.unit.id], f"text-{one.unit.id}")
        elif not shown:
            shown = True
            yield _page(parts.navigation, "nav")
    if not shown:
        yield _page(parts.navigation, "nav", spine=False)


def _page(document: Document, uid: str, spine: bool = True) -> Item:
    return Item(uid, document.name, _XHTML, document.content, document.facts.properties, spine)


def _resources(parts: Parts) -> Iterator[Item]:
    yield Item("ncx", ncx.FILE, "application/x-dtbncx+xml", _ncx(parts))
    for number, (name, css) in enumerate(parts.sheets.items(), 1):
        yield Item(f"style-{number}", name, "text/css", css)
    cover = parts.cover
    yield Item("cover-image", cover.image_name, cover.media_type, cover.image, ("cover-image",))
    for number, one in enumerate(parts.pictures, 1):
        yield Item(f"image-{number}", f"images/{one.name}", one.picture.media_type, one.picture.data)
    for number, font in enumerate(parts.fonts.files, 1):
        yield Item(f"font-{number}", f"fonts/{font.name}", font.media_type, font.data)


def _ncx(parts: Parts) -> bytes:
    documents = {one.name: number for number, one in enumerate(parts.units, 1)}
    places = {(one.name, uid): number for one in parts.units for number, uid in enumerate(one.facts.ids, 1)}

    def position(href: str) -> ncx.Place:
        name, fragment = resolve("", href)
        return documents.get(name, 0), places.get((name, fragment), 0)

    return ncx.ncx(
        parts.entries,
        parts.given.page_list,
        clean(parts.given.plan.metadata.title) or parts.given.words.start_of_text,
        parts.metadata.elements[0].value,
        parts.metadata.language,
        position,
    )
