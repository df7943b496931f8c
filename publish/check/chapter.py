"""What the rules about the manuscript look at: one chapter, with what the whole book says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from publish.check.places import Places
from publish.check.prose import Prose, prose_of
from publish.model import Metadata, Section


@dataclass(frozen=True, slots=True)
class Book:
    """What a rule may ask about the rest of the publication, the same for every chapter."""

    metadata: Metadata
    dialect: str
    """``publish`` or ``mdbook``."""
    words: frozenset[str] = frozenset()
    """Words of the project's own list, that spelling accepts."""


@dataclass(frozen=True)
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

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The running text of the chapter, block by block: what rules about words look at."""
        return prose_of(self.section, self.language)

    @cached_property
    def places(self) -> Places:
        """The way from running text back to the characters of the source."""
        return Places(self.sources)
