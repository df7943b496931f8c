"""What other tools have and this one does not: kept as typed, and reported once a kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from publish.model import Attributes, Inline, LineBreak, Listing, SoftBreak, Span, Text

if TYPE_CHECKING:
    from publish.readers.markdown.blocks import BlockBuilder
    from publish.readers.markdown.reading import Reading

_FIRST_MARK = re.compile(r"\((?:a|A|i|I|@[\w-]*)\)[ \t]+\S|[aAiI]\)[ \t]+\S|[ai]\.[ \t]+\S|[AI]\.[ \t]{2,}\S")
# An example's mark ends a text: its label is read as a citation.
_FURTHER_MARK = re.compile(
    r"\(?(?:[a-zA-Z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7}|@)\)[ \t]|(?:[a-zA-Z]|[ivxlc]{2,7})\.[ \t]|\($"
)
_LAID_OUT = re.compile(r"column-(?:margin|body|page|screen)[\w-]*|panel-\w+|columns|r-stack")
_CELL = re.compile(r"\{[ \t]*([A-Za-z]\w*)")


def report(reading: Reading, kind: str, message: str, span: Span | None) -> None:
    """Say once in a text that things of a kind are not read."""
    reading.report_once("syntax-not-read", kind, message, span)


def unread_block(builder: BlockBuilder, token: Token) -> None:
    """Keep a block as typed, line by line: a table drawn with characters, LaTeX."""
    span = builder.reading.span(token)
    report(builder.reading, token.info, f"This {token.info} is not read; it is set as typed.", span)
    builder.add(Listing(token.content, attributes=Attributes(classes=("as-typed",)), span=span))


def listed_lines(
    reading: Reading, text: str, nodes: tuple[Inline, ...], span: Span | None
) -> tuple[Inline, ...]:
    """Return the inlines of a paragraph that is a list of Pandoc's with letters, Roman numbers or
    examples (``a)``, ``(i)``, ``(@)``); its items stay lines of their own."""
    if not _FIRST_MARK.match(text):
        return nodes
    mark = text.split(maxsplit=1)[0]
    report(reading, "list mark", f"The mark “{mark}” makes no list here; it is set as typed.", span)
    kept: list[Inline] = []
    for index, node in enumerate(nodes):
        following = nodes[index + 1] if index + 1 < len(nodes) else None
        if (
            isinstance(node, SoftBreak)
            and isinstance(following, Text)
            and _FURTHER_MARK.match(following.value)
        ):
            node = LineBreak()
        kept.append(node)
    return tuple(kept)


def check_classes(reading: Reading, classes: tuple[str, ...], span: Span | None) -> None:
    """Report the classes by which Quarto lays out a page or a screen; what they hold stays."""
    for one in classes:
        if _LAID_OUT.fullmatch(one):
            message = f"The class “{one}” moves nothing in a book; what it holds stands in the text."
            report(reading, one, message, span)


def cell_language(reading: Reading, info: str, span: Span | None) -> str:
    """Return the language of a fence ``{python}``, which asks Quarto, knitr or MyST to do
    something with the code; empty for any other."""
    found = _CELL.match(info)
    if found is None:
        return ""
    message = f"The code in `{info[:40]}` is not run; it is set as a listing."
    report(reading, f"{{{found[1]}}}", message, span)
    return found[1].lower()
