"""The faces of an edition, and the characters that none of them has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from publish.diagnostics import Diagnostic
from publish.engine.memory import Memory
from publish.fonts import Face, faces, glyph_missing, last_resort, missing, world_faces
from publish.model import Block, Inline, Listing, Node, Note, Publication, Section, Span, Text, children, walk
from publish.project.types import Theme
from publish.typography.words import Words


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The font files that an edition is set in, and nothing else can be."""

    faces: tuple[Face, ...]
    fallbacks: tuple[str, ...]
    """Families to try, in order, for characters that the theme's own lack."""


def typefaces(
    publication: Publication, theme: Theme, words: Words, memory: Memory | None = None
) -> tuple[Typefaces, tuple[Diagnostic, ...]]:
    """Return the faces of a theme, of the scripts that the text needs besides, and the boxes.

    ``words`` are those that we set ourselves. A character in no face is a finding at the first
    place where it stands, and is set as a visible box.
    """
    characters = {*_all_text(publication), *"".join(map(str, astuple(words)))}
    families = (theme.serif, theme.sans, theme.mono)
    wanted = _Wanted("".join(sorted(characters)), families, publication.metadata.language)
    chosen = (memory or Memory()).of(_choose)(wanted)
    if chosen.findings or chosen.absent or not all(face.path.exists() for face in chosen.typefaces.faces):
        chosen = _choose(wanted)  # fonts may have been installed since, or cleared away
    return chosen.typefaces, (*chosen.findings, *_reports(publication, chosen.absent))


@dataclass(frozen=True, slots=True)
class _Wanted:
    characters: str
    families: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class _Chosen:
    typefaces: Typefaces
    absent: str = ""
    """Characters that no face has."""
    findings: tuple[Diagnostic, ...] = ()


def _choose(wanted: _Wanted) -> _Chosen:
    theme_faces, findings = faces(wanted.families)
    lacking = missing(wanted.characters, theme_faces)
    if not lacking or not theme_faces:
        return _Chosen(Typefaces(theme_faces, ()), findings=findings)
    further = world_faces(lacking, language=wanted.language)
    absent = missing(lacking, further)
    if absent:
        further = (*further, last_resort(absent))
    fallbacks = tuple(dict.fromkeys(face.family for face in further))
    return _Chosen(Typefaces((*theme_faces, *further), fallbacks), absent, findings)


def _all_text(publication: Publication) -> str:
    metadata = publication.metadata
    names = (contributor.name for contributor in metadata.contributors)
    fixed = (metadata.title, metadata.subtitle, metadata.publisher, metadata.place, metadata.rights)
    return "".join((*fixed, *names, *map(_own_text, walk(*publication.sections()))))


def _reports(publication: Publication, absent: str) -> Iterator[Diagnostic]:
    left = set(absent)
    if not left:
        return
    for text, span in _texts(publication):
        for character in sorted(left.intersection(text)):
            left.discard(character)
            yield glyph_missing(character, span)
        if not left:
            return
    yield from (glyph_missing(character) for character in sorted(left))


def _texts(publication: Publication) -> Iterator[tuple[str, Span | None]]:
    """Yield every text of a publication with the nearest place that is known."""
    stack: list[tuple[Node, Span | None]] = [(one, None) for one in reversed(publication.sections())]
    while stack:
        node, place = stack.pop()
        place = getattr(node, "span", None) or place
        value = _own_text(node)
        if value:
            yield value, place
        stack.extend((child, place) for child in reversed(list(children(node))))


def _own_text(node: Section | Block | Inline | Node) -> str:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return node.code + node.file_name
    if isinstance(node, Note):
        return node.number
    for name in _WRITTEN[type(node)]:
        value: str = getattr(node, name)
        if value:
            return value
    return ""


class _Written(dict[type, tuple[str, ...]]):
    """For each class of node the fields of characters that are set, as they are looked at."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        typed = {field.name for field in fields(kind) if field.type == "str"}
        self[kind] = tuple(name for name in ("value", "raw", "alt", "number") if name in typed)
        return self[kind]


_WRITTEN = _Written()
