"""The chapters of a ``SUMMARY.md`` as front, body and back matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from publish import folder
from publish.diagnostics import Diagnostic
from publish.model import Matter, Role
from publish.project.codes import CODES
from publish.project.entries import Lists
from publish.project.files import check_file
from publish.project.roles import GENERATED, is_appendix, role_of
from publish.project.summary import Chapter, Part, Summary
from publish.project.types import Entry
from publish.project.wording import shown

# A title that brings its own letter or word: "A - Keywords", "Appendix B: Operators".
_OWN_LETTER = re.compile(r"(?:appendix|anhang)\b|[a-z]\b\s*[-–—.:)]", re.IGNORECASE)


def lists_of(summary: Summary, root: Path, src: str) -> tuple[Lists, tuple[Diagnostic, ...]]:
    """Return the files that ``summary`` lists, and what is wrong with them.

    Prefix chapters are front matter, numbered ones the body with nested ones as their sections,
    suffix chapters back matter; appendices at the end of the numbered ones go there as well.
    ``src`` is the folder of the sources.
    """
    maker = _Maker(root, src)
    front = maker.affixes(summary.prefix, "front")
    parts, appendices = _split(summary.parts)
    body: list[Entry] = []
    for part in parts:
        chapters = maker.entries(part.chapters, "chapter")
        if part.title:
            body.append(Entry("part", title=part.title, children=chapters, span=part.span))
        else:
            body.extend(chapters)
    back = (*maker.appendices(appendices), *maker.affixes(summary.suffix, "back"))
    return Lists(front, tuple(body), back), tuple(maker.findings)


def _split(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Chapter, ...]]:
    """Return the parts without the appendices at their end, and these."""
    if not parts:
        return (), ()
    *others, last = parts
    if others and is_appendix(last.title):
        return tuple(others), last.chapters
    count = len(last.chapters)
    while count and is_appendix(last.chapters[count - 1].title):
        count -= 1
    rest = Part(last.title, last.chapters[:count], last.span)
    kept = (*others, rest) if rest.chapters or rest.title else tuple(others)
    return kept, last.chapters[count:]


@dataclass
class _Maker:
    root: Path
    src: str
    findings: list[Diagnostic] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def affixes(self, chapters: tuple[Chapter, ...], matter: Matter) -> tuple[Entry, ...]:
        found: list[Entry] = []
        for chapter in chapters:
            role = role_of(chapter.title, matter)
            if role in GENERATED:  # a page of text, whatever its title: not the one made by template
                role = "preface"
            found.extend(self.entry(chapter, role, numbered=False))
        return tuple(found)

    def entries(self, chapters: tuple[Chapter, ...], role: Role, numbered: bool = True) -> tuple[Entry, ...]:
        return tuple(entry for chapter in chapters for entry in self.entry(chapter, role, numbered))

    def appendices(self, chapters: tuple[Chapter, ...]) -> tuple[Entry, ...]:
        return tuple(
            entry
            for chapter in chapters
            for entry in self.entry(chapter, "appendix", not _OWN_LETTER.match(chapter.title))
        )

    def entry(self, chapter: Chapter, role: Role, numbered: bool) -> tuple[Entry, ...]:
        """Return a chapter with its nested ones; none of its own for a repeated file.

        A file that cannot be used leaves its place. A draft is an entry without a file.
        """
        children = self.entries(chapter.children, "section", numbered)
        if not chapter.file:
            if not children:
                words = f"the chapter {shown(chapter.title)} has no file yet"
                self.findings.append(CODES.make("summary-draft", words, chapter.span))
            return (Entry(role, "", chapter.title, numbered, children, chapter.span),)
        file = folder.normal(f"{self.src}/{chapter.file}")
        found = check_file(self.root, file, chapter.span)
        self.findings.extend(found)
        if found:
            return (Entry(role, "", chapter.title, numbered, children, chapter.span, absent=file),)
        if file in self.seen:
            words = f"{shown(file)} is already named in line {self.seen[file]}; it is left out here"
            self.findings.append(CODES.make("file-repeated", words, chapter.span))
            return children
        self.seen[file] = chapter.span.line
        return (Entry(role, file, chapter.title, numbered, children, chapter.span),)
