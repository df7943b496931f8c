"""What every report shows of a finding: paths from one folder, the source line, the fingerprint."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from publish.check.finding import Finding
from publish.check.fingerprint import fingerprint
from publish.check.results import Checked, CheckResult
from publish.check.sources import Sources

State: TypeAlias = Literal["open", "accepted", "known"]
"""``open`` counts; ``known`` is in the baseline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as a report shows it."""

    finding: Finding
    state: State
    file: str
    """Path of the manuscript file from the report's folder; empty where no place there is known."""
    artifact: str
    """Path of the built file; empty where the manuscript itself was looked at."""
    text: str
    """The source line; empty where there is none."""
    fingerprint: str
    subject: str
    """Path of the publication or file that was checked."""


def entries(result: CheckResult, base: Path) -> Iterator[Entry]:
    """Yield all findings of a result, path by path: first those that count, then known ones, then
    accepted ones. ``base`` is the folder that paths in the report are relative to."""
    base = base.resolve()
    for check in result.checks:
        sources = Sources(check.root)
        yield from _of(check, "open", check.findings, sources, base)
        yield from _of(check, "known", check.known, sources, base)
        yield from _of(check, "accepted", check.accepted, sources, base)


def _of(
    check: Checked, state: State, findings: tuple[Finding, ...], sources: Sources, base: Path
) -> Iterator[Entry]:
    built = {path.name: path for path in check.artifacts}
    for finding in findings:
        artifact = built.get(finding.artifact)
        line = sources.line(finding.span)
        yield Entry(
            finding,
            state,
            relative(check.root / finding.span.file, base) if finding.span else "",
            relative(artifact, base) if artifact else finding.artifact,
            line,
            fingerprint(finding, line),
            relative(check.path, base),
        )


def relative(path: Path, base: Path) -> str:
    """Return a path from ``base`` with forward slashes; on another drive its name alone."""
    try:
        return Path(os.path.relpath(path.resolve(), base)).as_posix()
    except ValueError:
        return path.name


def repository(folder: Path) -> Path:
    """Return the folder of the repository that ``folder`` lies in, or ``folder`` itself.

    What is shown beside a change on a forge needs paths from there, wherever the command ran.
    """
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
