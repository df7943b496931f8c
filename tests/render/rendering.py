"""Short ways to models and their markup, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from publish.diagnostics import Diagnostic
from publish.model import (
    Attributes,
    Block,
    Contributor,
    Inline,
    Metadata,
    Note,
    Paragraph,
    Section,
    Text,
    Unit,
)
from publish.render.context import PictureView, RenderContext
from publish.render.templates import Templates, load_templates
from publish.render.units import ids_of, render_unit
from publish.typography.words import words_for

Target = Literal["pdf", "epub"]

METADATA = Metadata(
    title="The Lower Basin",
    language="en",
    subtitle="A pilot’s companion",
    contributors=(
        Contributor("Ada Merriweather"),
        Contributor("Jonas Pell"),
        Contributor("Ines Brandt", "translator"),
    ),
    identifier="urn:isbn:9783161484100",
    isbn="978-3-16-148410-0",
    publisher="Harbour Press",
    place="Bristol",
    date="2026-11-24",
)

PICTURES = {"map.png": PictureView("publish-asset:00ff", 900, 600)}


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def note(number: int, *blocks: Block) -> Note:
    return Note(blocks, str(number), f"note-{number}")


def named(name: str, *classes: str) -> Attributes:
    return Attributes(name, classes)


def chapter(*blocks: Block, **fields: object) -> Section:
    given: dict[str, object] = {"id": "walls", "number": "4", "title": words("Walls"), **fields}
    return Section("chapter", blocks=blocks, **given)  # type: ignore[arg-type]


def unit(*sections: Section) -> Unit:
    return Unit("walls", "chapter", "body", "recto", sections)


def context(
    target: Target = "pdf",
    units: Iterable[Unit] = (),
    templates: Templates | None = None,
    locations: Mapping[str, str] | None = None,
    **fields: object,
) -> RenderContext:
    given: dict[str, object] = {
        "target": target,
        "metadata": METADATA,
        "words": words_for("en")[0],
        "pictures": PICTURES,
        "folios": {},
        "locations": {**{name: one.id for one in units for name in ids_of(one)}, **(locations or {})},
        "templates": templates or load_templates(())[0],
        **fields,
    }
    return RenderContext(**given)  # type: ignore[arg-type]


def body_of(xhtml: str) -> str:
    """Return what stands between the tags of ``body``; a no-break space is shown as ``~``."""
    return xhtml.replace("\u00a0", "~").partition("<body")[2].partition(">\n")[2].partition("\n</body>")[0]


def markup(*blocks: Block, target: Target = "pdf", **fields: object) -> str:
    """Return the markup of blocks in an untitled chapter, without the chapter's own."""
    return found(*blocks, target=target, **fields)[0]


def found(*blocks: Block, target: Target = "pdf", **fields: object) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the markup of blocks and what was reported."""
    one = unit(Section("chapter", (), blocks))
    rendered, findings = render_unit(one, context(target, (one,), **fields))  # type: ignore[arg-type]
    inner = body_of(rendered.xhtml)
    return inner.partition(">\n")[2].rpartition("\n</section>")[0].strip(), findings


def line(*inlines: str | Inline, target: Target = "pdf", **fields: object) -> str:
    """Return the markup of inlines, without that of their paragraph."""
    return markup(paragraph(*inlines), target=target, **fields).removeprefix("<p>").removesuffix("</p>")
