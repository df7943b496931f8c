"""Notes: their definitions are taken out of the text before it is built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import attributes_of

_CALL = re.compile(r"\[\^([^\[\]\s]+)\]")
_WITH_WORDS = frozenset(("table_caption", "html_block", "html_inline"))
"""Tokens with words that are read as Markdown only when they are built."""


def take_notes(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Put the tokens of called notes into ``reading.notes`` and return the others.

    A note that only a note calls, or nothing at all, stays where it is defined.
    """
    if not any(token.type == "footnote_reference_open" for token in tokens):
        return tokens
    called = _called(tokens)
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type != "footnote_reference_open":
            kept.append(token)
            index += 1
            continue
        end = _end(tokens, index)
        label = token.meta["label"]
        if label in called and label not in reading.notes:
            reading.notes[label] = tokens[index : end + 1]
        else:
            token.meta["duplicate"] = label in reading.notes
            reading.notes.setdefault(label, ())
            kept.extend(tokens[index : end + 1])
        index = end + 1
    return kept


def left_uncalled(reading: Reading) -> list[Token]:
    """Return the tokens of the notes that were taken out of the text and then not called.

    What looked like a call stood where nothing is read, as in the info of a fence.
    """
    left = (tokens for label, tokens in reading.notes.items() if tokens and label not in reading.calls)
    return [token for tokens in left for token in tokens]


def _end(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        if tokens[index].type == "footnote_reference_open":
            depth += 1
        elif tokens[index].type == "footnote_reference_close":
            depth -= 1
            if not depth:
                return index
    return len(tokens) - 1


def _called(tokens: Sequence[Token]) -> set[str]:
    """Return the names of the notes that are called outside all definitions."""
    called: set[str] = set()
    depth = 0
    for token in tokens:
        if token.type == "footnote_reference_open":
            depth += 1
        elif token.type == "footnote_reference_close":
            depth -= 1
        elif not depth:
            called.update(_calls(token))
    return called


def _calls(token: Token) -> Iterator[str]:
    """Yield the names of the notes that a token calls, or may call: in a caption, say, or a title."""
    if token.type == "footnote_ref" and "label" in token.meta:
        yield token.meta["label"]
    for child in token.children or ():
        yield from _calls(child)
    if token.type in _WITH_WORDS:
        yield from _CALL.findall(token.content)
    yield from _CALL.findall(token.info)
    for _, value in attributes_of(token).pairs:
        yield from _CALL.findall(value)
