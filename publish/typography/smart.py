"""Straight quotes, apostrophes, dashes and ellipses made typographic by the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast, get_args

from publish.diagnostics import Diagnostic
from publish.model import (
    Block,
    Division,
    Inline,
    Metadata,
    Node,
    Publication,
    Section,
    Span,
    Text,
    node_fields,
    walk,
)
from publish.typography.codes import CODES
from publish.typography.dashes import dash_edits
from publish.typography.flow import Edit, Flow, edited, lay_flat, put_together
from publish.typography.languages import LANGUAGES, language_for
from publish.typography.quotes import Setting, quote_edits
from publish.typography.spaces import space_edits

_TYPED = re.compile(r"[\"']|--|\.\.\.")
_ABBREVIATED = re.compile(r"\w\. \w+\.")
_INLINES = get_args(Inline)
_PROSE = ("title", "subtitle", "rights", "description")


def smarten(publication: Publication) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """Return the publication with typographic characters, and a warning for each language without
    a table in which something stayed as typed.

    Code, listings, formulas, keys to press and delivered plain text (``.txt``) stay as they are.
    Of the metadata what is prose is changed: titles, series, rights and description, no names.
    """
    work = _Work()
    language = publication.metadata.language
    front, body, back = (
        tuple(work.section(one, language, "") for one in matter)
        for matter in (publication.front, publication.body, publication.back)
    )
    metadata = publication.metadata
    if not _is_delivered(publication):
        metadata = work.metadata(metadata)
    return replace(publication, metadata=metadata, front=front, body=body, back=back), tuple(work.findings)


def _is_delivered(publication: Publication) -> bool:
    """Tell whether all of a publication is plain text, and its title taken from there."""
    found = False
    for node in walk(*publication.sections()):
        if isinstance(node, Section) and node.file:
            if not node.file.endswith(".txt"):
                return False
            found = True
    return found


class _Work:
    """One pass over a publication."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self._reported: set[str] = set()
        self._place: Span | None = None

    def metadata(self, metadata: Metadata) -> Metadata:
        changed: dict[str, object] = {
            name: self._string(getattr(metadata, name), metadata.language) for name in _PROSE
        }
        if metadata.series:
            name = self._string(metadata.series.name, metadata.language)
            changed["series"] = replace(metadata.series, name=name)
        return replace(metadata, **changed)  # type: ignore[arg-type]

    def section(self, section: Section, language: str, file: str) -> Section:
        file = section.file or file
        language = section.language or language
        self._place = section.span or self._place
        children = tuple(self.section(one, language, file) for one in section.children)
        if file.endswith(".txt"):
            return replace(section, children=children)
        return replace(
            section,
            title=self.inlines(section.title, language),
            running_title=self.inlines(section.running_title, language),
            blocks=self.blocks(section.blocks, language),
            children=children,
        )

    def blocks(self, blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
        return cast("tuple[Block, ...]", self._sequence(blocks, language))

    def _sequence(self, value: tuple[object, ...], language: str) -> tuple[object, ...]:
        if not value:
            return value
        if isinstance(value[0], _INLINES):
            return self.inlines(cast("tuple[Inline, ...]", value), language)
        new = tuple(
            self._sequence(one, language) if isinstance(one, tuple) else self._node(cast(Node, one), language)
            for one in value
        )
        return value if all(one is old for one, old in zip(new, value, strict=True)) else new

    def _node(self, node: Node, language: str) -> Node:
        if isinstance(node, Division):
            language = node.language or language
        self._place = getattr(node, "span", None) or self._place
        changed: dict[str, object] = {}
        for name in node_fields(type(node)):
            old = getattr(node, name)
            new = self._sequence(old, language)
            if new is not old:
                changed[name] = new
        return replace(node, **changed) if changed else node  # type: ignore[arg-type]

    def inlines(self, inlines: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
        if not inlines:
            return inlines
        flow = lay_flat(inlines, language)
        edits = self._edits(flow)
        if not edits and not flow.deep:
            return inlines
        return put_together(inlines, iter(edited(flow, edits)), language, self.blocks, self._string)

    def _string(self, text: str, language: str) -> str:
        """Make a text outside the flow (an alternative text) typographic by itself."""
        flow = lay_flat((Text(text),), language)
        return edited(flow, self._edits(flow))[0]

    def _edits(self, flow: Flow) -> list[Edit]:
        text = flow.text
        if not _TYPED.search(text) and not _ABBREVIATED.search(text):
            return []
        edits: list[Edit] = []
        for stretch in flow.stretches:
            language = language_for(stretch.language)
            if language is None:
                self._report(stretch.language, text[stretch.start : stretch.end])
                continue
            edits.extend(dash_edits(text, stretch.start, stretch.end, language))
            edits.extend(space_edits(text, stretch.start, stretch.end, language.abbreviations))
        edits.extend(quote_edits(text, _settings(flow)))
        return sorted(edits)

    def _report(self, language: str, text: str) -> None:
        if language in self._reported or not _TYPED.search(text):
            return
        self._reported.add(language)
        known = ", ".join(sorted(LANGUAGES))
        message = f"no table of typographic characters for the language “{language}” (there are: {known})"
        self.findings.append(CODES.make("language-without-marks", message, self._place))


def _settings(flow: Flow) -> Callable[[int], Setting | None]:
    """Return the function from a position to the language it is in; positions must not go back."""
    stretches = iter(flow.stretches)
    current = next(stretches, None)

    def at(position: int) -> Setting | None:
        nonlocal current
        while current is not None and position >= current.end:
            current = next(stretches, None)
        if current is None or position < current.start:
            return None
        language = language_for(current.language)
        return (language, language.marks_for(current.language)) if language else None

    return at
