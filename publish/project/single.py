"""A single file, and the metadata header that says what ``publish.toml`` would."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from publish import folder
from publish.diagnostics import Diagnostic
from publish.folder import TEXT_LIMIT
from publish.model import Span
from publish.project.codes import CODES
from publish.project.editions import read_editions
from publish.project.files import check_file, read_file
from publish.project.metadata import metadata_of
from publish.project.positions import Place, TomlPath
from publish.project.schema import Settings
from publish.project.slug import slug_from
from publish.project.tomlfile import TomlFile
from publish.project.types import Entry, Project
from publish.project.validate import validate

DEFAULT_THEME = "report"

_LISTS = ("front", "parts", "chapters", "appendices", "back", "bibliography")
_PANDOC = {"author": "contributors", "lang": "language"}
_NUMBERS = ("number-depth", "contents-depth", "date")

Header = tuple[tuple[str, object], ...]


def load_single(path: Path) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Return the publication that a single ``.md`` or ``.txt`` file is.

    Its title is that of the file until the file has been read (`metadata_from_header`).
    """
    found = path.resolve()
    name = found.name
    given = TomlFile(name, {"title": path.stem or name})
    settings, given, findings = validate(Settings, given)
    if settings is None:
        return None, findings
    editions, more = read_editions(settings, given, found.parent, DEFAULT_THEME)
    project = Project(
        root=found.parent,
        kind="file",
        slug=slug_from(path.stem),
        metadata=metadata_of(settings),
        front=(),
        body=(Entry("chapter", name),),
        back=(),
        editions=editions,
    )
    return project, (*findings, *more)


def metadata_from_header(
    project: Project,
    header: Header,
    span: Span | None,
    fallback_title: str = "",
    first_words: str = "",
    fallback_language: str = "",
) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Return a single file's project with what its metadata header says.

    The header takes the keys of ``publish.toml`` but those that name files in order, and Pandoc's
    ``author``, ``lang``, ``date`` and ``subtitle``. ``fallback_title`` (the first heading) and
    ``fallback_language`` (recognised) stand in where it says nothing. A text without any title is
    known by its ``first_words``, or by the file's name where it has none.
    """
    file = project.body[0].file if project.body else ""
    place = span or Span(file, 1)
    data, findings = _as_settings(header, place)
    titled = bool(data.get("title") or fallback_title.strip())
    data.setdefault("title", fallback_title.strip() or first_words or project.metadata.title)
    if fallback_language:
        data.setdefault("language", fallback_language)
    given = TomlFile(file, data, _places(project.root, file, place, data), place)
    settings, given, found = validate(Settings, given)
    findings = (*findings, *found)
    if settings is None:
        return project, findings
    editions, found = read_editions(settings, given, project.root, DEFAULT_THEME)
    findings = (*findings, *found)
    cover = folder.normal(settings.cover) if settings.cover else ""
    if cover and (found := check_file(project.root, cover, given.span(("cover",)))):
        findings = (*findings, *found)
        cover = ""
    return replace(
        project,
        slug=settings.slug or project.slug,
        metadata=replace(metadata_of(settings), untitled=not titled),
        editions=editions,
        variables=tuple(settings.variables.items()),
        smart=settings.smart,
        allow_remote=settings.allow_remote,
        cover=cover,
        cover_span=given.span(("cover",)) if cover else None,
    ), findings


def _as_settings(header: Header, place: Span) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Return a header under the keys of ``publish.toml``; keys without a value are passed over."""
    data: dict[str, Any] = {}
    findings: tuple[Diagnostic, ...] = ()
    for key, value in header:
        if key in _LISTS:
            words = f"the key “{key}” has no effect in the header of a single file"
            findings = (*findings, CODES.make("header-key-misplaced", words, place))
        elif value is not None:
            ours = _PANDOC.get(key, key)
            data[ours] = _plain(ours, value)
    return data, findings


def _plain(key: str, value: object) -> object:
    """Return a header's value as ``publish.toml`` would have it.

    YAML reads ``title: 1984`` as a number and one author alone is no list.
    """
    if key == "contributors":
        return list(value) if isinstance(value, list | tuple) else [value]
    if key == "subjects" and isinstance(value, str):
        return [one.strip() for one in value.split(",") if one.strip()]
    if isinstance(value, tuple):
        return list(value)
    if key not in _NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.isoformat() if isinstance(value, date) and key != "date" else value


def _places(root: Path, file: str, place: Span, data: dict[str, Any]) -> dict[TomlPath, Place]:
    """Return where in the file's header its keys stand, looked up by name."""
    raw, _ = read_file(root, file, TEXT_LIMIT)
    if raw is None:
        return {}
    lines = raw.decode("utf-8", "replace").splitlines()[: max(place.end_line, place.line)]
    names = {ours: theirs for theirs, ours in _PANDOC.items()}
    places: dict[TomlPath, Place] = {}
    for key in data:
        wanted = "|".join(re.escape(name) for name in (key, names.get(key, key)))
        pattern = re.compile(rf"[\"']?(?:{wanted})[\"']?\s*:\s*")
        for number, line in enumerate(lines, 1):
            if number >= place.line and (found := pattern.match(line)):
                places[(key,)] = Place((number, 1), (number, found.end() + 1))
                break
    return places
