"""The running text of a chapter, as the rules about words see it: one string a block.

Code, formulas, pictures, addresses and whatever the tool filled in are each one or more
characters `OPAQUE` there; verse, listings and raw markup are not there at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.model import (
    Admonition,
    Block,
    CrossReference,
    DefinitionList,
    Deletion,
    Division,
    Emphasis,
    Epigraph,
    Figure,
    Heading,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Listing,
    Note,
    Paragraph,
    Plain,
    Quotation,
    RawInline,
    Section,
    SmallCaps,
    SoftBreak,
    Span,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Table,
    Text,
)

OPAQUE = "\ufffc"
"""Stands for what no rule about words looks at; to its neighbours it is like a word."""

Kind: TypeAlias = Literal["title", "paragraph", "plain", "caption", "term", "attribution"]

_REST = r"[^\s”“’»«\"'<>]"
_LABEL = r"[\w-]{1,63}"
# A manuscript is a stranger's: each alternative begins where a word does and is bounded, so that a
# word of a million characters takes no longer than a million words.
_ADDRESS = re.compile(
    rf"\b(?:https?|ftp|mailto|tel|file|urn):{_REST}+|\bwww\.{_REST}+"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}@{_LABEL}(?:\.{_LABEL}){{1,8}}"
    rf"|(?<![\w./-])(?:[\w-]{{1,100}}/){{2,40}}[\w.-]{{0,100}}"
    rf"|(?<![\w.-]){_LABEL}(?:\.{_LABEL}){{0,8}}\.(?:com|org|net|io|dev|edu|gov)\b(?:/{_REST}*)?"
)
_CONTAINERS = (
    Emphasis, Strong, SmallCaps, Superscript, Subscript, Deletion, Styled, Link, CrossReference, IndexMark,
)  # fmt: skip
_UNSEEN = frozenset(("kbd", "missing", "filename"))
"""Classes of spans that hold keys, names of files or words of our own."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One text of a block: where it lies in the whole, and its language (BCP 47)."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The running text of one block."""

    text: str
    """What the reader sees; the end of a line of the manuscript is a space, a forced one ``\\n``."""
    raw: str
    """The same, as long, with the addresses that are blotted out in ``text``."""
    stretches: tuple[Stretch, ...]
    kind: Kind
    language: str
    """BCP 47 tag of the block."""
    span: Span | None
    """The lines of the block."""
    quoted: bool = False
    """Whether it stands in a quotation or an epigraph."""

    def language_at(self, position: int) -> str:
        """Return the BCP 47 tag of the character at ``position``."""
        for stretch in self.stretches:
            if position < stretch.end:
                return stretch.language
        return self.language


def prose_of(section: Section, language: str) -> tuple[Prose, ...]:
    """Return the running text of a chapter in reading order, each note behind its block."""
    return tuple(_Reader().section(section, language))


class _Flow:
    """The inlines of one block, laid flat."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.stretches: list[Stretch] = []
        self.notes: list[tuple[Note, str]] = []

    def opaque(self, mark: str = OPAQUE) -> None:
        self.parts.append(mark)
        self.length += len(mark)

    def lay(self, inlines: Iterable[Inline], language: str) -> None:
        for node in inlines:
            if isinstance(node, Text):
                end = self.length + len(node.value)
                self.stretches.append(Stretch(self.length, end, language))
                self.parts.append(node.value)
                self.length = end
            elif isinstance(node, SoftBreak):
                self.opaque(" ")
            elif isinstance(node, LineBreak):
                self.opaque("\n")
            elif isinstance(node, Note):
                self.notes.append((node, language))
            elif isinstance(node, _CONTAINERS) and not _unseen(node):
                inner = node.language or language if isinstance(node, Styled) else language
                self.lay(node.children, inner)
            elif not isinstance(node, RawInline) and not _is_anchor(node):
                self.opaque()


def _is_anchor(node: Inline) -> bool:
    return isinstance(node, Styled | IndexMark) and not node.children


def _unseen(node: Inline) -> bool:
    """Tell whether the words of a container are no running text of the writer's."""
    if isinstance(node, Styled):
        return not node.children or not _UNSEEN.isdisjoint(node.attributes.classes)
    if isinstance(node, Link):
        shown = "".join(one.value for one in node.children if isinstance(one, Text))
        return bool(shown) and shown in (node.url, node.url.removeprefix("mailto:"))
    if isinstance(node, CrossReference):
        return node.form != "text" or node.dangling
    return False


class _Reader:
    def __init__(self) -> None:
        self.quoted = False

    def section(self, section: Section, language: str) -> Iterator[Prose]:
        language = section.language or language
        yield from self.inlines(section.title, "title", language, section.span)
        yield from self.blocks(section.blocks, language)
        for child in section.children:
            yield from self.section(child, language)

    def inlines(
        self, inlines: tuple[Inline, ...], kind: Kind, language: str, span: Span | None
    ) -> Iterator[Prose]:
        if not inlines:
            return
        flow = _Flow()
        flow.lay(inlines, language)
        raw = "".join(flow.parts)
        if raw.strip(f"{OPAQUE} \n"):
            text = _ADDRESS.sub(lambda found: OPAQUE * len(found[0]), raw) if _may_hold_address(raw) else raw
            yield Prose(text, raw, tuple(flow.stretches), kind, language, span, self.quoted)
        for note, its in flow.notes:
            yield from self.blocks(note.blocks, its)

    def blocks(self, blocks: tuple[Block, ...], language: str) -> Iterator[Prose]:
        for block in blocks:
            yield from self.block(block, language)

    def block(self, block: Block, language: str) -> Iterator[Prose]:
        if isinstance(block, Paragraph | Plain | Heading):
            classes = () if isinstance(block, Plain) else block.attributes.classes
            if _UNSEEN.isdisjoint(classes):
                kind: Kind = "paragraph" if isinstance(block, Paragraph) else "plain"
                kind = "title" if isinstance(block, Heading) else kind
                yield from self.inlines(block.children, kind, language, block.span)
        elif isinstance(block, Quotation | Epigraph):
            outer, self.quoted = self.quoted, True
            yield from self.blocks(block.blocks, language)
            self.quoted = outer
            yield from self.inlines(block.attribution, "attribution", language, block.span)
        elif isinstance(block, Division):
            yield from self.blocks(block.blocks, block.language or language)
        elif isinstance(block, Admonition):
            yield from self.inlines(block.title, "title", language, block.span)
            yield from self.blocks(block.blocks, language)
        elif isinstance(block, DefinitionList):
            for item in block.items:
                for term in item.terms:
                    yield from self.inlines(term, "term", language, item.span)
                for body in item.bodies:
                    yield from self.blocks(body, language)
        elif isinstance(block, Table | Figure | Listing):
            yield from self.inlines(block.caption, "caption", language, block.span)
            yield from self.blocks(_held(block), language)
        else:
            yield from self.blocks(_held(block), language)


def _held(block: Block) -> tuple[Block, ...]:
    """Return the blocks that stand in a figure, in the items of a list or the cells of a table."""
    if isinstance(block, Figure):
        return block.blocks
    if isinstance(block, ListBlock):
        return tuple(inner for item in block.items for inner in item.blocks)
    if isinstance(block, Table):
        rows = (*block.head, *(row for body in block.bodies for row in body), *block.foot)
        return tuple(inner for row in rows for cell in row.cells for inner in cell.blocks)
    return ()


def _may_hold_address(text: str) -> bool:
    return "/" in text or "@" in text or "www." in text or "." in text
