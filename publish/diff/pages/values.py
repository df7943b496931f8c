"""What is read of a PDF to compare it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class PageKey:
    """What a page is known by, without laying out a glyph; hashes."""

    whole: str
    """Of all that is drawn."""
    content: str
    """Of all but its margins (`publish.pdf.overlay`)."""
    drawn: str
    """As ``content``, but fonts by their names: a letter more in a book is another file of its font."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A PDF without what stands on its pages."""

    keys: tuple[PageKey, ...]
    labels: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]
    """Of pages, in pt."""
    chapters: tuple[tuple[int, str], ...]
    """Entries of the outline's upper level: page from 0, title."""
    metadata: Mapping[str, str] = field(default_factory=dict)

    def chapter(self, page: int) -> str:
        """Return the title of the chapter that a page, from 0, belongs to."""
        title = ""
        for first, name in self.chapters:
            if first > page:
                break
            title = name
        return title


class Row(NamedTuple):
    """A line of text. Lengths in pt, from the page's upper left corner."""

    y: float
    """Of the baseline."""
    left: float
    right: float
    size: float
    text: str
    artifact: bool
    """Whether it is in the margin: a folio, a running head."""


Rows = tuple[Row, ...]
"""The lines of a page, in the order in which they are drawn."""
