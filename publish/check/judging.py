"""Rules at work: what they find in a subject, as findings of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from publish.check.finding import Finding
from publish.check.rule import Rule
from publish.diagnostics import Diagnostic

S = TypeVar("S")

BUILD = "build"
"""The group of what is found while a manuscript is read and built."""


def from_diagnostics(said: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """Return what a build says as findings of a check."""
    return tuple(
        Finding(one.code, one.severity, one.message, one.span, one.hint, group=BUILD) for one in said
    )


def judge(rules: Iterable[Rule[S]], subject: S, group: str, artifact: str = "") -> Iterator[Finding]:
    """Yield what rules of a group find in a subject; ``artifact`` is the built file it is, if any."""
    for rule in rules:
        for found in rule.find(subject):
            yield Finding(
                rule.code,
                rule.severity,
                found.message,
                found.span,
                found.hint or rule.hint,
                artifact=artifact,
                place=found.place,
                group=group,
                mend=found.mend,
            )
