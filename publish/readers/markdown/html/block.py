"""Blocks of raw HTML, and elements that hold Markdown between their tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from publish.model import Plain, SceneBreak, SoftBreak, Span
from publish.readers.markdown.frames import Frame
from publish.readers.markdown.html import elements
from publish.readers.markdown.html.attributes import attributes_from
from publish.readers.markdown.html.names import BLOCKS, CLOSED_BY, DISCARDED, VOID
from publish.readers.markdown.html.tags import Piece, pieces
from publish.readers.markdown.inlines import InlineBuilder
from publish.readers.markdown.paragraphs import paragraph_blocks, trimmed
from publish.readers.markdown.places import Block as BlockPlace

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder

_SPACE = re.compile(r"[ \t\n\f]+")
_IN_LINE = frozenset(
    ("<p", "<figcaption", "<caption", "<summary", "<td", "<th", "<li", "<dt", "<dd", "<h1", "<h2", "<h3",
     "<h4", "<h5", "<h6")
)  # fmt: skip
"""Elements whose words are not a paragraph inside them."""
_MARKDOWN_WORDS = frozenset(("<figcaption", "<caption", "<summary"))
"""Elements whose words are read as Markdown: writers put it there, and expect it."""


def may_stay_open(frame: Frame) -> bool:
    """Tell whether HTML lets the end tag of an element be left out."""
    return _name(frame) in CLOSED_BY


def _name(frame: Frame) -> str:
    """Return the name of an element; nothing for a container of Markdown's own."""
    return frame.kind[1:] if frame.is_html else ""


def html_block(builder: BlockBuilder, token: Token) -> None:
    """Take in a block of HTML; elements that it leaves open go on with the Markdown after it."""
    _Block(builder, token).read()


class _Block:
    """One block of HTML while it is read."""

    def __init__(self, builder: BlockBuilder, token: Token) -> None:
        self.builder = builder
        self.reading = builder.reading
        self.token = token
        self.line = token.map[0] + 1 if token.map else 1
        self.at = 0
        self.run: InlineBuilder | None = None
        """Words that stand directly in the element that is open."""

    def read(self) -> None:
        content = self.token.content
        for piece in pieces(content):
            self.line += content.count("\n", self.at, piece.at)
            self.at = piece.at
            if self._is_discarded(piece):
                continue
            if piece.kind == "text":
                self._text(piece)
            elif piece.kind == "unclosed":
                message = "This comment is not closed; all after it is left out."
                self.reading.report("comment-unclosed", message, self.span())
            elif piece.kind == "start":
                self._start(piece)
            elif piece.kind == "end":
                self._end(piece)
        self.flush()

    def span(self) -> Span:
        return self.reading.source.span(self.line)

    def _is_discarded(self, piece: Piece) -> bool:
        """Tell whether a piece lies in a script or the like, whose end is still to come."""
        run = self.run
        if run is None or not run.frames[-1].kind.startswith("<!"):
            return False
        if piece.kind == "end" and run.frames[-1].kind == "<!" + piece.name:
            return False
        if piece.kind == "text":
            run.text(piece.text)
        return True

    def _text(self, piece: Piece) -> None:
        top = self.builder.top
        if any(frame.kind == "<pre" for frame in self.builder.frames[-3:]):
            next(f for f in reversed(self.builder.frames) if f.kind == "<pre").raw.append(piece.text)
            return
        if self.run is None and not piece.text.strip(" \t\n\f"):
            return
        run = self._running()
        if top.kind in _MARKDOWN_WORDS:
            run.tokens(self.reading.inline_tokens(piece.raw))
            return
        for index, line in enumerate(piece.text.split("\n")):
            if index:
                run.add(SoftBreak())
            words = _SPACE.sub(" ", line)
            run.text(words.lstrip() if index else words)

    def _running(self) -> InlineBuilder:
        if self.run is None:
            self.run = InlineBuilder(self.reading, BlockPlace(self.span()))
        return self.run

    def flush(self) -> None:
        """End the run of words: a paragraph, or the words of the element around."""
        if self.run is None:
            return
        nodes, self.run = self.run.finish(), None
        span = self.reading.span(self.token)
        if self.builder.top.kind in _IN_LINE:
            nodes = trimmed(nodes)
            if nodes:
                self.builder.add(Plain(nodes, span))
        else:
            self.builder.add(*paragraph_blocks(nodes, span, self.reading.dialect))

    def _start(self, piece: Piece) -> None:
        name = piece.name
        in_pre = any(frame.kind == "<pre" for frame in self.builder.frames)
        if in_pre and name not in BLOCKS:
            self._in_pre(piece)
        elif name in DISCARDED or name not in BLOCKS:
            self._running().tag(piece, self.span())
        else:
            self.flush()
            self._open(piece)

    def _in_pre(self, piece: Piece) -> None:
        if piece.name in ("code", "samp"):
            return
        top = next(f for f in reversed(self.builder.frames) if f.kind == "<pre")
        if piece.name == "br":
            top.raw.append("\n")
            return
        message = f"`{piece.text[:60]}` inside `<pre>` is not kept; its words are."
        self.reading.report_once("html-pre-markup", piece.name, message, self.span())

    def _open(self, piece: Piece) -> None:
        name, builder = piece.name, self.builder
        while name in CLOSED_BY.get(_name(builder.top), ()):
            builder.close_html(len(builder.frames) - 1)
        if name == "hr":
            builder.add(SceneBreak(self.span()))
        if name in VOID or name in ("html", "body", "head", "hgroup", "search"):
            return
        given = attributes_from(self.reading, piece, self.span())
        make = elements.maker(builder, piece)
        builder.open(Frame("<" + name, make, self.span(), given, piece.text))
        if piece.closed and builder.top.opened == piece.text and name in ("div", "listing", "section", "p"):
            builder.close_html(len(builder.frames) - 1)

    def _end(self, piece: Piece) -> None:
        name, builder = piece.name, self.builder
        if name in VOID and name != "br":
            return
        in_pre = any(frame.kind == "<pre" for frame in builder.frames)
        if name not in BLOCKS:
            if not in_pre:
                self._running().tag(piece, self.span())
            return
        self.flush()
        if name in ("html", "body", "head", "hgroup", "search"):
            return
        if builder.close_beyond("<" + name):
            return
        for index in range(len(builder.frames) - 1, 0, -1):
            frame = builder.frames[index]
            if frame.kind == "<" + name:
                builder.close_html(index)
                return
            if not frame.is_html:
                break
        if name != "p":  # a `</p>` after a block closes nothing in HTML either
            self.reading.report("html-stray", f"`{piece.text[:60]}` closes nothing.", self.span())
