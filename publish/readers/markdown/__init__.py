"""Markdown into the content model.

``syntax`` has the rules that turn text into tokens, ``html`` what becomes of raw HTML, the other
modules turn tokens into nodes: one kind of node a module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from publish.diagnostics import Diagnostic
from publish.model import Block, Document, Inline, SourceText, Span
from publish.readers.codes import CODES
from publish.readers.markdown.blocks import BlockBuilder
from publish.readers.markdown.definitions import report_definitions
from publish.readers.markdown.header import Header, read_header
from publish.readers.markdown.inlines import InlineBuilder
from publish.readers.markdown.mdbook import with_captions, with_running_title
from publish.readers.markdown.notes import left_uncalled, take_notes
from publish.readers.markdown.places import Block as BlockPlace
from publish.readers.markdown.reading import Reading
from publish.readers.options import ReadOptions

MAX_CHARACTERS = 32 * 1024 * 1024
"""Characters of one file; a novel has one million."""

# What XML 1.0 cannot hold (section 2.2), and halves of pairs, which no encoding can.
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")


def read_markdown(source: SourceText, options: ReadOptions) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the document of a Markdown text; every block and reference has its place."""
    if len(source.text) > MAX_CHARACTERS:
        message = f"The file has {len(source.text):,} characters; {MAX_CHARACTERS:,} can be read."
        return Document(()), (CODES.make("manuscript-too-large", message, Span(source.file, 0)),)
    text = _LINE_END.sub("\n", source.text)
    lines = text.split("\n")
    reading = Reading(source, options, lines)
    text = _without_controls(reading, text)
    header = Header()
    if options.dialect == "publish":
        header, findings = read_header(source, lines)
        reading.findings.extend(findings)
        if header.lines:  # left blank, so that lines keep their numbers
            text = "\n" * header.lines + "\n".join(text.split("\n")[header.lines :])
    blocks = _build(reading, text)
    if options.dialect == "mdbook":
        blocks = with_running_title(with_captions(blocks), source.title)
    report_definitions(reading)
    return Document(blocks, header.values, header.span), tuple(reading.findings)


def _without_controls(reading: Reading, text: str) -> str:
    found = _CONTROL.search(text)
    if found is None:
        return text
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    message = f"The character U+{ord(found[0]):04X} cannot stand in a book."
    reading.report("character-control", message, reading.source.span(line, column))
    return _CONTROL.sub("\ufffd", text)


def _build(reading: Reading, text: str) -> tuple[Block, ...]:
    def note_blocks(label: str, tokens: Sequence[Token]) -> tuple[Block, ...]:
        reading.in_note = True
        blocks = BlockBuilder(reading).build(tokens)
        reading.in_note = False
        return blocks

    def words(typed: str, span: Span | None) -> tuple[Inline, ...]:
        builder = InlineBuilder(reading, BlockPlace(span))
        return builder.tokens(reading.inline_tokens(typed)).finish()

    def html_blocks(token: Token) -> tuple[Block, ...]:
        builder = BlockBuilder(reading)
        return builder.build([Token("html_block", "", 0, map=token.map, content=token.content)])

    reading.note_blocks, reading.words, reading.html_blocks = note_blocks, words, html_blocks
    tokens = take_notes(reading, reading.parser.parse(text, reading.env))
    blocks = BlockBuilder(reading).build(tokens)
    return (*blocks, *BlockBuilder(reading).build(left_uncalled(reading)))
