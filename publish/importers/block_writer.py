"""Blocks to Markdown, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod

from publish.importers.escaping import attributes_of
from publish.importers.inline_writer import InlineWriter
from publish.importers.notes import Notes
from publish.importers.table_writer import table_lines
from publish.model import (
    NO_ATTRIBUTES,
    Admonition,
    Attributes,
    Block,
    DefinitionList,
    Division,
    Epigraph,
    Equation,
    Figure,
    Heading,
    Image,
    Inline,
    ListBlock,
    Listing,
    ListItem,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    RawBlock,
    SceneBreak,
    Styled,
    Table,
    Verse,
)

_SPAN_CLASSES = frozenset(("filename", "caption", "credit", "attribution"))
"""Classes of a paragraph that our dialect writes as a span that is the whole paragraph."""


class BlockWriter:
    """Writes blocks; notes stand below the top-level block that calls them."""

    def __init__(self) -> None:
        self._notes = Notes()
        self._inlines = InlineWriter(self._notes)
        self._heading_inlines = InlineWriter(self._notes, single_line=True)

    def write(self, blocks: Sequence[Block]) -> str:
        """Return blocks as Markdown with a line end last; nothing for no blocks."""
        lines: list[str] = []
        for place in range(len(blocks)):
            lines += self._parted(blocks, place)
            lines += self._one(blocks, place)
            lines += self._notes_below()
        return "\n".join(lines) + "\n" if lines else ""

    def _notes_below(self) -> list[str]:
        lines: list[str] = []
        while taken := self._notes.take():
            for name, blocks in taken:
                body = self._blocks(blocks) or [""]
                lines += ["", f"[^{name}]: {body[0]}", *_indented(body[1:], 4)]
        return lines

    def _parted(self, blocks: Sequence[Block], place: int) -> list[str]:
        """Return the lines that keep a block apart from the one before it."""
        if not place:
            return []
        before, block = blocks[place - 1], blocks[place]
        # Two lists, quotations or line blocks in a row would be read as one.
        alike = type(before) is type(block) and isinstance(block, Quotation | Verse | DefinitionList)
        return ["", "<!-- -->", ""] if alike else [""]

    def _blocks(self, blocks: Sequence[Block], tight: bool = False) -> list[str]:
        lines: list[str] = []
        for place, block in enumerate(blocks):
            if place and not (tight and isinstance(block, ListBlock)):
                lines += self._parted(blocks, place)
            lines += self._one(blocks, place)
        return lines

    def _one(self, blocks: Sequence[Block], place: int) -> list[str]:
        block = blocks[place]
        if isinstance(block, ListBlock):
            return self._list(block, self._alternate(blocks, place))
        return self._block(block)

    @staticmethod
    def _alternate(blocks: Sequence[Block], place: int) -> bool:
        """Tell whether a list needs another mark than usual, since one of its kind stands before it."""
        odd = False
        while place:
            one, two = blocks[place - 1], blocks[place]
            if not (isinstance(one, ListBlock) and isinstance(two, ListBlock) and one.ordered == two.ordered):
                break
            odd, place = not odd, place - 1
        return odd

    @singledispatchmethod
    def _block(self, block: Block) -> list[str]:
        raise TypeError(f"no block: {block!r}")

    @_block.register
    def _plain(self, block: Plain) -> list[str]:
        return self._inline_lines(block.children)

    @_block.register
    def _usual_list(self, block: ListBlock) -> list[str]:
        return self._list(block, False)

    @_block.register
    def _table(self, block: Table) -> list[str]:
        cells = InlineWriter(self._notes, single_line=True, in_cell=True)
        return table_lines(block, cells, self._heading_inlines)

    @_block.register
    def _quotation(self, block: Quotation) -> list[str]:
        inner = self._blocks(_with_attribution(block.blocks, block.attribution))
        quoted = [f"> {line}" if line else ">" for line in inner]
        return _division(block.attributes, quoted) if block.attributes != NO_ATTRIBUTES else quoted

    @_block.register
    def _epigraph(self, block: Epigraph) -> list[str]:
        inner = self._blocks(_with_attribution(block.blocks, block.attribution))
        return _division(_with_class(block.attributes, "epigraph"), inner)

    @_block.register
    def _of_division(self, block: Division) -> list[str]:
        extra = (("lang", block.language),) if block.language else ()
        return _division(block.attributes, self._blocks(block.blocks), *extra)

    @_block.register
    def _scene_break(self, block: SceneBreak) -> list[str]:
        return ["* * *"]

    @_block.register
    def _page_break(self, block: PageBreak) -> list[str]:
        return ["\\newpage"]

    @_block.register
    def _equation(self, block: Equation) -> list[str]:
        given = attributes_of(block.attributes)
        return (block.raw + (f" {given}" if given else "")).split("\n")

    @_block.register
    def _raw(self, block: RawBlock) -> list[str]:
        fence = _fence(block.value)
        return [f"{fence}{{={block.format}}}", *block.value.rstrip("\n").split("\n"), fence]

    def _inline_lines(self, nodes: Sequence[Inline]) -> list[str]:
        return self._inlines.write(nodes).rstrip(" ").split("\n")

    @_block.register
    def _paragraph(self, block: Paragraph) -> list[str]:
        given = block.attributes
        if given == NO_ATTRIBUTES:
            return self._inline_lines(block.children)
        if _SPAN_CLASSES.intersection(given.classes):
            return self._inline_lines((Styled(block.children, given),))
        return _division(given, self._inline_lines(block.children))

    @_block.register
    def _heading(self, block: Heading) -> list[str]:
        words = self._heading_inlines.write(block.children).strip()
        # Closing number signs would be taken off; an escape before them keeps them.
        words = re.sub(r"(?:^|(?<=\s))(#+)$", r"\\\1", words)
        given = attributes_of(block.attributes)
        return [" ".join(part for part in ("#" * min(block.level, 6), words, given) if part)]

    def _list(self, block: ListBlock, alternate: bool) -> list[str]:
        lines: list[str] = []
        for place, item in enumerate(block.items):
            if block.ordered:
                mark = f"{block.start + place}{')' if alternate else '.'} "
            else:
                mark = "* " if alternate else "- "
            if place and not block.tight:
                lines.append("")
            lines += self._item(item, mark, block.tight)
        return lines if block.attributes == NO_ATTRIBUTES else _division(block.attributes, lines)

    def _item(self, item: ListItem, mark: str, tight: bool) -> list[str]:
        body = self._blocks(item.blocks, tight) or [""]
        task = {None: "", True: "[x] ", False: "[ ] "}[item.checked]
        return [(mark + task + body[0]).rstrip(" "), *_indented(body[1:], len(mark))]

    @_block.register
    def _definitions(self, block: DefinitionList) -> list[str]:
        lines: list[str] = []
        for place, item in enumerate(block.items):
            if place:
                lines.append("")
            lines += [self._heading_inlines.write(term) for term in item.terms]
            for body in item.bodies:
                if not block.tight:
                    lines.append("")
                inner = self._blocks(body, block.tight) or [""]
                lines += [f":   {inner[0]}", *_indented(inner[1:], 4)]
        return lines if block.attributes == NO_ATTRIBUTES else _division(block.attributes, lines)

    @_block.register
    def _listing(self, block: Listing) -> list[str]:
        extra: list[tuple[str, str]] = []
        if block.caption:
            extra.append(("caption", self._heading_inlines.write(block.caption)))
        if block.file_name:
            extra.append(("filename", block.file_name))
        if block.attributes == NO_ATTRIBUTES and not extra:
            head = block.info or block.language
        else:
            given = _with_class(block.attributes, block.language) if block.language else block.attributes
            head = attributes_of(given, *extra)
        code = block.code.removesuffix("\n")
        # Words behind a fence of backquotes may hold none.
        fence = _fence(code, "~" if "`" in head else "`")
        return [fence + head, *(code.split("\n") if block.code else ()), fence]

    @_block.register
    def _figure(self, block: Figure) -> list[str]:
        image = _only_image(block)
        if image is not None:
            caption = self._heading_inlines.write(block.caption)
            merged = Attributes(block.attributes.id, image.attributes.classes, image.attributes.pairs)
            return [self._heading_inlines.picture(image, caption, merged)]
        lines = self._blocks(block.blocks)
        if block.caption:
            lines += ["", *self._inline_lines(block.caption)]
        return _division(_with_class(block.attributes, "figure"), lines)

    @_block.register
    def _verse(self, block: Verse) -> list[str]:
        writer = InlineWriter(self._notes, single_line=True)
        lines: list[str] = []
        for place, stanza in enumerate(block.stanzas):
            if place:
                lines.append("|")
            for line in stanza:
                words = writer.write(line.children, before="|")
                lines.append(("| " + "  " * line.indent + words).rstrip(" "))
        return lines if block.attributes == NO_ATTRIBUTES else _division(block.attributes, lines)

    @_block.register
    def _admonition(self, block: Admonition) -> list[str]:
        given = _with_class(block.attributes, f"callout-{block.kind}")
        extra = (("title", self._heading_inlines.write(block.title)),) if block.title else ()
        return _division(given, self._blocks(block.blocks), *extra)


def _only_image(block: Figure) -> Image | None:
    if len(block.blocks) != 1 or block.attributes.classes or block.attributes.pairs:
        return None
    inner = block.blocks[0]
    if isinstance(inner, Plain | Paragraph) and len(inner.children) == 1:
        image = inner.children[0]
        return image if isinstance(image, Image) else None
    return None


def _with_attribution(blocks: tuple[Block, ...], attribution: tuple[Inline, ...]) -> tuple[Block, ...]:
    if not attribution:
        return blocks
    return (*blocks, Paragraph(attribution, Attributes(classes=("attribution",))))


def _with_class(given: Attributes, name: str) -> Attributes:
    return replace(given, classes=(name, *given.classes))


def _division(given: Attributes, lines: list[str], *extra: tuple[str, str]) -> list[str]:
    opening = attributes_of(given, *extra) or "{}"
    last = lines[-1].strip() if lines else ""
    # A caption, a line of verse or a definition may go on in the next line.
    parted = [""] if last.startswith((":", "|")) and last != ":::" else []
    return [f"::: {opening}", *lines, *parted, ":::"]


def _indented(lines: Sequence[str], columns: int) -> list[str]:
    return [" " * columns + line if line else "" for line in lines]


def _fence(code: str, mark: str = "`") -> str:
    longest = max((len(run) for run in re.findall(rf"^\s*({mark}+)", code, re.MULTILINE)), default=0)
    return mark * max(3, longest + 1)
