"""Where each key and value of a TOML text stands.

``tomllib`` reads TOML and says nothing about places. This scanner walks a text that ``tomllib``
has already accepted, so it need not know what is valid, only where things begin and end.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeAlias

TomlPath: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and indices of arrays from 0."""


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column (from 1) of a key and of its value; for a value of an array both are its own."""

    key: tuple[int, int]
    value: tuple[int, int]


_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_STRINGS = (
    re.compile(r'"""(?:[^\\"]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'),
    re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}"),
    re.compile(r'"(?:[^\\"]|\\.)*"'),
    re.compile(r"'[^']*'"),
)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[TomlPath, Place] = {}
        self.lengths: dict[TomlPath, int] = {}  # of arrays of tables, as far as they are read
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def where(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def string(self) -> str | None:
        for pattern in _STRINGS:
            if found := pattern.match(self.text, self.at):
                self.at = found.end()
                return found[0]
        return None

    def keys(self) -> list[tuple[str, int]]:
        """Read a dotted key: its parts and their offsets."""
        parts: list[tuple[str, int]] = []
        while True:
            self.skip(_BLANK)
            start = self.at
            quoted = self.string()
            if quoted is None:
                self.skip(_BARE)
                name = self.text[start : self.at]
            else:
                name = str(tomllib.loads(f"k={quoted}")["k"])
            parts.append((name, start))
            self.skip(_BLANK)
            if self.text[self.at : self.at + 1] != ".":
                return parts
            self.at += 1

    def enter(self, base: TomlPath, parts: list[tuple[str, int]]) -> TomlPath:
        """Return the path of a dotted key below ``base``, in the last element of each array of tables."""
        path = base
        for name, offset in parts:
            path = (*path, name)
            place = self.where(offset)
            self.places.setdefault(path, Place(place, place))
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return path

    def document(self) -> None:
        table: TomlPath = ()
        while True:
            self.skip(_GAP)
            if self.at >= len(self.text):
                return
            if self.text.startswith("[[", self.at):
                table = self.array_table()
            elif self.text[self.at] == "[":
                self.at += 1
                table = self.enter((), self.keys())
                self.at += 1
            else:
                self.pair(table)

    def array_table(self) -> TomlPath:
        start = self.at
        self.at += 2
        parts = self.keys()
        self.at += 2
        path = (*self.enter((), parts[:-1]), parts[-1][0])
        place = Place(self.where(start), self.where(start))
        self.places.setdefault(path, place)
        index = self.lengths.get(path, 0)
        self.lengths[path] = index + 1
        self.places[(*path, index)] = place
        return (*path, index)

    def pair(self, table: TomlPath) -> None:
        parts = self.keys()
        path = self.enter(table, parts)
        self.at += 1  # the sign of equality
        self.skip(_BLANK)
        self.places[path] = Place(self.where(parts[-1][1]), self.where(self.at))
        self.value(path)

    def value(self, path: TomlPath) -> None:
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self.array(path)
        elif opening == "{":
            self.inline_table(path)
        elif self.string() is None:
            self.skip(_SCALAR)

    def array(self, path: TomlPath) -> None:
        self.at += 1
        index = 0
        while True:
            self.skip(_GAP)
            if self.text[self.at] == "]":
                self.at += 1
                return
            place = self.where(self.at)
            self.places[(*path, index)] = Place(place, place)
            self.value((*path, index))
            index += 1
            self.skip(_GAP)
            if self.text[self.at] == ",":
                self.at += 1

    def inline_table(self, path: TomlPath) -> None:
        self.at += 1
        while True:
            self.skip(_GAP)
            if self.text[self.at] == "}":
                self.at += 1
                return
            self.pair(path)
            self.skip(_GAP)
            if self.text[self.at] == ",":
                self.at += 1


def places_of(text: str) -> dict[TomlPath, Place]:
    """Return the place of every key and value of ``text``, which must be valid TOML."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.places
