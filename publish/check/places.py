"""From a word of the running text back to the characters of the manuscript that it was written with.

A text node has no place of its own, only its block has lines. So the lines are read once more, for
what in them can be text, and laid beside the running text character by character; what typography
has changed since (quotes, dashes, ellipses) counts as equal to what it was made from.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from publish.check.prose import OPAQUE, Prose
from publish.check.rule import Found, Mend
from publish.spans import Span

_BELOW = 6
"""Lines below a block in which its caption may stand."""
_REACH = 2000
"""Characters of the source in which a word that is out of step is looked for."""
_ALIKE = 4
"""Characters of markup that, where they stand in the text too, are text (a reference to nothing)."""
_ENOUGH = 6
"""Characters that are hardly the same by chance."""
_KEY = re.compile(rf"[^\s{OPAQUE}\"'‘’‚„“”«»‹›′″–—….-]+")
_QUOTES = frozenset("‘’‚„“”«»‹›′″\"'")
_MARKUP = frozenset("*_~^[]#>|:-+=`{}!\\. \t\n")

_TOKENS = re.compile(
    r"""(?P<escaped>\\[!-/:-@\[-`{-~])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
    | (?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)(?:\{[^{}\n]*\})?)
    | (?P<comment><!--.*?-->)
    | (?P<address><(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>)
    | (?P<tag></?[A-Za-z][^<>]*>)
    | (?P<picture>!\[(?:[^\[\]\\]|\\.)*\](?:\([^()\n]*\)|\[[^\[\]]*\])?(?:\{[^{}]*\})?)
    | (?P<note>\[\^[^\[\]\s]+\]:?)
    | (?P<target>\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])(?:\{[^{}]*\})?)
    | (?P<attributes>(?<=[\]*_~^])\{[^{}\n]*\}|[ ]\{[^{}\n]*\}(?=[ ]*(?:\n|\Z))|\{\{<[^<>]*>\}\})
    | (?P<math>\$\$?(?=\S)[^$\n]+(?<=\S)\$\$?)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Written:
    """Characters of the manuscript."""

    file: str
    start: int
    """Offset into the file's decoded text."""
    text: str
    line: int
    column: int
    """Both counted from 1."""

    @property
    def span(self) -> Span:
        """The place for a finding."""
        return Span(self.file, self.line, self.column)

    def mend(self, new: str) -> Mend:
        """Return the change of these characters into ``new``."""
        return Mend(self.file, self.start, self.text, new)


class Places:
    """The sources of one chapter."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._lines: dict[str, list[int]] = {}
        self._laid: dict[int, tuple[Prose, str, list[tuple[int, int]]]] = {}

    def written(self, prose: Prose, start: int, end: int) -> Written | None:
        """Return the characters that ``start`` to ``end`` of a block's text were written with.

        None where they are not found without a doubt, or do not stand together.
        """
        file, offsets = self._offsets(prose)
        if not file or not 0 <= start < end <= len(offsets):
            return None
        first, last = offsets[start][0], offsets[end - 1][1]
        if first < 0 or last < 0 or any(one[0] < 0 for one in offsets[start:end]):
            return None
        gaps = zip(offsets[start : end - 1], offsets[start + 1 : end], strict=True)
        if any(one[1] != other[0] for one, other in gaps):
            return None
        return self.at(file, first, last)

    def at(self, file: str, start: int, end: int) -> Written:
        """Return characters of a source by their offsets."""
        text = self._sources[file]
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        return Written(file, start, text[start:end], line, column)

    def span(self, prose: Prose, start: int, end: int) -> Span | None:
        """Return the place of a part of a block's text: with its column where it is found."""
        written = self.written(prose, start, end)
        if written:
            return written.span
        file, offsets = self._offsets(prose)
        if file:
            for first, _ in offsets[start:end]:
                if first >= 0:
                    return self.at(file, first, first).span
        return prose.span and replace(prose.span, column=0)

    def found(self, prose: Prose, start: int, end: int, message: str, new: str | None = None) -> Found:
        """Return the finding at a part of a block's text, with the mend that writes ``new`` there."""
        written = self.written(prose, start, end)
        if written is None:
            return Found(message, self.span(prose, start, end))
        return Found(message, written.span, mend=written.mend(new) if new is not None else None)

    def source(self, span: Span | None, most: int = 4000) -> tuple[str, int]:
        """Return the characters from a place on, and the offset of the first; none without a column."""
        if span is None or not span.column:
            return "", 0
        between = self.lines(span)
        if between is None:
            return "", 0
        start = between[0] + span.column - 1
        return self._sources[span.file][start : start + most], start

    def head(self, span: Span | None) -> Span | None:
        """Return the place of a block as that of its first character."""
        if span is None or span.column:
            return span
        line = self.line(span.file, span.line)
        return replace(span, column=len(line) - len(line.lstrip()) + 1) if line.strip() else span

    def line(self, file: str, number: int) -> str:
        """Return a line of a source by its number; empty where there is none."""
        between = self.lines(Span(file, number))
        return self._sources[file][slice(*between)] if between else ""

    def lines(self, span: Span, below: int = 0) -> tuple[int, int] | None:
        """Return the offsets between which the lines of a span stand; None without its source."""
        text = self._sources.get(span.file)
        if text is None or not span.line:
            return None
        starts = self._lines.get(span.file)
        if starts is None:
            starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text) + 1]
            self._lines[span.file] = starts
        last = max(span.end_line, span.line) + below
        if span.line >= len(starts):
            return None
        return starts[span.line - 1], min(starts[min(last, len(starts) - 1)] - 1, len(text))

    def _offsets(self, prose: Prose) -> tuple[str, list[tuple[int, int]]]:
        known = self._laid.get(id(prose))
        if known is None:
            known = (prose, *self._lay(prose))
            self._laid[id(prose)] = known
        return known[1], known[2]

    def _lay(self, prose: Prose) -> tuple[str, list[tuple[int, int]]]:
        if prose.span is None:
            return "", []
        between = self.lines(prose.span, _BELOW if prose.kind == "caption" else 0)
        if between is None:
            return "", []
        file = prose.span.file
        text = self._sources[file][slice(*between)]
        typed = _typed(text, between[0], not file.endswith(".txt"), prose.kind == "caption")
        return file, _aligned(prose.raw, typed)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What of a source can be text: its characters, and where each begins and ends."""

    text: str
    places: list[tuple[int, int]]
    markup: dict[int, int]
    """Where something begins that is probably no text, and where it ends."""


def _typed(source: str, base: int, markup: bool, caption: bool = False) -> _Typed:
    """Read a source that begins at ``base``; the words of a picture can be its ``caption``."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    passed: dict[int, int] = {}

    def take(characters: str, start: int, end: int) -> None:
        text.extend(characters)
        if end - start == len(characters):
            places.extend((base + start + i, base + start + i + 1) for i in range(len(characters)))
        else:
            places.extend([(base + start, base + end)] * len(characters))

    at = 0
    for found in _TOKENS.finditer(source) if markup else ():
        take(source[at : found.start()], at, found.start())
        start, at = found.span()
        match found.lastgroup:
            case "escaped":
                take(found[0][1], start, at)
            case "entity":
                take(html.unescape(found[0])[:1], start, at)
            case "address":
                take(found[0][1:-1], start + 1, at - 1)
            case "picture" if caption:
                take(found[0], start, at)
            case "code" | "picture" | "math":
                take(OPAQUE, start, at)
            case _:
                passed[len(text)] = len(text) + at - start
                take(found[0], start, at)
    take(source[at:], at, len(source))
    return _Typed("".join(text), places, passed)


def _aligned(flow: str, typed: _Typed) -> list[tuple[int, int]]:
    """Return, for each character of ``flow``, where it begins and ends in the source; -1 unknown."""
    result = [(-1, -1)] * len(flow)
    for start, count, at, length in _steps(flow, typed.text, typed.markup):
        first, last = typed.places[at][0], typed.places[at + length - 1][1]
        for index in range(start, start + count):
            result[index] = (first, last)
    return result


def _steps(flow: str, typed: str, markup: Mapping[int, int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield what belongs together: position and length in both texts."""
    i = j = 0
    while i < len(flow) and j < len(typed):
        end = markup.get(j)
        if end is not None and not flow.startswith(typed[j : min(end, j + _ALIKE)], i):
            j = end
            continue
        size = _equal(flow, i, typed, j)
        if size:
            yield i, 1, j, size
            i, j = i + 1, j + size
        elif typed[j] == OPAQUE or (typed[j] in _MARKUP and flow[i] != OPAQUE):
            j += 1
        elif flow[i] == OPAQUE:
            i += 1
        else:
            i, j = _in_step_again(flow, i, typed, j)


def _equal(flow: str, i: int, typed: str, j: int) -> int:
    """Return how many characters of the source the character of the text was written with; or 0."""
    one, other = flow[i], typed[j]
    if one == other or (one.isspace() and other.isspace()):
        return 1
    if one in _QUOTES:
        return int(other in _QUOTES)
    if one in "–—" and typed.startswith("--", j):
        return 3 if typed.startswith("---", j) else 2
    return 3 if one == "…" and typed.startswith("...", j) else 0


def _in_step_again(flow: str, i: int, typed: str, j: int) -> tuple[int, int]:
    """Return where both go on together; the source stays where the next word is not in it."""
    at = typed.find(flow[i : i + _ENOUGH], j, j + _REACH)
    if at >= 0:
        return i, at
    key = _KEY.search(flow, i)
    while key is not None:
        at = typed.find(key[0], j, j + _REACH)
        if at >= 0:
            return key.start(), at
        key = _KEY.search(flow, key.end())
    return len(flow), j
