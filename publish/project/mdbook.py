"""An mdBook folder as it is: ``book.toml`` and ``SUMMARY.md``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from publish import folder
from publish.diagnostics import Diagnostic, sort
from publish.encoding import decode
from publish.folder import Refused
from publish.model import Span
from publish.project.codes import CODES
from publish.project.editions import read_editions
from publish.project.files import read_file
from publish.project.mdbooklists import lists_of
from publish.project.metadata import metadata_of
from publish.project.positions import Place, TomlPath
from publish.project.publication import DEFAULT_THEME
from publish.project.schema import Settings
from publish.project.slug import slug_from
from publish.project.summary import Summary, parse_summary
from publish.project.tomlfile import TomlFile, read_toml
from publish.project.types import Project
from publish.project.validate import validate

CONFIG = "book.toml"
SUMMARY_LIMIT = 1_000_000
"""Bytes that a SUMMARY.md may have."""

# Our keys and mdBook's.
_KEYS: dict[str, TomlPath] = {
    "title": ("book", "title"),
    "language": ("book", "language"),
    "contributors": ("book", "authors"),
    "description": ("book", "description"),
}
_BUILT_IN = ("links", "index")  # preprocessors that mdBook itself has


def load_mdbook(root: Path) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Return the mdBook in the folder ``root`` (absolute, links resolved).

    Of ``book.toml`` title, authors, language, description, source folder, smart punctuation,
    section labels, redirects and hidden lines are read; its preprocessors and commands are never run.
    """
    book, findings = read_toml(root, CONFIG)
    if book is None:
        return None, findings
    given = _as_settings(book, root)
    settings, given, found = validate(Settings, given)
    findings = (*findings, *found, *_preprocessors(book))
    if settings is None:
        return None, sort(findings)
    src = _text(book, ("book", "src")) or "src"
    summary, found = _read_summary(root, src, book)
    findings = (*findings, *found)
    if summary is None:
        return None, sort(findings)
    lists, found = lists_of(summary, root, folder.normal(src))
    findings = (*findings, *found)
    editions, found = read_editions(settings, given, root, DEFAULT_THEME)
    findings = (*findings, *found)
    project = Project(
        root=root,
        kind="mdbook",
        slug=slug_from(root.name),
        metadata=metadata_of(settings),
        front=lists.front,
        body=lists.body,
        back=lists.back,
        editions=editions,
        smart=settings.smart,
        redirects=_redirects(book),
        hidden_lines=_hidden_lines(book),
        config=CONFIG,
    )
    return project, sort(findings)


def _value(book: TomlFile, path: TomlPath) -> object:
    value: object = book.data
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _text(book: TomlFile, path: TomlPath) -> str:
    value = _value(book, path)
    return value if isinstance(value, str) else ""


def _as_settings(book: TomlFile, root: Path) -> TomlFile:
    """Return the settings of a ``book.toml`` under our own keys, with the places they have there."""
    data: dict[str, Any] = {}
    places: dict[TomlPath, Place] = {}
    for ours, theirs in _KEYS.items():
        value = _value(book, theirs)
        if value is not None and value not in ("", []):
            data[ours] = value
            for path, place in book.places.items():
                if path[: len(theirs)] == theirs:
                    places[(ours, *path[len(theirs) :])] = place
    data.setdefault("title", root.name)
    html = _value(book, ("output", "html"))
    html = html if isinstance(html, dict) else {}
    # True where nothing is said, as in mdBook 0.5; the older name is still met.
    data["smart"] = bool(html.get("smart-punctuation", html.get("curly-quotes", True)))
    if html.get("no-section-label") is True:
        data["number-depth"] = 0
    return TomlFile(book.file, data, places)


def _preprocessors(book: TomlFile) -> tuple[Diagnostic, ...]:
    tables = _value(book, ("preprocessor",))
    names = [name for name in tables if name not in _BUILT_IN] if isinstance(tables, dict) else []
    if not names:
        return ()
    words = f"preprocessors are not run: {', '.join(names)}"
    return (CODES.make("mdbook-preprocessor", words, book.span(("preprocessor", names[0]), key=True)),)


def _read_summary(root: Path, src: str, book: TomlFile) -> tuple[Summary | None, tuple[Diagnostic, ...]]:
    file = folder.normal(f"{src}/SUMMARY.md")
    place = folder.check(root, file)
    if isinstance(place, Refused) and place.reason == "missing":
        span = book.span(("book", "src"))
        return None, (CODES.make("summary-missing", f"there is no file “{file}”", span),)
    data, findings = read_file(root, file, SUMMARY_LIMIT)
    if data is None:
        return None, findings
    text, findings = decode(data, file)
    if text is None:
        return None, findings
    summary, found = parse_summary(text, file)
    findings = (*findings, *found)
    if not (summary.prefix or summary.parts or summary.suffix):
        words = "SUMMARY.md names no chapter"
        findings = (*findings, CODES.make("publication-empty", words, Span(file, 1)))
    return summary, findings


def _redirects(book: TomlFile) -> tuple[tuple[str, str], ...]:
    table = _value(book, ("output", "html", "redirect"))
    if not isinstance(table, dict):
        return ()
    return tuple((old.lstrip("/"), new) for old, new in table.items() if isinstance(new, str))


def _hidden_lines(book: TomlFile) -> tuple[tuple[str, str], ...]:
    table = _value(book, ("output", "html", "code", "hidelines"))
    if not isinstance(table, dict):
        return ()
    return tuple((language, mark) for language, mark in table.items() if isinstance(mark, str))
