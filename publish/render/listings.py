"""Listings: coloured with at most six classes, and broken at the measure."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pygments.lexer import Lexer
from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    _TokenType,
)
from pygments.util import ClassNotFound

from publish.render.markup import text

Run: TypeAlias = tuple[str, str]
"""A class (empty for plain names) and the characters it holds."""

CLASSES = ("kw", "str", "com", "num", "fn", "ty")
WRAP = '<span class="wrap"></span>'
"""Stands before the rest of a broken line; the style sheet draws its mark, so nobody copies it."""

_TAB = 4
_LONGEST = 200_000
"""Characters of a listing that are still coloured: a lexer is not bounded in time otherwise."""
_LONGEST_LINE = 5_000
_SHORTEST = 4
"""Letters of a language's name from which on a likeness to another means something."""
_PLAIN = frozenset({"", "text", "plain", "plaintext", "txt", "none", "output"})

_SPACE = re.compile(" ")
_JOINT = re.compile(r"[,;(\[{|&=/]|\)(?=\.)")
"""Where code comes apart without a space: after punctuation, and before a chained call."""
_SEAM = re.compile(r"[_.:-](?=\w)|[ ,;(]")
"""Where it comes apart before a word is torn: inside a name of several words."""
_ALIASES = {"cmd": "bat"}

_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Keyword.Type, "ty"),
    (Keyword, "kw"),
    (Operator.Word, "kw"),
    (Comment.Preproc, "fn"),
    (Comment.PreprocFile, "str"),
    (Comment, "com"),
    (String, "str"),
    (Number, "num"),
    (Name.Function, "fn"),
    (Name.Decorator, "fn"),
    (Name.Class, "ty"),
    (Name.Exception, "ty"),
    (Name.Builtin, "ty"),
    (Name.Tag, "kw"),
    (Name.Attribute, "fn"),
    (Generic.Prompt, "com"),
    (Generic.Inserted, "str"),
    (Generic.Deleted, "com"),
    (Generic.Heading, "kw"),
    (Generic.Subheading, "kw"),
)


def _is_kind_of(kind: _TokenType, parent: _TokenType) -> bool:
    return kind[: len(parent)] == parent


def _class_of(kind: _TokenType, known: dict[_TokenType, str]) -> str:
    name = known.get(kind)
    if name is None:
        name = next((name for parent, name in _CLASSES if _is_kind_of(kind, parent)), "")
        known[kind] = name
    return name


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours of one class; white space between them takes the class of what precedes."""
    held, parts = "", [""]
    for name, value in runs:
        if name == held or not value.strip():
            parts.append(value)
            continue
        if whole := "".join(parts):
            yield held, whole
        held, parts = name, [value]
    if whole := "".join(parts):
        yield held, whole


class Highlighter:
    """Turns code into markup; remembers lexers and the listings it has seen."""

    def __init__(self) -> None:
        self._lexers: dict[str, Lexer | None] = {}
        self._classes: dict[_TokenType, str] = {}
        self._runs: dict[tuple[str, str], tuple[Run, ...]] = {}
        self._markup: dict[tuple[str, str, int], str] = {}

    def markup(self, code: str, language: str, columns: int = 0) -> str:
        """Return the inside of ``<code>``: six classes at most, lines broken at ``columns``."""
        key = (code, language, columns)
        if key not in self._markup:
            runs = self._coloured(code, language)
            self._markup[key] = "".join(_spans(_wrapped(runs, columns) if columns else runs))
        return self._markup[key]

    def knows(self, language: str) -> bool:
        """Tell whether a language is coloured, or known to have no colours."""
        return language.lower() in _PLAIN or self._lexer(language) is not None

    def suggestion(self, language: str) -> str:
        """Return the known language that ``language`` is most likely a misspelling of, or nothing."""
        if len(language) < _SHORTEST:
            return ""
        names = [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases]
        return next(iter(difflib.get_close_matches(language.lower(), names, 1, 0.75)), "")

    def _lexer(self, language: str) -> Lexer | None:
        if language not in self._lexers:
            try:
                self._lexers[language] = get_lexer_by_name(
                    _ALIASES.get(language, language), stripnl=False, ensurenl=False
                )
            except ClassNotFound:
                self._lexers[language] = None
        return self._lexers[language]

    def _coloured(self, code: str, language: str) -> tuple[Run, ...]:
        key = (code, language)
        if key not in self._runs:
            self._runs[key] = tuple(self._lexed(_expanded(code), language))
        return self._runs[key]

    def _lexed(self, code: str, language: str) -> Iterator[Run]:
        lexer = None if language.lower() in _PLAIN else self._lexer(language)
        too_long = len(code) > _LONGEST or any(len(line) > _LONGEST_LINE for line in code.split("\n"))
        if lexer is None or too_long:
            return iter([("", code)])
        known = self._classes
        # Some lexers pass over a last line that has no end.
        tokens = lexer.get_tokens_unprocessed(f"{code}\n")
        runs = [(_class_of(kind, known), value) for _, kind, value in tokens]
        if "".join(value for _, value in runs) != f"{code}\n":
            return iter([("", code)])  # a lexer at fault: no character may be lost for a colour
        name, value = runs[-1]
        return _merged([*runs[:-1], (name, value[:-1])])


def _expanded(code: str) -> str:
    """Return code with tabs as spaces, one kind of line end, and none at its end."""
    lines = code.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return "\n".join(line.expandtabs(_TAB) if "\t" in line else line for line in lines)


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
