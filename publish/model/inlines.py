"""Inline nodes: what stands inside a paragraph, a heading or a caption."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from publish.model.source import Span

if TYPE_CHECKING:
    from publish.model.blocks import Block


@dataclass(frozen=True, slots=True)
class Attributes:
    """What ``{#id .class key=value}`` gives to a block or an inline."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        """Return the value of ``key``, or ``default``."""
        return dict(self.pairs).get(key, default)


NO_ATTRIBUTES = Attributes()


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, with the characters that the reader is to see."""

    value: str


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """The end of a line of the manuscript inside a paragraph: a space to the reader."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break."""


WORDS: frozenset[type] = frozenset({Text, SoftBreak, LineBreak})
"""What most nodes of a book are: no attributes, nothing inside, nothing that refers. A pass that
looks for such things goes by them at once."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed: in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of strong importance: in bold type."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SmallCaps:
    """Words in small capitals."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Words above the line."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Words below the line."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Deletion:
    """Words that are struck through."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a computer language in running text; never touched by typography."""

    value: str
    attributes: Attributes = NO_ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Styled:
    """A bracketed span: a language, classes, an id. Class ``kbd`` marks keys to press.

    An empty one with an id is a place to refer to (``<a id="x"></a>``, ``[]{#x}``).
    """

    children: tuple[Inline, ...]
    attributes: Attributes = NO_ATTRIBUTES
    language: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the manuscript has it.

    After ``resolve`` only links out of the publication are left (absolute ``url``); those to a
    file, heading or id of the publication have become a `CrossReference`.
    """

    children: tuple[Inline, ...]
    url: str
    title: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


ReferenceForm: TypeAlias = Literal["text", "label", "number", "title", "page"]
"""What a cross-reference shows: its own words; kind and number ("Figure 4.2"); the number alone;
the target's title; the folio of the target (print only; the label elsewhere)."""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to a place of the publication.

    ``target`` is as typed (``fig-map``, ``ch02.md#walls``) until ``resolve`` makes it the
    publication-wide id and fills ``children`` with what is shown. For the form ``page``
    ``children`` is what a target without pages shows instead. ``dangling`` is set where
    nothing has that id: the text stays, marked, and is no link.
    """

    target: str
    form: ReferenceForm
    children: tuple[Inline, ...] = ()
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None
    dangling: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the line. ``source`` is as typed; after ``resolve`` the path from the
    publication's folder, which is the key of the picture in the table of assets."""

    source: str
    alt: str
    title: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote where it is called; ``number`` and ``id`` are given by ``resolve``."""

    blocks: tuple[Block, ...]
    number: str = ""
    id: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """``[@key, p. 3; @other]``: the keys, and the citation as typed."""

    raw: str
    keys: tuple[str, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class IndexMark:
    """A place that the index names; ``raw`` as typed, ``children`` what stays in the text."""

    term: str
    raw: str
    children: tuple[Inline, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in LaTeX's notation."""

    value: str
    raw: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class RawInline:
    """Markup for one target (``html``, ``latex`` …) that no model node stands for."""

    format: str
    value: str
    span: Span | None = None


Inline: TypeAlias = (
    Text
    | SoftBreak
    | LineBreak
    | Emphasis
    | Strong
    | SmallCaps
    | Superscript
    | Subscript
    | Deletion
    | Code
    | Styled
    | Link
    | CrossReference
    | Image
    | Note
    | Citation
    | IndexMark
    | Math
    | RawInline
)
