"""One EPUB from rendered units: its parts made one after the other, proved, and packed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC

from publish.diagnostics import Diagnostic, sort
from publish.epub import accessibility, navigation
from publish.epub.cover import Cover, make_cover
from publish.epub.documents import Document, FactsOf, facts_of, read_document
from publish.epub.fonts import EmbeddedFonts, embed
from publish.epub.links import verify
from publish.epub.manifest import Parts, guide, items
from publish.epub.metadata import Meta, PackageMetadata, clean, describe
from publish.epub.outline import Entry, outline
from publish.epub.package import package
from publish.epub.page_list import mark_contents
from publish.epub.types import EpubInput, EpubPicture, PackagingError


def build_epub(given: EpubInput, facts: FactsOf = facts_of) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the EPUB 3.3 and what was found out on the way.

    The same values give the same bytes. ``facts`` may be what remembers the documents that it has
    looked into. Raises `PackagingError` where what is handed over does not fit together: a link
    without a target, an id twice, markup that is not well-formed.
    """
    modified = given.modified.astimezone(UTC)
    metadata = describe(given.plan.metadata, modified)
    units = tuple(
        read_document(one.unit.id, f"text/{one.unit.id}.xhtml", one.xhtml.encode(), facts)
        for one in given.units
        if one.unit.role != "contents"
    )
    cover = make_cover(given.cover, given.plan.metadata, given.words, [one.id for one in units])
    entries = _entries(given, _places(units))
    marks = navigation.landmarks((one.unit for one in given.units), given.words, cover.page_name)
    cover_page = read_document("cover-page", cover.page_name, cover.page)
    nav = _navigation(given, metadata, entries, marks)
    fonts, font_findings = _fonts(given, (*units, nav))
    sheets = _sheets(given, fonts)
    documents = (cover_page, *units, nav)
    used = verify((one.facts for one in documents), _file_names(given, sheets, cover))
    pictures = _packed(given, used)
    parts = Parts(given, metadata, entries, marks, cover, cover_page, units, nav, sheets, fonts, pictures)
    epub = package(items(parts), _with_accessibility(parts), modified, guide(marks))
    return epub, sort((*given.cover.findings, *font_findings))


def _navigation(
    given: EpubInput,
    metadata: PackageMetadata,
    entries: tuple[Entry, ...],
    marks: tuple[navigation.Landmark, ...],
) -> Document:
    content = navigation.navigation(
        entries,
        marks,
        given.page_list,
        given.words,
        metadata.language,
        metadata.direction == "rtl",
        (f"styles/{sheet.name}" for sheet in given.stylesheets),
    )
    if given.contents_marks:
        unit = next(one for one in given.units if one.unit.role == "contents")
        content = mark_contents(content, unit.xhtml, given.contents_marks)
    return read_document("nav", navigation.FILE, content)


def _entries(given: EpubInput, places: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the contents; where the edition has none, its units, so that there is something."""
    entries = outline(given.plan.contents, places, given.words)
    if entries:
        return entries
    title = clean(given.plan.metadata.title) or given.words.start_of_text
    shown = [one for one in given.units if one.unit.matter == "body"] or given.units
    return tuple(
        Entry("", clean(one.title) or title, navigation.address(one.unit), one.unit.role) for one in shown
    )


def _places(units: Iterable[Document]) -> Mapping[str, str]:
    """Return the address of every id. The first place of a document is its beginning."""
    places: dict[str, str] = {}
    for unit in units:
        for index, uid in enumerate(unit.facts.ids):
            if uid in places:
                raise PackagingError(f"the id {uid!r} is in {places[uid]} and in {unit.name}")
            places[uid] = f"{unit.name}#{uid}" if index else unit.name
    return places


def _fonts(given: EpubInput, documents: Iterable[Document]) -> tuple[EmbeddedFonts, tuple[Diagnostic, ...]]:
    wanted = [face for face in given.faces if face.family in given.embed_families]
    characters: frozenset[str] = frozenset().union(*(one.facts.characters for one in documents))
    return embed(wanted, characters)


def _sheets(given: EpubInput, fonts: EmbeddedFonts) -> dict[str, bytes]:
    """Return the style sheets by path; font rules stand at the head of the first."""
    sheets = {f"styles/{sheet.name}": sheet.css for sheet in given.stylesheets}
    if fonts.css and sheets:
        first = next(iter(sheets))
        sheets[first] = f"{fonts.css}\n{sheets[first]}"
    return {name: css.encode() for name, css in sheets.items()}


def _file_names(given: EpubInput, sheets: Iterable[str], cover: Cover) -> list[str]:
    return [*sheets, cover.image_name, *(f"images/{one.name}" for one in given.pictures.values())]


def _packed(given: EpubInput, used: frozenset[str]) -> tuple[EpubPicture, ...]:
    """Return the pictures that a document or a style sheet names, each file once, by name."""
    css = "\n".join(sheet.css for sheet in given.stylesheets)
    files = {one.name: one for one in given.pictures.values()}
    return tuple(files[name] for name in sorted(files) if f"images/{name}" in used or name in css)


def _with_accessibility(parts: Parts) -> PackageMetadata:
    given, metadata = parts.given, parts.metadata
    content = accessibility.count(
        (one.facts for one in parts.units), bool(given.page_list), any(map(_moves, parts.pictures))
    )
    metas = accessibility.accessibility(content, metadata.language)
    if given.page_list and given.page_source:
        metas = (Meta("pageBreakSource", clean(given.page_source)), *metas)
    return metadata.with_more(metas)


def _moves(one: EpubPicture) -> bool:
    """Tell whether a picture is animated: GIF with a loop, PNG with animation control."""
    mark = {"image/gif": b"NETSCAPE2.0", "image/png": b"acTL"}.get(one.picture.media_type)
    return mark is not None and mark in one.picture.data
