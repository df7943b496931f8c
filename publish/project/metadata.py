"""Metadata of a publication from its settings."""

from __future__ import annotations

from publish.identifiers import check_isbn, stable_uuid
from publish.model import Contributor, Metadata, Series
from publish.project.schema import Settings


def metadata_of(settings: Settings) -> Metadata:
    """Return the metadata that ``settings`` give; the identifier is never empty."""
    contributors = tuple(Contributor(one.name, one.role, one.sort_name) for one in settings.contributors)
    series = settings.series
    return Metadata(
        title=settings.title,
        language=settings.language,
        subtitle=settings.subtitle,
        contributors=contributors,
        identifier=identifier_of(
            settings.identifier, settings.isbn, settings.title, contributors, settings.language
        ),
        isbn=settings.isbn,
        publisher=settings.publisher,
        place=settings.place,
        date=settings.date,
        rights=settings.rights,
        description=settings.description,
        subjects=tuple(settings.subjects),
        series=Series(series.name, series.position) if series else None,
    )


def identifier_of(
    given: str, isbn: str, title: str, contributors: tuple[Contributor, ...], language: str
) -> str:
    """Return the identifier ``given``, else the ISBN's URN, else a UUID that stays the same."""
    if given:
        return given
    if digits := check_isbn(isbn):
        return f"urn:isbn:{digits}"
    return stable_uuid(title, contributors[0].name if contributors else "", language)
