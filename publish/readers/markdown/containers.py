"""Markdown's own containers: quotations, lists, definition lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from publish.model import (
    Attributes,
    Block,
    Definition,
    DefinitionList,
    Division,
    Inline,
    ListBlock,
    ListItem,
    Quotation,
)
from publish.readers.markdown.admonitions import alert
from publish.readers.markdown.epigraphs import parted_attribution
from publish.readers.markdown.frames import Frame, Maker
from publish.readers.markdown.reading import Reading

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder


def quotation(reading: Reading) -> Maker:
    """Return what makes a block quotation, which may turn out to be a boxed aside."""

    def make(frame: Frame) -> tuple[Block, ...]:
        blocks = tuple(frame.blocks)
        if reading.dialect != "commonmark":
            aside = alert(blocks, frame.span, reading.dialect)
            if aside is not None:
                return (aside,)
        rest, attribution = parted_attribution(blocks, by_dash=False)
        return (Quotation(rest, attribution, frame.attributes, frame.span),)

    return make


def open_list(builder: BlockBuilder, token: Token) -> None:
    """Open a list."""
    ordered = token.type == "ordered_list_open"
    start = int(token.attrs.get("start", 1))

    def make(frame: Frame) -> tuple[Block, ...]:
        items = tuple(part for part in frame.parts if isinstance(part, ListItem))
        return (ListBlock(items, ordered, start, not frame.loose, frame.attributes, frame.span),)

    builder.open(Frame("list", make, builder.reading.span(token)))


def open_item(builder: BlockBuilder, token: Token) -> None:
    """Open an item of a list, which may be a task."""
    around = builder.top

    def make(frame: Frame) -> tuple[Block, ...]:
        around.parts.append(ListItem(tuple(frame.blocks), frame.checked, frame.span))
        return ()

    checked = token.meta.get("checked")
    builder.open(Frame("list_item", make, builder.reading.span(token), checked=checked))


def definition_list(reading: Reading) -> Maker:
    """Return what makes a definition list of the terms and bodies inside it."""

    def make(frame: Frame) -> tuple[Block, ...]:
        return (definitions(frame),)

    return make


def definitions(frame: Frame) -> DefinitionList:
    """Return the definition list of a frame whose parts are terms and bodies in their order."""
    items: list[Definition] = []
    terms: list[tuple[Inline, ...]] = []
    bodies: list[tuple[Block, ...]] = []
    for part in frame.parts:
        if isinstance(part, Term):
            if bodies:
                items.append(Definition(tuple(terms), tuple(bodies), frame.span))
                terms, bodies = [], []
            terms.append(part.nodes)
        elif isinstance(part, Body):
            bodies.append(part.blocks)
    if terms or bodies:
        items.append(Definition(tuple(terms), tuple(bodies), frame.span))
    return DefinitionList(tuple(items), not frame.loose, frame.attributes, frame.span)


class Term:
    """A term on its way into a definition list."""

    __slots__ = ("nodes",)

    def __init__(self, nodes: tuple[Inline, ...]) -> None:
        self.nodes = nodes


class Body:
    """What is said of a term, on its way into a definition list."""

    __slots__ = ("blocks",)

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks


def term(builder: BlockBuilder, token: Token) -> None:
    """Take in a term; all other inline tokens are read with what is around them."""
    builder.top.parts.append(Term(builder.inlines(token)))


def open_definition(builder: BlockBuilder, token: Token) -> None:
    """Open what is said of a term."""
    around = builder.top

    def make(frame: Frame) -> tuple[Block, ...]:
        around.parts.append(Body(tuple(frame.blocks)))
        return ()

    builder.open(Frame("dd", make, builder.reading.span(token)))


def open_uncalled(builder: BlockBuilder, token: Token) -> None:
    """Open a note that nothing calls: its text stays where it is defined."""
    label, span = token.meta["label"], builder.reading.span(token)
    if token.meta.get("duplicate"):
        builder.reading.report("note-duplicate", f"The note [^{label}] is defined twice.", span)
    else:
        builder.reading.report("note-uncalled", f"The note [^{label}] is never called.", span)

    builder.reading.in_note = True

    def make(frame: Frame) -> tuple[Block, ...]:
        builder.reading.in_note = False
        return (Division(tuple(frame.blocks), Attributes(classes=("note-uncalled",)), span=span),)

    builder.open(Frame("footnote_reference", make, span))
