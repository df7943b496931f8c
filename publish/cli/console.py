"""Consoles: standard output for results, standard error for progress and findings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rich.console import Console


@cache
def output() -> Console:
    """Return the console of results. Rich leaves colours out where it is no terminal, and
    everywhere when ``NO_COLOR`` is set."""
    return Console(soft_wrap=True, highlight=False)


@cache
def errors() -> Console:
    """Return the console of progress, findings and failures."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def visible(text: str) -> str:
    """Return ``text`` with everything that could move or colour the terminal, or begin a line that
    looks like one of ours, written out (``\\x1b``): names and words are a stranger's."""
    return "".join(
        one if one.isprintable() or one == "\u00a0" else one.encode("unicode_escape").decode("ascii")
        for one in text
    )


def from_here(path: Path) -> str:
    """Return a path as short as it can be said from where the user stands."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def size(count: int) -> str:
    """Return a number of bytes as a person reads it (``1.4 MB``)."""
    if count < 1000:
        return f"{count} bytes"
    value = float(count)
    for unit in ("kB", "MB", "GB"):
        value /= 1000
        if value < 999.5 or unit == "GB":
            break
    return f"{value:.1f} {unit}" if value < 9.95 else f"{value:.0f} {unit}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun (``1 page``, ``3 pages``)."""
    return f"{count} {one}" if count == 1 else f"{count} {many or one + 's'}"
