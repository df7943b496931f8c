"""The words of one paragraph as a single string, whatever emphasis and links they stand in.

Whether a straight quote opens or closes is decided by its neighbours, and these may be on the
other side of an inline's border. So a paragraph is laid out flat, edited, and put together again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias, cast

from publish.model import (
    Block,
    Code,
    CrossReference,
    Deletion,
    Emphasis,
    Image,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Note,
    RawInline,
    SmallCaps,
    SoftBreak,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
)

OPAQUE = "\ufffc"
"""Stands for what typography leaves alone: code, a formula, a picture. A neighbour like a word."""
_STAND_INS: dict[type, str] = {SoftBreak: " ", LineBreak: "\n", Code: OPAQUE}

Container: TypeAlias = (
    Emphasis
    | Strong
    | SmallCaps
    | Superscript
    | Subscript
    | Deletion
    | Styled
    | Link
    | CrossReference
    | IndexMark
)
Blocks: TypeAlias = tuple[Block, ...]
Edit: TypeAlias = tuple[int, int, str]
"""Start, end and what stands there instead."""

_CONTAINERS = (
    Emphasis, Strong, SmallCaps, Superscript, Subscript, Deletion, Styled, Link, CrossReference, IndexMark,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """One text of the paragraph: where it lies in the whole, and its language."""

    start: int
    end: int
    language: str


@dataclass(slots=True)
class Flow:
    """A paragraph laid out flat."""

    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    deep: bool = False
    """Whether there are notes or alternative texts, which have words of their own."""


def lay_flat(inlines: Iterable[Inline], language: str) -> Flow:
    """Return the words of a paragraph whose language (BCP 47) is ``language``."""
    flow = Flow()
    parts: list[str] = []
    _lay(inlines, language, flow, parts, 0)
    flow.text = "".join(parts)
    return flow


def _lay(inlines: Iterable[Inline], language: str, flow: Flow, parts: list[str], length: int) -> int:
    for node in inlines:
        kind = type(node)
        if kind in _STAND_INS:  # a look at the kind first: every second node of a book is one of these
            parts.append(_STAND_INS[kind])
            length += 1
        elif isinstance(node, Text):
            end = length + len(node.value)
            flow.stretches.append(Stretch(length, end, language))
            parts.append(node.value)
            length = end
        elif isinstance(node, _CONTAINERS) and not _untouchable(node):
            length = _lay(node.children, _language(node, language), flow, parts, length)
        elif isinstance(node, Note):
            flow.deep = True
        elif not isinstance(node, RawInline):
            flow.deep = flow.deep or isinstance(node, Image)
            parts.append(OPAQUE)
            length += 1
    return length


def _untouchable(node: Container) -> bool:
    """Tell whether the words of ``node`` stay as typed: keys to press, an address as its own link,
    a reference whose words are not known yet."""
    if isinstance(node, Styled):
        return "kbd" in node.attributes.classes
    if isinstance(node, Link):
        shown = "".join(one.value for one in node.children if isinstance(one, Text))
        return bool(shown) and shown in (node.url, node.url.removeprefix("mailto:"))
    return isinstance(node, CrossReference) and not node.children


def _language(node: Container, outer: str) -> str:
    return node.language or outer if isinstance(node, Styled) else outer


def edited(flow: Flow, edits: list[Edit]) -> list[str]:
    """Return the texts of ``flow`` with sorted edits made, none of which crosses a text's border."""
    result: list[str] = []
    pending = iter(edits)
    edit = next(pending, None)
    for stretch in flow.stretches:
        parts: list[str] = []
        at = stretch.start
        while edit is not None and edit[1] <= stretch.end:
            parts.extend((flow.text[at : edit[0]], edit[2]))
            at = edit[1]
            edit = next(pending, None)
        parts.append(flow.text[at : stretch.end])
        result.append("".join(parts))
    return result


def put_together(
    inlines: tuple[Inline, ...],
    texts: Iterator[str],
    language: str,
    note: Callable[[Blocks, str], Blocks],
    alternative: Callable[[str, str], str],
) -> tuple[Inline, ...]:
    """Return the inlines with their texts exchanged for ``texts`` in order.

    ``note`` makes the blocks of a note, ``alternative`` the alternative text of a picture, both
    given their language.
    """
    result: list[Inline] = []
    for node in inlines:
        new: Inline = node
        if isinstance(node, Text):
            value = next(texts)
            new = node if value == node.value else Text(value)
        elif isinstance(node, _CONTAINERS) and not _untouchable(node):
            inner = put_together(node.children, texts, _language(node, language), note, alternative)
            if inner is not node.children:
                new = cast(Inline, replace(node, children=inner))
        elif isinstance(node, Note):
            blocks = note(node.blocks, language)
            new = node if blocks is node.blocks else replace(node, blocks=blocks)
        elif isinstance(node, Image):
            alt = alternative(node.alt, language)
            new = node if alt == node.alt else replace(node, alt=alt)
        result.append(new)
    if all(one is old for one, old in zip(result, inlines, strict=True)):
        return inlines
    return tuple(result)
