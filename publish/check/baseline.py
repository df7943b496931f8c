"""Findings that are known: a file in the repository, made by the check, that new ones are held against."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from publish.check.finding import Finding
from publish.check.fingerprint import fingerprint
from publish.check.results import CheckResult, KnownFinding
from publish.check.sources import Sources
from publish.engine.output import write_whole
from publish.engine.results import UsageError

VERSION = 1
_LIMIT = 64_000_000
"""Bytes that a baseline may have."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a check looked at, so that only what could have been found again counts as gone."""

    subjects: frozenset[str]
    """The paths that were checked, as a baseline writes them."""
    groups: frozenset[str]
    """The groups and validators that were asked."""


class Baseline:
    """The findings of a file, each of which makes one finding of a check known."""

    def __init__(self, findings: Iterable[KnownFinding] = ()) -> None:
        self.findings = tuple(findings)
        self._left = Counter(one.fingerprint for one in self.findings)

    def takes(self, finding: KnownFinding) -> bool:
        """Tell whether a finding is known; the same line cannot vouch for a second one."""
        if not self._left[finding.fingerprint]:
            return False
        self._left[finding.fingerprint] -= 1
        return True

    def gone(self, scope: Scope) -> tuple[KnownFinding, ...]:
        """Return the findings that no finding of the check was, within what it looked at."""
        left = Counter(self._left)
        gone: list[KnownFinding] = []
        for one in self.findings:
            if left[one.fingerprint]:
                left[one.fingerprint] -= 1
                if one.subject in scope.subjects and one.group in scope.groups:
                    gone.append(one)
        return tuple(gone)

    def outside(self, scope: Scope) -> tuple[KnownFinding, ...]:
        """Return the findings that the check could not have found."""
        return tuple(
            one for one in self.findings if one.subject not in scope.subjects or one.group not in scope.groups
        )


def known_form(finding: Finding, subject: str, sources: Sources) -> KnownFinding:
    """Return a finding as a baseline has it; ``subject`` names the path that was checked."""
    return KnownFinding(
        fingerprint(finding, sources.line(finding.span)),
        finding.code,
        finding.group,
        subject,
        finding.span.file if finding.span else finding.artifact,
        finding.message,
    )


def read_baseline(file: Path) -> Baseline:
    """Return the baseline in ``file``.

    Raises `UsageError` where there is none and for a file that is no baseline, OSError where it
    cannot be read.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(_LIMIT + 1)
    except FileNotFoundError as absent:
        raise UsageError(f"there is no baseline {file} yet; --write-baseline makes it") from absent
    try:
        if len(data) > _LIMIT:
            raise ValueError("it is too large")
        given: Any = json.loads(data)
        if given["version"] != VERSION:
            raise ValueError(f"its version is {given['version']}, not {VERSION}")
        return Baseline(
            KnownFinding(**{key: str(value) for key, value in one.items()}) for one in given["findings"]
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise UsageError(f"{file} is no baseline of publish check: {wrong}") from wrong


def write_baseline(file: Path, findings: Iterable[KnownFinding]) -> None:
    """Write a baseline: sorted, one finding a line, so that a version control shows what changed."""
    ordered = sorted(
        findings, key=lambda one: (one.subject, one.file, one.code, one.message, one.fingerprint)
    )
    lines = ",\n".join(f"  {json.dumps(asdict(one), ensure_ascii=False)}" for one in ordered)
    text = f'{{\n "version": {VERSION},\n "findings": [\n{lines}\n ]\n}}\n'
    write_whole(file, text.encode("utf-8", "replace"))


def renew_baseline(file: Path, result: CheckResult) -> int:
    """Write the findings of a check that are not accepted as the baseline in ``file``; return how
    many. What an older one has of other paths and validators stays.

    Raises `UsageError` where less was asked than there is to ask, and what `read_baseline` raises.
    """
    if not result.whole:
        raise UsageError("a baseline is made of all findings: leave out what narrows the check")
    subjects = {check.path: subject_name(check.path, file) for check in result.checks}
    scope = Scope(frozenset(subjects.values()), frozenset(result.groups))
    found = list(read_baseline(file).outside(scope)) if file.exists() else []
    for check in result.checks:
        sources = Sources(check.root)
        found += [known_form(one, subjects[check.path], sources) for one in (*check.findings, *check.known)]
    write_baseline(file, found)
    return len(found)


def subject_name(path: Path, baseline: Path) -> str:
    """Return how a baseline names a path: from its own folder, wherever the user stands."""
    try:
        return Path(os.path.relpath(path.resolve(), baseline.resolve().parent)).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()
