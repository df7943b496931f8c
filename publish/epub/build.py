"""One EPUB from rendered units: what goes into it, in which order, under which name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, sort
from publish.epub import accessibility, navigation, ncx
from publish.epub.cover import Cover, make_cover
from publish.epub.documents import Facts, examine
from publish.epub.fonts import EmbeddedFonts, embed
from publish.epub.links import resolve, verify
from publish.epub.metadata import Meta, PackageMetadata, clean, describe
from publish.epub.outline import Entry, outline
from publish.epub.package import GuideEntry, Item, package
from publish.epub.types import EpubInput, PackagingError

_XHTML = "application/xhtml+xml"
# What readers of EPUB 2 call the landmarks that they know.
_GUIDE = {"cover": "cover", "titlepage": "title-page", "toc": "toc", "bodymatter": "text"}


@dataclass(frozen=True, slots=True)
class _Document:
    """A finished document and what is in it."""

    id: str
    facts: Facts
    content: bytes


def build_epub(given: EpubInput) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the EPUB 3.3 and what was found out on the way.

    The same values give the same bytes. Raises `PackagingError` where what is handed over does
    not fit together: a link without a target, an id twice, markup that is not well-formed.
    """
    metadata = describe(given.plan.metadata, given.modified)
    units = tuple(
        _document(one.unit.id, f"text/{one.unit.id}.xhtml", one.xhtml.encode())
        for one in given.units
        if one.unit.role != "contents"
    )
    cover, cover_findings = make_cover(
        given.cover,
        given.plan.metadata,
        given.faces,
        given.stylesheets,
        given.words,
        {one.id for one in units},
    )
    cover_page = _document(cover.page_id, cover.page_name, cover.page)
    navigation_page = _navigation(given, metadata, units, cover)
    fonts, font_findings = embed(
        [face for face in given.faces if face.family in given.embed_families],
        _characters([*(one.facts for one in units), navigation_page.facts]),
    )
    sheets = _sheets(given, fonts)
    documents = (cover_page, *units, navigation_page)
    used = verify([one.facts for one in documents], _file_names(given, sheets, cover))
    items = _items(given, cover_page, units, navigation_page, cover, fonts, sheets, used)
    full = _with_accessibility(given, metadata, units)
    return package(items, full, given.modified, _guide(given, cover)), sort((*cover_findings, *font_findings))


def _document(uid: str, name: str, content: bytes) -> _Document:
    return _Document(uid, examine(name, content), content)


def _navigation(
    given: EpubInput, metadata: PackageMetadata, units: tuple[_Document, ...], cover: Cover
) -> _Document:
    marks = navigation.landmarks((one.unit for one in given.units), given.words, cover.page_name)
    content = navigation.navigation(
        _entries(given, units),
        marks,
        given.page_list,
        given.words,
        metadata.language,
        metadata.direction == "rtl",
        (f"styles/{sheet.name}" for sheet in given.stylesheets),
    )
    return _document("nav", navigation.FILE, content)


def _entries(given: EpubInput, units: tuple[_Document, ...]) -> tuple[Entry, ...]:
    """Return the contents; where the edition has none, its units, so that there is something."""
    entries = outline(given.plan.contents, _places(units), given.words)
    if entries:
        return entries
    title = clean(given.plan.metadata.title) or given.words.start_of_text
    shown = [one for one in given.units if one.unit.matter == "body"] or given.units
    return tuple(
        Entry("", clean(one.title) or title, navigation.address(one.unit), one.unit.role) for one in shown
    )


def _places(units: Iterable[_Document]) -> Mapping[str, str]:
    """Return the address of every id. The first place of a document is its beginning."""
    places: dict[str, str] = {}
    for unit in units:
        for index, uid in enumerate(unit.facts.ids):
            if uid in places:
                raise PackagingError(f"the id {uid!r} is in {places[uid]} and in {unit.facts.name}")
            places[uid] = f"{unit.facts.name}#{uid}" if index else unit.facts.name
    return places


def _characters(facts: Iterable[Facts]) -> frozenset[str]:
    return frozenset().union(*(one.characters for one in facts))


