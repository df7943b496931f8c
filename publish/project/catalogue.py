"""A catalogue: a ``catalogue.toml`` that names publications to be built together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import Field

from publish import folder
from publish.diagnostics import Diagnostic
from publish.model import Span
from publish.project import values
from publish.project.codes import CODES
from publish.project.schema import Strict
from publish.project.tomlfile import read_toml
from publish.project.validate import validate


class CatalogueSettings(Strict):
    """What a catalogue says."""

    publications: list[values.FilePath] = Field(
        min_length=1,
        description="The publications, in order: paths from the catalogue's folder, with forward slashes.",
    )


def read_catalogue(file: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return the publications that the catalogue ``file`` names and that are there.

    What is wrong is a finding at its place; the file in it is ``file`` as it was given.
    """
    root = file.parent
    given, findings = read_toml(root.resolve(), file.name)
    if given is None:
        return (), _placed(findings, file)
    settings, given, more = validate(CatalogueSettings, given)
    if settings is None:
        return (), _placed((*findings, *more), file)
    found: list[Path] = []
    wrong: list[Diagnostic] = []
    for number, name in enumerate(settings.publications):
        path = root / folder.normal(name)
        finding = _refusal(root, path, name, given.span(("publications", number)))
        if finding is None:
            found.append(path)
        else:
            wrong.append(finding)
    return tuple(found), _placed((*findings, *more, *wrong), file)


def _refusal(root: Path, path: Path, name: str, span: Span) -> Diagnostic | None:
    if not path.resolve().is_relative_to(root.resolve()):
        return CODES.make("file-outside", f"“{name}” lies outside the catalogue's folder", span)
    if not path.exists():
        return CODES.make("publication-missing", f"there is no publication “{name}”", span)
    return None


def _placed(findings: tuple[Diagnostic, ...], file: Path) -> tuple[Diagnostic, ...]:
    """Findings of several catalogues stand side by side."""
    return tuple(
        replace(one, span=replace(one.span, file=str(file))) if one.span else one for one in findings
    )
