"""The rules about pages at work on one PDF: what they find, kept as a whole and unit by unit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from publish.check.codes import make
from publish.check.finding import Finding
from publish.check.kept import Kept
from publish.check.pages.subject import PressSettings, Profile
from publish.check.strangers import shown
from publish.engine.origin_table import OriginTable
from publish.store import Store, key_of

PAGES, PRESS = "pages", "press"
"""The groups of the rules."""
_FORM = "1"
"""Of what is kept."""


@dataclass(frozen=True, slots=True)
class PdfToJudge:
    """A PDF, and whose rules it is held to."""

    path: Path
    digest: str
    """SHA-256 of its bytes."""
    profile: Profile = "print"
    press: PressSettings = field(default=PressSettings())
    table: OriginTable | None = None
    """What its build tells of it; None for a file of any tool."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What judging works with."""

    kept: Kept
    store: Store | None
    state: str
    """What decides the answers besides the file (`publish.versions.of_everything`)."""
    limit: float = 300.0
    """Seconds for measuring all pages."""
    jobs: int | None = None


def judge_pages(pdf: PdfToJudge, tools: Tools) -> tuple[Finding, ...]:
    """Return what the rules of the groups ``pages`` and ``press`` find in a PDF.

    Findings have places, of which `publish.check.origins` finds the lines. What cannot be measured
    is a finding.
    """
    known = "known" if pdf.table is not None else ""
    key = key_of("pages", _FORM, tools.state, pdf.digest, known, repr((pdf.profile, pdf.press)))
    findings = tools.kept.findings(key)
    if findings is None:
        # What was judged before is told without what reads a PDF: half a second less.
        from publish.check.pages.measure import UnmeasurableError
        from publish.check.pages.units import found_in

        try:
            findings = tuple(found_in(pdf, tools))
        except UnmeasurableError as error:
            why = shown(str(error).replace(str(pdf.path), "").lstrip(":, "), 600)
            return (make("pages-unmeasured", f"{shown(pdf.path.name)} cannot be measured: {why}"),)
        tools.kept.put_findings(key, findings)
    return tuple(replace(one, artifact=pdf.path.name) for one in findings)
