"""A finished XHTML document as running text: its words, and where in the file each stands.

The text is that of `publish.flow`, so that a place in a printed page can be found in it. Nothing
is parsed and printed anew: a marker is put between the bytes as they are.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from xml.parsers import expat

from publish.epub.types import PackagingError
from publish.flow import PICTURES, flowing, leaves_flow, seen

_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rb",
    "rt", "rtc", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_NAMED = frozenset(("a", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that are called by what they hold: a marker at their beginning stands before them."""

_DASH = "--"
_HYPHENS = "-\u2010\u2011'’"
_OPENING = ("Ps", "Pi", "Po")
_UNSPACED = (
    ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u2e80", "\u9fff"),
    ("\uac00", "\ud7af"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip
"""Scripts without spaces, or whose lines end between any letters: Thai, Burmese, Khmer, Chinese."""


class Runs:
    """Stretches of text in the file, in order. In columns: a book has a hundred thousand."""

    __slots__ = ("at", "closed", "first", "starts")

    def __init__(
        self,
        starts: array[int] | None = None,
        at: array[int] | None = None,
        first: array[int] | None = None,
        closed: bytearray | None = None,
    ) -> None:
        self.starts = array("q") if starts is None else starts
        """Where each begins in the flow."""
        self.at = array("q") if at is None else at
        """Where it begins in the file, in bytes."""
        self.first = array("q") if first is None else first
        """Where a marker before its first character stands, in bytes; -1: at the character itself."""
        self.closed = bytearray() if closed is None else closed
        """Whether no marker may stand in it: one for any word of it stands at ``first``."""

    def add(self, start: int, at: int, first: int, closed: bool) -> None:
        """Note the next one."""
        self.starts.append(start)
        self.at.append(at)
        self.first.append(first)
        self.closed.append(closed)


@dataclass(frozen=True)
class Reading:
    """A document's flow, with the way back to its bytes."""

    content: bytes
    text: str
    """The characters of the flow."""
    starts: array[int]
    """Where in it each word begins, and at last where the text ends."""
    anchors: tuple[tuple[str, int], ...]
    """Each id, and how many characters of the flow stand before it; none of notes, which may stand
    elsewhere in another edition."""
    ids: frozenset[str]
    """All ids."""
    pictures: tuple[tuple[int, int], ...]
    """Each picture: how many characters stand before it, and where a marker for it stands, in bytes."""
    runs: Runs
    end: int
    """Where a marker stands that comes after all text, in bytes."""

    def place(self, offset: int) -> int:
        """Return where a marker before character ``offset`` stands in the file, in bytes."""
        if offset >= self.starts[-1]:
            return self.end
        runs = self.runs
        run = bisect_right(runs.starts, offset) - 1
        start, at, first = runs.starts[run], runs.at[run], runs.first[run]
        if first >= 0 and (runs.closed[run] or offset == start):
            return first
        # What follows the run in the file is not reached; of a reference (``&amp;``) only its start.
        end = runs.at[run + 1] if run + 1 < len(runs.at) else self.end
        return at + _bytes_before(self.content[at:end].decode(), offset - start)

    def whole_word(self, offset: int) -> int:
        """Return where the word begins that a line end before ``offset`` divides, else ``offset``.

        A word goes on over hyphens, but not over what else parts code and addresses.
        """
        text = self.text
        if offset >= len(text) or not _is_letter(text[offset]):
            return offset
        start = self.starts[bisect_right(self.starts, offset) - 1]
        place = offset
        while place > start and (_is_letter(text[place - 1]) or text[place - 1] in _HYPHENS):
            if text.endswith(_DASH, start, place):
                break
            place -= 1
        # Quotation marks and brackets that open before a word go with it.
        opened = all(unicodedata.category(one) in _OPENING for one in text[start:place])
        return start if place < offset and opened else place


def _bytes_before(text: str, count: int) -> int:
    """Return where in ``text`` the character begins that ``count`` of the flow stand before, in bytes."""
    counts = accumulate(len(flowing(one)) for one in text)
    return len(text[: next(index for index, met in enumerate(counts) if met > count)].encode())


def _is_letter(character: str) -> bool:
    if character.isascii():
        return character.isalnum()
    if any(first <= character <= last for first, last in _UNSPACED):
        return False
    return unicodedata.category(character)[0] in "LMN"


def read(content: bytes) -> Reading:
    """Return the flow of a document in UTF-8. Raises `PackagingError` where it is not well-formed."""
    return _Reader(content).reading()


class _Reader:
    """Goes over a document once and notes text, ids and pictures."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._parts: list[str] = []
        self._runs = Runs()
        self._anchors: list[tuple[str, int]] = []
        self._ids: set[str] = set()
        self._pictures: list[tuple[int, int]] = []
        self._length = 0
        self._end = 0
        self._depth = 0
        self._outside = 0
        """The depth of the element that stands outside the flow; 0: none."""
        self._closed = 0, -1
        """The depth of the element that no marker may stand in, and its place."""
        self._navigation = 0
        self._before: tuple[int, int] | None = None
        """Depth and place of the outermost element that a marker for the next word stands before."""
        self._enters_cell = False
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._stop
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity

    def reading(self) -> Reading:
        try:
            self._parser.Parse(self._content, True)
        except expat.ExpatError as error:
            raise PackagingError(f"a document is not well-formed: {error}") from error
        words = seen("".join(self._parts)).split()
        return Reading(
            self._content,
            "".join(words),
            array("q", accumulate(map(len, words), initial=0)),
            tuple(self._anchors),
            frozenset(self._ids),
            tuple(self._pictures),
            self._runs,
            self._end,
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if "id" in attributes:
            self._ids.add(attributes["id"])
        if self._outside:
            return
        name = tag.rpartition(":")[2]
        at = self._at()
        if name not in _INLINE:
            self._parts.append(" ")
        if name in PICTURES:
            self._pictures.append((self._length, self._place(at)))
            self._before = None
        if leaves_flow(name, attributes):
            self._outside = self._depth
            return
        if name == "nav":
            self._navigation = self._navigation or self._depth
        if name in ("aside", "picture") and self._closed[1] < 0 and _is_closed(name, attributes):
            self._closed = self._depth, at
        elif name == "tr":
            self._before = None
            self._enters_cell = True
        elif name in ("td", "th") and self._enters_cell and (inside := self._inside(at)):
            self._enters_cell = False
            self._before = self._depth - 1, inside
        elif name in _NAMED and self._before is None and not self._navigation:
            self._before = self._depth, at
        if "id" in attributes and self._closed[1] < 0:
            self._anchors.append((attributes["id"], self._length))

    def _stop(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if not self._outside:
            if name not in _INLINE:
                self._parts.append(" ")
            if name == "body":
                self._end = self._at()
            if self._before is not None and self._before[0] == self._depth:
                self._before = None
            if self._closed[0] == self._depth:
                self._closed = 0, -1
            if self._navigation == self._depth:
                self._navigation = 0
        elif self._outside == self._depth:
            self._outside = 0
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._outside:
            return
        self._parts.append(text)
        if text.isspace() or not (count := len(flowing(text))):
            return
        self._runs.add(self._length, self._at(), self._place(-1), self._closed[1] >= 0)
        self._length += count
        self._before = None
        self._enters_cell = False

    def _entity(self, name: str, *_: object) -> None:
        raise PackagingError(f"a document declares the entity {name!r}")

    def _at(self) -> int:
        return self._parser.CurrentByteIndex

    def _inside(self, at: int) -> int:
        """Return where the content of the element begins whose tag is at ``at``; 0: it has none."""
        quote = 0
        for index in range(at, len(self._content)):
            byte = self._content[index]
            if quote:
                quote = 0 if byte == quote else quote
            elif byte in b"\"'":
                quote = byte
            elif byte == ord(">"):
                return 0 if self._content[index - 1] == ord("/") else index + 1
        return 0

    def _place(self, at: int) -> int:
        """Return where a marker stands for what begins at ``at``."""
        if self._closed[1] >= 0:
            return self._closed[1]
        return self._before[1] if self._before is not None else at


def _is_closed(name: str, attributes: dict[str, str]) -> bool:
    """Notes pop up by themselves, and the pictures among which a reader chooses hold nothing else."""
    return name == "picture" or attributes.get("role") == "doc-footnote"
