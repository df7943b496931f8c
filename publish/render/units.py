"""A unit to one XHTML document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from publish.diagnostics import Diagnostic
from publish.model import (
    Block,
    Inline,
    Node,
    Note,
    Role,
    Section,
    Span,
    Unit,
    plain_text,
    walk,
)
from publish.render.blocks import BLOCKS
from publish.render.context import RenderContext
from publish.render.inlines import INLINES
from publish.render.marks import marking, unmarked
from publish.render.notes import call_id, write_end_notes
from publish.render.pages import contents_values, metadata_values
from publish.render.sections import semantics, write_section
from publish.render.writer import Writer

GENERATED: tuple[Role, ...] = ("half-title", "title-page", "copyright-page", "contents")
"""Roles of units that a template of that name makes without sections of the manuscript."""


_MARKING_INLINES, _MARKING_BLOCKS = marking(INLINES), marking(BLOCKS)


@dataclass(frozen=True, slots=True)
class RenderedUnit:
    """A unit's document, and what others must know of it."""

    unit: Unit
    xhtml: str
    title: str
    """Plain text, for ``<title>`` and messages."""
    shows_folios_of: tuple[str, ...]
    """Ids whose folio the document shows, each once: it is rendered anew when one changes."""
    ids: tuple[str, ...]
    """Every id of the markup, in its order."""
    marked: str = ""
    """The document with marks (`publish.render.marks`), where they were asked for."""
    spans: tuple[Span, ...] = ()
    """The places of the manuscript that the marks name by their numbers."""


def render_unit(unit: Unit, context: RenderContext) -> tuple[RenderedUnit, tuple[Diagnostic, ...]]:
    """Return the document of a unit for the context's target, and what was found wrong.

    The PDF's documents are for an HTML parser, the EPUB's for XML; both are well-formed XML.
    """
    tables = (_MARKING_INLINES, _MARKING_BLOCKS) if context.marked else (INLINES, BLOCKS)
    writer = Writer(unit, context, *tables)
    title = title_of(unit, context)
    content = _sections(writer) if _has_text(unit) else _generated(writer, title)
    body = Markup("\n".join(part for part in (content, write_end_notes(writer)) if part))
    xhtml = writer.template(
        "document",
        {
            "language": context.metadata.language,
            "title": title,
            "role": unit.role,
            "matter": unit.matter,
            "title_block": unit.title_block,
            "stylesheets": list(context.stylesheets),
            "body": body,
            **semantics(unit.role),
        },
    )
    shown = unmarked(xhtml) if context.marked else xhtml
    rendered = RenderedUnit(
        unit,
        shown,
        title,
        tuple(writer.folios_shown),
        tuple(writer.ids),
        xhtml if context.marked else "",
        tuple(writer.spans),
    )
    return rendered, tuple(dict.fromkeys(writer.findings))


def _has_text(unit: Unit) -> bool:
    """Tell whether a unit is more than a page made by the template of its role."""
    return bool(unit.sections) or unit.title_block


def _sections(writer: Writer) -> str:
    unit = writer.unit
    head = []
    if unit.title_block:
        contents = contents_values(writer, unit.contents)
        head = [writer.template("title-block", {**metadata_values(writer), "contents": contents})]
    depth = 2 if unit.title_block and not writer.context.metadata.untitled else 1
    return "\n".join([*head, *(write_section(writer, section, depth) for section in unit.sections)])


def _generated(writer: Writer, title: str) -> str:
    unit = writer.unit
    values = {
        **metadata_values(writer),
        "id": writer.id_value(unit.id),
        "role": unit.role,
        "heading": title,
        "contents": contents_values(writer, unit.contents),
        **semantics(unit.role),
    }
    return writer.template(unit.role if unit.role in GENERATED else "generated", values)


def title_of(unit: Unit, context: RenderContext) -> str:
    """Return a unit's title in plain text; never empty."""
    metadata = context.metadata
    if unit.title_block or unit.role in ("half-title", "title-page"):
        return metadata.title
    for section in unit.sections[:1]:
        if words := " ".join(plain_text(section.title).split()):
            return words
        if section.number and section.role in ("part", "chapter", "appendix"):
            return context.words.label(section.role, section.number)
    return context.words.role(unit.role) if unit.role not in ("section", "chapter") else metadata.title


def ids_of(unit: Unit) -> tuple[str, ...]:
    """Return every id that the unit's markup will have, in the order of the manuscript.

    A note has two: its own, and that of its call. A unit without sections has its own.
    """
    if not _has_text(unit):
        return (unit.id,)
    return tuple(name for section in unit.sections for node in _shown(section) for name in _ids(node))


def _shown(section: Section) -> Iterator[Node]:
    """Yield a section and the nodes below it, without those of running titles."""
    yield section
    contents: tuple[Inline | Block, ...] = (*section.title, *section.blocks)
    yield from walk(*contents)
    for child in section.children:
        yield from _shown(child)


def _ids(node: Node) -> tuple[str, ...]:
    if isinstance(node, Note):
        return (call_id(node.id), node.id) if node.id else ()
    if isinstance(node, Section):
        return (node.id,) if node.id else ()
    attributes = getattr(node, "attributes", None)
    return (attributes.id,) if attributes is not None and attributes.id else ()
