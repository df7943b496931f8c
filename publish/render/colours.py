"""The colours of code: at most six classes, neighbours of one class joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
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

Run: TypeAlias = tuple[str, str]
"""A class (empty for plain names) and the characters it holds."""
Listing: TypeAlias = tuple[str, str]
"""Code and the name of its language."""

CLASSES = ("kw", "str", "com", "num", "fn", "ty")

_TAB = 4
_LONGEST = 200_000
"""Characters of a listing that are still coloured: a lexer is not bounded in time otherwise."""
_LONGEST_LINE = 5_000
_PLAIN = frozenset({"", "text", "plain", "plaintext", "txt", "none", "output"})
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


def knows(language: str) -> bool:
    """Tell whether a language is coloured, or known to have no colours."""
    return language.lower() in _PLAIN or _lexer_class(language) is not None


def coloured(code: str, language: str) -> tuple[Run, ...]:
    """Return the runs of a listing, tabs as spaces; one in no language we know is a single run."""
    made = None if language.lower() in _PLAIN else _lexer_class(language)
    lexer = made(stripnl=False, ensurenl=False) if made else None
    return tuple(_lexed(_expanded(code), lexer))


@cache
def _lexer_class(language: str) -> type[Lexer] | None:
    try:
        return find_lexer_class_by_name(_ALIASES.get(language, language))
    except ClassNotFound:
        return None


def _lexed(code: str, lexer: Lexer | None) -> Iterator[Run]:
    too_long = len(code) > _LONGEST or any(len(line) > _LONGEST_LINE for line in code.split("\n"))
    if lexer is None or too_long:
        return iter([("", code)])
    # Some lexers pass over a last line that has no end.
    tokens = lexer.get_tokens_unprocessed(f"{code}\n")
    runs = [(_class_of(kind), value) for _, kind, value in tokens]
    if "".join(value for _, value in runs) != f"{code}\n":
        return iter([("", code)])  # a lexer at fault: no character may be lost for a colour
    name, value = runs[-1]
    return _merged([*runs[:-1], (name, value[:-1])])


def _expanded(code: str) -> str:
    """Return code with tabs as spaces, one kind of line end, and none at its end."""
    lines = code.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return "\n".join(line.expandtabs(_TAB) if "\t" in line else line for line in lines)


def _is_kind_of(kind: _TokenType, parent: _TokenType) -> bool:
    return kind[: len(parent)] == parent


@cache
def _class_of(kind: _TokenType) -> str:
    return next((name for parent, name in _CLASSES if _is_kind_of(kind, parent)), "")


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
