"""The form that news desks deliver: one paragraph a line."""

from __future__ import annotations

from itertools import pairwise

from publish.diagnostics import Diagnostic
from publish.model import Block, SourceText
from publish.readers.plaintext.codes import CODES
from publish.readers.plaintext.form import closed
from publish.readers.plaintext.headings import Label, label_of, like_title
from publish.readers.plaintext.lines import Line
from publish.readers.plaintext.pieces import (
    CREDIT_CLASS,
    Marked,
    Titling,
    author_of,
    confirmed,
    illustration,
    is_credit,
    is_scene_break,
    paragraph,
    scene_break,
    settle,
    span_of,
)

LONGEST_HEADLINE = 100
LONGEST_CROSSHEAD = 60
"""Characters; a crosshead is a small headline between paragraphs."""


def titling_of(source: SourceText, lines: tuple[Line, ...]) -> Titling:
    """Recognise a headline and a byline in the first lines, or their absence."""
    header: list[tuple[str, object]] = []
    taken = 0
    if len(lines) > 1 and _is_headline(lines[0], lines[1]):
        header.append(("title", lines[0].text))
        taken = 1
    if taken < len(lines) - 1 and author_of(lines[taken].text):
        header.append(("author", author_of(lines[taken].text)))
        taken += 1
    return Titling(tuple(header), span_of(source, lines[:taken]) if taken else None, taken)


def _is_headline(line: Line, following: Line) -> bool:
    text = line.text
    if len(text) > LONGEST_HEADLINE or label_of(text) or author_of(text) or is_scene_break(text):
        return False
    if is_credit(text) or not like_title(text):
        return False
    # A question or an exclamation may be a headline or speech: only far shorter than what follows
    # it is taken for one.
    asks = text.rstrip('“”"’»«')[-1:] in ("?", "!")
    return not asks or (len(text) * 2 < len(following.text) and text[0].isalnum())


def _is_crosshead(line: Line, before: Line, following: Line) -> bool:
    text = line.text
    if len(text) > LONGEST_CROSSHEAD or not text[0].isalnum() or not like_title(text) or closed(text):
        return False
    return closed(before.text) and len(following.text) > 2 * len(text) and closed(following.text)


def read_lines(
    source: SourceText, lines: tuple[Line, ...]
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Return the blocks of a text with one paragraph a line, headline and byline taken off."""
    end = len(lines)
    while end and is_credit(lines[end - 1].text):
        end -= 1
    pieces: list[Block | Marked] = []
    findings: list[Diagnostic] = []
    for place, line in enumerate(lines[:end]):
        before = lines[place - 1] if place else None
        following = lines[place + 1] if place + 1 < end else None
        label = label_of(line.text) or _crosshead(before, line, following)
        if label:
            pieces.append(Marked(label, (line,)))
        else:
            made, more = _block(source, line)
            pieces.extend(made)
            findings.extend(more)
    blocks, more = _lists_undone(source, pieces)
    credits = [paragraph(source, (line,), CREDIT_CLASS)[0] for line in lines[end:]]
    return (*blocks, *credits), (*findings, *more, *_blank_lines(source, lines[:end], pieces))


def _crosshead(before: Line | None, line: Line, following: Line | None) -> Label | None:
    if before and following and _is_crosshead(line, before, following):
        return Label("crosshead", "", line.text)
    return None


def _block(source: SourceText, line: Line) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    if is_scene_break(line.text):
        return (scene_break(source, line),), ()
    drawn = illustration(source, (line,))
    if drawn is not None:
        return drawn
    made, findings = paragraph(source, (line,))
    return (made,), findings


def _lists_undone(
    source: SourceText, pieces: list[Block | Marked]
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Turn numerals that count nothing back into paragraphs, then settle the headings' levels."""
    sure = confirmed(pieces)
    findings: list[Diagnostic] = []
    kept: list[Block | Marked] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Marked) and piece.label.number and place not in sure:
            made, more = paragraph(source, piece.lines)
            findings.extend(more)
            kept.append(made)
        else:
            kept.append(piece)
    return settle(source, kept), tuple(findings)


def _blank_lines(
    source: SourceText, lines: tuple[Line, ...], pieces: list[Block | Marked]
) -> tuple[Diagnostic, ...]:
    """Report blank lines that stand between a few paragraphs only: they may part scenes."""
    heads = {line.number for piece in pieces if isinstance(piece, Marked) for line in piece.lines}
    pairs = list(pairwise(lines))
    apart = [
        two
        for one, two in pairs
        if two.number > one.number + 1 and one.number not in heads and two.number not in heads
        if not is_scene_break(one.text) and not is_scene_break(two.text)
    ]
    if not apart or len(apart) * 3 > len(pairs):
        return ()
    numbers = ", ".join(str(line.number - 1) for line in apart[:5]) + (" …" if len(apart) > 5 else "")
    message = f"blank lines between some paragraphs were taken as no break: line {numbers}"
    return (CODES.make("text-blank-line", message, source.span(apart[0].number - 1)),)
