"""The lines of the contents, for the page and for navigation."""

from __future__ import annotations

from collections.abc import Iterable

from publish.model import ContentsEntry, Inline, Section, Text, bare, plain_text
from publish.select.dropping import is_draft
from publish.typography import Words

_UNLISTED = {"half-title", "title-page", "copyright-page", "dedication", "epigraph", "contents"}


def navigation(sections: Iterable[Section], depth: int, words: Words) -> tuple[ContentsEntry, ...]:
    """Return the entries for bookmarks and the navigation document, with running titles.

    ``depth`` counts levels of sections; 1: chapters only. A part stands above the first level.
    """
    return _entries((one for one in sections if one.role != "contents"), depth, words, short=True)


def listed(sections: Iterable[Section], depth: int, words: Words) -> tuple[ContentsEntry, ...]:
    """Return the lines of the contents page: full titles, without the pages before it.

    A draft leads nowhere: its target is empty.
    """
    shown = (one for one in sections if one.role not in _UNLISTED)
    return _entries(shown, depth, words, short=False)


def _entries(sections: Iterable[Section], depth: int, words: Words, short: bool) -> tuple[ContentsEntry, ...]:
    if depth < 1:
        return ()
    result: list[ContentsEntry] = []
    for section in sections:
        if "unlisted" in section.classes:
            continue
        below = _entries(section.children, depth - (section.role != "part"), words, short)
        title, number = _title(section, words, short)
        if title:
            target = "" if is_draft(section) else section.id
            result.append(ContentsEntry(target, section.role, number, title, below, section.span))
        else:
            result.extend(below)
    return tuple(result)


def _title(section: Section, words: Words, short: bool) -> tuple[tuple[Inline, ...], str]:
    """Return what a section is called and its number; one without a title goes by its label or
    the word of its role, one without either is not listed."""
    title = bare((short and section.running_title) or section.title)
    if plain_text(title).strip():
        return title, section.number
    if section.number:
        return (Text(words.label(label_kind(section), section.number)),), ""
    if section.role in ("chapter", "section", "part", *_UNLISTED):
        return (), ""
    return (Text(words.role(section.role)),), ""


def label_kind(section: Section) -> str:
    """Return what a numbered section is called, as `Words.label` names it."""
    return section.role if section.role in ("part", "chapter", "appendix") else "section"
