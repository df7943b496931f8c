"""A publication as it was read and resolved, cut into the chapters that rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publish.check.chapter import Book, Chapter
from publish.model import Publication, Section, walk
from publish.spans import Span


def chapters_of(publication: Publication, book: Book, texts: Mapping[str, str]) -> tuple[Chapter, ...]:
    """Return the chapters in reading order: a part's opener by itself, then what the part holds.

    ``texts`` are the decoded texts of the manuscript's files by name; a chapter gets those that
    its places name.
    """
    return tuple(
        Chapter(
            section,
            {file: texts[file] for file in files_of(section) if file in texts},
            section.language or book.metadata.language,
            book,
        )
        for section in _apart(publication.sections())
    )


def files_of(section: Section) -> tuple[str, ...]:
    """Return the files that the places in a section name, sorted."""
    found = {section.file} if section.file else set()
    for node in walk(section):
        span: Span | None = getattr(node, "span", None)
        if span is not None:
            found.add(span.file)
    return tuple(sorted(found))


def _apart(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        if section.role != "part":
            yield section
            continue
        kept = tuple(one for one in section.children if one.role == "section")
        yield replace(section, children=kept)
        yield from _apart(tuple(one for one in section.children if one.role != "section"))
