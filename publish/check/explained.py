"""Everything that `publish check` can find of its own, explained: for ``--explain``, SARIF, the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publish.check.codes import CODES
from publish.check.groups import all_rules
from publish.check.judging import BUILD
from publish.diagnostics import Code, Severity


@dataclass(frozen=True, slots=True)
class RuleText:
    """What there is to say of one kind of finding."""

    code: str
    group: str
    """The group of rules, ``build`` or ``check``."""
    severity: Severity
    summary: str
    """What is found: one sentence."""
    explanation: str
    """Why it matters, and where the rule comes from; may be empty."""
    hint: str
    """What to do."""
    good: str = ""
    """An example that gives no finding; may be empty."""
    bad: str = ""
    """One that gives a finding."""


def rule_texts() -> tuple[RuleText, ...]:
    """Return the text of every kind of finding of ours: groups in order, their rules by code."""
    return (*_ours(), *_codes(BUILD, _build_codes()), *_codes(CODES.room, tuple(CODES)))


def _ours() -> Iterator[RuleText]:
    for group, rules in all_rules().items():
        for rule in sorted(rules, key=lambda one: one.code):
            yield RuleText(
                rule.code,
                group,
                rule.severity,
                " ".join(rule.summary.split()),
                rule.explanation,
                rule.hint,
                rule.good,
                rule.bad,
            )


def _build_codes() -> tuple[Code, ...]:
    # Its tables load every room of a build.
    from publish.engine.all_codes import all_codes

    return all_codes()


def _codes(group: str, codes: tuple[Code, ...]) -> Iterator[RuleText]:
    for code in codes:
        summary = code.summary[:1].upper() + code.summary[1:]
        summary = summary if summary.endswith((".", "!", "?", "…")) else f"{summary}."
        yield RuleText(code.name, group, code.severity, summary, "", code.hint)
