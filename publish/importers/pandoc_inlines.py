"""Inlines of pandoc's JSON into the model (pandoc-types 1.23, ``Text.Pandoc.Definition``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Code,
    Deletion,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    RawInline,
    SmallCaps,
    SoftBreak,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
    plain_text,
)

Tree: TypeAlias = Any
"""A node of pandoc's JSON: ``{"t": kind, "c": content}``."""

_WRAPPED: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "Emph": Emphasis,
    "Strong": Strong,
    "Strikeout": Deletion,
    "Superscript": Superscript,
    "Subscript": Subscript,
    "SmallCaps": SmallCaps,
}
_SIMPLE: dict[str, Inline] = {"Space": Text(" "), "SoftBreak": SoftBreak(), "LineBreak": LineBreak()}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_DROPPED_KEYS = {"custom-style", "wrapper"}


class InlineReader:
    """Turns inlines; ``blocks`` turns the blocks of a note, ``targets`` are the ids that links name."""

    def __init__(self, blocks: Callable[[Tree], tuple[Block, ...]], targets: frozenset[str]) -> None:
        self._blocks = blocks
        self._targets = targets
        self.unknown: list[str] = []
        """What was left out, in words."""

    def read(self, nodes: Tree) -> tuple[Inline, ...]:
        """Return inlines, neighbouring words as one text."""
        result: list[Inline] = []
        for node in nodes:
            for made in self._node(node["t"], node.get("c")):
                if isinstance(made, Text) and result and isinstance(result[-1], Text):
                    result[-1] = Text(result[-1].value + made.value)
                else:
                    result.append(made)
        return tuple(result)

    def attributes(self, given: Tree) -> Attributes:
        """Return an ``Attr``: an id only where a link leads to it, no names of Word's styles."""
        name, classes, pairs = given
        kept = tuple((key, value) for key, value in pairs if key not in _DROPPED_KEYS)
        made = Attributes(name if name in self._targets else "", tuple(classes), kept)
        return NO_ATTRIBUTES if made == NO_ATTRIBUTES else made

    def _node(self, kind: str, content: Tree) -> tuple[Inline, ...]:
        if kind == "Str":
            return (Text(content),)
        if kind in _SIMPLE:
            return (_SIMPLE[kind],)
        if kind in _WRAPPED:
            inner = self.read(content)
            return (_WRAPPED[kind](inner),) if inner else ()
        reader = _READERS.get(kind)
        if reader is None:
            self.unknown.append(f"inlines of the kind {kind} were left out")
            return ()
        return reader(self, content)

    def _underline(self, content: Tree) -> tuple[Inline, ...]:
        return (Styled(self.read(content), Attributes(classes=("underline",))),)

    def _quoted(self, content: Tree) -> tuple[Inline, ...]:
        opening, closing = _QUOTES[content[0]["t"]]
        return (Text(opening), *self.read(content[1]), Text(closing))

    def _code(self, content: Tree) -> tuple[Inline, ...]:
        return (Code(content[1]),)

    def _math(self, content: Tree) -> tuple[Inline, ...]:
        mark = "$$" if content[0]["t"] == "DisplayMath" else "$"
        return (Math(content[1], f"{mark}{content[1]}{mark}"),)

    def _raw(self, content: Tree) -> tuple[Inline, ...]:
        return (RawInline(content[0], content[1]),)

    def _cite(self, content: Tree) -> tuple[Inline, ...]:
        return self.read(content[1])

    def _link(self, content: Tree) -> tuple[Inline, ...]:
        return (Link(self.read(content[1]), content[2][0], content[2][1]),)

    def _image(self, content: Tree) -> tuple[Inline, ...]:
        given, words, (source, title) = content
        attributes = self.attributes(given)
        # Word's measures are those of its page; ours come from the picture and the theme.
        kept = tuple(pair for pair in attributes.pairs if pair[0] not in ("width", "height"))
        alternative = plain_text(self.read(words)).strip()
        return (Image(source, alternative, title, Attributes(attributes.id, attributes.classes, kept)),)

    def _note(self, content: Tree) -> tuple[Inline, ...]:
        return (Note(self._blocks(content)),)

    def _span(self, content: Tree) -> tuple[Inline, ...]:
        given = self.attributes(content[0])
        inner = self.read(content[1])
        classes = tuple(name for name in given.classes if name not in ("anchor", "mark"))
        language = given.get("lang")
        pairs = tuple(pair for pair in given.pairs if pair[0] != "lang")
        if not (given.id or classes or pairs or language):
            return inner
        return (Styled(inner, Attributes(given.id, classes, pairs), language),)


_READERS: dict[str, Callable[[InlineReader, Tree], tuple[Inline, ...]]] = {
    "Underline": InlineReader._underline,
    "Quoted": InlineReader._quoted,
    "Code": InlineReader._code,
    "Math": InlineReader._math,
    "RawInline": InlineReader._raw,
    "Cite": InlineReader._cite,
    "Link": InlineReader._link,
    "Image": InlineReader._image,
    "Note": InlineReader._note,
    "Span": InlineReader._span,
}
