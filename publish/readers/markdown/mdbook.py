"""Captions as the Rust book writes them: a line ``Figure 4-1: …`` beside a picture or a table;
and the title that ``{{#title …}}`` gives a chapter."""

from __future__ import annotations

import re
from dataclasses import replace

from publish.model import Block, Division, Figure, Heading, Inline, Paragraph, Table, Text

_NUMBERED = re.compile(r"(Figure|Abbildung|Table|Tabelle) ([A-Z0-9]+(?:[-.][0-9]+)+)[:.][ \t]*")
_FIGURE = ("Figure", "Abbildung")


def with_captions(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks with numbered captions in the figures and tables that they belong to.

    A caption of a picture stands below it, one of a table above it. Its number becomes the
    figure's own, so that the book's words ("see Figure 4-1") stay true.
    """
    result: list[Block] = []
    for block in blocks:
        block = _own_number(block)
        last = result[-1] if result else None
        if isinstance(block, Paragraph) and isinstance(last, Figure) and not last.caption:
            found = _caption(block)
            if found and found[0] in _FIGURE:
                result[-1] = replace(last, caption=found[2], number=found[1], caption_span=block.span)
                continue
        if isinstance(block, Table) and isinstance(last, Paragraph) and not block.caption:
            found = _caption(last)
            if found and found[0] not in _FIGURE:
                result[-1] = replace(block, caption=found[2], number=found[1], caption_span=last.span)
                continue
        result.append(block)
    return tuple(result)


def with_running_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Return blocks whose first heading has ``title`` as its short form: mdBook gives it to the
    window and not to the page."""
    place = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), -1)
    heading = blocks[place] if title and place >= 0 else None
    if not isinstance(heading, Heading):
        return blocks
    given = replace(heading.attributes, pairs=(*heading.attributes.pairs, ("short", title)))
    return (*blocks[:place], replace(heading, attributes=given), *blocks[place + 1 :])


def _own_number(block: Block) -> Block:
    """Take the number out of a caption that ``<figcaption>`` gave."""
    if isinstance(block, Division):
        return replace(block, blocks=with_captions(block.blocks))
    if isinstance(block, Figure) and block.caption and not block.number:
        found = _numbered(block.caption)
        if found and found[0] in _FIGURE:
            return replace(block, caption=found[2], number=found[1])
    return block


def _caption(block: Paragraph) -> tuple[str, str, tuple[Inline, ...]] | None:
    return _numbered(block.children) if "caption" in block.attributes.classes else None


def _numbered(nodes: tuple[Inline, ...]) -> tuple[str, str, tuple[Inline, ...]] | None:
    """Return word, number and the rest of a caption that begins with them."""
    first = nodes[0] if nodes else None
    found = _NUMBERED.match(first.value) if isinstance(first, Text) else None
    if found is None or not isinstance(first, Text):
        return None
    rest = first.value[found.end() :]
    return found[1], found[2], ((Text(rest),) if rest else ()) + nodes[1:]
