"""Block tokens into blocks: one pass with a stack of what is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from publish.model import (
    Block,
    Equation,
    Heading,
    Inline,
    LineBreak,
    PageBreak,
    Paragraph,
    Plain,
    RawBlock,
    SceneBreak,
    Span,
    Text,
)
from publish.readers.markdown import containers, divisions, lines, listings, tables
from publish.readers.markdown.frames import Frame, Maker, spliced
from publish.readers.markdown.html import block as html
from publish.readers.markdown.inlines import InlineBuilder
from publish.readers.markdown.paragraphs import paragraph_blocks
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import attributes_of
from publish.readers.markdown.unread import listed_lines, unread_block

MAX_FRAMES = 60

_PAGE_BREAKS = frozenset(("{{< pagebreak >}}", "{{<pagebreak>}}", "\\newpage", "\\pagebreak", "\\clearpage"))


class BlockBuilder:
    """Builds the blocks of a text, or of a note in it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.frames = [Frame("", spliced)]
        self._beyond: dict[str, int] = {}
        self.table_caption: Token | None = None
        """A caption that waits for the table below it."""

    # -- the stack ------------------------------------------------------------------------

    @property
    def top(self) -> Frame:
        """What was opened last."""
        return self.frames[-1]

    def add(self, *blocks: Block) -> None:
        """Append blocks to what is open."""
        self.frames[-1].blocks.extend(blocks)

    def open(self, frame: Frame) -> None:
        """Open a container; one that lies too deep leaves its blocks to the one around it.

        Markdown's own are bounded by the parser.
        """
        if len(self.frames) > MAX_FRAMES and (frame.is_html or frame.kind == "division"):
            message = "Blocks are nested too deep here; they are set without their containers."
            self.reading.report_once("nesting-too-deep", "frames", message, frame.span)
            self._beyond[frame.kind] = self._beyond.get(frame.kind, 0) + 1
        else:
            self.frames.append(frame)

    def close_beyond(self, kind: str) -> bool:
        """Pass over the end of a container that lay too deep to be opened."""
        count = self._beyond.get(kind, 0)
        if count:
            self._beyond[kind] = count - 1
        return bool(count)

    def close(self, kind: str) -> None:
        """Close one of Markdown's own containers, and what was left open in it."""
        self._beyond.clear()
        while self.top.kind != kind:
            self.close_left_open()
        self._pop()

    def close_html(self, index: int) -> None:
        """Close the frame at ``index`` and those in it, whose end is then missing or implied."""
        while len(self.frames) - 1 > index:
            self.close_left_open()
        self._pop()

    def close_left_open(self) -> None:
        """Close the innermost frame, which nothing in the text closes."""
        frame = self.top
        if frame.kind == "division":
            message = f"The division `{frame.opened}` is not closed where it opens."
            self.reading.report("division-unclosed", message, frame.span)
        elif not html.may_stay_open(frame):
            message = f"`{frame.opened[:60]}` is not closed where it stands."
            self.reading.report("html-unclosed", message, frame.span)
        self._pop()

    def _pop(self) -> None:
        frame = self.frames.pop()
        self.add(*frame.make(frame))

    # -- tokens ---------------------------------------------------------------------------

    def build(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Return the blocks of tokens."""
        index, end = 0, len(tokens)
        while index < end:
            token = tokens[index]
            kind = token.type
            if kind == "paragraph_open":
                self._paragraph(token, tokens[index + 1])
                index += 3
            elif kind == "heading_open":
                self._heading(token, tokens[index + 1])
                index += 3
            elif kind == "table_open":
                index = tables.table(self, tokens, index)
            elif kind == "line_block_open":
                index = lines.line_block(self, tokens, index)
            else:
                _HANDLERS[kind](self, token)
                index += 1
        while len(self.frames) > 1:
            self.close_left_open()
        return tuple(self.frames[0].blocks)

    def inlines(self, token: Token) -> tuple[Inline, ...]:
        """Return the inlines of an inline token."""
        return self.inline_builder(token).finish()

    def inline_builder(self, token: Token) -> InlineBuilder:
        """Return a builder that has taken in an inline token."""
        return InlineBuilder(self.reading, self.reading.place(token)).tokens(token.children or ())

    def _paragraph(self, token: Token, inline: Token) -> None:
        span = self.reading.span(token)
        if self.reading.dialect == "publish" and inline.content in _PAGE_BREAKS:
            self.add(PageBreak(span))
            return
        builder = self.inline_builder(inline)
        nodes = builder.finish()
        if self.reading.dialect == "publish":
            nodes = listed_lines(self.reading, inline.content, nodes, span)
        if not token.hidden and self.top.kind in ("list_item", "dd"):
            self.frames[-2].loose = True
        for block in paragraph_blocks(nodes, span, self.reading.dialect, builder.caption):
            if token.hidden and isinstance(block, Paragraph):
                block = Plain(block.children, span)
            self.add(block)

    def _heading(self, token: Token, inline: Token) -> None:
        level = int(token.tag[1:])
        self.add(Heading(level, self.inlines(inline), attributes_of(token), self.reading.span(token)))


def _scene_break(builder: BlockBuilder, token: Token) -> None:
    builder.add(SceneBreak(builder.reading.span(token)))


def _fence(builder: BlockBuilder, token: Token) -> None:
    builder.add(listings.listing(builder.reading, token))


def _math_block(builder: BlockBuilder, token: Token) -> None:
    span, value = builder.reading.span(token), token.content.strip("$").strip()
    builder.reading.report_once("math-as-typed", "", "Formulas are shown as typed.", span)
    builder.add(Equation(value, token.content, "", attributes_of(token), span))


def _too_deep(builder: BlockBuilder, token: Token) -> None:
    span = builder.reading.span(token)
    message = "Blocks are nested too deep here; what lies deeper is set as plain text."
    builder.reading.report_once("nesting-too-deep", "blocks", message, span)
    builder.add(plain_lines(token.content, span))


def plain_lines(text: str, span: Span | None) -> Paragraph:
    """Return a text as one paragraph, line by line as typed."""
    nodes: list[Inline] = []
    for line in text.split("\n"):
        if nodes:
            nodes.append(LineBreak())
        nodes.append(Text(line.strip()))
    return Paragraph(tuple(nodes), span=span)


def _html(builder: BlockBuilder, token: Token) -> None:
    if builder.reading.dialect == "commonmark":
        builder.add(RawBlock("html", token.content, builder.reading.span(token)))
    else:
        html.html_block(builder, token)


def _opening(kind: str, make: Callable[[Reading], Maker]) -> Callable[[BlockBuilder, Token], None]:
    def handler(builder: BlockBuilder, token: Token) -> None:
        builder.open(Frame(kind, make(builder.reading), builder.reading.span(token)))

    return handler


def _closing(kind: str) -> Callable[[BlockBuilder, Token], None]:
    return lambda builder, token: builder.close(kind)


def _skip(builder: BlockBuilder, token: Token) -> None:
    """A token whose neighbours say it all."""


_HANDLERS: dict[str, Callable[[BlockBuilder, Token], None]] = {
    "hr": _scene_break,
    "fence": _fence,
    "code_block": _fence,
    "html_block": _html,
    "math_block": _math_block,
    "too_deep": _too_deep,
    "unread": unread_block,
    "blockquote_open": _opening("blockquote", containers.quotation),
    "blockquote_close": _closing("blockquote"),
    "bullet_list_open": containers.open_list,
    "bullet_list_close": _closing("list"),
    "ordered_list_open": containers.open_list,
    "ordered_list_close": _closing("list"),
    "list_item_open": containers.open_item,
    "list_item_close": _closing("list_item"),
    "dl_open": _opening("dl", containers.definition_list),
    "dl_close": _closing("dl"),
    "dt_open": _skip,
    "inline": containers.term,
    "dt_close": _skip,
    "dd_open": containers.open_definition,
    "dd_close": _closing("dd"),
    "division_open": divisions.open_division,
    "division_close": divisions.close_division,
    "table_caption": tables.caption,
    "footnote_reference_open": containers.open_uncalled,
    "footnote_reference_close": _closing("footnote_reference"),
}
