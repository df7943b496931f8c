"""What each element of HTML that holds blocks becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.model import (
    Attributes,
    Block,
    Division,
    Figure,
    Heading,
    ListBlock,
    Listing,
    ListItem,
    Paragraph,
    Quotation,
    Strong,
)
from publish.readers.markdown.containers import Body, Term, definitions
from publish.readers.markdown.frames import Frame, Maker, are_inlines, inlines_of, others, spliced
from publish.readers.markdown.html import table
from publish.readers.markdown.html.tags import Piece
from publish.readers.markdown.listings import captioned
from publish.readers.markdown.paragraphs import paragraph_blocks
from publish.readers.markdown.syntax.attributes import without
from publish.readers.options import Dialect

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder


class Caption:
    """The caption of a figure, on its way there."""

    __slots__ = ("nodes", "others")

    def __init__(self, frame: Frame) -> None:
        self.nodes = inlines_of(frame.blocks)
        self.others = others(frame.blocks)


def maker(builder: BlockBuilder, piece: Piece) -> Maker:
    """Return what makes the blocks of an element; one without a meaning of its own is a
    division with its name as a class."""
    name, around, dialect = piece.name, builder.top, builder.reading.dialect
    if name == "listing":
        return lambda frame: captioned(builder.reading, frame, piece.attributes)
    if name == "p":
        return lambda frame: _paragraph(frame, dialect)
    holders, part = _PARTS.get(name, ((), None))
    if part is not None:
        # Outside what holds it, a part is no more than its blocks.
        return _parting(around, part) if around.kind in holders else spliced
    if name in table.HOLDERS:
        return table.parting(around, name) if around.kind in table.HOLDERS[name] else table.stray
    return _MAKERS.get(name) or _division_of(name)


def _parting(around: Frame, part: Callable[[Frame], tuple[object, ...]]) -> Maker:
    def make(frame: Frame) -> tuple[Block, ...]:
        around.parts.extend(part(frame))
        return ()

    return make


def _division_of(name: str) -> Maker:
    def make(frame: Frame) -> tuple[Block, ...]:
        given = frame.attributes
        if name != "div":
            given = replace(given, classes=(name, *given.classes))
        return _division(frame, given)

    return make


def _division(frame: Frame, given: Attributes) -> tuple[Block, ...]:
    language = given.get("lang") or given.get("xml:lang")
    given = without(given, "lang", "xml:lang")
    if not (given.id or given.classes or given.pairs or language):
        return tuple(frame.blocks)
    return (Division(tuple(frame.blocks), given, language, frame.span),)


def _paragraph(frame: Frame, dialect: Dialect) -> tuple[Block, ...]:
    if not are_inlines(frame.blocks):
        return _division(frame, frame.attributes)
    nodes = inlines_of(frame.blocks)
    return paragraph_blocks(nodes, frame.span, dialect, given=frame.attributes)


def _pre(frame: Frame) -> tuple[Block, ...]:
    """A line end right behind the start tag is none (HTML Living Standard, "the pre element")."""
    code = "".join(frame.raw).removeprefix("\n").removesuffix("\n")
    classes = frame.attributes.classes
    language = next((one[9:] for one in classes if one.startswith("language-")), "")
    listing = Listing(code, language, attributes=frame.attributes, span=frame.span)
    return (listing, *frame.blocks)


def _list(frame: Frame, ordered: bool) -> tuple[Block, ...]:
    items = tuple(part for part in frame.parts if isinstance(part, ListItem))
    if not items:
        return tuple(frame.blocks)
    if frame.blocks:  # blocks outside the items
        items = (*items, ListItem(tuple(frame.blocks), span=frame.span))
    typed = frame.attributes.get("start")
    start = int(typed) if ordered and typed.isascii() and typed.isdigit() and len(typed) < 9 else 1
    loose = any(isinstance(block, Paragraph) for item in items for block in item.blocks)
    given = without(frame.attributes, "start")
    return (ListBlock(items, ordered, start, not loose, given, frame.span),)


def _item(frame: Frame) -> tuple[ListItem, ...]:
    return (ListItem(tuple(frame.blocks), span=frame.span),)


def _term(frame: Frame) -> tuple[object, ...]:
    rest = others(frame.blocks)
    return (Term(inlines_of(frame.blocks)), *((Body(rest),) if rest else ()))


def _definitions(frame: Frame) -> tuple[Block, ...]:
    return (*frame.blocks, definitions(frame)) if frame.parts else tuple(frame.blocks)


def _figure(frame: Frame) -> tuple[Block, ...]:
    captions = [part for part in frame.parts if isinstance(part, Caption)]
    nodes = captions[0].nodes if captions else ()
    rest = [Paragraph(one.nodes, span=frame.span) for one in captions[1:] if one.nodes]
    blocks: list[Block] = []
    for block in frame.blocks:
        # A picture alone in a paragraph was made a figure; inside one it is the picture again.
        if isinstance(block, Figure) and not block.caption and not block.attributes.id:
            blocks.extend(block.blocks)
        else:
            blocks.append(block)
    blocks.extend((*rest, *(block for one in captions for block in one.others)))
    return (Figure(tuple(blocks), nodes, "", frame.attributes, frame.span),)


def _heading(level: int) -> Maker:
    def make(frame: Frame) -> tuple[Block, ...]:
        heading = Heading(level, inlines_of(frame.blocks), frame.attributes, frame.span)
        return (heading, *others(frame.blocks))

    return make


def _details(frame: Frame) -> tuple[Block, ...]:
    given = replace(frame.attributes, classes=("details", *frame.attributes.classes))
    summaries = [part for part in frame.parts if isinstance(part, Caption)]
    first = tuple(
        Paragraph((Strong(one.nodes),), Attributes(classes=("summary",)), frame.span)
        for one in summaries
        if one.nodes
    )
    more = tuple(block for one in summaries for block in one.others)
    return (Division((*first, *more, *frame.blocks), given, span=frame.span),)


def _quotation(frame: Frame) -> tuple[Block, ...]:
    return (Quotation(tuple(frame.blocks), (), frame.attributes, frame.span),)


_PARTS: dict[str, tuple[tuple[str, ...], Callable[[Frame], tuple[object, ...]]]] = {
    "li": (("<ul", "<ol", "<menu", "<dir"), _item),
    "figcaption": (("<figure",), lambda frame: (Caption(frame),)),
    "summary": (("<details",), lambda frame: (Caption(frame),)),
    "dt": (("<dl",), _term),
    "dd": (("<dl",), lambda frame: (Body(tuple(frame.blocks)),)),
}
"""Elements that are part of another: what may hold them, and what they are in it."""

_MAKERS: dict[str, Maker] = {
    "pre": _pre,
    "ul": lambda frame: _list(frame, False),
    "menu": lambda frame: _list(frame, False),
    "dir": lambda frame: _list(frame, False),
    "ol": lambda frame: _list(frame, True),
    "main": spliced,
    "center": spliced,
    "fieldset": spliced,
    "dialog": spliced,
    "figure": _figure,
    "details": _details,
    "blockquote": _quotation,
    "dl": _definitions,
    "table": table.table,
    **{f"h{level}": _heading(level) for level in range(1, 7)},
}
