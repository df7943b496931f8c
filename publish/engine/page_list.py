"""The page list of an EPUB: whose pages it has, and how they get from the print edition to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.engine.codes import CODES
from publish.engine.events import Listener
from publish.identifiers import check_isbn

if TYPE_CHECKING:  # each backend loads libraries that the other does without
    from concurrent.futures import Executor

    from publish.engine.preparation import Preparation
    from publish.engine.setting import Meanwhile
    from publish.epub import PrintEdition, PrintPage
    from publish.model import Metadata
    from publish.pdf.facts import UnitFacts
    from publish.pdf.folios import BookPage, Pagination
    from publish.project.types import Edition, Project
    from publish.typography.words import Words


@dataclass(frozen=True, slots=True)
class SettledPages:
    """The pages of a print edition, as far as an EPUB asks for them."""

    metadata: Metadata
    documents: Mapping[str, str]
    """Each unit's XHTML as it was laid out, in order."""
    pagination: Pagination
    facts: Mapping[str, UnitFacts]


def page_source(project: Project, edition: Edition) -> Edition | None:
    """Return the print edition whose folios an EPUB carries, of several the first that is for paper;
    none for any other edition."""
    if edition.target != "epub" or edition.page_list is False:
        return None
    named = [one for one in project.editions if one.target == "pdf" and edition.page_list in (True, one.name)]
    return min(named, key=lambda one: one.preset != "print", default=None)


def settle_for(
    preparation: Preparation,
    edition: Edition,
    source: Edition,
    executor: Executor,
    listener: Listener,
    meanwhile: Meanwhile,
) -> tuple[SettledPages | None, tuple[Diagnostic, ...]]:
    """Return the pages of ``source`` for the EPUB ``edition``, where no PDF is asked for.

    Findings about the print edition are not told, but that it cannot be set. ``meanwhile`` is called
    once while the first units are being laid out.
    """
    from publish.engine.print_edition import settle_print

    # What both editions share is found before, so that its findings stay.
    preparation.publication(edition)
    preparation.pictures(edition)
    pages, findings = settle_print(preparation.aside(), source, executor, listener, meanwhile)
    if pages is not None:
        return pages, ()
    cause = next((one for one in findings if one.fatal), findings[0])
    message = f"“{edition.name}” has no page list, since “{source.name}” cannot be set: {cause.message}"
    return None, (CODES.make("page-list-missing", message, cause.span),)


def print_edition(pages: SettledPages, words: Words) -> PrintEdition:
    """Return what the EPUB is given of a print edition."""
    from publish.epub import PrintEdition

    numbers = {unit: number for number, unit in enumerate(pages.documents)}
    return PrintEdition(
        _name(pages.metadata, words),
        tuple(pages.documents.values()),
        tuple(_page(page, numbers, pages.facts) for page in pages.pagination.pages),
    )


def _page(page: BookPage, numbers: Mapping[str, int], facts: Mapping[str, UnitFacts]) -> PrintPage:
    from publish.epub import PrintPage

    if page.blank:
        return PrintPage(page.folio)
    start = facts[page.unit_id].starts[page.index]
    return PrintPage(page.folio, numbers[page.unit_id], start.offset, start.picture)


def _name(metadata: Metadata, words: Words) -> str:
    """Return the URN of the print edition's ISBN. Without one it is described in words: what other
    identifier the publication has is that of the EPUB too."""
    if digits := check_isbn(metadata.isbn):
        return f"urn:isbn:{digits}"
    return ", ".join(part for part in (metadata.title, words.print_edition, metadata.publisher) if part)
