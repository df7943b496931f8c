"""What a book says of itself, from the settings of a publication or from an EPUB of any tool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publish.check.chapter import Chapter
from publish.check.finding import Place
from publish.check.shops.facts import Keys, place_of
from publish.identifiers import check_isbn
from publish.model import Metadata
from publish.project.types import Edition, Project
from publish.readers.plaintext.language import SAMPLE
from publish.spans import Span

_OF_A_CHAPTER = 4_000
"""Characters of a chapter that its language is told by."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the metadata, and where they stand."""

    words: str
    span: Span | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Isbn:
    """The ISBN of one edition."""

    told: Told
    edition: str = ""
    on_paper: bool = False
    """Whether it is printed; an e-book is not."""
    own: bool = False
    """Whether the edition itself names it, not the publication for all."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the rules about metadata look at; what is not said has no words."""

    title: Told
    language: Told
    date: Told = Told("")
    rights: Told = Told("")
    names: tuple[Told, ...] = ()
    """Of contributors."""
    isbns: tuple[Isbn, ...] = ()
    text: str = ""
    """A sample of the running text that no other language is marked in."""


def described(project: Project, keys: Keys, chapters: Iterable[Chapter]) -> Described:
    """Return what a publication's settings say."""
    metadata = project.metadata
    whole = whole_of(project)

    def told(name: str, words: str) -> Told:
        return Told(words, place_of(keys, name) or whole)

    return Described(
        # A text without a title is known by its first words.
        told("title", "" if metadata.untitled else metadata.title),
        told("language", metadata.language),
        told("date", metadata.date),
        told("rights", metadata.rights),
        tuple(told("contributors", one.name) for one in metadata.contributors),
        tuple(isbns_of(project.editions, metadata, keys, whole)),
        sample(chapters, metadata.language),
    )


def whole_of(project: Project) -> Span:
    """Return the place for what no key of a publication says."""
    return Span(project.config or next((one.file for one in project.body if one.file), ""), 1)


def isbns_of(editions: Sequence[Edition], metadata: Metadata, keys: Keys, whole: Span) -> Iterable[Isbn]:
    """Yield the ISBN of each edition that has one: its own, else the publication's."""
    for edition in editions:
        words = edition.isbn or metadata.isbn
        if words:
            span = (edition.span if edition.isbn else None) or place_of(keys, "isbn") or whole
            yield Isbn(Told(words, span), edition.name, edition.target == "pdf", bool(edition.isbn))


def sample(chapters: Iterable[Chapter], language: str) -> str:
    """Return some of the running text of chapters in the book's own language."""
    parts: list[str] = []
    left = SAMPLE
    for chapter in chapters:
        if left <= 0:
            break
        if chapter.language == language:
            text = _beginning(chapter, min(left, _OF_A_CHAPTER))
            left -= len(text)
            parts.append(text)
    return "\n".join(parts)


def _beginning(chapter: Chapter, most: int) -> str:
    found: list[str] = []
    length = 0
    for prose in chapter.prose:
        if prose.kind == "paragraph" and prose.language == chapter.language:
            found.append(prose.text)
            length += len(prose.text)
            if length >= most:
                break
    return "\n".join(found)[:most]


def same_isbn(one: str, other: str) -> bool:
    """Tell whether two ISBNs are the same number."""
    digits = check_isbn(one)
    return digits is not None and digits == check_isbn(other)
