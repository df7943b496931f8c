"""The lists of files in ``publish.toml``: each in its place, each looked for in the folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import cast

from publish import folder
from publish.diagnostics import Diagnostic
from publish.model import Matter, Role
from publish.project.codes import CODES
from publish.project.files import check_file
from publish.project.positions import TomlPath
from publish.project.roles import ALLOWED, GENERATED, LATER, role_of
from publish.project.schema import EntryTable, PartTable, Settings
from publish.project.tomlfile import TomlFile
from publish.project.types import Entry
from publish.project.wording import shown

TEXTS = (".md", ".markdown", ".txt")
"""Suffixes of the files that are read."""


@dataclass(frozen=True, slots=True)
class Lists:
    """A publication's files in order."""

    front: tuple[Entry, ...]
    body: tuple[Entry, ...]
    back: tuple[Entry, ...]


def read_lists(settings: Settings, given: TomlFile, root: Path) -> tuple[Lists, tuple[Diagnostic, ...]]:
    """Return the files that ``settings`` name, and what is wrong with them.

    ``given`` says where each is named, ``root`` is the publication's folder. What is repeated,
    or not yet set, is left out; what cannot be used keeps its place, without its file. Appendices
    are the first of the back matter.
    """
    reader = _Reader(given, root)
    front = reader.entries(settings.front, ("front",), "front")
    if settings.parts:
        body = tuple(reader.part(part, ("parts", number)) for number, part in enumerate(settings.parts))
        if settings.chapters:
            words = "with `parts`, the list `chapters` is not set"
            reader.report("parts-and-chapters", words, ("chapters",))
    else:
        body = reader.entries(settings.chapters, ("chapters",), "body")
    appendices = reader.entries(settings.appendices, ("appendices",), "back", "appendix")
    back = reader.entries(settings.back, ("back",), "back")
    lists = Lists(front, body, (*appendices, *back))
    if not (front or body or lists.back):
        reader.report("publication-empty", "no file of the manuscript is named", ())
    return lists, tuple(reader.findings)


@dataclass
class _Reader:
    given: TomlFile
    root: Path
    findings: list[Diagnostic] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def report(self, code: str, words: str, path: TomlPath) -> None:
        self.findings.append(CODES.make(code, words, self.given.span(path)))

    def entries(
        self, tables: list[EntryTable], path: TomlPath, matter: Matter, role: Role | None = None
    ) -> tuple[Entry, ...]:
        found = (self.entry(table, (*path, number), matter, role) for number, table in enumerate(tables))
        return tuple(entry for entry in found if entry)

    def part(self, part: PartTable, path: TomlPath) -> Entry:
        if not part.title and not part.file:
            self.report("key-missing", "a part needs a `title`, or a `file` that has one", path)
        if not part.chapters:
            self.report("part-empty", f"the part {shown(part.title or part.file)} has no chapters", path)
        file = self.file(part.file, path) if part.file else ""
        return Entry(
            role="part",
            file=file or "",
            absent=folder.normal(part.file) if part.file and file == "" else "",
            title=part.title,
            numbered=part.numbered,
            children=self.entries(part.chapters, (*path, "chapters"), "body"),
            span=self.given.span(path),
            id=part.id,
        )

    def entry(self, table: EntryTable, path: TomlPath, matter: Matter, role: Role | None) -> Entry | None:
        if not table.file:
            self.without_file(table, path)
            return None
        file = self.file(table.file, path)
        if file is None:
            return None
        return Entry(
            role=self.role(table, path, matter, role),
            file=file,
            absent="" if file else folder.normal(table.file),
            title=table.title,
            numbered=table.numbered,
            span=self.given.span(path),
            id=table.id,
        )

    def without_file(self, table: EntryTable, path: TomlPath) -> None:
        role = cast("Role | None", table.role)
        if role in LATER:
            self.report("apparatus-later", f"the {role} is accepted and not yet set; it is left out", path)
        elif role in GENERATED:
            self.report("entry-generated", f"the {role} is set by the theme; the entry has no effect", path)
        else:
            self.report("entry-without-file", "the entry names no `file`", path)

    def role(self, table: EntryTable, path: TomlPath, matter: Matter, role: Role | None) -> Role:
        usual = role or role_of(PurePosixPath(table.file).stem, matter)
        given = cast("Role | None", table.role)
        if given is None:
            return usual
        if given in ALLOWED[matter]:
            return given
        takes = ", ".join(ALLOWED[matter])
        words = f"a section with the role “{given}” does not belong here; the list takes: {takes}"
        self.report("role-misplaced", words, (*path, "role"))
        return usual

    def file(self, name: str, path: TomlPath) -> str | None:
        """Return the path of a file that is named; empty where it cannot be used, None if repeated."""
        place = self.given.span((*path, "file"))
        found = check_file(self.root, name, place)
        if found:
            self.findings.extend(found)
            return ""
        file = folder.normal(name)
        if not file.lower().endswith(TEXTS):
            words = f"{shown(file)} is neither Markdown nor plain text"
            self.findings.append(CODES.make("file-format", words, place))
            return ""
        if file in self.seen:
            words = f"{shown(file)} is already named in line {self.seen[file]}; it is left out here"
            self.findings.append(CODES.make("file-repeated", words, place))
            return None
        self.seen[file] = place.line
        return file
