"""What is laid out, and what comes of it: picklable values, all a worker process needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from publish.pdf.facts import UnitFacts

Side: TypeAlias = Literal["recto", "verso"]
"""A recto is a right-hand page."""


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A static font file and the place it has in its family."""

    family: str
    weight: int
    """As in CSS: 400 regular, 700 bold."""
    italic: bool
    path: Path


@dataclass(frozen=True, slots=True)
class Limits:
    """How far one layout may go, since a manuscript may come from a stranger."""

    pages: int = 5_000
    seconds: float = 600.0
    """Of the whole task, style sheets and writing too."""
    picture_pixels: int = 80_000_000


@dataclass(frozen=True, slots=True)
class LayoutTask:
    """A unit to lay out."""

    unit_id: str
    xhtml: str
    """Well-formed; pictures as ``publish-asset:…``, links as ``#id``, ``publish-goto:id`` or absolute."""
    css: tuple[str, ...]
    """Style sheets in order, the last one wins."""
    faces: tuple[FaceFile, ...] = ()
    """The only fonts there are."""
    resources: Mapping[str, bytes | Path] = field(default_factory=dict)
    """The only resources there are: address to bytes, or to the file that has them."""
    side: Side = "recto"
    """The side of the first page."""
    variant: str = ""
    """WeasyPrint's name of a PDF variant (``pdf/ua-1``); empty: plain and untagged."""
    limits: Limits = Limits()
    css_files: tuple[str, ...] = ()
    """For messages: the file of each style sheet, where it has one."""
    apart: bool = False
    """Whether each page is wanted by itself (`publish.pdf.drawings`), not all of them as a PDF."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A unit laid out."""

    unit_id: str
    pdf: bytes
    """Pages without folios and heads; links across units still in their private scheme. Of a task
    whose pages are wanted apart: what `publish.pdf.drawings.drawings_to_json` wrote."""
    facts: UnitFacts
    messages: tuple[str, ...] = ()
    """What WeasyPrint's log said, each line once, in order."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A unit as it was laid out before, from other text and else the same task."""

    xhtml: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class WholeLayout:
    """A book laid out in one run."""

    layouts: tuple[Layout, ...]
    """Its units, each with its own pages, as if each had been laid out alone."""
    starts: tuple[int, ...]
    """The page of the run, from 0, on which each unit begins; blank pages count."""


class LayoutError(Exception):
    """A unit that cannot be laid out; the message says why."""


class LayoutLimitError(LayoutError):
    """A layout that went past its limits."""
