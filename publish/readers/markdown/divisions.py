"""Fenced divisions: what ``::: name`` opens and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Block,
    Division,
    Epigraph,
    Figure,
    Inline,
    Listing,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    Table,
)
from publish.readers.markdown.admonitions import callout, kind_of
from publish.readers.markdown.epigraphs import parted_attribution
from publish.readers.markdown.frames import Frame, are_inlines, inlines_of
from publish.readers.markdown.lines import verse
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import parse_attributes, without

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder

_WORD = re.compile(r"[\w.-]+")


class Opened(NamedTuple):
    attributes: Attributes
    title: str
    """Words behind the name (``::: note Mind the gap``)."""


def opened(info: str) -> Opened:
    """Return what stands behind the colons: a name, attributes, or both, and a title."""
    name, rest = "", info
    if not info.startswith("{"):
        found = _WORD.match(info)
        name = found[0] if found else ""
        rest = info[len(name) :].strip()
    parsed = parse_attributes(rest, bare_words=True)
    given = parsed.attributes if parsed else NO_ATTRIBUTES
    title = rest[parsed.end :].strip() if parsed else rest
    if name:
        given = replace(given, classes=(name, *given.classes))
    return Opened(given, title)


def open_division(builder: BlockBuilder, token: Token) -> None:
    """Open a division."""
    reading = builder.reading
    span = reading.span(token)
    attributes, title = opened(token.info)

    def make(frame: Frame) -> tuple[Block, ...]:
        return division(reading, frame, title)

    builder.open(Frame("division", make, span, attributes, f"::: {token.info}"))


def close_division(builder: BlockBuilder, token: Token) -> None:
    """Close the innermost division; not one that lies outside the list item or quotation."""
    if builder.close_beyond("division"):
        return
    for index in range(len(builder.frames) - 1, 0, -1):
        frame = builder.frames[index]
        if frame.kind == "division":
            if frame.span and token.map:
                end = builder.reading.source.span(token.map[1])
                if end.file == frame.span.file:
                    frame.span = replace(frame.span, end_line=end.line)
            builder.close_html(index)
            return
        if not frame.is_html:
            break
    message = "This line `:::` closes no division."
    builder.reading.report("division-stray", message, builder.reading.span(token))


def division(reading: Reading, frame: Frame, title: str = "") -> tuple[Block, ...]:
    """Return the blocks that a division is, by its classes and the prefix of its id."""
    given, blocks = frame.attributes, tuple(frame.blocks)
    classes = given.classes
    heading = given.get("title") or title
    words = reading.words(heading, frame.span) if heading else ()
    aside = kind_of(classes)
    if aside is not None:
        kind, name = aside
        rest = without(given, "title", classes=(name, "callout", "admonition"))
        return (callout(kind, blocks, words, rest, frame.span),)
    known = next((one for one in classes if one in _KNOWN), None)
    if known is not None:
        return _KNOWN[known](reading, frame, blocks)
    captioned = _captioned(reading, frame, blocks)
    if captioned is not None:
        return (captioned,)
    language = given.get("lang")
    given = without(given, "lang")
    if words and not given.get("title"):
        given = replace(given, pairs=(*given.pairs, ("title", heading)))
    return (Division(blocks, given, language, frame.span),)


def _epigraph(reading: Reading, frame: Frame, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    given = frame.attributes
    blocks, said_by = parted_attribution(_unquoted(blocks), by_dash=True)
    blocks = _unquoted(blocks)
    said_by = said_by or reading.words(given.get("attribution"), frame.span)
    rest = without(given, "attribution", classes=("epigraph",))
    return (Epigraph(blocks, said_by, rest, frame.span),)


def _verse(reading: Reading, frame: Frame, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (verse(blocks, without(frame.attributes, classes=("verse",)), frame.span),)


def _page_break(reading: Reading, frame: Frame, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (PageBreak(frame.span), *blocks)


def _attribution(reading: Reading, frame: Frame, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if not are_inlines(blocks):
        return (Division(blocks, frame.attributes, span=frame.span),)
    return (Paragraph(inlines_of(blocks), frame.attributes, frame.span),)


_KNOWN: dict[str, Callable[[Reading, Frame, tuple[Block, ...]], tuple[Block, ...]]] = {
    "epigraph": _epigraph,
    "verse": _verse,
    "pagebreak": _page_break,
    "page-break": _page_break,
    "newpage": _page_break,
    "attribution": _attribution,
}
"""Classes of divisions that are something of their own."""


def _unquoted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """An epigraph is a quotation; one typed inside it adds nothing."""
    if len(blocks) == 1 and isinstance(blocks[0], Quotation):
        quotation = blocks[0]
        if quotation.attribution:
            credit = Paragraph(quotation.attribution, Attributes(classes=("attribution",)))
            return (*quotation.blocks, credit)
        return quotation.blocks
    return blocks


def _captioned(reading: Reading, frame: Frame, blocks: tuple[Block, ...]) -> Block | None:
    """Return a division with an id ``fig-…``, ``tbl-…`` or ``lst-…`` as what it holds (Quarto).

    The caption is an attribute, or the last paragraph.
    """
    given = frame.attributes
    prefix = given.id.partition("-")[0]
    if prefix not in ("fig", "tbl", "lst") or not blocks:
        return None
    typed = given.get(f"{prefix}-cap") or given.get("caption")
    caption: tuple[Inline, ...] = reading.words(typed, frame.span) if typed else ()
    last = blocks[-1]
    if not caption and len(blocks) > 1 and isinstance(last, Paragraph | Plain):
        caption, blocks = last.children, blocks[:-1]
    rest = without(given, "fig-cap", "tbl-cap", "lst-cap", "caption")
    only = blocks[0] if len(blocks) == 1 else None
    if prefix == "tbl" and isinstance(only, Table):
        return replace(only, caption=caption or only.caption, attributes=rest, span=frame.span)
    if prefix == "lst" and isinstance(only, Listing):
        return replace(only, caption=caption or only.caption, attributes=rest, span=frame.span)
    if isinstance(only, Figure) and not only.attributes.id:
        return replace(only, caption=caption or only.caption, attributes=rest, span=frame.span)
    return Figure(blocks, caption, "", rest, frame.span)
