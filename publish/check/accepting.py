"""Findings that a writer accepts, each with a reason: in the manuscript, or in ``publish.toml``.

In the manuscript it is a comment on a line of its own before the block it speaks of::

    <!-- publish: accept straight-quotes: inch marks, set as the maker prints them -->
    The 27" screen stands on the left.

Readers drop comments, so neither the PDF nor the EPUB has it, and other tools that read Markdown
pass over it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from publish.check.codes import make
from publish.check.finding import Finding
from publish.check.selection import means
from publish.model import Listing, Section, walk
from publish.spans import Span

_COMMENT = re.compile(r"^[ \t>]*<!--\s*publish:(.*?)-->", re.MULTILINE | re.DOTALL)
_ACCEPT = re.compile(r"\s*accept\s+([^:]*?\S)\s*:\s+(.*\S)\s*", re.DOTALL)
_MARKDOWN = (".md", ".markdown", ".mkd", ".qmd")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Findings that are accepted in one place."""

    codes: tuple[str, ...]
    """Codes, or other words that choose findings (`publish.check.selection`)."""
    reason: str
    span: Span
    """Where it is written."""
    file: str = ""
    """The file that it speaks of, or a pattern with ``*``; empty: all of the publication."""
    first: int = 0
    """First line that it speaks of; 0: all lines of the file."""
    last: int = 0

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is accepted by this."""
        if not any(means(word, finding.code, finding.group) for word in self.codes):
            return False
        file = finding.span.file if finding.span else finding.artifact
        if self.file and not fnmatchcase(file, self.file):
            return False
        line = finding.span.line if finding.span else 0
        return not self.first or self.first <= line <= self.last


def accept(
    findings: Iterable[Finding], acceptances: Sequence[Acceptance]
) -> tuple[list[Finding], list[Finding], list[Acceptance]]:
    """Return the findings that are left, those accepted (with the reason), and the acceptances
    that nothing was accepted by."""
    left: list[Finding] = []
    accepted: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        by = next((number for number, one in enumerate(acceptances) if one.covers(finding)), None)
        if by is None:
            left.append(finding)
        else:
            used.add(by)
            accepted.append(replace(finding, accepted=acceptances[by].reason))
    unused = [one for number, one in enumerate(acceptances) if number not in used]
    return left, accepted, unused


def unused_finding(acceptance: Acceptance) -> Finding:
    """Return what is said of an acceptance that accepts nothing."""
    codes = ", ".join(f"“{code}”" for code in acceptance.codes)
    return make(
        "acceptance-unused", f"nothing is found any more that accepting {codes} speaks of", acceptance.span
    )


def accepted_in(sections: Sequence[Section], file: str, text: str) -> tuple[list[Acceptance], list[Finding]]:
    """Return what comments in the text of ``file``, from which ``sections`` were read, accept.

    A comment speaks of the block after it, with all that the block holds; in front of a heading,
    of the heading. Comments in a listing are part of it.
    """
    if not file.lower().endswith(_MARKDOWN) or "publish:" not in text:
        return [], []
    blocks, listings = _blocks(sections, file)
    found: list[Acceptance] = []
    wrong: list[Finding] = []
    for comment in _COMMENT.finditer(text):
        line = text.count("\n", 0, comment.start()) + 1
        end = text.count("\n", 0, comment.end()) + 1
        if any(first <= line <= last for first, last in listings):
            continue
        place = Span(file, line, comment[0].index("<!--") + 1, end if end > line else 0)
        said = _ACCEPT.fullmatch(comment[1])
        codes = tuple(filter(None, re.split(r"[\s,]+", said[1]))) if said else ()
        if said is None or not codes:
            words = " ".join(comment[1].split())
            wrong.append(make("acceptance-invalid", f"“publish: {words}” accepts nothing", place))
            continue
        reason = " ".join(said[2].split())
        first, last = min((one for one in blocks if one[0] >= end), key=_outermost, default=(end, end))
        found.append(Acceptance(codes, reason, place, file, first, last))
    return found, wrong


def _outermost(block: tuple[int, int]) -> tuple[int, int]:
    return block[0], -block[1]


def _blocks(sections: Sequence[Section], file: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the first and last lines of all blocks and headings in ``file``, and of listings."""
    blocks: list[tuple[int, int]] = []
    listings: list[tuple[int, int]] = []
    for node in walk(*sections):
        span: Span | None = getattr(node, "span", None)
        if span is not None and span.file == file and span.line:
            lines = (span.line, span.end_line or span.line)
            blocks.append(lines)
            if isinstance(node, Listing):
                listings.append(lines)
    return blocks, listings
