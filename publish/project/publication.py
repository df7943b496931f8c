"""A publication folder: ``publish.toml`` and what it names."""

from __future__ import annotations

from pathlib import Path

from publish import folder
from publish.diagnostics import Diagnostic, sort
from publish.project.codes import CODES
from publish.project.editions import read_editions
from publish.project.entries import read_lists
from publish.project.files import check_file
from publish.project.metadata import metadata_of
from publish.project.overrides import read_styles, read_templates
from publish.project.schema import Settings
from publish.project.slug import slug_from
from publish.project.tomlfile import TomlFile, read_toml
from publish.project.types import AcceptedFinding, CheckSettings, Project
from publish.project.validate import validate

CONFIG = "publish.toml"
DEFAULT_THEME = "textbook"


def load_publication(root: Path) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Return the publication in the folder ``root`` (absolute, links resolved) as its settings have it."""
    given, findings = read_toml(root, CONFIG)
    if given is None:
        return None, findings
    settings, given, found = validate(Settings, given)
    if settings is None:
        return None, sort(found)
    findings = (*findings, *found)
    lists, found = read_lists(settings, given, root)
    findings = (*findings, *found)
    editions, found = read_editions(settings, given, root, DEFAULT_THEME)
    findings = (*findings, *found)
    templates, found = read_templates(root)
    findings = (*findings, *found)
    styles, found = read_styles(root)
    findings = (*findings, *found)
    cover, found = _cover(settings, given, root)
    findings = (*findings, *found, *_bibliography(settings, given, root))
    words, found = _words(settings, given, root)
    findings = (*findings, *found)
    project = Project(
        root=root,
        kind="publication",
        slug=settings.slug or slug_from(root.name),
        metadata=metadata_of(settings),
        front=lists.front,
        body=lists.body,
        back=lists.back,
        editions=editions,
        variables=tuple(settings.variables.items()),
        smart=settings.smart,
        allow_remote=settings.allow_remote,
        cover=cover,
        cover_span=given.span(("cover",)) if cover else None,
        templates=templates,
        styles=styles,
        config=CONFIG,
        check=_check(settings, given, words),
    )
    return project, sort(findings)


def _cover(settings: Settings, given: TomlFile, root: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the cover's path; a cover that is not there leaves the book as it is."""
    found = check_file(root, settings.cover, given.span(("cover",))) if settings.cover else ()
    if found or not settings.cover:
        return "", found
    return folder.normal(settings.cover), ()


def _words(settings: Settings, given: TomlFile, root: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the path of the list of words; without it, none are accepted."""
    name = settings.check.words if settings.check else ""
    found = check_file(root, name, given.span(("check", "words"))) if name else ()
    return ("" if found or not name else folder.normal(name)), found


def _check(settings: Settings, given: TomlFile, words: str) -> CheckSettings:
    if settings.check is None:
        return CheckSettings()
    accepted = tuple(
        AcceptedFinding(one.code, one.reason, one.file, given.span(("check", "accept", number)))
        for number, one in enumerate(settings.check.accept)
    )
    asked = settings.check
    return CheckSettings(
        tuple(asked.skip),
        words,
        accepted,
        asked.ink,
        asked.transparency,
        asked.signature,
        tuple(dict.fromkeys(asked.shops)),
    )


def _bibliography(settings: Settings, given: TomlFile, root: Path) -> tuple[Diagnostic, ...]:
    if not settings.bibliography:
        return ()
    place = given.span(("bibliography",))
    found = check_file(root, settings.bibliography, place)
    return (*found, CODES.make("apparatus-later", "citations are accepted and not yet set", place))
