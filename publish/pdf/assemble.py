"""Joins the pages of all units into the book's one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Name, Pdf

from publish.pdf.folios import Pagination
from publish.pdf.images import share_images
from publish.pdf.labels import add_labels
from publish.pdf.links import add_names, destinations, lead
from publish.pdf.metadata import DocumentInformation, add_metadata
from publish.pdf.outline import OutlineEntry, add_outline
from publish.pdf.overlay import Overlay
from publish.pdf.tasks import Layout


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


def assemble(given: Assembly) -> bytes:
    """Return the book's PDF: pages, margins, links, outline, labels, metadata.

    The same values give the same bytes. Raises ``ValueError`` where the pages of units or
    margins are not those of the pagination.
    """
    with ExitStack() as sources, Pdf.new() as pdf:
        _add_pages(pdf, given, sources)
        share_images(pdf)
        places = destinations(pdf, given.layouts, given.pagination)
        lead(pdf.pages, places)
        add_names(pdf, places)
        _lay_margins(pdf, given.margins, sources)
        add_outline(pdf, given.outline, places)
        add_labels(pdf, given.pagination.pages)
        add_metadata(pdf, given.information)
        return _written(pdf)


def _open(layout: Layout, sources: ExitStack) -> Pdf:
    """Streams are copied when the book is written: until then their sources stay open."""
    return sources.enter_context(pikepdf.open(BytesIO(layout.pdf)))


def _add_pages(pdf: Pdf, given: Assembly, sources: ExitStack) -> None:
    units = {layout.unit_id: layout for layout in given.layouts}
    pages = given.pagination.pages
    at = 0
    while at < len(pages):
        page = pages[at]
        if page.blank:
            _add_blank(pdf, given, at)
            at += 1
            continue
        layout = units[page.unit_id]
        source = _open(layout, sources)
        if len(source.pages) != layout.facts.pages or at != given.pagination.starts[page.unit_id]:
            raise ValueError(f"the pages of {page.unit_id} are not those of the pagination")
        if Name.Names in source.Root:
            del source.Root.Names  # the book has one table of its own, and pikepdf would warn
        pdf.pages.extend(source.pages)
        at += layout.facts.pages
    if len(pdf.pages) != len(pages):
        raise ValueError(f"{len(pdf.pages)} pages laid out, {len(pages)} counted")


def _add_blank(pdf: Pdf, given: Assembly, at: int) -> None:
    """A blank page has the size of the page after it."""
    following = next(page for page in given.pagination.pages[at:] if not page.blank)
    layout = next(one for one in given.layouts if one.unit_id == following.unit_id)
    size = layout.facts.sizes[following.index]
    page = pdf.add_blank_page(page_size=(size.width, size.height))
    for box in (Name.TrimBox, Name.BleedBox):
        page.obj[box] = Array([0, 0, size.width, size.height])


def _lay_margins(pdf: Pdf, margins: Sequence[Layout], sources: ExitStack) -> None:
    if not margins:
        return
    overlay = Overlay(pdf)
    at = 0
    for layout in margins:
        for page in _open(layout, sources).pages:
            if at == len(pdf.pages):
                raise ValueError(f"there are margins for more than the book's {at} pages")
            overlay.lay(pdf.pages[at], page)
            at += 1
    if at != len(pdf.pages):
        raise ValueError(f"margins for {at} pages, but the book has {len(pdf.pages)}")


def _written(pdf: Pdf) -> bytes:
    pdf.remove_unreferenced_resources()
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        min_version="1.7",
    )
    return target.getvalue()
