"""Listings: coloured, and broken at the measure."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from pygments.lexers import get_all_lexers

from publish.render.colours import CLASSES, Listing, Run, coloured, knows
from publish.render.markup import text

__all__ = ["CLASSES", "WRAP", "Highlighter", "width_of"]

WRAP = '<span class="wrap"></span>'
"""Stands before the rest of a broken line; the style sheet draws its mark, so nobody copies it."""

_SHORTEST = 4
"""Letters of a language's name from which on a likeness to another means something."""

_SPACE = re.compile(" ")
_JOINT = re.compile(r"[,;(\[{|&=/]|\)(?=\.)")
"""Where code comes apart without a space: after punctuation, and before a chained call."""
_SEAM = re.compile(r"[_.:-](?=\w)|[ ,;(]")
"""Where it comes apart before a word is torn: inside a name of several words."""


class Highlighter:
    """Turns code into markup; remembers the listings it has seen."""

    def __init__(self) -> None:
        self._runs: dict[Listing, tuple[Run, ...]] = {}
        self._markup: dict[tuple[str, str, int], str] = {}
        self._brought: Mapping[str, str] = {}
        self.grown = False
        """Whether listings were coloured that were not brought."""

    @property
    def met(self) -> int:
        """How many listings were asked for."""
        return len(self._markup)

    def bring(self, markup: Mapping[str, str]) -> None:
        """Let what `markups` returned elsewhere not be coloured again."""
        self._brought = markup
        self.grown = False

    def markups(self) -> dict[str, str]:
        """Return the markup of all listings that were asked for, each by what it was made from."""
        return {_digest(*key): markup for key, markup in self._markup.items()}

    def markup(self, code: str, language: str, columns: int = 0) -> str:
        """Return the inside of ``<code>``: six classes at most, lines broken at ``columns``."""
        key = (code, language, columns)
        if key not in self._markup:
            known = self._brought.get(_digest(*key)) if self._brought else None
            self._markup[key] = self._made(code, language, columns) if known is None else known
        return self._markup[key]

    def _made(self, code: str, language: str, columns: int) -> str:
        self.grown = True
        runs = self._coloured((code, language))
        return "".join(_spans(_wrapped(runs, columns) if columns else runs))

    def knows(self, language: str) -> bool:
        """Tell whether a language is coloured, or known to have no colours."""
        return knows(language)

    def suggestion(self, language: str) -> str:
        """Return the known language that ``language`` is most likely a misspelling of, or nothing."""
        if len(language) < _SHORTEST:
            return ""
        names = [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases]
        return next(iter(difflib.get_close_matches(language.lower(), names, 1, 0.75)), "")

    def _coloured(self, listing: Listing) -> tuple[Run, ...]:
        if listing not in self._runs:
            self._runs[listing] = coloured(*listing)
        return self._runs[listing]


def _digest(code: str, language: str, columns: int) -> str:
    text = f"{language}\n{columns}\n{code}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _spans(runs: Iterable[Run]) -> Iterator[str]:
    for name, value in runs:
        if name == WRAP:
            yield WRAP
        elif name and value:
            yield f'<span class="{name}">{text(value)}</span>'
        else:
            yield text(value)


def width_of(characters: str) -> int:
    """Return the columns that characters take: two for wide ones, none for marks above others."""
    if characters.isascii():
        return len(characters)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in characters
    )


def _wrapped(runs: tuple[Run, ...], columns: int) -> Iterator[Run]:
    """Break lines longer than ``columns``: at a space where there is one, else where they end."""
    whole = "".join(value for _, value in runs)
    if all(width_of(line.rstrip()) <= columns for line in whole.split("\n")):
        yield from runs
        return
    breaks = sorted(_breaks(whole, columns).items())
    position, at = 0, 0
    for name, value in runs:
        end = position + len(value)
        start = position
        while at < len(breaks) and breaks[at][0] < end:
            place, indent = breaks[at]
            yield name, whole[start:place]
            yield "", "\n" + " " * indent
            yield WRAP, ""
            start, at = place, at + 1
        yield name, whole[start:end]
        position = end


def _breaks(whole: str, columns: int) -> dict[int, int]:
    """Return the places where lines break, and the indention of what follows each of them."""
    places: dict[int, int] = {}
    start = 0
    for line in whole.split("\n"):
        indent = min(len(line) - len(line.lstrip(" ")), columns // 3)
        first, rest = 0, columns
        while width_of(line[first:].rstrip()) > rest:
            first = _break_after(line, first, rest)
            first += len(line[first:]) - len(line[first:].lstrip(" "))
            places[start + first] = indent
            rest = columns - indent - 2  # two columns are the mark's
        start += len(line) + 1
    return places


def _break_after(line: str, first: int, columns: int) -> int:
    """Return where the part of ``line`` that begins at ``first`` must end."""
    taken, last = 0, first
    while last < len(line) and taken + width_of(line[last]) <= columns:
        taken += width_of(line[last])
        last += 1
    last = max(last, first + 1)
    # A break that leaves less than half a line looks worse than one inside a word.
    for breaks, least in ((_SPACE, 0.7), (_JOINT, 0.5), (_SPACE, 0.5), (_SEAM, 0.3)):
        places = [found.end() for found in breaks.finditer(line, first, last)]
        if places and places[-1] - first > columns * least:
            return places[-1]
    return last
