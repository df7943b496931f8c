"""Makes the side table of a built file out of what its edition was rendered from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from publish.engine.origin_table import OriginTable, Printing, UnitOrigins
from publish.folder import TEXT_LIMIT
from publish.model import Metadata, Plan
from publish.pdf.facts import UnitFacts
from publish.pdf.folios import Pagination
from publish.project.files import read_file
from publish.project.tomlfile import read_toml
from publish.project.types import Edition, Project
from publish.render.context import RenderContext
from publish.render.stylesheets import StyleSheet
from publish.render.templates import Templates
from publish.render.units import RenderedUnit, render_unit
from publish.spans import Span

_NAMES = {"author": "contributors", "authors": "contributors", "lang": "language"}
"""Keys as Pandoc and mdBook have them, and as ``publish.toml`` has them."""
_HEADER = re.compile(r"([A-Za-z][\w-]*)[ \t]*:")


def epub_table(
    project: Project,
    edition: Edition,
    plan: Plan,
    units: Iterable[RenderedUnit],
    references: Mapping[str, RenderedUnit],
    sheets: Iterable[StyleSheet],
) -> OriginTable:
    """Return the table of an EPUB; ``references`` as `reference` makes them, by unit."""
    return OriginTable(
        tuple(_unit(one, references.get(one.unit.id, one)) for one in units),
        setting_places(project, edition),
        _words(plan.metadata),
        tuple((f"EPUB/styles/{sheet.name}", sheet.file) for sheet in sheets if sheet.file),
    )


def print_table(
    project: Project,
    edition: Edition,
    plan: Plan,
    units: Iterable[tuple[RenderedUnit, RenderedUnit]],
    pagination: Pagination,
    facts: Mapping[str, UnitFacts],
    layouts: Mapping[str, str],
) -> OriginTable:
    """Return the table of a PDF; ``units``: each as it was laid out, and its reference; ``layouts``:
    what the layout of each is known by."""
    return OriginTable(
        tuple(
            replace(
                _unit(one, reference),
                first=pagination.starts[one.unit.id] + 1,
                blocks=facts[one.unit.id].blocks,
                areas=tuple((size.width, size.top, size.bottom) for size in facts[one.unit.id].sizes),
                layout=layouts.get(one.unit.id, ""),
                notes=tuple((note.call_page, note.body_page) for note in facts[one.unit.id].notes),
            )
            for one, reference in units
        ),
        setting_places(project, edition),
        _words(plan.metadata),
        printing=Printing(
            edition.preset, project.check.ink, project.check.transparency, project.check.signature
        ),
    )


def reference(rendered: RenderedUnit, context: RenderContext) -> RenderedUnit:
    """Return a unit with marks: itself, or where it has none, as our own templates write it.

    Templates of a publication's own may do anything with what they are given, so they get no marks;
    what they wrote is found in what ours write, by its words.
    """
    if rendered.marked:
        return rendered
    with Templates({}) as ours:
        return render_unit(rendered.unit, replace(context, templates=ours, marked=True))[0]


def _unit(rendered: RenderedUnit, marked: RenderedUnit) -> UnitOrigins:
    unit = rendered.unit
    document = rendered.xhtml if marked is not rendered and marked.xhtml != rendered.xhtml else ""
    return UnitOrigins(unit.id, unit.role, marked.marked, marked.spans, document)


def setting_places(project: Project, edition: Edition) -> tuple[tuple[str, Span], ...]:
    """Return where the publication's settings stand; those of the edition go before them."""
    found: dict[str, Span] = {}
    if project.cover_span is not None:
        found["cover"] = project.cover_span
    for name, span in _settings(project, edition):
        found.setdefault(_NAMES.get(name, name), span)
    return tuple(found.items())


def _settings(project: Project, edition: Edition) -> Iterator[tuple[str, Span]]:
    if project.kind == "file":
        yield from _header(project)
        return
    given, _ = read_toml(project.root, project.config) if project.config else (None, ())
    if given is None:
        return
    for table in (("editions", edition.name), ("book",), ()):
        for path, place in given.places.items():
            if path[:-1] == table and isinstance(path[-1], str):
                yield path[-1], Span(project.config, *place.key)


def _header(project: Project) -> Iterator[tuple[str, Span]]:
    """Yield the keys of a single file's metadata header."""
    file = project.body[0].file
    data, _ = read_file(project.root, file, TEXT_LIMIT)
    lines = (data or b"").decode("utf-8-sig", "replace").splitlines()
    if not lines or lines[0].rstrip() != "---":
        return
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in ("---", "..."):
            return
        if key := _HEADER.match(line):
            yield key[1], Span(file, number, 1)


def _words(metadata: Metadata) -> tuple[tuple[str, str], ...]:
    """Return what generated pages and the package document show of the settings."""
    series = metadata.series
    found = [
        ("title", metadata.title),
        ("subtitle", metadata.subtitle),
        *(("contributors", one.name) for one in metadata.contributors),
        ("publisher", metadata.publisher),
        ("place", metadata.place),
        ("date", metadata.date),
        ("rights", metadata.rights),
        ("isbn", metadata.isbn),
        ("identifier", metadata.identifier),
        ("description", metadata.description),
        *(("subjects", one) for one in metadata.subjects),
        ("series", series.name if series else ""),
    ]
    return tuple((name, words) for name, words in found if words)
