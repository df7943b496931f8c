"""``publish.toml`` of an imported manuscript."""

from __future__ import annotations

import json
from collections.abc import Iterable

from publish.identifiers import stable_uuid
from publish.importers.manuscript import Chapter, Manuscript, Place

_HEAD = """\
# What the book is. Each key is explained in the handbook; files and their order stand below.
"""

_LISTS: tuple[tuple[Place, str], ...] = (
    ("front", "front"),
    ("body", "chapters"),
    ("appendix", "appendices"),
    ("back", "back"),
)


def publish_toml(manuscript: Manuscript) -> str:
    """Return the settings of a manuscript, with an identifier that will not change with the title."""
    first = manuscript.contributors[0].name if manuscript.contributors else ""
    lines = [_HEAD.rstrip(), f"title = {quoted(manuscript.title)}"]
    if manuscript.subtitle:
        lines.append(f"subtitle = {quoted(manuscript.subtitle)}")
    lines.append(f"language = {quoted(manuscript.language)}")
    if manuscript.contributors:
        tables = (
            f"{{ name = {quoted(one.name)}, role = {quoted(one.role)} }}" for one in manuscript.contributors
        )
        lines.append(f"contributors = [{', '.join(tables)}]")
    if manuscript.subjects:
        lines.append(f"subjects = [{', '.join(quoted(one) for one in manuscript.subjects)}]")
    identifier = stable_uuid(manuscript.title, first, manuscript.language)
    lines += [
        f"identifier = {quoted(identifier)}",
        f"theme = {quoted(manuscript.theme)}",
        "# Quotes, dashes and dots stay as they were delivered.",
        "smart = false",
        "",
    ]
    body = [one for one in manuscript.chapters if one.matter == "body"]
    parts = any(one.part for one in body)
    for matter, name in _LISTS:
        given = [one for one in manuscript.chapters if one.matter == matter]
        if given and not (parts and matter == "body"):
            lines += _list(name, given)
    lines += _parts(body) if parts else []
    return "\n".join(lines).rstrip("\n") + "\n"


def quoted(text: str) -> str:
    """Return a basic string of TOML 1.0, whose escapes are those of JSON, and of DEL too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(name: str, chapters: Iterable[Chapter], indent: str = "") -> list[str]:
    return [f"{indent}{name} = [", *(f"{indent}    {_entry(one)}," for one in chapters), f"{indent}]"]


def _entry(chapter: Chapter) -> str:
    keys = [f"file = {quoted(chapter.file)}"]
    if chapter.role:
        keys.append(f"role = {quoted(chapter.role)}")
    if not chapter.numbered:
        keys.append("numbered = false")
    return quoted(chapter.file) if len(keys) == 1 else "{ " + ", ".join(keys) + " }"


def _parts(chapters: list[Chapter]) -> list[str]:
    """Return ``[[parts]]``, which as tables of an array must stand after all plain keys."""
    lines: list[str] = []
    titles = list(dict.fromkeys(one.part for one in chapters))
    for title in titles:
        lines += ["", "[[parts]]", f"title = {quoted(title)}", "numbered = false"]
        lines += _list("chapters", (one for one in chapters if one.part == title))
    return lines
