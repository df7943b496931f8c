"""The words of the content model in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from publish.model import (
    Admonition,
    Cell,
    Citation,
    Code,
    CrossReference,
    Definition,
    Equation,
    Figure,
    Heading,
    LineBreak,
    Listing,
    ListItem,
    Math,
    Node,
    Note,
    Paragraph,
    Plain,
    Plan,
    RawBlock,
    RawInline,
    Section,
    SoftBreak,
    Table,
    Text,
    VerseLine,
    children,
)
from tests.text_parity import BookText, split

_APART = (Paragraph, Plain, Heading, VerseLine, Cell, ListItem, Definition, Section, Listing, Figure, Table)


def plan_text(plan: Plan, folios: bool = False) -> BookText:
    """Return the words of an edition's sections; what is made from metadata is left out.

    ``folios``: references to a page show its folio (PDF), not the words that stand in for it.
    """
    texts = [sections_text(unit.sections, folios) for unit in plan.units]
    return BookText(
        tuple(word for text in texts for word in text.body),
        tuple(note for text in texts for note in text.notes),
    )


def drawing_words(pictures: Iterable[bytes]) -> list[str]:
    """Return the words of SVG drawings, which a page shows as text (``more`` of `Generated`)."""
    texts = []
    for data in pictures:
        if b"<svg" in data:
            texts += ["".join(one.itertext()) for one in etree.fromstring(data).iter("{*}text")]
    return texts


def sections_text(sections: Iterable[Section], folios: bool = False) -> BookText:
    """Return the words of one unit. A note that is called in a note comes after all others."""
    writer = _Writer(folios)
    body = writer.words(tuple(sections))
    notes: list[tuple[str, ...]] = []
    while len(notes) < len(writer.notes):
        note = writer.notes[len(notes)]
        notes.append((note.number or "*", *writer.words(note.blocks)))
    return BookText(body, tuple(notes))


_FOLIO = "\ue000"
"""Stands for a folio, which only the page knows: it goes with the brackets around it."""


class _Writer:
    def __init__(self, folios: bool) -> None:
        self._folios = folios
        self.notes: list[Note] = []
        self._parts: list[str] = []

    def words(self, nodes: Sequence[Node]) -> tuple[str, ...]:
        self._parts = []
        for node in nodes:
            self._write(node)
        text = "".join(self._parts).replace(f"({_FOLIO})", "").replace(_FOLIO, "")
        return tuple(split(text))

    def _write(self, node: Node) -> None:
        if isinstance(node, Text | Code):
            self._parts.append(node.value)
        elif isinstance(node, SoftBreak | LineBreak):
            self._parts.append(" ")
        elif isinstance(node, Math | Citation | Equation):
            self._parts.append(node.raw)
        elif isinstance(node, Note):
            self.notes.append(node)
            self._parts.append(node.number or "*")
        elif isinstance(node, RawInline | RawBlock):
            return
        elif self._is_folio(node):
            self._parts.append(_FOLIO)
        elif isinstance(node, CrossReference) and node.dangling and not node.children:
            self._parts.append(node.target)
        else:
            self._write_block(node)

    def _is_folio(self, node: Node) -> bool:
        return self._folios and isinstance(node, CrossReference) and node.form == "page" and not node.dangling

    def _write_block(self, node: Node) -> None:
        self._parts.append(" " if isinstance(node, _APART) else "")
        for one in _in_reading_order(node):
            if isinstance(one, str):
                self._parts.append(f" {one} ")
            else:
                self._write(one)
        self._parts.append(" " if isinstance(node, _APART) else "")


def _in_reading_order(node: Node) -> Iterable[Node | str]:
    """Return what a node holds as it is set; the model's fields have an order of their own."""
    match node:
        case Listing():
            found: Iterable[Node | str] = (*node.caption, node.file_name, node.code)
        case Table():
            rows = (*node.head, *(row for body in node.bodies for row in body), *node.foot)
            found = (*node.caption, " ", *rows)
        case Figure():
            found = (*node.blocks, " ", *node.caption)
        case Admonition():
            found = (*node.title, " ", *node.blocks)
        case Section():
            found = (*node.title, " ", *node.blocks, *node.children)
        case Definition():
            terms = (one for term in node.terms for one in (*term, " "))
            found = (*terms, *(block for body in node.bodies for block in body))
        case _:
            found = children(node)
    return found
