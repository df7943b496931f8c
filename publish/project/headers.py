"""The metadata header of a chapter's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from publish.diagnostics import Diagnostic
from publish.model import Role, Span
from publish.project.codes import CODES
from publish.project.schema import Settings, Strict
from publish.project.single import Header
from publish.project.tomlfile import TomlFile
from publish.project.validate import validate
from publish.project.values import Identity, Language, SectionRole, Words

_ELSEWHERE = {"author", "date", "subtitle", *(field.alias or "" for field in Settings.model_fields.values())}


class _Keys(Strict):
    title: Words = ""
    lang: Language = ""
    id: Identity = ""
    role: SectionRole | None = None


@dataclass(frozen=True, slots=True)
class ChapterHeader:
    """What a chapter's file says of itself; empty where it says nothing."""

    title: str = ""
    """Markdown inlines."""
    language: str = ""
    """BCP 47."""
    id: str = ""
    role: Role | None = None


def chapter_header(header: Header, span: Span | None) -> tuple[ChapterHeader, tuple[Diagnostic, ...]]:
    """Return the title, language, id and role in a chapter's header, and what does not belong there."""
    data: dict[str, Any] = {}
    findings: list[Diagnostic] = []
    for key, value in header:
        name = "lang" if key == "language" else key
        if name not in ("title", "lang", "id", "role") and name in _ELSEWHERE:
            words = f"the key “{key}” has no effect in the header of a chapter"
            findings.append(CODES.make("header-key-misplaced", words, span))
        elif value is not None:
            number = isinstance(value, int | float) and not isinstance(value, bool)
            data[name] = str(value) if number else value
    keys, _, found = validate(_Keys, TomlFile(span.file if span else "", data, {}, span))
    findings.extend(found)
    if keys is None:
        return ChapterHeader(), tuple(findings)
    return ChapterHeader(keys.title, keys.lang, keys.id, cast("Role | None", keys.role)), tuple(findings)
