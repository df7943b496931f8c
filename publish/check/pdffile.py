"""The one way to a PDF that somebody else has made: pikepdf in a process of its own, with limits.

A PDF of a few kilobytes can ask its reader for a million objects or for gigabytes of a stream. The
child (`pdfchild.py`) has so much memory and time; where that is not enough the file is the finding
``pdf-limits``, and no validator is asked about it.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from publish.check.children import bounded, run
from publish.check.finding import Finding, Place
from publish.check.strangers import about, shown

MEMORY = 2 * 2**30
"""Bytes of address space that reading a PDF may take."""
TIME = 60.0
"""Seconds that reading one may take."""
_CHILD = Path(__file__).with_name("pdfchild.py")


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What a PDF says of itself."""

    pages: tuple[tuple[float, float, float, float], ...]
    """Trim boxes in the file's own coordinates: left, lower, right and upper edge, in pt."""
    tagged: bool
    encrypted: bool
    """With an empty password: it opens, but says what a reader may not do."""
    claims: Mapping[str, str] = field(default_factory=dict)
    """What its metadata says that it follows: ``pdfuaid:part`` (1 or 2), ``pdfaid:part``, …"""
    warnings: tuple[str, ...] = ()
    """Of qpdf, each one line, where it was asked to look through the file."""
    objects: Mapping[int, Place] = field(default_factory=dict)
    """Where the objects are that were asked for, by their numbers."""
    pdfx: str = ""
    """The PDF/X that its information dictionary claims, as ``PDF/X-1a:2001``."""
    outline: bool = False
    """Whether it has bookmarks."""
    annotations: int = 0
    """Of all pages, links too."""
    active: tuple[str, ...] = ()
    """What it does outside its pages, in words: scripts, programs, data."""

    def place(self, page: int, x: float | None = None, y: float | None = None) -> Place | None:
        """Return a place given in the file's coordinates, from the lower left; None for no such page."""
        if not 1 <= page <= len(self.pages):
            return None
        left, _, _, upper = self.pages[page - 1]
        if x is None or y is None:
            return Place(page=page)
        return Place(page=page, x=round(x - left, 1), y=round(upper - y, 1))


def look(
    file: Path, limit: float = TIME, check: bool = False, objects: Iterable[int] = (), memory: int = MEMORY
) -> tuple[PdfFile | None, tuple[Finding, ...]]:
    """Look a PDF over; return None where it cannot be read, and what is wrong with it.

    ``limit`` is in seconds, ``memory`` in bytes. With ``check`` qpdf decodes all that is in it;
    ``objects`` are numbers of structure elements and annotations whose places are wanted.
    """
    if not file.is_file():
        return None, (about("pdf-unreadable", file, "There is no such file."),)
    what = ["check"] if check else [str(number) for number in sorted({*objects})]
    command = bounded([sys.executable, "-I", _CHILD, str(file.absolute()), *what], memory)
    answer, said = run(command, min(limit, TIME))
    if (said.ending, said.status) != ("done", 0):
        why = f"It cannot be read within {memory // 2**20} MiB and {min(limit, TIME):g} s"
        return None, (about("pdf-limits", file, f"{why}: {_sentence(said.trouble)}"),)
    report = json.loads(answer)
    if error := report.get("error"):
        return None, (_refused(file, error),)
    pdf = _pdf(file, report)
    return pdf, tuple(_said_of(file, pdf))


def _said_of(file: Path, pdf: PdfFile) -> Iterator[Finding]:
    if pdf.encrypted:
        yield about("pdf-protected", file, "It is encrypted, with no password.")
    if pdf.active:
        yield about("pdf-active", file, f"Besides pages it has {' and '.join(pdf.active)}.")


def guarded(
    files: Sequence[Path], limit: float
) -> tuple[dict[Path, PdfFile], dict[Path, tuple[Finding, ...]]]:
    """Return the PDFs that a validator may be asked about, and what is wrong with the others."""
    deadline = time.monotonic() + limit
    good: dict[Path, PdfFile] = {}
    bad: dict[Path, tuple[Finding, ...]] = {}
    for file in files:
        pdf, found = look(file, max(1.0, deadline - time.monotonic()))
        if pdf is None:
            bad[file] = found
        else:
            good[file] = pdf
    return good, bad


def _refused(file: Path, error: str) -> Finding:
    if error == "password":
        return about("pdf-encrypted", file, "It opens with a password only.")
    return about(
        "pdf-unreadable", file, f"This is no PDF that can be read: {_sentence(_relative(file, error))}"
    )


def _pdf(file: Path, report: dict[str, Any]) -> PdfFile:
    pages = tuple((page[0], page[1], page[2], page[3]) for page in report["pages"])
    warnings = tuple(dict.fromkeys(_relative(file, one) for one in report["warnings"]))
    extras = {**report["extras"], "active": tuple(report["extras"]["active"])}
    bare = PdfFile(pages, report["tagged"], report["encrypted"], report["claims"], warnings, **extras)
    places = {int(number): bare.place(*where) for number, where in report["places"].items()}
    known = {number: place for number, place in places.items() if place}
    return replace(bare, objects=known)


def _relative(file: Path, said: str) -> str:
    """Return what qpdf says without the file's path, which is another one on each machine."""
    said = said.removeprefix("WARNING: ").replace(str(file.absolute()), "")
    return re.sub(r"\s+", " ", said).lstrip(":, ").strip()


def _sentence(words: str) -> str:
    return shown(words if words.endswith(".") else f"{words}.", 600)
