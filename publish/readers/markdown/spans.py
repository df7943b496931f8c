"""Bracketed spans: ``[words]{.smallcaps}``, ``{lang=fr}``, ``{.index}`` and the like."""

from __future__ import annotations

from publish.model import (
    Attributes,
    Deletion,
    IndexMark,
    Inline,
    SmallCaps,
    Span,
    Styled,
    plain_text,
)
from publish.readers.markdown.reading import Reading
from publish.readers.markdown.syntax.attributes import Parsed, without
from publish.readers.markdown.unread import check_classes

_SMALL_CAPS = frozenset(("smallcaps", "small-caps", "sc"))
_LANGUAGE = ("lang", "xml:lang")


def span_from(
    reading: Reading, nodes: tuple[Inline, ...], parsed: Parsed, raw: str, span: Span
) -> tuple[Inline, ...]:
    """Return the node that a bracketed span is."""
    given = parsed.attributes
    check_classes(reading, given.classes, span)
    if "index" in given.classes:
        reading.report_once("index-as-typed", "", "Index marks are not turned into an index yet.", span)
        term = given.get("term") or given.get("entry") or plain_text(nodes)
        return (IndexMark(term, raw, nodes, span),)
    return (styled(nodes, given, span),)


def styled(nodes: tuple[Inline, ...], given: Attributes, span: Span | None) -> Inline:
    """Return words with attributes; small capitals and struck words have nodes of their own."""
    language = given.get("lang") or given.get("xml:lang")
    small = next((one for one in given.classes if one in _SMALL_CAPS), None)
    if small is not None:
        nodes, given = (SmallCaps(nodes),), without(given, classes=(small,))
    elif "strike" in given.classes:
        nodes, given = (Deletion(nodes),), without(given, classes=("strike",))
    given = without(given, *_LANGUAGE)
    plain = not (given.id or given.classes or given.pairs or language)
    return nodes[0] if plain and len(nodes) == 1 else Styled(nodes, given, language, span)
