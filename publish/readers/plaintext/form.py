"""Which form a delivered text has: one paragraph a line, or hard-wrapped lines."""

from __future__ import annotations

from typing import Literal, TypeAlias

from publish.readers.plaintext.lines import Chunk, full, width_of

Form: TypeAlias = Literal["lines", "wrapped"]

LONGEST_WRAPPED = 120
"""No editor wraps hard beyond this many columns."""

CLOSING = ".!?…:;"
"""What a paragraph ends with; quotation marks and brackets may follow it."""

QUOTES = "\"'“”„‟‘’‚‹›«»)]*_"


def closed(text: str) -> bool:
    """Tell whether a line ends like a sentence."""
    return text.rstrip(QUOTES + " ")[-1:] in CLOSING


def form_of(chunks: tuple[Chunk, ...]) -> Form:
    """Recognise the form of a text.

    In hard-wrapped text a line ends where the measure does: mostly inside a sentence, and because
    the next word found no room. Where no two lines stand together both forms mean the same.
    """
    pairs = [
        (one, two)
        for chunk in chunks
        for one, two in zip(chunk.lines, chunk.lines[1:], strict=False)
        if one.indent == two.indent or not two.indent
    ]
    if not pairs:
        return "lines"
    width = width_of([line for chunk in chunks for line in chunk.lines])
    if width > LONGEST_WRAPPED:
        return "lines"
    ends = sum(closed(one.text) for one, _ in pairs) / len(pairs)
    filled = sum(full(one, two, width) for one, two in pairs) / len(pairs)
    if len(chunks) == 1 and filled < 0.5:
        return "lines"
    return "wrapped" if ends < 0.5 or (filled > 0.8 and ends < 0.8) else "lines"
