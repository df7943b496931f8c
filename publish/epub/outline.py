"""The contents as navigation shows them: labels and addresses, nested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.epub.metadata import clean
from publish.epub.types import PackagingError
from publish.model import ContentsEntry, plain_text

if TYPE_CHECKING:
    from publish.typography.words import Words

_LABELLED = ("part", "chapter", "section", "appendix")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents. ``href`` is relative to ``EPUB/``."""

    number: str
    title: str
    href: str
    role: str = ""
    children: tuple[Entry, ...] = ()

    @property
    def label(self) -> str:
        """Number and title in one line, for readers that show no markup."""
        return f"{self.number} {self.title}".strip()


def outline(
    contents: tuple[ContentsEntry, ...], places: Mapping[str, str], words: Words
) -> tuple[Entry, ...]:
    """Return the contents with the address of each target.

    ``places``: id to address. An entry without words takes the name of its role. Raises
    `PackagingError` for a target that is in no document.
    """
    return tuple(_entry(one, places, words) for one in contents)


def _entry(entry: ContentsEntry, places: Mapping[str, str], words: Words) -> Entry:
    if entry.target not in places:
        raise PackagingError(f"the contents lead to {entry.target!r}, which no document has")
    number = clean(entry.number)
    title = clean(plain_text(entry.title))
    if number and (entry.role == "part" or not title):
        number = words.label(entry.role, number) if entry.role in _LABELLED else number
    if not title and not number:
        title = words.role(entry.role)
    return Entry(number, title, places[entry.target], entry.role, outline(entry.children, places, words))
