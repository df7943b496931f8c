"""Joins the pages of all units into the book's one PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Name, Pdf

from publish.pdf.folios import Pagination
from publish.pdf.labels import add_labels
from publish.pdf.links import add_names, destinations, lead
from publish.pdf.merge_fonts import merge_fonts
from publish.pdf.metadata import DocumentInformation, add_metadata
from publish.pdf.outline import OutlineEntry, add_outline
from publish.pdf.overlay import Overlay
from publish.pdf.sharing import share_equal
from publish.pdf.tags import Tags
from publish.pdf.tasks import FaceFile, Layout, LayoutError


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a book's PDF is made of."""

    layouts: tuple[Layout, ...]
    """The units in order."""
    pagination: Pagination
    information: DocumentInformation
    margins: tuple[Layout, ...] = ()
    """Folios and heads of all pages of the book, in order; none: the pages stay without."""
    outline: tuple[OutlineEntry, ...] = ()
    faces: tuple[FaceFile, ...] = ()
    """The files that the units' fonts come from."""
    link_words: Mapping[str, str] = field(default_factory=dict)
    """Id to the words that say where a link to it goes, for who cannot see the page."""


def assemble(given: Assembly) -> bytes:
    """Return the book's PDF: pages, margins, links, outline, labels, metadata.

    The same values give the same bytes. Raises ``ValueError`` where the pages of units or
    margins are not those of the pagination, ``LayoutError`` where they cannot be read.
    """
    with ExitStack() as sources, Pdf.new() as pdf:
        tags = Tags(pdf)
        _add_pages(pdf, given, sources, tags)
        places = destinations(pdf, given.layouts, given.pagination)
        lead(pdf.pages, places, given.link_words)
        add_names(pdf, places)
        _lay_margins(pdf, given, sources)
        merge_fonts(pdf, given.faces)
        share_equal(pdf)
        add_outline(pdf, given.outline, places)
        add_labels(pdf, given.pagination.pages)
        tags.write()
        add_metadata(pdf, given.information)
        return _written(pdf)


def _open(layout: Layout, sources: ExitStack) -> Pdf:
    """Streams are copied when the book is written: until then their sources stay open."""
    try:
        return sources.enter_context(pikepdf.open(BytesIO(layout.pdf)))
    except pikepdf.PdfError as error:  # numbers too large for a PDF, out of a style sheet
        raise LayoutError(f"the pages of “{layout.unit_id}” are no PDF: {error}") from error


def _add_pages(pdf: Pdf, given: Assembly, sources: ExitStack, tags: Tags) -> None:
    units = {layout.unit_id: layout for layout in given.layouts}
    counted = Counter(page.unit_id for page in given.pagination.pages)
    for at, page in enumerate(given.pagination.pages):
        if page.blank:
            _add_blank(pdf, given, at)
        elif page.index == 0:
            unit = _open(units[page.unit_id], sources)
            pages = unit.pages
            if len(pages) != counted[page.unit_id]:
                raise ValueError(f"{page.unit_id} has {len(pages)} pages, not {counted[page.unit_id]}")
            for one in pages:
                pdf.pages.append(one)
            tags.take(unit, pdf.pages[at : at + len(pages)])


def _add_blank(pdf: Pdf, given: Assembly, at: int) -> None:
    """A blank page has the size of the page after it."""
    following = next(page for page in given.pagination.pages[at:] if not page.blank)
    layout = next(one for one in given.layouts if one.unit_id == following.unit_id)
    size = layout.facts.sizes[following.index]
    page = pdf.add_blank_page(page_size=(size.width, size.height))
    for box in (Name.TrimBox, Name.BleedBox):
        page.obj[box] = Array([0, 0, size.width, size.height])


def _lay_margins(pdf: Pdf, given: Assembly, sources: ExitStack) -> None:
    if not given.margins:
        return
    drawn = [page for layout in given.margins for page in _open(layout, sources).pages]
    if len(drawn) != len(pdf.pages):
        raise ValueError(f"margins for {len(drawn)} pages, but the book has {len(pdf.pages)}")
    overlay = Overlay(pdf)
    for page, margins, counted in zip(pdf.pages, drawn, given.pagination.pages, strict=True):
        if not counted.blank:
            overlay.lay(page, margins)


def _written(pdf: Pdf) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        min_version="1.7",
    )
    return target.getvalue()
