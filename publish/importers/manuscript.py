"""A delivered manuscript on its way to a folder: what it is, and its chapters in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from publish.model import Block, Contributor, Heading, PageBreak, Role, plain_text
from publish.readers.plaintext import PART_CLASS, label_of, role_of

Place: TypeAlias = Literal["front", "body", "appendix", "back"]

_FRONT: frozenset[Role] = frozenset(
    ("dedication", "epigraph", "foreword", "preface", "acknowledgments", "introduction", "prologue")
)
_BACK: frozenset[Role] = frozenset(
    ("epilogue", "afterword", "conclusion", "acknowledgments", "glossary", "bibliography", "colophon")
)

_IN_BODY: frozenset[Role] = frozenset(("introduction", "prologue", "epilogue", "conclusion", "afterword"))


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the publication."""

    file: str
    blocks: tuple[Block, ...]
    matter: Place = "body"
    role: Role | None = None
    """Where it is not the usual one of its place."""
    part: str = ""
    """The title of the part that it belongs to."""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What is known of a manuscript, and its chapters."""

    title: str
    language: str
    chapters: tuple[Chapter, ...]
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    subjects: tuple[str, ...] = ()
    theme: str = "report"


@dataclass(frozen=True, slots=True)
class _Piece:
    heading: Heading | None
    blocks: tuple[Block, ...]
    part: str = ""


def divide(blocks: tuple[Block, ...]) -> tuple[Chapter, ...]:
    """Return blocks as chapters: one begins at each heading of the first level.

    Below the headings of parts it is the second. What stands before the first heading is a
    file of its own without a number; without any heading all is one file.
    """
    pieces = list(_pieces(blocks))
    if len(pieces) == 1:
        return (Chapter("text.md", _lifted(pieces[0].blocks), numbered=pieces[0].heading is not None),)
    parts = any(piece.part for piece in pieces)
    width = max(2, len(str(len(pieces))))
    bodies = [place for place, piece in enumerate(pieces) if _role(piece) is None and piece.heading]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(pieces), -1)
    chapters = []
    for place, piece in enumerate(pieces):
        name = _name(plain_text(piece.heading.children)) if piece.heading else "beginning"
        matter, role = _place(_role(piece), place < first, place > last)
        if matter == "body" and parts and not piece.part:
            matter = "front"  # a book in parts has no chapters outside them
        chapters.append(
            Chapter(
                f"{place + 1:0{width}}-{name}.md",
                _lifted(piece.blocks),
                matter,
                role,
                piece.part if matter == "body" else "",
                piece.heading is not None,
            )
        )
    return tuple(chapters)


def _pieces(blocks: tuple[Block, ...]) -> Iterator[_Piece]:
    parts = any(isinstance(block, Heading) and PART_CLASS in block.attributes.classes for block in blocks)
    heading: Heading | None = None
    part, held = "", list[Block]()
    for block in blocks:
        if isinstance(block, Heading) and block.level <= (2 if parts else 1):
            held = _trimmed(held)
            if held:
                yield _Piece(heading, tuple(held), part)
            held, heading = [], None
            if PART_CLASS in block.attributes.classes:
                part = plain_text(block.children)
                continue
            heading = block
        held.append(block)
    if held or heading is None:
        yield _Piece(heading, tuple(held), part)


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Take page breaks off the end: the next chapter begins on a page of its own anyhow."""
    end = len(blocks)
    while end and isinstance(blocks[end - 1], PageBreak):
        end -= 1
    return blocks[:end]


def _role(piece: _Piece) -> Role | None:
    return role_of(plain_text(piece.heading.children)) if piece.heading else None


def _place(role: Role | None, before: bool, after: bool) -> tuple[Place, Role | None]:
    if role == "appendix":
        return "appendix", None
    if role in _FRONT and before:
        return "front", role
    if role in _BACK and after:
        return "back", role
    return "body", role if role in _IN_BODY else None


def _lifted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a file with its highest heading on the first level.

    A file whose text begins without a heading keeps the second level for the headings in it.
    """
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    if not levels:
        return blocks
    shift = min(levels) - (1 if isinstance(blocks[0], Heading) else 2)
    return tuple(
        replace(block, level=max(1, block.level - shift)) if isinstance(block, Heading) else block
        for block in blocks
    )


def _name(heading: str) -> str:
    """Return a chapter's file name without its number: files have one of their own."""
    label = label_of(heading)
    return slug(label.title if label and label.title else heading)


# Letters that Unicode does not take apart, as they are written in ASCII.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ä": "ae", "ö": "oe", "ü": "ue"}
)


def slug(words: str, longest: int = 40) -> str:
    """Return words as a file name of lower-case ASCII letters, digits and hyphens."""
    composed = unicodedata.normalize("NFC", words.casefold()).translate(_LETTERS)
    spelled = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")
    if len(name) > longest:
        name = name[: longest + 1].rpartition("-")[0] or name[:longest]
    return name or "chapter"
