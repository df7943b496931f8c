"""The frame that Project Gutenberg sets around a work: taken off, and read for what it knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.diagnostics import Diagnostic
from publish.model import SourceText
from publish.readers.plaintext.codes import CODES
from publish.readers.plaintext.lines import Line

_START = re.compile(r"\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*", re.IGNORECASE)
_END = re.compile(
    r"\*\*\*\s*END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*|End of (?:the )?Project Gutenberg.*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(Title|Author|Translator|Editor):\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class Framed:
    """The lines of the work itself, and what the frame says of it."""

    lines: tuple[Line, ...]
    header: tuple[tuple[str, object], ...] = ()


def without_frame(source: SourceText, lines: tuple[Line, ...]) -> tuple[Framed, tuple[Diagnostic, ...]]:
    """Take off what stands before the start mark and after the end mark; no mark, no change."""
    start = next((at for at, line in enumerate(lines) if _START.fullmatch(line.text)), -1)
    end = next((at for at, line in enumerate(lines) if at > start and _END.fullmatch(line.text)), len(lines))
    if start < 0 and end == len(lines):
        return Framed(lines), ()
    fields = (_FIELD.fullmatch(line.text) for line in lines[: max(start, 0)])
    header = tuple((found[1].casefold(), found[2]) for found in fields if found)
    findings = []
    for name, dropped in (("before", lines[: start + 1]), ("after", lines[end:])):
        if dropped:
            message = f"lines {dropped[0].number} to {dropped[-1].number}, {name} the work, were left out"
            span = source.span(dropped[0].number, 0, dropped[-1].number)
            findings.append(CODES.make("text-licence-dropped", message, span))
    return Framed(lines[start + 1 : end], header), tuple(findings)
