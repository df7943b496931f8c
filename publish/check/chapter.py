"""What the rules about the manuscript look at: one chapter, with what the whole book says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.model import Metadata, Section


@dataclass(frozen=True, slots=True)
class Book:
    """What a rule may ask about the rest of the publication, the same for every chapter."""

    metadata: Metadata
    dialect: str
    """``publish`` or ``mdbook``."""
    words: frozenset[str] = frozenset()
    """Words of the project's own list, that spelling accepts."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One unit of the manuscript as it was read and resolved, with the files it came from.

    A rule is a pure function of this: its findings are kept until one of these values changes.
    """

    section: Section
    sources: Mapping[str, str]
    """Decoded text of each file that spans in the section name, by the file's name."""
    language: str
    """BCP 47 tag of the section, else of the publication."""
    book: Book
