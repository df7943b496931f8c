"""Leaving out what is for another target: the classes ``only-print`` and ``only-epub``."""

from __future__ import annotations

import operator
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


def leave_out(publication: Publication, target: Literal["pdf", "epub"]) -> Publication:
    """Return the publication without what is for another target; sections that have lost all their
    content go too, notes are counted anew."""
    unwanted = _OTHER[target]
    if not any(_has_class(node, unwanted) for node in walk(*publication.sections())):
        return publication
    work = _Dropping(unwanted)
    kept = replace(
        publication,
        front=work.sections(publication.front),
        body=work.sections(publication.body),
        back=work.sections(publication.back),
    )
    return renumber_notes(kept, publication)


def without_nothing(publication: Publication, contents: bool) -> Publication:
    """Return the publication without sections that have neither title nor number nor content (a
    bibliography without entries); one that says where the contents are to stand stays if there are
    ``contents``.
    """

    def stays(section: Section) -> bool:
        if is_contents_place(section):
            return contents
        return bool(section.title or section.number or section.blocks or section.children)

    if all(stays(one) for one in publication.sections()):
        return publication
    return replace(
        publication,
        front=tuple(one for one in publication.front if stays(one)),
        body=tuple(one for one in publication.body if stays(one)),
        back=tuple(one for one in publication.back if stays(one)),
    )


def is_draft(section: Section) -> bool:
    """Tell whether a section is the title of a chapter that is not yet written (mdBook)."""
    return "draft" in section.classes and not section.blocks and not section.children


def without_drafts(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections without drafts among them or below; one that has none stays as it is."""
    return tuple(_without_drafts_below(one) for one in sections if not is_draft(one))


def _without_drafts_below(section: Section) -> Section:
    children = without_drafts(section.children)
    same = len(children) == len(section.children) and all(map(operator.is_, children, section.children))
    return section if same else replace(section, children=children)


def is_contents_place(section: Section) -> bool:
    """Tell whether a section only says where the generated contents are to stand."""
    return section.role == "contents" and not section.blocks


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
    attributes = getattr(node, "attributes", None)
    if attributes is not None:
        return name in attributes.classes
    return isinstance(node, Section) and name in node.classes


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


def mend_references(kept: Publication, whole: Publication) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """Return ``kept``, what is left of ``whole``, with words in place of references that have lost
    their place, and a warning for each."""
    # Chapters that are as they were cannot have lost anything: they need not be looked through.
    shared = set(map(id, kept.sections())) & set(map(id, whole.sections()))
    before, after = (
        ids(one for one in publication.sections() if id(one) not in shared) for publication in (whole, kept)
    )
    gone = before - after
    findings: list[Diagnostic] = []

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, CrossReference) and node.target in gone:
            shown = plain_text(node.children)
            message = f"“{shown}” refers to a place that this edition does not show"
            findings.append(CODES.make("reference-not-in-edition", message, node.span))
            return node.children
        return node

    if not gone:
        return kept, ()
    front, body, back = (rewrite_all(matter, change) for matter in (kept.front, kept.body, kept.back))
    return replace(kept, front=front, body=body, back=back), tuple(findings)
