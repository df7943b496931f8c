"""What rendering is given besides the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from publish.model import Metadata
from publish.render.listings import Highlighter
from publish.render.templates import Templates
from publish.typography.words import Words

Target: TypeAlias = Literal["pdf", "epub"]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture as a page shows it: its address, and its size in px."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What all units of one edition share."""

    target: Target
    metadata: Metadata
    words: Words
    pictures: Mapping[str, PictureView]
    """By `Image.source`; one that is not here is set as a visible box with its alternative."""
    folios: Mapping[str, str]
    """Id to the folio shown for it (``iii``, ``41``); empty for the EPUB."""
    locations: Mapping[str, str]
    """Id to the id of the unit that holds it."""
    templates: Templates
    listing_columns: int = 0
    """Where long lines of listings are broken; 0: nowhere."""
    measure: float = 0.0
    """Width of the type area in em of running text, by which tables are fitted; 0: unknown."""
    stylesheets: tuple[str, ...] = ()
    """Addresses for ``<link>``, as seen from the unit's file (EPUB)."""
    end_notes: frozenset[str] = frozenset()
    """Ids of notes that are set at the unit's end instead of the page's foot (PDF)."""
    on_screen: bool = False
    """Whether the PDF is for a screen, so that its imprint calls it no print edition."""
    marked: bool = False
    """Whether the documents are wanted with marks too (`publish.render.marks`); for templates of our
    own alone, since others may do anything with what they are given."""
    highlighter: Highlighter = field(default_factory=Highlighter)
    """Remembers listings; give both targets the same one."""
