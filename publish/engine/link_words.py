"""What links say of where they go, to readers who do not see the page: “Chapter 3, Ownership, page 41”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publish.model import (
    Block,
    Equation,
    Figure,
    Inline,
    Listing,
    Note,
    Plan,
    Section,
    Table,
    Unit,
    plain_text,
    walk,
)
from publish.render.notes import call_id
from publish.typography.words import NO_BREAK_SPACE, Words

_LABELLED = ("part", "chapter", "appendix")
_KINDS = {Figure: "figure", Table: "table", Listing: "listing", Equation: "equation"}


def link_words(plan: Plan, words: Words, folios: Mapping[str, str]) -> dict[str, str]:
    """Return for each id of ``plan`` what it belongs to and, where ``folios`` has it, its page.

    A figure, table, listing or equation is told by its kind and number, a note by its number, any
    other place by the section that it is in.
    """
    found: dict[str, str] = {}
    for unit in plan.units:
        for name, title in _unit(unit, words):
            page = words.page_reference(folios[name]) if folios.get(name) else ""
            told = ", ".join(part for part in (title, page) if part)
            found.setdefault(name, told.replace(NO_BREAK_SPACE, " "))
    return found


def _unit(unit: Unit, words: Words) -> Iterator[tuple[str, str]]:
    title = words.role(unit.role)
    for section in unit.sections:
        yield from _section(section, title, words)
    yield unit.id, title


def _section(section: Section, around: str, words: Words) -> Iterator[tuple[str, str]]:
    title = _title(section, words) or around
    if section.id:
        yield section.id, title
    inside: tuple[Inline | Block, ...] = (*section.title, *section.blocks)
    for node in walk(*inside):
        if isinstance(node, Note):
            yield node.id, words.label("note", node.number or "*")
            yield call_id(node.id), words.back_to_text
        elif (attributes := getattr(node, "attributes", None)) is not None and attributes.id:
            kind, number = _KINDS.get(type(node), ""), getattr(node, "number", "")
            yield attributes.id, words.label(kind, number) if kind and number else title
    for child in section.children:
        yield from _section(child, title, words)


def _title(section: Section, words: Words) -> str:
    title = " ".join(plain_text(section.title).split())
    if section.role in _LABELLED and section.number:
        label = words.label(section.role, section.number)
        return f"{label}, {title}" if title else label
    return f"{section.number} {title}".strip()
