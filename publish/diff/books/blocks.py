"""The text of a document, block by block."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

_INLINE: Final = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_BREAKS: Final = frozenset(("pagebreak", "doc-pagebreak", "page-list", "doc-pagelist"))
_UNREAD: Final = frozenset(("head", "script", "style", "template", "svg"))


class Block(NamedTuple):
    """A paragraph, a heading, a cell: text between the bounds of blocks."""

    text: str
    kind: str
    """The name of the element."""
    document: str
    markup: str
    """A hash of the elements in it and of their attributes, but for ids and for addresses in the book."""


def blocks_of(root: etree._Element, document: str) -> Iterator[Block]:
    """Yield the blocks of a document that have text or a picture, in order."""
    body = root.find("{*}body")
    if body is not None:
        reader = _Reader(document)
        reader.read(body)
        yield from reader.blocks


class _Reader:
    def __init__(self, document: str) -> None:
        self.blocks: list[Block] = []
        self._document = document
        self._text: list[str] = []
        self._markup = hashlib.blake2b(digest_size=12)
        self._kinds: list[str] = []
        self._unread = 0
        """How many elements are open of which nothing is read."""

    def read(self, top: etree._Element) -> None:
        """Read all below an element; without recursion, whatever its depth."""
        for event, one in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(one, etree.QName(one).localname)
            elif event == "end":
                self._end(etree.QName(one).localname)
            if event != "start" and one is not top and not self._unread:
                self._text.append(one.tail or "")
        self._flush()

    def _start(self, one: etree._Element, name: str) -> None:
        self._unread += bool(self._unread or name in _UNREAD or _is_hidden(one))
        if self._unread:
            return
        if name not in _INLINE:
            self._flush()
            self._kinds.append(name)
        self._markup.update(repr((name, sorted(_attributes(one)))).encode())
        if name == "br":
            self._text.append(" ")
        if name == "img":
            self._text.append(f" {one.get('alt') or ''} ")
        self._text.append(one.text or "")

    def _end(self, name: str) -> None:
        if self._unread:
            self._unread -= 1
            return
        if name not in _INLINE:
            self._flush()
            self._kinds.pop()
        else:
            self._markup.update(f"/{len(''.join(self._text).split())}".encode())

    def _flush(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            kind = self._kinds[-1] if self._kinds else "body"
            self.blocks.append(Block(text, kind, self._document, self._markup.hexdigest()))
            self._markup = hashlib.blake2b(digest_size=12)


def _is_hidden(one: etree._Element) -> bool:
    """Tell whether nobody sees an element: it is hidden, or a place where a page of print begins."""
    kinds = f"{one.get('{http://www.idpf.org/2007/ops}type') or ''} {one.get('role') or ''}".split()
    return "hidden" in one.attrib or not _BREAKS.isdisjoint(kinds)


def _attributes(one: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield attributes but for ids, and for addresses in the book: both change with names of files."""
    for name, value in one.attrib.items():
        local = etree.QName(name).localname
        if local != "id" and (local not in ("href", "src") or urlsplit(str(value)).scheme):
            yield local, str(value)
