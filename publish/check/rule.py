"""A check of ours: one rule, its code, and the text of its page in the handbook."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from publish.check.finding import Mend, Place
from publish.diagnostics import Severity
from publish.spans import Span

__all__ = ["Found", "Mend", "Rule", "Subject", "rule"]

Subject = TypeVar("Subject")
"""What a rule looks at: a chapter, a measured page run, an EPUB, a whole publication."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found in one place; the rule gives code and severity."""

    message: str
    span: Span | None = None
    place: Place | None = None
    hint: str = ""
    """In place of the rule's own hint."""
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule. Its text comes from the docstring of its function: the first line says what it
    finds, the rest why that matters and where the rule is published."""

    code: str
    severity: Severity
    hint: str
    good: str
    """Example that gives no finding: manuscript, or words where no manuscript can show it."""
    bad: str
    """Example that gives one."""
    find: Callable[[Subject], Iterable[Found]]

    @property
    def summary(self) -> str:
        """First paragraph of the rule's text."""
        return _text(self.find).partition("\n\n")[0]

    @property
    def explanation(self) -> str:
        """What follows it."""
        return _text(self.find).partition("\n\n")[2]


def rule(
    code: str, severity: Severity, *, hint: str, good: str, bad: str
) -> Callable[[Callable[[Subject], Iterable[Found]]], Rule[Subject]]:
    """Make a rule of the function that finds it."""

    def made(find: Callable[[Subject], Iterable[Found]]) -> Rule[Subject]:
        return Rule(code, severity, hint, good, bad, find)

    return made


def _text(find: Callable[..., object]) -> str:
    return inspect.cleandoc(find.__doc__ or "")
