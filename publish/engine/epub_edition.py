"""An EPUB edition: the same units, rendered for e-readers and packaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from publish.diagnostics import Diagnostic
from publish.engine.codes import CODES
from publish.engine.events import Listener, Progress
from publish.engine.measures import page_settings
from publish.engine.page_list import SettledPages, print_edition
from publish.engine.preparation import Preparation, locations
from publish.epub import EpubInput, PackagingError, build_epub, epub_pictures, with_page_list
from publish.fonts import faces
from publish.project.types import Edition
from publish.render.context import PictureView, RenderContext
from publish.render.stylesheets import stylesheets
from publish.render.templates import load_templates
from publish.render.units import render_unit

_PHONE = 21.0
"""Measure of a phone at its usual size of type, in em: what tables must be made for."""


@dataclass(frozen=True, slots=True)
class EpubResult:
    """An EPUB edition, or the findings that say why there is none."""

    epub: bytes | None
    findings: tuple[Diagnostic, ...]


def build_epub_edition(
    preparation: Preparation,
    edition: Edition,
    moment: datetime,
    listener: Listener,
    pages: SettledPages | None = None,
) -> EpubResult:
    """Build one EPUB edition, with the page list of a print edition where its ``pages`` are given."""
    plan = preparation.plan(edition)
    pictures, found = epub_pictures(preparation.pictures(edition))
    templates, more = load_templates(preparation.project.templates)
    findings = [*found, *more]
    theme = edition.theme
    sheets = stylesheets("epub", theme.sheets, preparation.project.styles, page_settings(edition))
    context = RenderContext(
        target="epub",
        metadata=plan.metadata,
        words=preparation.words,
        pictures={
            key: PictureView(one.url, one.picture.width, one.picture.height) for key, one in pictures.items()
        },
        folios={},
        locations=locations(plan),
        measure=_PHONE,
        templates=templates,
        stylesheets=tuple(f"../styles/{sheet.name}" for sheet in sheets),
        highlighter=preparation.highlighter,
    )
    units = []
    with templates:
        for number, unit in enumerate(plan.units, 1):
            rendered, more = render_unit(unit, context)
            units.append(rendered)
            findings.extend(more)
            listener(Progress(edition.name, "render", number, len(plan.units), rendered.title))
    listener(Progress(edition.name, "package"))
    cover_faces, more = faces(dict.fromkeys((theme.serif, theme.sans, *theme.embedded)))
    given = EpubInput(
        plan=plan,
        units=tuple(units),
        stylesheets=sheets,
        words=preparation.words,
        modified=moment,
        pictures=pictures,
        cover=preparation.cover(),
        faces=cover_faces,
        embed_families=theme.embedded,
    )
    try:
        if pages is not None:
            given = with_page_list(given, print_edition(pages, preparation.words))
        epub, packaged = build_epub(given)
    except PackagingError as error:
        if not preparation.project.templates:
            raise  # nobody's templates but ours: our fault
        return EpubResult(None, (*findings, *more, CODES.make("templates-misfit", str(error))))
    return EpubResult(epub, (*findings, *more, *packaged))
