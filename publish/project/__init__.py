"""A publication as its configuration describes it: settings, metadata, editions, where files are."""

from __future__ import annotations

from pathlib import Path

from publish import folder
from publish.diagnostics import Diagnostic
from publish.model import Span
from publish.project import mdbook, publication
from publish.project.codes import CODES
from publish.project.entries import TEXTS
from publish.project.headers import ChapterHeader, chapter_header
from publish.project.schema import json_schema
from publish.project.single import load_single, metadata_from_header
from publish.project.slug import slug_from
from publish.project.sources import read_source
from publish.project.themes import load_theme, theme_names
from publish.project.trim import margins_for, parse_trim
from publish.project.types import Edition, Entry, Margins, Project, Theme, Trim

__all__ = [
    "ChapterHeader",
    "Edition",
    "Entry",
    "Margins",
    "Project",
    "Theme",
    "Trim",
    "chapter_header",
    "json_schema",
    "load_project",
    "load_theme",
    "margins_for",
    "metadata_from_header",
    "parse_trim",
    "read_source",
    "slug_from",
    "theme_names",
]


def load_project(path: Path) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Return the publication at ``path``, and what is wrong with its settings.

    ``path`` is a folder with a ``publish.toml``, an mdBook folder with a ``book.toml``, either of
    these files, or a single ``.md`` or ``.txt`` file. None where nothing can be built.
    """
    if path.name in (publication.CONFIG, mdbook.CONFIG) and path.is_file():
        path = path.parent
    if path.is_dir():
        root = path.resolve()
        if _has(root, publication.CONFIG):
            return publication.load_publication(root)
        if _has(root, mdbook.CONFIG):
            return mdbook.load_mdbook(root)
        words = f"the folder “{root.name}” has neither a publish.toml nor a book.toml"
        return None, (CODES.make("publication-missing", words),)
    place = Span(path.name, 0)
    if not path.is_file():
        words = f"there is no folder and no plain file “{path.name}”"
        return None, (CODES.make("publication-missing", words, place),)
    if path.suffix.lower() not in TEXTS:
        words = f"files of the format “{path.suffix}” are not built as they are"
        return None, (CODES.make("publication-format", words, place),)
    return load_single(path)


def _has(root: Path, file: str) -> bool:
    """Tell whether there is something of that name, readable or not."""
    refused = folder.check(root, file)
    return refused is None or refused.reason != "missing"
