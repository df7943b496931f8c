"""What the package document says of the publication (EPUB 3.3, 5.5): who, what, which edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from publish.epub.types import PackagingError
from publish.model import Contributor, Metadata, Series
from publish.relators import relator_code

# Scripts that run from right to left, by their languages' primary subtags.
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*|x(-[A-Za-z0-9]{1,8})+")
_POSITION = re.compile(r"\d+(\.\d+)*")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """A Dublin Core element: ``name`` without its prefix."""

    name: str
    value: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """A ``meta`` element; ``refines`` the id of what it says more about, or empty."""

    property: str
    value: str
    refines: str = ""
    scheme: str = ""
    id: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PackageMetadata:
    """All metadata in order. The first of ``elements`` is the unique identifier."""

    language: str
    direction: str
    """``rtl`` for scripts that run so, else empty."""
    elements: tuple[Element, ...]
    metas: tuple[Meta, ...]

    def with_more(self, metas: tuple[Meta, ...]) -> PackageMetadata:
        """Return the same with ``metas`` after its own."""
        return replace(self, metas=(*self.metas, *metas))


def clean(text: str) -> str:
    """Return ``text`` in one line and without characters that XML cannot hold."""
    return " ".join(_NOT_XML.sub("", text).split())


def language_tag(language: str) -> str:
    """Return a language tag that a package document may have; ``und`` for what is none."""
    return language if _LANGUAGE.fullmatch(language) else "und"


def describe(metadata: Metadata, modified: datetime) -> PackageMetadata:
    """Return the package metadata of a publication, last changed at ``modified`` (UTC).

    Raises `PackagingError` without an identifier: ``project`` gives every publication one.
    """
    identifier = clean(metadata.identifier)
    if not identifier:
        raise PackagingError("the publication has no identifier")
    elements: list[Element] = [Element("identifier", identifier, "id")]
    metas: list[Meta] = []
    isbn = f"urn:isbn:{re.sub('[^0-9Xx]', '', metadata.isbn)}" if metadata.isbn else ""
    if isbn and isbn != identifier:
        elements.append(Element("identifier", isbn, "isbn"))
    metas.extend(_isbn_kind(one) for one in elements if one.value.startswith("urn:isbn:"))
    for source in (_titles(metadata), _people(metadata.contributors), _plain(metadata)):
        for one in source:
            (elements if isinstance(one, Element) else metas).append(one)  # type: ignore[arg-type]
    if metadata.series and clean(metadata.series.name):
        metas.extend(_series(metadata.series))
    metas.append(Meta("dcterms:modified", f"{modified.replace(tzinfo=None, microsecond=0).isoformat()}Z"))
    language = language_tag(metadata.language)
    direction = "rtl" if language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT else ""
    return PackageMetadata(language, direction, tuple(elements), tuple(metas))


def _isbn_kind(element: Element) -> Meta:
    # ONIX code list 5: 02 is an ISBN-10, 15 an ISBN-13.
    code = "02" if len(element.value.removeprefix("urn:isbn:")) == 10 else "15"
    return Meta("identifier-type", code, refines=element.id, scheme="onix:codelist5")


def _titles(metadata: Metadata) -> Iterator[Element | Meta]:
    subtitle = clean(metadata.subtitle)
    yield Element("title", clean(metadata.title) or "—", "title")
    yield Meta("title-type", "main", refines="title")
    if subtitle:
        yield Meta("display-seq", "1", refines="title")
        yield Element("title", subtitle, "subtitle")
        yield Meta("title-type", "subtitle", refines="subtitle")
        yield Meta("display-seq", "2", refines="subtitle")


def _people(contributors: tuple[Contributor, ...]) -> Iterator[Element | Meta]:
    named = (one for one in contributors if clean(one.name))
    for index, one in enumerate(named, 1):
        creator = one.role == "author"
        uid = f"{'creator' if creator else 'contributor'}-{index}"
        yield Element("creator" if creator else "contributor", clean(one.name), uid)
        yield Meta("role", relator_code(one.role) or "ctb", refines=uid, scheme="marc:relators")
        if clean(one.sort_name):
            yield Meta("file-as", clean(one.sort_name), refines=uid)


def _plain(metadata: Metadata) -> Iterator[Element]:
    yield Element("language", language_tag(metadata.language))
    values = (
        ("publisher", metadata.publisher),
        ("date", metadata.date),
        ("rights", metadata.rights),
        ("description", metadata.description),
        *(("subject", subject) for subject in metadata.subjects),
    )
    for name, value in values:
        if clean(value):
            yield Element(name, clean(value))


def _series(series: Series) -> Iterator[Meta]:
    yield Meta("belongs-to-collection", clean(series.name), id="series")
    yield Meta("collection-type", "series", refines="series")
    if _POSITION.fullmatch(series.position):
        yield Meta("group-position", series.position, refines="series")
