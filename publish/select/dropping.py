"""Leaving out what is for another target: the classes ``only-print`` and ``only-epub``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from publish.diagnostics import Diagnostic
from publish.model import (
    Attributes,
    CrossReference,
    Node,
    Note,
    Paragraph,
    Publication,
    Section,
    plain_text,
    rewrite_all,
    walk,
)
from publish.select.codes import CODES
from publish.select.renumbering import renumber_notes

_OTHER = {"pdf": "only-epub", "epub": "only-print"}


def drop(
    publication: Publication, target: Literal["pdf", "epub"]
) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """Return the publication as ``target`` shows it, and a warning for each reference that has
    lost its place. Sections that have lost all their content go too."""
    unwanted = _OTHER[target]
    if not any(_has_class(node, unwanted) for node in walk(*publication.sections())):
        return _without_nothing(publication), ()
    work = _Dropping(unwanted)
    kept = replace(
        publication,
        front=work.sections(publication.front),
        body=work.sections(publication.body),
        back=work.sections(publication.back),
    )
    gone = ids(publication.sections()) - ids(kept.sections())
    return _mend_references(_without_nothing(renumber_notes(kept, publication)), gone)


def ids(sections: Iterable[Section]) -> set[str]:
    """Return every id of the sections and of all in them."""
    found: set[str] = set()
    for node in walk(*sections):
        if isinstance(node, Section | Note):
            found.add(node.id)
        elif isinstance(attributes := getattr(node, "attributes", None), Attributes):
            found.add(attributes.id)
    found.discard("")
    return found


def _has_class(node: Node, name: str) -> bool:
    if isinstance(node, Section):
        return name in node.classes
    attributes = getattr(node, "attributes", None)
    return isinstance(attributes, Attributes) and name in attributes.classes


class _Dropping:
    def __init__(self, unwanted: str) -> None:
        self._unwanted = unwanted

    def sections(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        kept = (self._section(one) for one in sections if not _has_class(one, self._unwanted))
        return tuple(one for one in kept if one is not None)

    def _section(self, section: Section) -> Section | None:
        new = replace(
            section,
            title=rewrite_all(section.title, self._change),
            running_title=rewrite_all(section.running_title, self._change),
            blocks=rewrite_all(section.blocks, self._change),
            children=self.sections(section.children),
        )
        emptied = not new.blocks and not new.children and bool(section.blocks or section.children)
        return None if emptied else new

    def _change(self, node: Node) -> Node | tuple[Node, ...]:
        emptied = isinstance(node, Paragraph) and not node.children and not node.attributes.id
        return () if emptied or _has_class(node, self._unwanted) else node


def _without_nothing(publication: Publication) -> Publication:
    """Leave out sections that have neither a title nor content (a bibliography without entries)."""

    def kept(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(one for one in sections if one.title or one.blocks or one.children or _placed(one))

    return replace(
        publication,
        front=kept(publication.front),
        body=kept(publication.body),
        back=kept(publication.back),
    )


def _placed(section: Section) -> bool:
    """Tell whether the manuscript says by an empty section where a generated page is to stand."""
    return section.role == "contents"


def _mend_references(publication: Publication, gone: set[str]) -> tuple[Publication, tuple[Diagnostic, ...]]:
    findings: list[Diagnostic] = []

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, CrossReference) and node.target in gone:
            shown = plain_text(node.children)
            message = f"“{shown}” refers to a place that this edition does not show"
            findings.append(CODES.make("reference-not-in-edition", message, node.span))
            return node.children
        return node

    if not gone:
        return publication, ()
    front, body, back = (
        rewrite_all(matter, change) for matter in (publication.front, publication.body, publication.back)
    )
    return replace(publication, front=front, body=body, back=back), tuple(findings)
