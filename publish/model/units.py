"""What one edition sets: units, each of which begins a new page or a new file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.model.inlines import Inline
from publish.model.publication import Matter, Metadata, Role, Section
from publish.spans import Span

Opening: TypeAlias = Literal["recto", "verso", "any"]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: where it leads, its number and title, and those below it.

    On the contents page the ``target`` of what is not yet written is empty.
    """

    target: str
    role: Role
    number: str
    title: tuple[Inline, ...]
    children: tuple[ContentsEntry, ...] = ()
    span: Span | None = None
    """Of the section."""

    @property
    def lines(self) -> int:
        """How many lines of contents it makes, with those below it."""
        return 1 + sum(child.lines for child in self.children)


@dataclass(frozen=True, slots=True)
class Unit:
    """A chapter, a part opener, a front-matter page: what starts on a new page of its own.

    A unit is laid out by itself and is one file of the EPUB. One whose ``sections`` is empty is
    made from metadata or contents by the template named after its ``role``.
    """

    id: str
    """ASCII letters, digits and hyphens; unique in the edition; the file name in the EPUB."""
    role: Role
    matter: Matter
    opening: Opening
    sections: tuple[Section, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    """For the contents page, and a title block that holds the contents."""
    title_block: bool = False
    """Whether the publication's title stands at the head of its first page (reports)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One edition of a publication: its units in order, and its contents for navigation."""

    metadata: Metadata
    units: tuple[Unit, ...]
    contents: tuple[ContentsEntry, ...]
