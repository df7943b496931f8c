"""What an EPUB is made of: the values that `publish.epub.build_epub` is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from publish.diagnostics import Diagnostic
from publish.model import Plan

if TYPE_CHECKING:
    from publish.assets import Picture
    from publish.render.stylesheets import StyleSheet
    from publish.render.units import RenderedUnit
    from publish.typography.words import Words

PageList: TypeAlias = tuple[tuple[str, str], ...]
"""Folio and place of each printed page: ``("iii", "text/preface.xhtml#page-iii")``."""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page of the print edition, and what it begins with."""

    label: str
    """Its folio, as the PDF's page label has it."""
    document: int = -1
    """The number of the document that begins it; -1: nothing stands on it."""
    offset: int = 0
    """How many characters of the document's flow (`publish.flow`) stand before it."""
    picture: int = -1
    """The number among the document's pictures of the one it begins with; -1: it begins with text."""


@dataclass(frozen=True, slots=True)
class PrintEdition:
    """What an EPUB knows of the print edition whose pages it marks."""

    source: str
    """Which edition it is: the URN of its ISBN, or words."""
    documents: tuple[str, ...]
    """Its XHTML documents in their order, as they were laid out."""
    pages: tuple[PrintPage, ...]
    """All pages in their order."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """A place where a printed page begins."""

    label: str
    id: str
    at: int
    """In the document, in bytes."""
    offset: int
    """How many characters of the document's flow stand before it."""


class PackagingError(ValueError):
    """The parts handed over do not make a sound EPUB: a fault of this program, not of a writer."""


class EpubPicture(NamedTuple):
    """A picture as the EPUB carries it; ``name`` is its file name below ``images/``."""

    name: str
    picture: Picture

    @property
    def url(self) -> str:
        """The address that a document in ``text/`` writes."""
        return f"../images/{self.name}"


class CoverImage(NamedTuple):
    """The picture of the cover as the EPUB carries it, and what was found out about it."""

    data: bytes
    media_type: str
    findings: tuple[Diagnostic, ...] = ()


class FaceLike(Protocol):
    """A font file: static TrueType or OpenType, with the family that style sheets name."""

    @property
    def family(self) -> str:
        """The family's name."""

    @property
    def weight(self) -> int:
        """100 to 900; 400 is regular."""

    @property
    def italic(self) -> bool:
        """Whether the face is slanted."""

    @property
    def path(self) -> Path:
        """The file."""


@dataclass(frozen=True, slots=True)
class EpubInput:
    """One edition, rendered, with all that its file holds."""

    plan: Plan
    units: tuple[RenderedUnit, ...]
    """In reading order. One of role ``contents`` gives its place in the spine to the navigation
    document; its own markup is not used."""
    stylesheets: tuple[StyleSheet, ...]
    words: Words
    cover: CoverImage
    """What `cover_image` made."""
    modified: datetime
    """When the edition was last changed, in UTC; stamped on the package and on every file."""
    pictures: Mapping[str, EpubPicture] = field(default_factory=dict)
    """What `epub_pictures` made; only those that a document or a style sheet names are packed."""
    faces: tuple[FaceLike, ...] = ()
    """Faces of which those of ``embed_families`` are embedded."""
    embed_families: tuple[str, ...] = ()
    """Families of ``faces`` that are embedded as subsets; none: the reader's own fonts."""
    page_list: PageList = ()
    page_source: str = ""
    """The print edition whose folios ``page_list`` has: a URN or its title."""
    contents_marks: tuple[PageMark, ...] = ()
    """Pages that begin in the contents: places in the unit's own markup, for which the navigation
    document stands."""
