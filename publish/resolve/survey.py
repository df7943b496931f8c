"""One look at the whole publication: what can be referred to, what refers, what wants a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from publish.model import (
    WORDS,
    Admonition,
    Attributes,
    CrossReference,
    Equation,
    Figure,
    Heading,
    Link,
    Listing,
    Matter,
    Node,
    Publication,
    ReferenceForm,
    Section,
    Span,
    Table,
    plain_text,
    rewrite_all,
)
from publish.resolve.slugs import slug

Kind: TypeAlias = Literal["section", "figure", "table", "listing", "equation", "place"]

FORMS: tuple[ReferenceForm, ...] = ("label", "number", "title", "page")
_LABELS = ("label", "number", "page")
_THINGS: dict[type, Kind] = {Figure: "figure", Table: "table", Listing: "listing", Equation: "equation"}


@dataclass(frozen=True, slots=True)
class SeenSection:
    """A section in reading order, and where it stands."""

    section: Section
    file: str
    """The file it is written in; links in it are relative to this."""
    matter: Matter
    parent: int
    """Its parent's place in the list; -1 at the top."""
    begins_unit: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that can be referred to by an id."""

    file: str
    local: str
    """The id as written, or the slug of the title; unique in the file for slugs only."""
    explicit: bool
    kind: Kind
    section: int
    """Place in the list of sections: the section itself, or the one it stands in."""
    thing: int = -1
    """Place in the list of things, for a figure and the like."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A figure, table, listing or equation."""

    kind: Kind
    node: Figure | Table | Listing | Equation
    section: int
    file: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or cross-reference as typed, with the file it stands in."""

    file: str
    typed: str
    link: bool
    labels: bool
    """Whether it shows the number of its target."""


@dataclass(slots=True)
class Survey:
    """What was seen, each list in reading order (what a node holds comes before it)."""

    sections: list[SeenSection] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


def survey(publication: Publication) -> Survey:
    """Return what there is in the publication."""
    found = Survey()
    file = ""
    matters: tuple[tuple[Matter, tuple[Section, ...]], ...] = (
        ("front", publication.front),
        ("body", publication.body),
        ("back", publication.back),
    )
    for matter, sections in matters:
        for section in sections:
            # The later chapters of a single-file book need not name the file again.
            file = section.file or (section.span.file if section.span else file)
            _look(section, file, matter, -1, True, found)
    return found


def _look(section: Section, file: str, matter: Matter, parent: int, unit: bool, found: Survey) -> None:
    file = section.file or file
    place = len(found.sections)
    found.sections.append(SeenSection(section, file, matter, parent, unit))
    found.anchors.append(_section_anchor(section, file, place))
    observer = _Observer(file, place, found)
    for nodes in (section.title, section.blocks):
        rewrite_all(nodes, observer.observe)
    for child in section.children:
        _look(child, file, matter, place, section.role == "part" and child.role != "section", found)


def _section_anchor(section: Section, file: str, place: int) -> Anchor:
    if section.id:
        return Anchor(file, section.id, True, "section", place, span=section.span)
    name = slug(plain_text(section.title))
    if not name:  # an untitled section goes by its file, a generated one by its role
        name = file.rpartition("/")[2].partition(".")[0] if section.file else section.role
    return Anchor(file, name, False, "section", place, span=section.span)


def form_of(link: Link) -> ReferenceForm:
    """Return what a link into the book shows: as a class of it says (``[](#walls){.page}``), its own
    words, or without any the label of its target."""
    for name in FORMS:
        if name in link.attributes.classes:
            return name
    return "text" if link.children else "label"


def heading_slug(node: Heading | Admonition) -> str:
    """Return the anchor of a heading that opens no section, in mdBook's manner; a note box's title
    was one in the manuscript (``> ### The stack``)."""
    title = node.children if isinstance(node, Heading) else node.title
    return slug(plain_text(title)) or "heading"


class _Observer:
    """Looks at nodes in the order in which `rewrite_all` changes them, and changes none."""

    def __init__(self, file: str, section: int, found: Survey) -> None:
        self._file = file
        self._section = section
        self._found = found

    def observe(self, node: Node) -> Node:
        kind = type(node)
        if kind in WORDS:
            return node
        thing = -1
        if isinstance(node, Figure | Table | Listing | Equation):
            thing = len(self._found.things)
            self._found.things.append(Thing(_THINGS[kind], node, self._section, self._file))
        elif isinstance(node, Link):
            self._found.references.append(Reference(self._file, node.url, True, form_of(node) in _LABELS))
        elif isinstance(node, CrossReference):
            self._found.references.append(Reference(self._file, node.target, False, node.form in _LABELS))
        attributes = getattr(node, "attributes", None)
        if isinstance(attributes, Attributes):
            if attributes.id:
                span = getattr(node, "span", None)
                self._anchor(attributes.id, True, _THINGS.get(kind, "place"), thing, span)
            elif isinstance(node, Heading | Admonition):
                self._anchor(heading_slug(node), False, "place", -1, node.span)
        return node

    def _anchor(self, local: str, explicit: bool, kind: Kind, thing: int, span: Span | None) -> None:
        anchor = Anchor(self._file, local, explicit, kind, self._section, thing, span)
        self._found.anchors.append(anchor)


def units(found: Survey) -> Iterator[int]:
    """Yield for each section the place of the section that begins its unit."""
    current = 0
    for place, seen in enumerate(found.sections):
        if seen.begins_unit:
            current = place
        yield current
