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
from publish.readers.markdown import targets
from publish.readers.markdown.admonitions import callout, kind_of
from publish.readers.markdown.epigraphs import parted_attribution
from publish.readers.markdown.figures import with_alternative
from publish.readers.markdown.frames import Frame, are_inlines, inlines_of
from publish.readers.markdown.lines import verse
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import parse_attributes, without
from publish.readers.markdown.unread import check_classes

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder

_WORD = re.compile(r"[\w.-]+")
_ON_SCREEN = ("collapse", "icon", "appearance")
"""What a callout of Quarto says about the screen."""


class Opened(NamedTuple):
    """What the first line of a fenced division says."""

    attributes: Attributes
    title: str
    """Words behind the name (``::: note Mind the gap``)."""


def opened(info: str) -> Opened | None:
    """Return what stands behind the colons: a name, attributes, or both, and a title.

    None where braces hold no attributes. ``::: .name`` and ``::: #id`` are taken without braces.
    """
    if info.startswith((".", "#")):
        info = f"{{{info}}}"
    name, rest = "", info
    if not info.startswith("{"):
        found = _WORD.match(info)
        name = found[0] if found else ""
        rest = info[len(name) :].strip()
    parsed = parse_attributes(rest, bare_words=True)
    if parsed is None and rest.startswith("{") and rest != "{}":
        return None
    given = parsed.attributes if parsed else NO_ATTRIBUTES
    title = rest[parsed.end :].strip() if parsed else rest.removeprefix("{}")
    if name:
        given = replace(given, classes=(name, *given.classes))
    return Opened(given, title)


def open_division(builder: BlockBuilder, token: Token) -> None:
    """Open a division."""
    reading = builder.reading
    span = reading.span(token)
    found = opened(token.info)
    if found is None:
        message = f"The attributes of the division `{token.info[:60]}` cannot be understood."
        reading.report("division-attributes", message, span)
    attributes, title = found or Opened(NO_ATTRIBUTES, "")

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
    check_classes(reading, classes, frame.span)
    aside = kind_of(classes)
    if aside is not None:
        kind, name = aside
        heading = given.get("title") or title
        words = reading.words(heading, frame.span) if heading else ()
        rest = without(given, *_ON_SCREEN, "title", classes=(name, "callout", "admonition"))
        return (callout(kind, blocks, words, rest, frame.span),)
    if title:  # words behind the name, for which only an aside has a place
        words = reading.words(title, frame.span)
        blocks = (Paragraph(words, Attributes(classes=("title",)), frame.span), *blocks)
    known = next((one for one in classes if one in _KNOWN), None)
    if known is not None:
        return _KNOWN[known](reading, frame, blocks)
    captioned = _captioned(reading, frame, blocks)
    if captioned is not None:
        return (captioned,)
    language = given.get("lang")
    given = without(given, "lang")
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
    **dict.fromkeys(targets.CLASSES, targets.conditional),
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
    rest = without(given, "fig-cap", "tbl-cap", "lst-cap", "caption", "fig-alt")
    blocks = with_alternative(blocks, given.get("fig-alt"))
    only = blocks[0] if len(blocks) == 1 else None
    if prefix == "tbl" and isinstance(only, Table):
        return replace(only, caption=caption or only.caption, attributes=rest, span=frame.span)
    if prefix == "lst" and isinstance(only, Listing):
        return replace(only, caption=caption or only.caption, attributes=rest, span=frame.span)
    if isinstance(only, Figure) and not only.attributes.id:
        return replace(only, caption=caption or only.caption, attributes=rest, span=frame.span)
    return Figure(blocks, caption, "", rest, frame.span)
