"""What is known of a publication before a line of its text is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from publish.model import Metadata, Role, Span

Target: TypeAlias = Literal["pdf", "epub"]
Openings: TypeAlias = Literal["recto", "any", "run-on"]
Kind: TypeAlias = Literal["publication", "mdbook", "file"]


@dataclass(frozen=True, slots=True)
class Trim:
    """The size of a page after trimming, in mm."""

    name: str
    """As typed (``a5``, ``6x9in``, ``148x210mm``)."""
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of the type area, in mm."""

    inner: float
    outer: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's settings (``theme.toml``) and style sheets (text, by their file name)."""

    name: str
    front: tuple[Role, ...]
    """Front-matter pages made from metadata, in order; the manuscript's own are set among them."""
    openings: Openings
    """Where a chapter opens: on a recto, on any new page, or after the last one (``run-on``)."""
    title_block: bool
    """Whether the title stands on page 1 above the text instead of on pages of its own."""
    contents_from: int
    """From how many chapters on there are contents; 0: never."""
    contents_depth: int
    """Levels of sections in the contents; 1: chapters only."""
    number_depth: int
    """Levels of sections that are numbered; 0: none, 1: chapters, 2: ``4.1``."""
    trim: str
    """The trim size where the publication names none."""
    margins: Margins
    """For ``trim``; for another size they grow and shrink with its width and height."""
    serif: str
    sans: str
    mono: str
    """Font families, by the name they have in ``publish.fonts``."""
    text_size: float
    """Size of running text in pt."""
    leading: float
    """Distance of the lines of running text in pt."""
    listing_size: float
    """Size of listings in pt."""
    embedded: tuple[str, ...]
    """Families that an EPUB brings as subsets; for the others the reader's own stay in charge."""
    sheets: tuple[tuple[str, str], ...]
    """Style sheets beside ``theme.toml``: ``theme.css`` (both targets), ``print.css``,
    ``margins.css``, ``ereader.css``, as far as the theme has them. Those of a publication's own
    theme have its folder before their names; they come after those of the theme it builds on,
    ``textbook`` where it names none."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: a file that a build writes."""

    name: str
    preset: str
    target: Target
    trim: Trim
    theme: Theme
    isbn: str = ""
    page_list: str | bool = True
    """For an EPUB: the print edition whose folios it carries, or whether to take the first."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a generated section in its place in the book."""

    role: Role
    file: str = ""
    """Path from the publication's folder; empty for what is generated or only has a title."""
    title: str = ""
    """Overrides (an mdBook: precedes) the title in the file; Markdown inlines."""
    numbered: bool = True
    children: tuple[Entry, ...] = ()
    """Chapters of a part; nested chapters of an mdBook, which become sections."""
    span: Span | None = None
    """Where the entry stands in ``publish.toml`` or ``SUMMARY.md``."""
    id: str = ""
    """The id that references use; empty: the file's own, or one made from the title."""
    absent: str = ""
    """A file that is named and cannot be used, by its path from the publication's folder: its
    place is marked. ``file`` is empty then."""


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A finding of a check that the publication accepts (``[[check.accept]]``)."""

    code: str
    reason: str
    file: str = ""
    """A path or a pattern with ``*``; empty: everywhere."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How ``publish check`` looks at a publication."""

    skip: tuple[str, ...] = ()
    words: str = ""
    """The file with words that spelling accepts; may be empty."""
    accept: tuple[AcceptedFinding, ...] = ()
    ink: float = 300.0
    """Per cent of all inks together that the paper takes."""
    transparency: bool = False
    """Whether the press takes it."""
    signature: int = 0
    """Pages of a printed sheet; 0: nobody asks."""
    shops: tuple[str, ...] = ()
    """Shops whose rules are asked."""


@dataclass(frozen=True, slots=True)
class Project:
    """A publication as its configuration describes it."""

    root: Path
    """The folder that nothing is read from outside of; absolute, links resolved."""
    kind: Kind
    slug: str
    metadata: Metadata
    front: tuple[Entry, ...]
    body: tuple[Entry, ...]
    back: tuple[Entry, ...]
    editions: tuple[Edition, ...]
    variables: tuple[tuple[str, str], ...] = ()
    smart: bool = True
    """Whether straight quotes, ``--`` and ``...`` become typographic."""
    allow_remote: bool = False
    cover: str = ""
    """A picture for the EPUB's cover; without it one is made by template."""
    cover_span: Span | None = None
    """Where the cover is named."""
    templates: tuple[tuple[str, str], ...] = ()
    """The publication's own templates: file name and text."""
    styles: tuple[tuple[str, str], ...] = ()
    """The publication's own style sheets: file name and text (``style.css`` both targets,
    ``print.css``, ``margins.css``, ``ereader.css``), after the theme's."""
    redirects: tuple[tuple[str, str], ...] = ()
    """An mdBook's old pages, by their path from the folder of the sources, and what replaced them,
    as typed: relative to the old page, ``/`` from that folder, or a web address."""
    hidden_lines: tuple[tuple[str, str], ...] = ()
    """Languages of an mdBook's listings and what their hidden lines begin with."""
    config: str = ""
    """The file that the settings came from (``publish.toml``, ``book.toml``); may be empty."""
    check: CheckSettings = CheckSettings()
