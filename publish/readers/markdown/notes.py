"""Notes: their definitions are taken out of the text before it is built."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from publish.readers.markdown.reading import Reading


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
            reading.notes[label] = tokens[index + 1 : end]
        else:
            token.meta["duplicate"] = label in reading.notes
            reading.notes.setdefault(label, ())
            kept.extend(tokens[index : end + 1])
        index = end + 1
    return kept


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
        elif token.type == "inline" and not depth:
            for child in token.children or ():
                if child.type == "footnote_ref" and "label" in child.meta:
                    called.add(child.meta["label"])
    return called
