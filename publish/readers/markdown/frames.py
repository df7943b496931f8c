"""What is open while blocks are built."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Plain,
    Span,
)

Maker: TypeAlias = "Callable[[Frame], tuple[Block, ...]]"


@dataclass(slots=True)
class Frame:
    """An open container: a quotation, a list, a division, an element of HTML.

    ``kind`` is Markdown's token without ``_open``, ``division``, or ``<`` and a tag's name.
    ``parts`` takes what is no block: list items, definitions, rows, cells.
    """

    kind: str
    make: Maker
    span: Span | None = None
    attributes: Attributes = NO_ATTRIBUTES
    opened: str = ""
    """As typed, for messages."""
    blocks: list[Block] = field(default_factory=list)
    parts: list[object] = field(default_factory=list)
    loose: bool = False
    """Of a list: whether space stands between its items."""
    checked: bool | None = None
    raw: list[str] = field(default_factory=list)
    """Text of ``<pre>``, as it stands."""

    @property
    def is_html(self) -> bool:
        """Whether it is an element of HTML."""
        return self.kind.startswith("<")


def spliced(frame: Frame) -> tuple[Block, ...]:
    """Return a frame's blocks without a block around them."""
    return tuple(frame.blocks)


def inlines_of(blocks: Iterable[Block]) -> tuple[Inline, ...]:
    """Return the inlines of paragraphs as one run, with line breaks between them."""
    nodes: list[Inline] = []
    for block in blocks:
        if isinstance(block, Paragraph | Plain | Heading):
            if nodes:
                nodes.append(LineBreak())
            nodes.extend(block.children)
    return tuple(nodes)


def others(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks that `inlines_of` leaves out."""
    return tuple(block for block in blocks if not isinstance(block, Paragraph | Plain | Heading))


def are_inlines(blocks: Iterable[Block]) -> bool:
    """Tell whether blocks are paragraphs only, so that `inlines_of` loses nothing."""
    return not others(blocks)
