"""Pages made from metadata and contents: half-title, title page, imprint page, contents."""

from __future__ import annotations

import re

from markupsafe import Markup

from publish.model import ContentsEntry, Metadata
from publish.render.writer import Values, Writer
from publish.typography.words import Words

_CREDITS = {
    "editor": "edited_by",
    "translator": "translated_by",
    "illustrator": "illustrated_by",
    "author of introduction": "with_introduction_by",
    "author of introduction, etc.": "with_introduction_by",
    "writer of introduction": "with_introduction_by",
    "author of foreword": "with_foreword_by",
    "writer of foreword": "with_foreword_by",
    "author of afterword": "with_afterword_by",
    "author of afterword, colophon, etc.": "with_afterword_by",
    "writer of afterword": "with_afterword_by",
    "photographer": "photographs_by",
    "cover designer": "cover_by",
    "contributor": "contributions_by",
}
"""MARC relator terms and the words that stand before the names."""


def credits_of(metadata: Metadata, words: Words) -> list[str]:
    """Return a line for each role but the author's: "edited by A and B"."""
    names: dict[str, list[str]] = {}
    for one in metadata.contributors:
        if one.role != "author":
            names.setdefault(_CREDITS.get(one.role, "contributions_by"), []).append(one.name)
    return [f"{getattr(words, field)} {words.names(tuple(row))}" for field, row in names.items()]


def year_of(date: str) -> str:
    """Return the year of an ISO 8601 date, or nothing."""
    match = re.match(r"\d{4}(?!\d)", date)
    return match.group() if match else ""


_LONG, _LONGEST = 30, 64
"""Characters from which on a title needs smaller type to stand on its page."""


def _title_class(title: str) -> str:
    """Return how long a title is, for the style sheets: ``long``, ``longest`` or nothing."""
    return "longest" if len(title) >= _LONGEST else "long" if len(title) >= _LONG else ""


def _date(metadata: Metadata, words: Words) -> str:
    """Return the date in words; as it is where we know no months of the language."""
    known = metadata.language.split("-")[0].lower() == words.language
    return words.written(metadata.date) if known else metadata.date


def metadata_values(writer: Writer) -> Values:
    """Return what templates of front-matter pages know of the publication."""
    metadata, words = writer.context.metadata, writer.context.words
    authors = [one.name for one in metadata.authors()]
    series = metadata.series
    printed = not writer.epub and not writer.context.on_screen
    return {
        "title": metadata.title,
        "untitled": metadata.untitled,
        "title_class": _title_class(metadata.title),
        "subtitle": metadata.subtitle,
        "authors": authors,
        "author_line": words.names(tuple(authors)),
        "credits": credits_of(metadata, words),
        "publisher": metadata.publisher,
        "place": metadata.place,
        "date": _date(metadata, words),
        "year": year_of(metadata.date),
        # Who holds rights is for the publication to state: authors need not be the ones.
        "rights": metadata.rights,
        "isbn": metadata.isbn,
        "description": metadata.description,
        "series": words.in_series(series.name, series.position) if series else "",
        "edition": words.print_edition if printed else words.electronic_edition,
    }


def contents_values(writer: Writer, entries: tuple[ContentsEntry, ...], level: int = 1) -> list[Values]:
    """Return the lines of the contents: link, number, title, folio, and the lines below."""
    words = writer.context.words
    return [
        {
            "href": writer.href(entry.target),
            "role": entry.role,
            "level": level,
            "number": entry.number,
            "label": words.label("part", entry.number) if entry.role == "part" and entry.number else "",
            "title": Markup(writer.placed(entry.span, writer.words(entry.title))),
            "folio": writer.folio(entry.target) if entry.target else "",
            "children": contents_values(writer, entry.children, level + 1),
        }
        for entry in entries
    ]
