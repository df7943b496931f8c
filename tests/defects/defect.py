"""A seeded defect: what is wrong, the same without, and where it must be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Files: TypeAlias = dict[str, str | bytes]
"""A publication: the names of its files, and what they hold."""

SERVER = "http://server"
"""Stands for the address of a server that the tests start."""

Way: TypeAlias = Literal["read", "spelling", "online", "built", "finished", "press", "ace"]
"""How it is looked for: in the manuscript alone; with ``--spelling``; with ``--online``; in what is built
of it; in a finished file; in one for a press; in a finished file by Ace alone, which takes long."""


@dataclass(frozen=True, slots=True)
class Base:
    """A sound book of ours, of which finished files with defects are made."""

    epub: bytes
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished file, made of the sound book or of nothing."""

    suffix: str
    """``.epub`` or ``.pdf``."""
    make: Callable[[Base], bytes]
    ours: bool = False
    """Whether it leads back to the manuscript of the sound book."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect and its sound twin."""

    code: str
    """With the validator, where it is one's: ``epubcheck RSC-005``."""
    bad: Files | Finished
    good: Files | Finished
    at: str
    """The place that is found: ``one.md:3``, ``publish.toml:2``; where the manuscript has none for it
    ``EPUB/package.opf:12`` or ``page 2`` of the file, and "" for the whole of it."""
    way: Way = "read"
    also: tuple[str, ...] = ()
    """Other codes that the same defect rightly has."""

    @property
    def origin(self) -> str:
        """The validator, or ``publish``."""
        return self.code.partition(" ")[0] if " " in self.code else "publish"

    @property
    def name(self) -> str:
        """The code alone."""
        return self.code.rpartition(" ")[2]


SETTINGS = 'title = "A Book"\nlanguage = "{language}"\nchapters = ["one.md"]\n'
BEFORE = "# One\n\n"
"""Two lines, so that what follows begins on line 3."""


def publication(text: str | bytes, more: str = "", language: str = "en", files: Files | None = None) -> Files:
    """Return a publication of one chapter, with more settings and ``files``."""
    settings = SETTINGS.replace("{language}", language) + (f"{more}\n" if more else "")
    return {"publish.toml": settings, "one.md": text, **(files or {})}


def in_text(
    code: str,
    bad: str,
    good: str,
    line: int = 3,
    *,
    more: str = "",
    language: str = "en",
    also: tuple[str, ...] = (),
    way: Way = "read",
    files: Files | None = None,
) -> Defect:
    """Return a defect of a chapter whose first line is its heading; the text begins on line 3."""
    texts = [publication(f"{BEFORE}{text}\n", more, language, files) for text in (bad, good)]
    return Defect(code, texts[0], texts[1], f"one.md:{line}", way, also)


def in_settings(
    code: str,
    bad: str,
    good: str,
    line: int = 4,
    *,
    at: str = "",
    also: tuple[str, ...] = (),
    way: Way = "read",
    files: Files | None = None,
) -> Defect:
    """Return a defect of ``publish.toml``, whose first three lines are sound."""
    text = f"{BEFORE}The lamp was lit.\n"
    both = [publication(text, settings, files=files) for settings in (bad, good)]
    return Defect(code, both[0], both[1], at or f"publish.toml:{line}", way, also)
