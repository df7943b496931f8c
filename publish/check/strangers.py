"""Findings about files that strangers made, whose names and words may be anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publish.check.codes import make
from publish.check.finding import Finding, Place


def about(code: str, file: Path, message: str, resource: str = "") -> Finding:
    """Return the finding ``code`` about ``file``, or about ``resource`` in it."""
    found = make(code, message, artifact=file.name)
    return replace(found, place=Place(shown(resource))) if resource else found


def shown(name: str, most: int = 200) -> str:
    """Return a stranger's words so that they fit a line: no control characters, not endless."""
    clean = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name[: most + 1])
    return f"{clean[:most]}…" if len(clean) > most else clean
