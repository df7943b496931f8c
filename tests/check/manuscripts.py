"""Manuscripts in, findings out: what tests of our rules share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publish.check.chapter import Book, Chapter
from publish.check.chapters import chapters_of, files_of
from publish.check.rule import Found, Rule
from publish.check.sources import Sources
from publish.engine.manuscript import load_publication


def chapters_at(path: Path) -> tuple[Chapter, ...]:
    """Return the chapters of the publication at ``path``."""
    loaded = load_publication(path)
    assert loaded.publication and loaded.project and loaded.root, [str(one) for one in loaded.findings]
    sources = Sources(loaded.root)
    files = sorted({file for section in loaded.publication.sections() for file in files_of(section)})
    book = Book(loaded.publication.metadata, "mdbook" if loaded.project.kind == "mdbook" else "publish")
    return chapters_of(loaded.publication, book, {file: sources.text(file) for file in files})


def written(folder: Path, text: str, settings: str = "", language: str = "en", file: str = "one.md") -> Path:
    """Write a publication of one chapter into ``folder`` and return its place."""
    head = f'title = "A Book"\nlanguage = "{language}"\nchapters = ["{file}"]\n{settings}\n'
    (folder / "publish.toml").write_text(head, encoding="utf-8")
    (folder / file).write_text(text, encoding="utf-8", newline="")
    return folder


def chapters_of_text(
    folder: Path, text: str, settings: str = "", language: str = "en"
) -> tuple[Chapter, ...]:
    """Return the chapters of a manuscript of one file."""
    return chapters_at(written(folder, text, settings, language))


def found_by(rules: Iterable[Rule[Chapter]], chapters: Iterable[Chapter]) -> list[tuple[str, Found]]:
    """Return what rules find, each with its code."""
    chapters = tuple(chapters)
    return [(rule.code, one) for rule in rules for chapter in chapters for one in rule.find(chapter)]


def places(findings: Iterable[tuple[str, Found]]) -> list[str]:
    """Return findings as ``code line:column``."""
    return [
        f"{code} {found.span.line}:{found.span.column}" if found.span else code for code, found in findings
    ]
