"""Block nodes: paragraphs, lists, tables, figures and whatever else stands by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.model.inlines import NO_ATTRIBUTES, Attributes, Inline
from publish.model.source import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Class ``credit`` marks a picture credit line of a delivered text."""

    children: tuple[Inline, ...]
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that opens no section: one inside a quotation, a list or a division.

    Readers yield every heading as a `Heading`; ``readers.sections`` turns those at the top
    level of a document into sections.
    """

    level: int
    children: tuple[Inline, ...]
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation (extract)."""

    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Epigraph:
    """A motto before a text, with its source."""

    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class VerseLine:
    """A line of verse; ``indent`` in em."""

    children: tuple[Inline, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Verse:
    """Verse: stanzas of lines."""

    stanzas: tuple[tuple[VerseLine, ...], ...]
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list."""

    blocks: tuple[Block, ...]
    checked: bool | None = None
    """Whether a task is done; None for an item that is no task."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list; ``tight`` when its items are set without space between."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """Terms and what is said of them; each body is one definition's blocks."""

    terms: tuple[tuple[Inline, ...], ...]
    bodies: tuple[tuple[Block, ...], ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions; ``tight`` when they are set without space between."""

    items: tuple[Definition, ...]
    tight: bool = True
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Code or computer output, line by line as it is.

    ``language`` is a Pygments lexer name or empty; ``info`` the fence's words as typed.
    A listing with a caption or an id whose prefix is ``lst`` is numbered.
    """

    code: str
    language: str = ""
    info: str = ""
    caption: tuple[Inline, ...] = ()
    file_name: str = ""
    number: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None
    code_span: Span | None = None
    """Where the lines of code stand, if they were included from another file than ``span`` names."""
    caption_span: Span | None = None
    """Where the caption stands, if that is elsewhere than ``span``."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something set apart with a caption: mostly a picture, but any blocks will do."""

    blocks: tuple[Block, ...]
    caption: tuple[Inline, ...] = ()
    number: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None
    caption_span: Span | None = None
    """Where the caption stands, if that is elsewhere than ``span``."""


Alignment: TypeAlias = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    alignment: Alignment = ""
    width: float = 0.0
    """Share of the measure, 0 to 1; 0 lets the layout choose."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one that spans columns or rows stands where it begins."""

    blocks: tuple[Block, ...]
    column_span: int = 1
    row_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells from the left."""

    cells: tuple[Cell, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A cell of a pipe table holds one `Plain`."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    foot: tuple[Row, ...] = ()
    caption: tuple[Inline, ...] = ()
    number: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None
    caption_span: Span | None = None
    """Where the caption stands, if that is elsewhere than ``span``."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Inlines that stand in a cell or a tight list item without being a paragraph."""

    children: tuple[Inline, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """A displayed formula in LaTeX's notation."""

    value: str
    raw: str
    number: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


AdmonitionKind: TypeAlias = Literal["note", "tip", "important", "warning", "caution"]


@dataclass(frozen=True, slots=True)
class Admonition:
    """A boxed aside; without a ``title`` the word of its kind stands there."""

    kind: AdmonitionKind
    blocks: tuple[Block, ...]
    title: tuple[Inline, ...] = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A change of scene or thought within a section (thematic break)."""

    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break that the manuscript asks for; print only."""

    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks held together by classes, a language or an id; may hold none (a place to refer to)."""

    blocks: tuple[Block, ...]
    attributes: Attributes = NO_ATTRIBUTES
    language: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Markup for one target that no model node stands for."""

    format: str
    value: str
    span: Span | None = None


Block: TypeAlias = (
    Paragraph
    | Plain
    | Heading
    | Quotation
    | Epigraph
    | Verse
    | ListBlock
    | DefinitionList
    | Listing
    | Figure
    | Table
    | Equation
    | Admonition
    | SceneBreak
    | PageBreak
    | Division
    | RawBlock
)
