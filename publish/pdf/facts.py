"""What layout found out about a unit's pages: values that later steps and editions read.

All lengths are in pt; a place on a page is measured from the trimmed page's top left corner.
Pages are counted from 0 within the unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Excess: TypeAlias = Literal["measure", "page", "notes"]


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """Where a note came to stand."""

    id: str
    """The id of the note's body; empty where it has none."""
    call_page: int
    """-1: the call is on no page."""
    body_page: int
    """-1: the body is on no page."""
    height: float
    """Of the body, in pt."""

    @property
    def apart(self) -> bool:
        """Whether the body stands on another page than its call."""
        return self.call_page != self.body_page


@dataclass(frozen=True, slots=True)
class Overflow:
    """Text or a picture that stands where it should not."""

    page: int
    kind: Excess
    """``measure``: past the type area; ``page``: past the edge of the page, so that a printer
    cuts it off; ``notes``: text of the page under its footnotes."""
    text: str
    """What overflows: its first characters, or the address of a picture."""
    block: str
    """The id of the innermost element around it that has one."""
    amount: float
    """How far, in pt."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Measures of one page, in pt."""

    width: float
    height: float
    top: float
    """The upper edge of the type area."""
    bottom: float
    """The lower edge of the type area."""


@dataclass(frozen=True, slots=True)
class PageStart:
    """What a page begins with, in the flow of its unit (`publish.flow`)."""

    offset: int
    """How many characters of the flow stand before it."""
    picture: int = -1
    """The number, from 0, among the unit's pictures of the one that the page begins with; -1: the
    page begins with text."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What layout found out about a unit."""

    pages: int
    anchors: tuple[tuple[str, int, float, float], ...] = ()
    """Each id once, where it first stands: id, page, x, y, in the order of the pages."""
    targets: tuple[str, ...] = ()
    """Ids outside the unit that its links lead to, each once, sorted."""
    notes: tuple[NoteFacts, ...] = ()
    overflows: tuple[Overflow, ...] = ()
    sizes: tuple[PageFacts, ...] = ()
    """One a page."""
    starts: tuple[PageStart, ...] = ()
    """One a page."""
    bound: bool = False
    """Whether something is drawn that belongs to a page itself, not to what stands on it: a
    background, a border, printers' marks."""
    blocks: str = ""
    """Where each block stands, as `publish.pdf.block_places.read` reads it."""

    def high_notes(self, share: float = 1 / 3) -> tuple[str, ...]:
        """Return ids of notes that are higher than ``share`` of the type area."""
        if not self.sizes:
            return ()
        area = min(page.bottom - page.top for page in self.sizes)
        return tuple(note.id for note in self.notes if note.height > area * share)
