"""What `publish.diff` returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from publish.check.finding import Finding

PageKind: TypeAlias = Literal["text", "look", "flow", "numbers", "margins", "moved", "added", "removed"]
"""What became of a page: other words; the same words that look otherwise, or other pictures; the same
words, of which others stand on this page; only numbers of pages that moved; only its head or foot;
nothing but its place in the book; it is new; it is gone."""

CHANGED: frozenset[PageKind] = frozenset(("text", "look", "flow", "numbers", "margins"))
"""Kinds of pages that are in both files and not the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a page in which something changed; in parts of its width and height, from 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture for the report, with what is marked on it."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    """In pixels."""
    height: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is not as it was, or not where it was."""

    kind: PageKind
    old: int
    """Page of the old file, from 1; 0: it was not there."""
    new: int
    """Page of the new file, from 1; 0: it is gone."""
    old_label: str
    """What is printed on it, as far as the file says."""
    new_label: str
    chapter: str
    """Title of its chapter, by the file's outline; empty where there is none."""
    before: Shot | None = field(default=None, repr=False, compare=False)
    """Of the old page; None where it is not shown."""
    after: Shot | None = field(default=None, repr=False, compare=False)

    @property
    def is_shown(self) -> bool:
        """Whether there is a picture of it."""
        return self.before is not None or self.after is not None


@dataclass(frozen=True, slots=True)
class Part:
    """Some words in a row of a changed passage."""

    kind: Literal["same", "removed", "added", "moved-away", "moved-here", "break", "cut"]
    """``break``: a new paragraph begins, where that is known; ``cut``: words are left out."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A passage in which words changed."""

    chapter: str
    place: str
    """Where it stands, for a reader: ``page 12``, or the file in an EPUB."""
    parts: tuple[Part, ...]
    removed: int
    """Words."""
    added: int


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value of the metadata, or the name of a file, that is another one."""

    name: str
    old: str
    """Empty: there was none."""
    new: str


@dataclass(frozen=True, slots=True)
class PictureChange:
    """A picture of an EPUB."""

    kind: Literal["changed", "added", "removed"]
    name: str
    """In the EPUB."""
    before: Shot | None = field(default=None, repr=False, compare=False)
    after: Shot | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class StyleChange:
    """A style sheet of an EPUB that is not as it was."""

    name: str
    lines: tuple[str, ...]
    """Of a unified diff, without its head."""
    left: int = 0
    """How many further lines it has."""


@dataclass(frozen=True, slots=True)
class ChapterChange:
    """What changed in a chapter."""

    title: str
    pages: int
    """Pages that changed, came or went; not those that only moved."""
    moved: int
    removed: int
    """Words."""
    added: int

    @property
    def is_changed(self) -> bool:
        """Whether more happened than that pages moved."""
        return bool(self.pages or self.removed or self.added)


@dataclass(frozen=True, slots=True)
class FileDiff:
    """Two files, compared."""

    kind: Literal["pdf", "epub"]
    title: str
    """Of the report's part: the edition, or the new file's name."""
    old: str
    """File name; empty: it was not there, and nothing is compared."""
    new: str
    old_pages: int = 0
    new_pages: int = 0
    pages: tuple[PageChange, ...] = ()
    """In the order of the new file, those that are gone where they were."""
    texts: tuple[TextChange, ...] = ()
    chapters: tuple[ChapterChange, ...] = ()
    """Those in which something changed, in order."""
    removed: int = 0
    """Words."""
    added: int = 0
    shifted: int = 0
    """Words that stand elsewhere and are the same."""
    renumbered: int = 0
    """Numbers of pages that are others since pages moved."""
    markup: tuple[TextChange, ...] = ()
    """Of an EPUB: passages of the same words, marked up otherwise."""
    metadata: tuple[ValueChange, ...] = ()
    pictures: tuple[PictureChange, ...] = ()
    styles: tuple[StyleChange, ...] = ()
    files: tuple[ValueChange, ...] = ()
    """Of an EPUB: other files; ``old`` and ``new`` are the beginnings of their SHA-256."""
    unshown: int = 0
    """Changed pages, and pictures, that are not shown since there are too many."""

    def count(self, *kinds: PageKind) -> int:
        """Return how many pages are of these kinds."""
        return sum(page.kind in kinds for page in self.pages)

    @property
    def text_changed(self) -> bool:
        """Whether any word is another one, is gone, has come, or stands elsewhere."""
        return bool(self.texts) or not (self.old and self.new)

    @property
    def changed(self) -> bool:
        """Whether anything is not as it was."""
        return bool(
            self.text_changed
            or self.pages
            or self.markup
            or self.metadata
            or self.pictures
            or self.styles
            or self.files
        )


@dataclass(frozen=True, slots=True)
class DiffResult:
    """What a comparison came to."""

    old: str
    """What was compared, for a reader: a file's name, or a revision with its hash."""
    new: str
    diffs: tuple[FileDiff, ...]
    findings: tuple[Finding, ...]
    """Why something could not be built or read, or was left out."""
    report: Path | None
    """The HTML report; None where nothing could be compared."""
    seconds: float = field(default=0.0, compare=False)

    @property
    def text_changed(self) -> bool:
        """Whether any text changed."""
        return any(one.text_changed for one in self.diffs)

    @property
    def changed(self) -> bool:
        """Whether anything changed at all, be it a page that only moved."""
        return any(one.changed for one in self.diffs)

    @property
    def failed(self) -> bool:
        """Whether something could not be compared."""
        return any(finding.severity == "error" for finding in self.findings)

    def to_json(self) -> str:
        """Return all of it but the pictures as JSON; the handbook's chapter on differences explains it."""
        from publish.diff.json_form import as_json

        return as_json(self)
