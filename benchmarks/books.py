"""Variants of an mdBook for the benchmarks: copies, edits, larger and smaller ones."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

_ENTRY = re.compile(r"^( *)(?:[-*] )?\[(?P<title>[^\]]*)\]\((?P<file>[^)]+\.md)\)", re.MULTILINE)
_WORD = re.compile(r"(?<=[a-z] )(the|a|to|of|is)(?= [a-z])")
_PARAGRAPH = "The ferry waits for the tide, and the tide for nobody who reads this sentence. "


@dataclass(frozen=True)
class Chapter:
    """A numbered chapter of the list, with the files of its sections."""

    title: str
    files: tuple[str, ...]


def copy(book: Path, target: Path) -> Path:
    """Return a copy of the book that may be changed."""
    shutil.copytree(book, target)
    return target


def chapters(book: Path) -> list[Chapter]:
    """Return the chapters of ``SUMMARY.md`` with the sections below them."""
    found: list[Chapter] = []
    text = (book / "src" / "SUMMARY.md").read_text(encoding="utf-8")
    for entry in _ENTRY.finditer(text):
        if entry[1] and found:
            found[-1] = Chapter(found[-1].title, (*found[-1].files, entry["file"]))
        else:
            found.append(Chapter(entry["title"], (entry["file"],)))
    return found


def change_word(book: Path, chapter: Chapter, number: int) -> None:
    """Put another word in the place of one, in the middle of a chapter; each ``number`` another."""
    path = book / "src" / chapter.files[len(chapter.files) // 2]
    text = path.read_text(encoding="utf-8")
    places = [found for found in _WORD.finditer(text) if _in_prose(text, found.start())]
    place = places[(len(places) // 2 + number) % len(places)]
    path.write_text(f"{text[: place.start()]}every{text[place.end() :]}", encoding="utf-8")


def lengthen(book: Path, chapter: Chapter) -> None:
    """Make a chapter longer by a paragraph of some two pages, so that all after it moves."""
    path = book / "src" / chapter.files[0]
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n\n{_PARAGRAPH * 60}\n", encoding="utf-8")


def multiplied(book: Path, times: int, target: Path) -> Path:
    """Return a book that has all chapters ``times`` times, each time in a folder of its own."""
    source = target / "src"
    source.mkdir(parents=True)
    shutil.copy(book / "book.toml", target)
    listings = book / "listings"
    if listings.exists():
        shutil.copytree(listings, source / "listings")  # "../listings" of a chapter one folder deeper
    lists = []
    summary = (book / "src" / "SUMMARY.md").read_text(encoding="utf-8")
    for number in range(1, times + 1):
        shutil.copytree(book / "src", source / f"p{number}")
        entries = (line for line in summary.splitlines() if re.match(r" *[-*] \[", line))
        lists += [re.sub(r"\]\(", f"](p{number}/", line) for line in entries]
    (source / "SUMMARY.md").write_text("# Summary\n\n" + "\n".join(lists) + "\n", encoding="utf-8")
    return target


def shortened(book: Path, share: float, target: Path) -> Path:
    """Return a book of the first ``share`` of the chapters."""
    copy(book, target)
    path = target / "src" / "SUMMARY.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    tops = [at for at, line in enumerate(lines) if re.match(r"[-*] \[", line)]
    end = tops[min(len(tops) - 1, max(1, round(len(tops) * share)))]
    path.write_text("\n".join(lines[:end]) + "\n", encoding="utf-8")
    return target


def _in_prose(text: str, at: int) -> bool:
    """Tell whether a place is in a paragraph: no listing, no heading, no helper, no code."""
    line = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)]
    fences = sum(1 for one in text[:at].split("\n") if one.startswith("```"))
    return fences % 2 == 0 and line[:1].isalpha() and "`" not in line and "[" not in line
