"""Running text of a delivered manuscript: words as they are, and ``_italics_``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publish.diagnostics import Diagnostic
from publish.model import Emphasis, Inline, SoftBreak, SourceText, Text
from publish.readers.plaintext.codes import CODES
from publish.readers.plaintext.lines import Line

_MARK = re.compile(r"(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_])")
_WORD_BEFORE = re.compile(r"\w")

# After these a line end is no space: a dash set close (English), a compound's hyphen.
_CLOSE_DASH = re.compile(r"\S(?:--|—|⸺)$")
_HYPHEN = re.compile(r"\w[-\u2010]$")
_SUSPENDED = re.compile(r"(?:und|oder|bzw|bis|and|or|to|et|ou|e|o|y|en|of)\b")


def line_inlines(
    source: SourceText, lines: Sequence[Line]
) -> tuple[tuple[tuple[Inline, ...], ...], tuple[Diagnostic, ...]]:
    """Return the inlines of each line; italics may go on over several of them."""
    marks, findings = _marks(source, lines)
    emphasised = False
    result = []
    for place, line in enumerate(lines):
        parts: list[Inline] = []
        start = 0
        for position in (*marks.get(place, ()), len(line.text)):
            piece = line.text[start:position]
            if piece:
                parts.append(Emphasis((Text(piece),)) if emphasised else Text(piece))
            if position < len(line.text):
                emphasised = not emphasised
            start = position + 1
        result.append(tuple(parts))
    return tuple(result), findings


def paragraph_inlines(
    source: SourceText, lines: Sequence[Line]
) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
    """Return the inlines of a paragraph; line ends are soft breaks, or nothing after a close dash."""
    by_line, findings = line_inlines(source, lines)
    result: list[Inline] = []
    for place, parts in enumerate(by_line):
        if place:
            close = _joins(lines[place - 1].text, lines[place].text)
            _add(result, () if close else (SoftBreak(),), parts)
        else:
            result.extend(parts)
    return tuple(result), findings


def _joins(before: str, after: str) -> bool:
    if _CLOSE_DASH.search(before) or re.match(r"(?:--|—)\w", after):
        return True
    return bool(_HYPHEN.search(before)) and after[:1].isalnum() and not _SUSPENDED.match(after)


def _add(result: list[Inline], between: tuple[Inline, ...], parts: tuple[Inline, ...]) -> None:
    """Append a line's parts; one emphasis that goes on from line to line stays one."""
    if result and parts and isinstance(result[-1], Emphasis) and isinstance(parts[0], Emphasis):
        joined = _merged((*result[-1].children, *between, *parts[0].children))
        result[-1] = Emphasis(joined)
        result.extend(parts[1:])
        return
    joined = _merged((*result[-1:], *between, *parts))
    result[-1:] = joined


def _merged(parts: Sequence[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for part in parts:
        if merged and isinstance(part, Text) and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].value + part.value)
        else:
            merged.append(part)
    return tuple(merged)


def _marks(source: SourceText, lines: Sequence[Line]) -> tuple[dict[int, list[int]], tuple[Diagnostic, ...]]:
    """Return by line the places of underscores that open and close italics in turn."""
    found: dict[int, list[int]] = {}
    opening: tuple[int, int] | None = None
    for place, position, opens, closes in _candidates(lines):
        if opening is None and opens:
            opening = (place, position)
        elif opening is not None and closes:
            found.setdefault(opening[0], []).append(opening[1])
            found.setdefault(place, []).append(position)
            opening = None
    if opening is None:
        return found, ()
    line = lines[opening[0]]
    span = source.span(line.number, line.column + opening[1])
    message = f"no second underscore closes “{line.text[opening[1] : opening[1] + 20]}”"
    return found, (CODES.make("text-italics-unclosed", message, span),)


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[int, int, bool, bool]]:
    for place, line in enumerate(lines):
        for match in _MARK.finditer(line.text):
            position = match.start()
            before = line.text[position - 1] if position else " "
            after = line.text[position + 1] if position + 1 < len(line.text) else " "
            opens = not _WORD_BEFORE.match(before) and not after.isspace()
            closes = not before.isspace() and not _WORD_BEFORE.match(after)
            yield place, position, opens, closes
