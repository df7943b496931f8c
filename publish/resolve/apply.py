"""The one pass that writes what was found out into the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from publish.model import (
    WORDS,
    Admonition,
    Attributes,
    CrossReference,
    Equation,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    Listing,
    Node,
    Note,
    Publication,
    Section,
    Table,
    Text,
    bare,
    rewrite_all,
)
from publish.resolve.checks import CHAPTERS
from publish.resolve.ids import Ids
from publish.resolve.notes import NoteNumbers
from publish.resolve.pictures import picture_path
from publish.resolve.references import References
from publish.resolve.survey import Survey, units
from publish.typography import Words

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class Settled:
    """What the earlier passes found out, each list in the order of the survey."""

    survey: Survey
    ids: Ids
    section_numbers: list[str]
    thing_numbers: list[str]
    words: Words
    referred: frozenset[str]
    """Ids that something refers to: a heading that opens no section gets one only then."""


class Applying:
    """Goes through the publication in the order of the survey, and changes what is settled."""

    def __init__(self, settled: Settled, references: References, notes: NoteNumbers) -> None:
        self._settled = settled
        self._references = references
        self._notes = notes
        self._places = iter(range(len(settled.survey.sections)))
        self._units = list(units(settled.survey))
        self._names: Iterator[str] = iter(settled.ids.others)
        self._numbers: Iterator[str] = iter(settled.thing_numbers)
        self._file = ""
        self._unit = ""

    def publication(self, publication: Publication) -> Publication:
        """Return the publication with ids, numbers, references and paths of pictures."""
        front, body, back = (
            tuple(self._section(one) for one in matter)
            for matter in (publication.front, publication.body, publication.back)
        )
        return replace(publication, front=front, body=body, back=back)

    def _section(self, section: Section) -> Section:
        place = next(self._places)
        ids = self._settled.ids.sections
        self._file = self._settled.survey.sections[place].file
        self._unit = ids[self._units[place]]
        title = self._rewritten(section.title) or self._stand_in(section, place)
        blocks = self._rewritten(section.blocks)
        return replace(
            section,
            id=ids[place],
            number=self._settled.section_numbers[place],
            title=title,
            running_title=bare(section.running_title),
            blocks=blocks,
            children=tuple(self._section(one) for one in section.children),
        )

    def _stand_in(self, section: Section, place: int) -> tuple[Inline, ...]:
        """Return the word of a chapter that would else show nothing at all: its page still is there."""
        shown = section.blocks or section.children or self._settled.section_numbers[place]
        return (
            () if shown or section.role not in CHAPTERS else (Text(self._settled.words.role(section.role)),)
        )

    def _rewritten(self, nodes: tuple[N, ...]) -> tuple[N, ...]:
        return rewrite_all(nodes, self._change)

    def _change(self, node: Node) -> Node | tuple[Node, ...]:
        if type(node) in WORDS:
            return node
        attributes = getattr(node, "attributes", None)
        if isinstance(attributes, Attributes) and (attributes.id or isinstance(node, Heading | Admonition)):
            node = self._named(node, attributes)
        new: Node | tuple[Node, ...] = node
        if isinstance(node, Link):
            new = self._references.link(node, self._file)
        elif isinstance(node, CrossReference):
            new = self._references.reference(node, self._file)
        elif isinstance(node, Image):
            source = picture_path(self._file, node.source)
            new = node if source == node.source else replace(node, source=source)
        elif isinstance(node, Note):
            new = self._notes.number(node, self._unit)
        elif isinstance(node, Figure | Table | Listing | Equation):
            number = next(self._numbers)
            new = node if number == node.number else replace(node, number=number)
        return new

    def _named(self, node: Node, attributes: Attributes) -> Node:
        name = next(self._names)
        if not attributes.id and name not in self._settled.referred:
            return node
        if name == attributes.id:
            return node
        return replace(node, attributes=replace(attributes, id=name))  # type: ignore[arg-type]
