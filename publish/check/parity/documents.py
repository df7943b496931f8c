"""A document of an EPUB, read as a stream: its text, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from html.entities import html5
from typing import Final
from xml.parsers import expat

from publish.check.finding import Place
from publish.check.parity.epub import (
    EpubText,
    Heading,
    Link,
    Note,
    PageMark,
    Picture,
    UncomparableError,
    resolved,
)
from publish.check.parity.flows import Block, Flow

_INLINE: Final = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "svg", "math", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_UNREAD: Final = frozenset(("head", "script", "style", "template", "svg", "math", "rp", "nav"))
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_NOTE: Final = frozenset(("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"))
_NOTES: Final = _NOTE | {"footnotes", "endnotes", "rearnotes", "doc-endnotes"}
GENERATED: Final = frozenset((
    "cover", "titlepage", "halftitlepage", "copyright-page", "toc", "landmarks", "loi", "lot", "doc-cover",
    "doc-toc",
))  # fmt: skip
"""Parts of a book that are made from its metadata, and that each edition has in its own words."""
_BACK: Final = frozenset(("backlink", "doc-backlink"))
_CALLS: Final = frozenset(("noteref", "doc-noteref"))
_BREAKS: Final = frozenset(("pagebreak", "doc-pagebreak"))


@dataclass(slots=True)
class _Open:
    """An element whose end has not come."""

    name: str
    id: str
    kinds: frozenset[str]
    start: int
    """Of the main flow."""
    place: Place
    href: str = ""
    note: int = -1
    """Of a note: where in the flow of notes it begins."""


def read_document(name: str, data: bytes, into: EpubText, generated: bool = False) -> None:
    """Add a document to the text of an EPUB. Raises `UncomparableError` where it is not well-formed.

    ``generated``: it is a page of the kinds in ``GENERATED``, whatever it says itself.
    """
    try:
        _Reader(name, into, generated).read(data)
    except expat.ExpatError as error:
        raise UncomparableError(f"{name} is not well-formed") from error


class _Reader:
    def __init__(self, name: str, into: EpubText, generated: bool) -> None:
        self._name = name
        self._into = into
        self._around: list[_Open] = []
        self._unread = 0
        """The depth of the element nothing of which is text; 0: none."""
        self._generated = 1 if generated else 0
        self._notes = 0
        self._excused = 0
        self._text: list[str] = []
        self._begun: tuple[int, int, int] | None = None
        """Start in the flow, line and column of the block that is being read."""
        self._kind = "p"
        into.ids.setdefault(name, into.main.length)

    def read(self, data: bytes) -> None:
        """Read the whole document."""
        parser = self._parser = expat.ParserCreate()
        parser.UseForeignDTD(True)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._declared
        parser.Parse(data, True)
        self._flush()

    @property
    def _flow(self) -> Flow:
        return self._into.notes if self._notes else self._into.main

    def _here(self) -> Place:
        return Place(self._name, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        kinds = frozenset((*attributes.get("epub:type", "").split(), *attributes.get("role", "").split()))
        if name not in _INLINE:
            self._flush()
            self._kind = name
        classes = attributes.get("class", "").split()
        one = _Open(
            name,
            attributes.get("id", ""),
            kinds,
            self._into.main.length,
            self._here(),
            attributes.get("href", attributes.get("xlink:href", "")),
        )
        self._around.append(one)
        depth = len(self._around)
        if one.id and not self._notes:
            self._into.ids.setdefault(f"{self._name}#{one.id}", one.start)
        if not self._generated and kinds & GENERATED:
            self._generated = depth
        if not self._notes and kinds & _NOTES:
            self._flush()
            self._notes = depth
        if self._notes and not self._generated and (kinds & _NOTE or (name == "li" and self._lists_notes())):
            one.note = self._into.notes.length
        if not self._excused and "only-epub" in classes:
            self._flush_inline()
            self._excused = depth
        if kinds & _BREAKS:
            self._mark(one, attributes)
        elif not self._unread and not self._generated:
            self._seen(one, attributes)
        hidden = "hidden" in attributes or kinds & _BREAKS or kinds & _BACK
        if not self._unread and (name in _UNREAD or hidden):
            self._unread = depth
        if name == "br":
            self._text.append(" ")

    def _seen(self, one: _Open, attributes: dict[str, str]) -> None:
        """Note what stands in the text without being text."""
        if one.name == "math":
            self._into.formulas.append(one.start)
        elif one.name in ("img", "svg", "image") and not self._notes:
            address = attributes.get("src") or attributes.get("xlink:href") or ""
            found = resolved(self._name, address) if address else ""
            label = attributes.get("alt") or attributes.get("aria-label") or found.rpartition("/")[2]
            self._into.pictures.append(Picture(one.start, found, label, one.place, bool(self._excused)))

    def _mark(self, one: _Open, attributes: dict[str, str]) -> None:
        label = attributes.get("aria-label") or attributes.get("title") or ""
        offset = -1 if self._generated or self._notes else one.start
        self._into.marks[f"{self._name}#{one.id}"] = PageMark(label, offset, one.place)

    def _end(self, tag: str) -> None:
        one = self._around[-1]
        depth = len(self._around)
        if one.name not in _INLINE:
            if one.name in _HEADINGS:
                self._head(one)
            self._flush()
            self._kind = self._around[-2].name if depth > 1 else "p"
        if one.name == "a" and one.href and not self._unread and not self._generated:
            self._link(one)
        if self._excused == depth:
            self._flush_inline()
            self._excused = 0
        if one.note >= 0:
            self._note(one)
        if self._notes == depth:
            self._flush()
            self._notes = 0
        if self._unread == depth:
            self._unread = 0
        if self._generated == depth and depth > 1:
            self._generated = 0
        self._around.pop()

    def _head(self, one: _Open) -> None:
        text = " ".join("".join(self._text).split())
        if self._generated:
            for other in reversed(self._around):
                self._into.titles.setdefault(f"{self._name}#{other.id}" if other.id else self._name, text)
            self._into.titles.setdefault(self._name, text)
        elif not self._notes and not self._unread:
            end = self._into.main.length
            self._into.headings.append(Heading(_HEADINGS[one.name], one.start, end, text, one.place))

    def _link(self, one: _Open) -> None:
        if self._notes or one.kinds & _BACK:
            return
        end, target = self._into.main.length, resolved(self._name, one.href)
        is_call = bool(one.kinds & _CALLS)
        self._into.links.append(Link(one.start, end, target, one.place, is_call, bool(self._excused)))

    def _lists_notes(self) -> bool:
        """Tell whether an item of a list is a note: it is so in the first list of a part for notes."""
        lists = [one for one in self._around[self._notes - 1 : -1] if one.name in ("ol", "ul")]
        return len(lists) == 1 and all(one.note < 0 for one in self._around[:-1])

    def _note(self, one: _Open) -> None:
        self._flush()
        end = self._into.notes.length
        met = self._into.notes_of
        if end > one.note and not (met and met[-1].start >= one.note):  # none of those in it was one
            met.append(Note(one.note, end, one.place, f"{self._name}#{one.id}"))

    def _characters(self, text: str) -> None:
        if self._unread:
            if any(one.name == "svg" for one in self._around):
                self._into.drawn[""] = f"{self._into.drawn.get('', '')} {text}"
            return
        if self._generated:
            self._text.append(text)
            return
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        before = len(text) - len(text.lstrip())
        if self._begun is None and text.strip():
            self._begun = self._flow.length, line, column + before
        self._text.append(text)
        self._flow.add_text(text, self._name, line, column + (before if before < len(text) else 0))

    def _declared(self, name: str, *_: object) -> None:
        raise UncomparableError(f"{self._name} declares the entity {name!r}")

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html5.get(f"{name};", ""))

    def _flush_inline(self) -> None:
        """End what is read so far, within a line: a block of its own is for one edition alone."""
        kind = self._kind
        self._flush()
        self._kind = kind

    def _flush(self) -> None:
        begun, text = self._begun, "".join(self._text)
        self._text.clear()
        self._begun = None
        if begun is None or self._generated:
            return
        start, line, column = begun
        flow = self._flow
        if flow.length > start:
            excused = bool(self._excused)
            words = " ".join(text.split())
            flow.add_block(Block(start, flow.length, words, self._kind, self._name, line, column, excused))
