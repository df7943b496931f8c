"""The navigation document (EPUB 3.3, 7): contents, landmarks, page list.

Where the edition has a contents page, this document is that page: it stands in the spine and
wears the edition's style sheets. Its classes are those of ``contents.xhtml.j2``, as far as the form
of a navigation document (a list of nothing but links) allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from publish.epub.outline import Entry
from publish.epub.types import PageList
from publish.model import Unit

if TYPE_CHECKING:
    from publish.typography.words import Words

FILE = "nav.xhtml"

# Roles that a reader may want to go to at once, and their terms in the Structural Semantics
# Vocabulary.
_SOUGHT = {"glossary": "glossary", "bibliography": "bibliography", "index": "index", "notes": "endnotes"}


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place of the book's structure; ``type`` is its term in the vocabulary."""

    type: str
    title: str
    href: str


def landmarks(units: Iterable[Unit], words: Words, cover: str) -> tuple[Landmark, ...]:
    """Return the landmarks: cover, title page, contents, start of the text, apparatus at the end.

    ``cover`` is the address of the cover page, or empty. The contents are a landmark only where
    they stand in the spine (EPUBCheck RSC-011).
    """
    units = tuple(units)
    found = [Landmark("cover", words.cover, cover)] if cover else []
    titled = next((one for one in units if one.role == "title-page"), None)
    if titled:
        found.append(Landmark("titlepage", words.title_page, address(titled)))
    if any(one.role == "contents" for one in units):
        found.append(Landmark("toc", words.contents, f"{FILE}#toc"))
    body = next((one for one in units if one.matter == "body"), None)
    if body:
        found.append(Landmark("bodymatter", words.start_of_text, address(body)))
    for unit in units:
        term = _SOUGHT.get(unit.role, "")
        if term and all(one.type != term for one in found):
            found.append(Landmark(term, words.role(unit.role), address(unit)))
    return tuple(found)


def address(unit: Unit) -> str:
    """Return the address of a unit's document, relative to ``EPUB/``."""
    return FILE if unit.role == "contents" else f"text/{unit.id}.xhtml"


def navigation(
    entries: Sequence[Entry],
    marks: Sequence[Landmark],
    pages: PageList,
    words: Words,
    language: str,
    right_to_left: bool = False,
    stylesheets: Iterable[str] = (),
) -> bytes:
    """Return ``nav.xhtml``. ``stylesheets`` are addresses relative to ``EPUB/``."""
    direction = ' dir="rtl"' if right_to_left else ""
    tag = escape(language)
    links = "".join(
        f'<link rel="stylesheet" type="text/css" href="{escape(sheet)}"/>\n' for sheet in stylesheets
    )
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{tag}" xml:lang="{tag}"{direction}>\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{escape(words.contents)}</title>\n{links}</head>\n'
        '<body class="unit contents front" epub:type="frontmatter">\n',
        '<section class="contents">\n<header class="opening">'
        f'<h1 id="toc-title" class="title">{escape(words.contents)}</h1></header>\n'
        '<nav id="toc" epub:type="toc" role="doc-toc" aria-labelledby="toc-title">\n',
        *_list(entries),
        "</nav>\n</section>\n",
        *_hidden("landmarks", words.landmarks, "landmarks", _landmark_items(marks)),
    ]
    if pages:
        parts.extend(_hidden("page-list", words.page_list, "page-list", _page_items(pages)))
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode()


def _list(entries: Sequence[Entry], level: int = 1) -> Iterator[str]:
    yield '<ol class="contents-list">\n'
    for entry in entries:
        number = f'<span class="number">{escape(entry.number)}</span> ' if entry.number else ""
        title = f'<span class="title">{escape(entry.title)}</span>' if entry.title else ""
        kind = f"{escape(entry.role)} level-{level}{'' if entry.number else ' unnumbered'}"
        yield f'<li class="{kind}"><a class="line" href="{escape(entry.href)}">{(number + title).strip()}</a>'
        if entry.children:
            yield "\n"
            yield from _list(entry.children, level + 1)
        yield "</li>\n"
    yield "</ol>\n"


def _hidden(uid: str, title: str, kind: str, items: Iterable[str]) -> Iterator[str]:
    # Roles: `doc-pagelist` is the one that DPUB-ARIA has; landmarks have none of their own.
    role = ' role="doc-pagelist"' if kind == "page-list" else ""
    yield f'<nav id="{uid}" epub:type="{kind}"{role} aria-labelledby="{uid}-title" hidden="hidden">\n'
    yield f'<h2 id="{uid}-title">{escape(title)}</h2>\n<ol>\n'
    yield from items
    yield "</ol>\n</nav>\n"


def _landmark_items(marks: Iterable[Landmark]) -> Iterator[str]:
    for mark in marks:
        yield f'<li><a epub:type="{mark.type}" href="{escape(mark.href)}">{escape(mark.title)}</a></li>\n'


def _page_items(pages: PageList) -> Iterator[str]:
    for label, href in pages:
        yield f'<li><a href="{escape(href)}">{escape(label)}</a></li>\n'
