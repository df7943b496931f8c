"""The lines of a manuscript read once more, and laid beside the running text that came of them.

What in the lines can be text goes along with it character by character; what typography has changed
since (quotes, dashes, ellipses) counts as equal to what it was made from.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from publish.check.prose import OPAQUE

Offsets: TypeAlias = list[tuple[int, int]]
"""For each character of a text, where it begins and ends in the source; -1 where that is not known."""

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
    | (?P<code>(?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)(?:\{[^{}\n]*\})?)
    | (?P<comment><!--.{0,2000}?-->)
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
class Typed:
    """What of a source can be text: its characters, and where each begins and ends."""

    text: str
    places: list[tuple[int, int]]
    markup: dict[int, int]
    """Where something begins that is probably no text, and where it ends."""


def typed(source: str, base: int, *, markup: bool = True) -> Typed:
    """Return what can be text of a source that begins at ``base`` in its file.

    Without ``markup`` (plain text) all of it can.
    """
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
            case "code" | "picture" | "math":
                take(OPAQUE, start, at)
            case _:
                passed[len(text)] = len(text) + at - start
                take(found[0], start, at)
    take(source[at:], at, len(source))
    return Typed("".join(text), places, passed)


def aligned(flow: str, source: Typed) -> Offsets:
    """Return, for each character of the text ``flow``, where it begins and ends in the source."""
    result = [(-1, -1)] * len(flow)
    for start, at, length in _steps(flow, source.text, source.markup):
        result[start] = source.places[at][0], source.places[at + length - 1][1]
    return result


def first_word(flow: str) -> str:
    """Return the first word of a text that the source must have as it is; "" where it has none."""
    found = _KEY.search(flow)
    return found[0] if found else ""


def _steps(flow: str, typed: str, markup: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield what belongs together: position in the text, position and length in the source."""
    i = j = 0
    while i < len(flow) and j < len(typed):
        end = markup.get(j)
        if end is not None and not flow.startswith(typed[j : min(end, j + _ALIKE)], i):
            j = end
            continue
        size = _equal(flow, i, typed, j)
        if size:
            yield i, j, size
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
