"""Small books, built once, for tests of what changed between two of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import publish

SETTINGS = """title = "Tides"
language = "en"
theme = "textbook"
contributors = [{ name = "Ada Shore" }]
identifier = "urn:uuid:0d0c1f0e-6f0a-5b8e-9d53-5f3c1f6a7b10"
chapters = ["ebb.md", "flood.md"]
"""
_BIRDS = ("gull", "tern", "plover", "heron", "knot", "dunlin", "curlew")
_THINGS = ("shells", "crabs", "worms", "shrimps", "mussels")
_PLACES = ("the pier", "the dunes", "a wreck", "the creek", "the old wall", "the light", "a boat", "the mole")


def prose(first: int, days: int) -> str:
    """Return paragraphs, each about a day of its own."""
    found = []
    for day in range(first, first + days):
        bird, thing, place = (words[day % len(words)] for words in (_BIRDS, _THINGS, _PLACES))
        found.append(
            f"On day {day} a {bird} came to {place} and took {day * 7 % 53} {thing} before noon. It was low "
            f"water at {day % 12} and a quarter, and the {bird} walked along {place} as if it had been asked "
            f"to count the {thing} there, which nobody had. In the evening of day {day} it left again."
        )
    return "\n\n".join(found)


EBB = f"# Ebb\n\n{prose(1, 14)}\n"
FLOOD = f"# Flood\n\n{prose(40, 8)}\n"
BOOK: Mapping[str, str | bytes] = {"publish.toml": SETTINGS, "ebb.md": EBB, "flood.md": FLOOD}


class Built(NamedTuple):
    """What a book was built to."""

    pdf: Path
    epub: Path


BookWith = Callable[[str, Mapping[str, str | bytes]], Built]
"""Builds the book with some files changed, under a name; the same name is built once."""


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def build(folder: Path, output: Path, cache: Path) -> Built:
    result = publish.build(folder, output=output, jobs=1, cache=cache)
    assert not result.failed, [str(finding) for finding in result.findings]
    paths = {artifact.target: artifact.path for artifact in result.artifacts}
    return Built(paths["pdf"], paths["epub"])


def diff(
    old: Path | str, new: Path | str | None, report: Path, most_pages: int = 60, time_limit: float = 600
) -> publish.DiffResult:
    return publish.diff(old, new, report=report, jobs=1, most_pages=most_pages, time_limit=time_limit)


def one(result: publish.DiffResult) -> publish.FileDiff:
    """Return the one pair of files that was compared."""
    assert not result.findings, [finding.message for finding in result.findings]
    assert len(result.diffs) == 1
    return result.diffs[0]


def kinds(result: publish.DiffResult) -> list[tuple[str, int, int]]:
    """Return pages as kind, old and new number."""
    return [(page.kind, page.old, page.new) for page in one(result).pages]


def words(found: publish.TextChange) -> str:
    """Return a passage as ``… same [-removed-] {+added+} …``."""
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "moved-away": "[<{}<]", "moved-here": "{{>{}>}}"}
    shown = (
        "|"
        if part.kind == "break"
        else "…"
        if part.kind == "cut"
        else marks.get(part.kind, "{}").format(part.text)
        for part in found.parts
    )
    return " ".join(shown)


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "-m", message)
