"""The publication: metadata and three lists of sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.model.blocks import Block
from publish.model.inlines import Inline
from publish.model.source import Span

Role: TypeAlias = Literal[
    # front matter
    "half-title", "title-page", "copyright-page", "dedication", "epigraph", "contents",
    "foreword", "preface", "acknowledgments", "introduction", "prologue",
    # body matter
    "part", "chapter", "section",
    # back matter
    "epilogue", "afterword", "conclusion", "appendix", "glossary", "bibliography", "index",
    "notes", "about-the-author", "colophon",
]  # fmt: skip
"""Roles of sections, after the EPUB Structural Semantics Vocabulary 1.1; ``section`` is any
section below one with a role of its own."""

Matter: TypeAlias = Literal["front", "body", "back"]


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or body that had a part in the work."""

    name: str
    role: str = "author"
    """A MARC relator term (``author``, ``editor``, ``translator``, ``illustrator`` …)."""
    sort_name: str = ""
    """The name as a catalogue files it (``Fontane, Theodor``); empty when not given."""


@dataclass(frozen=True, slots=True)
class Series:
    """The series that a publication belongs to, and its number in it."""

    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the imprint page, the shop and the library want to know."""

    title: str
    language: str = "en"
    """BCP 47."""
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    identifier: str = ""
    """A URN: ``urn:isbn:…`` or ``urn:uuid:…``; never empty once a project is loaded."""
    isbn: str = ""
    """ISBN-13 with its hyphens as typed; empty where there is none."""
    publisher: str = ""
    place: str = ""
    date: str = ""
    """ISO 8601: a year, a month or a day."""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    untitled: bool = False
    """Whether ``title`` is only what shops and readers are told: a text without a headline. Then it
    stands on no page."""

    def authors(self) -> tuple[Contributor, ...]:
        """Return the contributors whose name stands on the title page before the title."""
        return tuple(one for one in self.contributors if one.role == "author")


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, a part, a preface, or any section below one."""

    role: Role
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()
    id: str = ""
    """Unique in the publication after ``resolve``; before, as typed or empty."""
    number: str = ""
    """As shown, without its word: ``4``, ``4.1``, ``A``, ``II``; empty when not numbered."""
    numbered: bool = True
    """Whether numbering may give it a number."""
    running_title: tuple[Inline, ...] = ()
    """A shorter title for running head and bookmarks; empty: the title."""
    language: str = ""
    """BCP 47, where it differs from the publication's."""
    classes: tuple[str, ...] = ()
    file: str = ""
    """The manuscript file whose first section this is (links to the file lead here)."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """A whole publication; what every backend is fed."""

    metadata: Metadata
    front: tuple[Section, ...] = ()
    body: tuple[Section, ...] = ()
    back: tuple[Section, ...] = ()

    def sections(self) -> tuple[Section, ...]:
        """Return the sections of all three matters in reading order, top level only."""
        return (*self.front, *self.body, *self.back)


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of one manuscript text: a header, and blocks with flat headings."""

    blocks: tuple[Block, ...]
    header: tuple[tuple[str, object], ...] = ()
    """Keys and values of the metadata header, in their order."""
    header_span: Span | None = None
    language: str = ""
    """The language that a reader of plain text recognised; empty where none was looked for."""
