"""What all parts of one reading share: the text, the options, the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publish.diagnostics import Diagnostic
from publish.model import Block, Inline, SourceText, Span
from publish.readers.codes import CODES
from publish.readers.markdown.places import Place
from publish.readers.markdown.syntax.parser import parser_for
from publish.readers.options import ReadOptions

MOST_OF_A_KIND = 200
"""Findings of one kind in one text; more help nobody."""


class Reading:
    """One text on its way into the model; made anew for every text."""

    def __init__(self, source: SourceText, options: ReadOptions, lines: list[str]) -> None:
        self.source = source
        self.dialect = options.dialect
        self.variables = dict(options.variables)
        self.hidden_lines = dict(options.hidden_lines)
        self.lines = lines
        self.parser: MarkdownIt = parser_for(options.dialect)
        self.env: dict[str, Any] = {}
        self.notes: dict[str, Sequence[Token]] = {}
        """The tokens of every note's definition, by its name; none where it stays in its place."""
        self.in_note = False
        """Whether the text of a note is being built: it calls no further ones."""
        self.calls: dict[str, int] = {}
        """How often each note was called so far."""
        self.note_blocks: Callable[[str, Sequence[Token]], tuple[Block, ...]] = _no_blocks
        """Builds a note's blocks; the block builder, which itself needs the inlines, puts it in."""
        self.words: Callable[[str, Span | None], tuple[Inline, ...]] = _no_words
        """Reads Markdown that stands in an attribute (a caption); put in likewise."""
        self.html_blocks: Callable[[Token], tuple[Block, ...]] = _no_html
        """Reads a block of HTML by itself; put in likewise."""
        self.links: set[str] = set()
        """The labels of the link definitions that were used so far."""
        self._spent = 0
        self.findings: list[Diagnostic] = []
        self._counts: dict[str, int] = {}
        self._said: set[tuple[str, str]] = set()

    def report(self, code: str, message: str, span: Span | None, hint: str = "") -> None:
        """Note a finding."""
        count = self._counts[code] = self._counts.get(code, 0) + 1
        if count == MOST_OF_A_KIND:
            message = f"{message} Further findings of this kind in the file are left out."
        if count <= MOST_OF_A_KIND:
            self.findings.append(CODES.make(code, message, span, hint))

    def report_once(self, code: str, about: str, message: str, span: Span | None) -> None:
        """Note a finding unless the same was said about the same thing in this text."""
        if (code, about) not in self._said:
            self._said.add((code, about))
            self.report(code, message, span)

    def spend(self, amount: int, most: int) -> bool:
        """Count an amount of what is bounded for a whole text; False when the bound is reached."""
        self._spent += amount
        return self._spent <= most

    def span(self, token: Token) -> Span | None:
        """Return the lines of a block's token."""
        if token.map is None:
            return None
        first, end = token.map
        return self.source.span(first + 1, 0, max(end, first + 1))

    def place(self, token: Token) -> Place:
        """Return the place of an inline token's text."""
        line = token.map[0] if token.map else 0
        return Place(self.source, self.lines, line, token.content, token.meta.get("column", 0))

    def inline_tokens(self, text: str) -> list[Token]:
        """Return the tokens of a text that stands outside the blocks (a caption)."""
        return self.parser.inline.parse(text, self.parser, self.env, [])


def _no_blocks(label: str, tokens: Sequence[Token]) -> tuple[Block, ...]:
    raise RuntimeError("no block builder was put in")


def _no_words(text: str, span: Span | None) -> tuple[Inline, ...]:
    raise RuntimeError("no inline builder was put in")


def _no_html(token: Token) -> tuple[Block, ...]:
    raise RuntimeError("no block builder was put in")
