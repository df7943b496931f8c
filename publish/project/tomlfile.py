"""TOML files of a publication: their data, and where each key of it stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publish.diagnostics import Diagnostic
from publish.model import Span
from publish.project.codes import CODES
from publish.project.files import read_file
from publish.project.positions import Place, TomlPath, places_of

LIMIT = 1_000_000
"""Bytes that a settings file may have."""

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a TOML file says, and where."""

    file: str
    data: dict[str, Any]
    places: dict[TomlPath, Place] = field(default_factory=dict)
    whole: Span | None = None
    """Where all of it stands, when it is the header of a text."""

    def span(self, path: TomlPath, *, key: bool = False) -> Span:
        """Return where the value at ``path`` stands (its ``key`` on request), or what is nearest to it."""
        for length in range(len(path), 0, -1):
            place = self.places.get(path[:length])
            if place:
                line, column = place.key if key else place.value
                return Span(self.file, line, column)
        return self.whole or Span(self.file, 1)


def read_toml(root: Path, file: str) -> tuple[TomlFile | None, tuple[Diagnostic, ...]]:
    """Return the TOML file ``file`` of the folder ``root``; None, and why, where it is not valid."""
    data, findings = read_file(root, file, LIMIT)
    if data is None:
        return None, findings
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (CODES.make("toml-syntax", "the file is not in UTF-8", Span(file, line)),)
    return parse_toml(text, file)


def parse_toml(text: str, file: str) -> tuple[TomlFile | None, tuple[Diagnostic, ...]]:
    """Return ``text`` as a TOML file named ``file``; None, and why, where it is not valid."""
    try:
        values = tomllib.loads(text)
        return TomlFile(file, values, places_of(text)), ()
    except RecursionError:
        return None, (CODES.make("toml-syntax", "values are nested too deeply", Span(file, 1)),)
    except ValueError as error:  # TOMLDecodeError, or a number with thousands of digits
        message = str(error)
        found = _PLACE.search(message)
        end = text.rstrip("\n").count("\n") + 1
        line, column = (int(found[1]), int(found[2])) if found and found[1] else (end if found else 1, 0)
        words = _PLACE.sub("", message) or "it cannot be read"
        return None, (CODES.make("toml-syntax", words[0].lower() + words[1:], Span(file, line, column)),)
