"""What `publish.check` returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from publish.check.finding import Finding
from publish.check.options import FailOn
from publish.diagnostics import Severity

FAILING: dict[FailOn, tuple[Severity, ...]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "never": (),
}
"""The severities for which a check fails."""


@dataclass(frozen=True, slots=True)
class CheckTime:
    """How long one validator, or one group of rules, took."""

    name: str
    """Of the validator or the group; ``build`` for what had to be built."""
    seconds: float
    kept: bool = False
    """Whether all its answers came from the cache."""


def added_up(times: Iterable[CheckTime]) -> list[CheckTime]:
    """Return one time for each name, in the order in which they came."""
    found: dict[str, CheckTime] = {}
    for one in times:
        before = found.get(one.name)
        if before is not None:
            one = CheckTime(one.name, before.seconds + one.seconds, before.kept and one.kept)
        found[one.name] = one
    return list(found.values())


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding of a baseline."""

    fingerprint: str
    code: str
    group: str
    """Of our rules, or the validator."""
    subject: str
    """The path that was checked, from the baseline's folder."""
    file: str
    """Manuscript file, or name of the built file; as the baseline has it."""
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One path that was checked, and what was found."""

    path: Path
    """As it was given."""
    root: Path
    """The folder that the findings' files are relative to."""
    artifacts: tuple[Path, ...]
    """The built files that were looked at."""
    findings: tuple[Finding, ...]
    """All that count: neither accepted nor in the baseline."""
    accepted: tuple[Finding, ...] = ()
    """Accepted in the manuscript or in ``publish.toml``, each with its reason."""
    known: tuple[Finding, ...] = ()
    """In the baseline."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check of one or several paths came to."""

    checks: tuple[Checked, ...]
    """In the order in which the paths were given."""
    gone: tuple[KnownFinding, ...]
    """Findings of the baseline that are no more."""
    groups: tuple[str, ...]
    """The groups of rules and the validators that were asked, sorted."""
    fail_on: FailOn
    failed: bool
    """Whether there are findings of the severity that was to fail."""
    whole: bool = True
    """Whether everything was asked that there is to ask."""
    compared: bool = False
    """Whether there was a baseline."""
    seconds: float = field(default=0.0, compare=False)
    times: tuple[CheckTime, ...] = field(default=(), compare=False)
    """Longest first."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of all paths that count."""
        return tuple(finding for check in self.checks for finding in check.findings)

    def is_failure(self, finding: Finding) -> bool:
        """Tell whether a finding that counts is one for which the check fails."""
        return finding.severity in FAILING[self.fail_on]

    def count(self, severity: Severity) -> int:
        """Return how many findings that count have a severity."""
        return sum(finding.severity == severity for finding in self.findings)
