"""Inline tokens that point elsewhere or stand for something: references, citations, notes,
formulas, variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from publish.model import (
    NO_ATTRIBUTES,
    Attributes,
    Citation,
    CrossReference,
    IndexMark,
    Inline,
    Link,
    Math,
    Note,
    Paragraph,
    ReferenceForm,
    Span,
    Styled,
    Text,
)
from publish.readers.markdown.links import asked_for
from publish.readers.markdown.syntax.attributes import Parsed
from publish.readers.markdown.syntax.references import KEY, TARGET
from publish.readers.markdown.unread import report

if TYPE_CHECKING:
    from publish.readers.markdown.inlines import InlineBuilder

_KEYS = re.compile(r"(?<![\w\\])(-?)" + KEY)
_CITED_AS_TYPED = "Citations are shown as typed; a bibliography is not made yet."
_MOST_CALLS = 100
"""Calls of one note; every further one would set its text anew."""


def attributed(nodes: tuple[Inline, ...], given: Attributes) -> tuple[Inline, ...]:
    """Return nodes with attributes that were written behind them."""
    if len(nodes) == 1 and isinstance(nodes[0], Link | CrossReference):
        return (asked_for(nodes[0], given),)
    return (Styled(nodes, given),) if nodes else nodes


def reference(builder: InlineBuilder, token: Token) -> None:
    """``@fig-map``, ``-@fig-map``, ``@fig-map{.page}``; any other ``@key`` is a citation."""
    span, raw = builder.span_of(token), token.content
    bare = raw.startswith("-")
    key = raw[2:] if bare else raw[1:]
    parsed: Parsed | None = token.meta.get("attributes")
    if TARGET.match(key):
        node: Link | CrossReference = CrossReference(
            key, "number" if bare else "label", (), NO_ATTRIBUTES, span
        )
        builder.add(asked_for(node, parsed.attributes) if parsed else node)
        return
    builder.reading.report_once("citation-as-typed", "", _CITED_AS_TYPED, span)
    builder.add(Citation(raw, (key.strip("{}"),), span))


def citation(builder: InlineBuilder, token: Token) -> None:
    """``[@key, p. 3; @other]``; ``[@fig-map]`` and ``[Figure @fig-map]`` are references."""
    span, raw = builder.span_of(token), token.content
    found = list(_KEYS.finditer(raw))
    keys = tuple(one[0].lstrip("-")[1:].strip("{}") for one in found)
    if all(TARGET.match(key) for key in keys):
        _referred(builder, raw[1:-1], span)
        return
    builder.reading.report_once("citation-as-typed", "", _CITED_AS_TYPED, span)
    builder.add(Citation(raw, keys, span))


def _referred(builder: InlineBuilder, text: str, span: Span) -> None:
    """Quarto: ``[@fig-a; @fig-b]``, ``[Fig. @fig-a]`` (own words), ``[-@fig-a]`` (the number)."""
    parts = text.split(";")
    for index, part in enumerate(parts):
        if index:
            builder.text(", ")
        found = _KEYS.search(part)
        if found is None:
            builder.text(part)
            continue
        before = part[: found.start()].lstrip()
        form: ReferenceForm = "number" if before or found[1] else "label"
        builder.text(before)
        key = found[0].lstrip("-")[1:]
        builder.add(CrossReference(key, form, (), NO_ATTRIBUTES, span))
        builder.text(part[found.end() :].rstrip())


def note(builder: InlineBuilder, token: Token) -> None:
    """``[^name]`` and ``^[text]``."""
    reading, span = builder.reading, builder.span_of(token)
    label = token.meta.get("label")
    if label is None:
        _inline_note(builder, token, span)
        return
    tokens = reading.notes.get(label)
    if tokens is None:
        reading.report("note-missing", f"The note [^{label}] is nowhere defined.", span)
    elif builder.in_note:
        reading.report("note-nested", f"The note [^{label}] is called inside a note.", span)
    elif tokens and reading.calls.get(label, 0) < _MOST_CALLS:
        reading.calls[label] = reading.calls.get(label, 0) + 1
        builder.add(Note(reading.note_blocks(label, tokens[1:-1]), span=span))
        return
    elif tokens:
        message = f"The note [^{label}] is called more than {_MOST_CALLS} times."
        reading.report_once("note-duplicate", label, message, span)
    builder.text(f"[^{label}]")


def _inline_note(builder: InlineBuilder, token: Token, span: Span) -> None:
    given = builder.reading.env["footnotes"]["list"][token.meta["id"]]
    inside = type(builder)(builder.reading, builder.place.inside(token.meta.get("at", 0) + 2), in_note=True)
    nodes = inside.tokens(given["tokens"]).finish()
    if builder.in_note:
        builder.reading.report("note-nested", "A note stands inside a note.", span)
        builder.add(Text(" ("), *nodes, Text(")"))
    else:
        builder.add(Note((Paragraph(nodes, span=span),), span=span))


def math(builder: InlineBuilder, token: Token) -> None:
    """``$a$``."""
    span = builder.span_of(token)
    builder.reading.report_once("math-as-typed", "", "Formulas are shown as typed.", span)
    builder.add(Math(token.info, token.content, span))


def shortcode(builder: InlineBuilder, token: Token) -> None:
    """``{{< var name >}}``; a page break inside a line is left to the block builder."""
    reading, span = builder.reading, builder.span_of(token)
    name, rest = token.info, token.markup.strip("\"'")
    if name == "var":
        value = reading.variables.get(rest)
        if value is None:
            message = f"The variable “{rest}” is not defined."
            reading.report("variable-unknown", message, span)
        builder.text(token.content if value is None else value)
        return
    if name != "pagebreak":
        reading.report_once("shortcode-unknown", name, f"The shortcode “{name}” is not known.", span)
    builder.text(token.content)


def tex(builder: InlineBuilder, token: Token) -> None:
    """``\\index{term}``; a page break inside a line stays as typed."""
    span = builder.span_of(token)
    if token.info != "index":
        if token.info == "command":
            message = f"The command `{token.content}` of LaTeX is not read; it is set as typed."
            report(builder.reading, "LaTeX command", message, span)
        builder.text(token.content)
        return
    message = "Index marks are not turned into an index yet."
    builder.reading.report_once("index-as-typed", "", message, span)
    builder.add(IndexMark(token.markup, token.content, (), span))