def _sheets(given: EpubInput, fonts: EmbeddedFonts) -> dict[str, bytes]:
    """Return the style sheets by path; font rules stand at the head of the first."""
    sheets = {f"styles/{sheet.name}": sheet.css for sheet in given.stylesheets}
    if fonts.css and sheets:
        first = next(iter(sheets))
        sheets[first] = f"{fonts.css}\n{sheets[first]}"
    return {name: css.encode() for name, css in sheets.items()}


def _file_names(given: EpubInput, sheets: Iterable[str], cover: Cover) -> list[str]:
    return [*sheets, cover.image_name, *(f"images/{one.name}" for one in given.pictures.values())]


def _items(
    given: EpubInput,
    cover_page: _Document,
    units: tuple[_Document, ...],
    navigation_page: _Document,
    cover: Cover,
    fonts: EmbeddedFonts,
    sheets: Mapping[str, bytes],
    used: frozenset[str],
) -> list[Item]:
    in_spine = any(one.unit.role == "contents" for one in given.units)
    by_id = {one.id: one for one in units}
    items = [_page(cover_page, "cover-page")]
    for unit in given.units:
        if unit.unit.role != "contents":
            items.append(_page(by_id[unit.unit.id], f"text-{unit.unit.id}"))
        elif all(item.id != "nav" for item in items):
            items.append(_page(navigation_page, "nav"))
    if not in_spine:
        items.append(_page(navigation_page, "nav", spine=False))
    items.append(Item("ncx", ncx.FILE, "application/x-dtbncx+xml", _ncx(given, units)))
    items.extend(Item(f"style-{n}", name, "text/css", css) for n, (name, css) in enumerate(sheets.items(), 1))
    image = Item("cover-image", cover.image_name, cover.media_type, cover.image, ("cover-image",))
    items.append(image)
    items.extend(_pictures(given, used))
    for number, font in enumerate(fonts.files, 1):
        items.append(Item(f"font-{number}", f"fonts/{font.name}", font.media_type, font.data))
    return items


def _page(document: _Document, uid: str, spine: bool = True) -> Item:
    facts = document.facts
    return Item(uid, facts.name, _XHTML, document.content, facts.properties, spine)


def _pictures(given: EpubInput, used: frozenset[str]) -> Iterable[Item]:
    css = "\n".join(sheet.css for sheet in given.stylesheets)
    packed: set[str] = set()
    for one in sorted(given.pictures.values(), key=lambda one: one.name):
        path = f"images/{one.name}"
        if path in packed or not (path in used or one.name in css):
            continue
        packed.add(path)
        yield Item(f"image-{len(packed)}", path, one.picture.media_type, one.picture.data)


def _ncx(given: EpubInput, units: tuple[_Document, ...]) -> bytes:
    metadata = describe(given.plan.metadata, given.modified)
    documents = {one.facts.name: number for number, one in enumerate(units, 1)}
    places = {(one.facts.name, uid): number for one in units for number, uid in enumerate(one.facts.ids, 1)}

    def position(href: str) -> ncx.Place:
        name, fragment = resolve("", href)
        return documents.get(name, 0), places.get((name, fragment), 0)

    return ncx.ncx(
        _entries(given, units),
        given.page_list,
        clean(given.plan.metadata.title) or given.words.start_of_text,
        metadata.elements[0].value,
        metadata.language,
        position,
    )


def _with_accessibility(
    given: EpubInput, metadata: PackageMetadata, units: tuple[_Document, ...]
) -> PackageMetadata:
    animated = any(one.picture.media_type == "image/gif" for one in given.pictures.values())
    content = accessibility.count((one.facts for one in units), bool(given.page_list), animated)
    metas = accessibility.accessibility(content, metadata.language)
    if given.page_list and given.page_source:
        metas = (Meta("pageBreakSource", given.page_source), *metas)
    return PackageMetadata(
        metadata.language, metadata.direction, metadata.elements, (*metadata.metas, *metas)
    )


def _guide(given: EpubInput, cover: Cover) -> list[GuideEntry]:
    marks = navigation.landmarks((one.unit for one in given.units), given.words, cover.page_name)
    return [GuideEntry(_GUIDE[one.type], one.title, one.href) for one in marks if one.type in _GUIDE]
