"""All that was found, weighed: what was asked for, what is accepted, what a baseline knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publish.check.accepting import Acceptance, accept, unused_finding
from publish.check.baseline import Baseline, Scope, known_form, read_baseline, subject_name
from publish.check.finding import Finding
from publish.check.options import CheckOptions
from publish.check.results import FAILING, Checked, CheckResult, CheckTime
from publish.check.selection import Selection, touched
from publish.check.sources import Sources


@dataclass(slots=True)
class Subject:
    """One path of a check, and what was found in it so far."""

    path: Path
    """As it was given."""
    root: Path
    """The folder that the findings' files are relative to."""
    artifacts: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    acceptances: tuple[Acceptance, ...] = ()
    skip: tuple[str, ...] = ()
    """What the publication's own settings never ask for."""


def verdict(
    subjects: Sequence[Subject], groups: Iterable[str], times: Iterable[CheckTime], options: CheckOptions
) -> CheckResult:
    """Return the result of a check in which ``groups`` were asked.

    Raises what `publish.check.baseline.read_baseline` raises.
    """
    asked = frozenset(groups)
    baseline = read_baseline(options.baseline) if options.baseline else Baseline()
    names = {
        one.path: subject_name(one.path, options.baseline) if options.baseline else "" for one in subjects
    }
    checks = tuple(_checked(subject, names[subject.path], asked, baseline, options) for subject in subjects)
    grave = FAILING[options.fail_on]
    return CheckResult(
        checks,
        # A narrower question says nothing of what it did not ask.
        () if _narrowed(options) else baseline.gone(Scope(frozenset(names.values()), asked)),
        tuple(sorted(asked)),
        options.fail_on,
        any(finding.severity in grave for check in checks for finding in check.findings),
        whole=not _narrowed(options),
        compared=options.baseline is not None,
        times=tuple(sorted(times, key=lambda one: -one.seconds)),
    )


def _checked(
    subject: Subject, name: str, asked: frozenset[str], baseline: Baseline, options: CheckOptions
) -> Checked:
    asked_for, in_settings = Selection(options.only, options.skip), Selection((), subject.skip)
    wanted = [
        finding
        for finding in subject.findings
        # Who requires a validator wants to hear it, or that it is not there.
        if (finding.group in options.require or asked_for.keeps(finding, finding.group))
        and in_settings.keeps(finding, finding.group)
    ]
    left, accepted, unused = accept(wanted, subject.acceptances)
    if unused and not _narrowed(options):
        left += [unused_finding(one) for one in _in_vain(unused, asked)]
    sources = Sources(subject.root)
    known: list[Finding] = []
    new: list[Finding] = []
    for finding in in_order(left):
        is_known = bool(baseline.findings) and baseline.takes(known_form(finding, name, sources))
        (known if is_known else new).append(finding)
    return Checked(
        subject.path,
        subject.root,
        tuple(subject.artifacts),
        tuple(new),
        in_order(accepted),
        tuple(known),
    )


def _narrowed(options: CheckOptions) -> bool:
    """Tell whether less was asked than there is to ask."""
    build = options.build
    asked_for_less = options.only or options.skip or build.targets or build.editions
    return bool(asked_for_less) or not options.build_first


def _in_vain(unused: Iterable[Acceptance], asked: frozenset[str]) -> list[Acceptance]:
    """Return the acceptances all of whose findings could have been found."""
    # Every rule is loaded for this, so it is done only where something is unused.
    from publish.check.topics import topics

    known = topics()
    return [
        one for one in unused if {topic.name for word in one.codes for topic in touched(word, known)} <= asked
    ]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by file and line, each once; those of built files after them, others last."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    span, place = finding.span, finding.place
    where = (span.file, span.line, span.column) if span else ("", 0, 0)
    built = (
        (place.page, place.resource, place.line, place.column, place.element) if place else (0, "", 0, 0, "")
    )
    return (span is None, where, not finding.artifact, finding.artifact, built, finding.code, finding.message)
