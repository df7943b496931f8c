"""Indented chunks of a hard-wrapped text: verse or extracts; and lines that must stay lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from publish.diagnostics import Diagnostic
from publish.model import (
    Attributes,
    Block,
    Inline,
    LineBreak,
    Paragraph,
    Quotation,
    SourceText,
    Verse,
    VerseLine,
)
from publish.readers.plaintext.inlines import line_inlines
from publish.readers.plaintext.lines import Chunk, Line, full, width_of
from publish.readers.plaintext.pieces import paragraph, span_of

COLUMNS_AN_EM = 2
"""Columns of typewritten indent that make an em."""


def read_indented(
    source: SourceText, chunks: Sequence[Chunk], measure: int
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Return neighbouring indented chunks as verse (a chunk is a stanza) and extracts.

    ``measure`` is the width of the text's lines in columns; an extract is not much narrower.
    """
    width = max(width_of([line for chunk in chunks for line in chunk.lines]), measure * 3 // 5)
    runs: list[tuple[bool, list[Chunk]]] = []
    for chunk in chunks:
        verse = _is_verse(chunk, width, after_verse=bool(runs) and runs[-1][0])
        if runs and runs[-1][0] == verse:
            runs[-1][1].append(chunk)
        else:
            runs.append((verse, [chunk]))
    blocks: list[Block] = []
    findings: list[Diagnostic] = []
    for verse, run in runs:
        made, more = _verse(source, run) if verse else _quotation(source, run)
        blocks.append(made)
        findings.extend(more)
    return tuple(blocks), tuple(findings)


def _is_verse(chunk: Chunk, width: int, after_verse: bool) -> bool:
    """Tell lines of verse from wrapped prose: they begin high, or end before the measure does."""
    lines = chunk.lines
    high = sum(_begins_high(line.text) for line in lines) / len(lines)
    if len(lines) == 1 or (after_verse and high == 1):
        return after_verse
    if len({line.indent for line in lines[1:]}) > 1:
        return True
    pairs = list(pairwise(lines))
    filled = sum(full(one, two, width) for one, two in pairs) / len(pairs)
    return filled < 0.5 or (high >= 0.8 and filled < 0.9)


def _begins_high(text: str) -> bool:
    first = next((character for character in text if character.isalnum()), "")
    return not first.islower()


def _verse(source: SourceText, chunks: Sequence[Chunk]) -> tuple[Block, tuple[Diagnostic, ...]]:
    edge = min(line.indent for chunk in chunks for line in chunk.lines)
    stanzas: list[tuple[VerseLine, ...]] = []
    findings: list[Diagnostic] = []
    for chunk in chunks:
        by_line, more = line_inlines(source, chunk.lines)
        findings.extend(more)
        stanzas.append(
            tuple(
                VerseLine(inlines, (line.indent - edge) // COLUMNS_AN_EM)
                for line, inlines in zip(chunk.lines, by_line, strict=True)
            )
        )
    lines = [line for chunk in chunks for line in chunk.lines]
    return Verse(tuple(stanzas), span=span_of(source, lines)), tuple(findings)


def _quotation(source: SourceText, chunks: Sequence[Chunk]) -> tuple[Block, tuple[Diagnostic, ...]]:
    made = [paragraph(source, chunk.lines) for chunk in chunks]
    lines = [line for chunk in chunks for line in chunk.lines]
    blocks = tuple(block for block, _ in made)
    return Quotation(blocks, span=span_of(source, lines)), tuple(one for _, found in made for one in found)


def broken_lines(
    source: SourceText, lines: Sequence[Line], *classes: str
) -> tuple[Paragraph, tuple[Diagnostic, ...]]:
    """Return lines as one paragraph that keeps its line ends."""
    by_line, findings = line_inlines(source, lines)
    inlines: list[Inline] = []
    for place, parts in enumerate(by_line):
        inlines.extend((LineBreak(), *parts) if place else parts)
    return Paragraph(tuple(inlines), Attributes(classes=classes), span_of(source, lines)), findings
