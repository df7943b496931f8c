"""How much of a built file leads back to the lines of the manuscript that have its words."""

from __future__ import annotations

import calendar
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path

import pypdfium2

from publish.check.elements import Element, Elements
from publish.check.origins import Origins
from publish.spans import Span

_WORD = re.compile(r"[^\W\d_]{2,}")
_INCLUDE = re.compile(r"\{\{#\w*include ([^:}\s]+)")
_OURS = frozenset((
    "appendix", "caution", "chapter", "contents", "edition", "electronic", "figure", "important", "listing",
    "note", "part", "print", "section", "table", "tip", "warning",
))  # fmt: skip
"""Words that we set before numbers and titles."""
_NUMERAL = re.compile(r"[ivxlc]+")
"""The number of a part, which nobody wrote."""
_MONTHS = frozenset(month.lower() for month in calendar.month_name if month)
"""Of dates that the settings have in figures."""
_BLOCKS = frozenset((
    "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "header", "hr", "img", "li", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
_ROOTS = frozenset(("html", "head", "body", "title", "style"))


@dataclass
class Share:
    """Places that were tried, and those whose origin has their words."""

    folder: Path
    tried: int = 0
    right: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)
    """Text and origin of those that have not."""

    def count(self, text: str, span: Span | None) -> None:
        """Try a place where ``text`` stands and that leads to ``span``; without words it is passed over."""
        wanted = words(text)[:12]
        if not wanted:
            return
        self.tried += 1
        there = set(words(_lines(self.folder, span) + self._included(span))) if span is not None else set()
        # A line end may divide a word, so the halves of one need not be there.
        known = sum(one in there or any(one in other for other in there) for one in wanted)
        if 2 * known >= len(wanted):
            self.right += 1
        else:
            self.wrong.append((text[:60], str(span)))

    def _included(self, span: Span) -> str:
        """Return the text of files that the lines of a place include."""
        found = _INCLUDE.findall(_lines(self.folder, span))
        return " ".join("\n".join(_source((self.folder / span.file).parent / name)) for name in found)

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.right / self.tried if self.tried else 1.0


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, but for those that are set by us."""
    found = _WORD.findall(text.lower())
    return [one for one in found if one not in _OURS | _MONTHS and not _NUMERAL.fullmatch(one)]


@cache
def _source(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8-sig").splitlines())


def _lines(folder: Path, span: Span) -> str:
    return " ".join(_source(folder / span.file)[max(span.line - 1, 0) : max(span.end_line, span.line)])


def epub_share(path: Path, origins: Origins, folder: Path) -> Share:
    """Try every element of every document of an EPUB, by its line and column as EPUBCheck gives them."""
    share = Share(folder)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                content = archive.read(name)
                elements = Elements(content)
                for element in elements.all:
                    if element.name not in _ROOTS and not _is_hidden(element):
                        line, column = place(content, content.find(b">", element.start) + 1)
                        share.count(_beginning(elements, element), origins.of_resource(name, line, column))
    return share


def _beginning(elements: Elements, element: Element) -> str:
    """Return the words that an element begins with: of its first block, of a listing the first line."""
    while any(child.name in _BLOCKS for child in element.children):
        inner = next((child for child in element.children if elements.text(child)), None)
        if inner is None:  # a picture
            return ""
        element = inner
    if any(one.name == "pre" for one in element.around()):
        line = elements.content[element.start : element.end].partition(b"\n")[0]
        return unescape(re.sub(r"<[^>]*>", "", line.decode()))
    return elements.text(element)


def _is_hidden(element: Element) -> bool:
    """Tell whether an element is of a list that is for e-readers alone."""
    return any("hidden" in one.attributes for one in element.around())


def place(content: bytes, at: int) -> tuple[int, int]:
    """Return line and column, from 1, of a byte."""
    start = content.rfind(b"\n", 0, at) + 1
    return content.count(b"\n", 0, at) + 1, len(content[start:at].decode()) + 1


def pdf_share(path: Path, origins: Origins, folder: Path) -> Share:
    """Try the middle of every line of text on every page of a PDF, but for what stands in margins."""
    share = Share(folder)
    for page, x, y, text in lines_of(path.read_bytes()):
        span = origins.of_page(page, x, y)
        if span is not None or not origins.in_margin(page, y):
            share.count(text, span)
    return share


def lines_of(data: bytes) -> Iterator[tuple[int, float, float, str]]:
    """Yield the stretches of text on each page: page from 1, its middle in pt from the upper left
    corner of the trim box, its words."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    for number in range(len(document)):
        page = document[number]
        left, _, _, top = page.get_trimbox()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            one = text.get_rect(index)
            words_ = text.get_text_bounded(*one)
            yield number + 1, (one[0] + one[2]) / 2 - left, top - (one[1] + one[3]) / 2, words_
    document.close()
