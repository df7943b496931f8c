"""Findings about a manuscript: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.spans import Span

Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. ``fatal``: the book cannot be built, the last good output stays."""

    name: str
    severity: Severity
    summary: str
    hint: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ""
    fatal: bool = False

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        return f"{place}{self.severity}[{self.code}]: {self.message}"


class Codes:
    """A room's table of codes, and the one way to make a finding of one.

    Each room that reports has a module ``codes.py`` (a single module of its own has it inside)
    with ``CODES = Codes("markdown", {...})``; the handbook's list is made from all of them.
    """

    def __init__(self, room: str, *codes: Code) -> None:
        self.room = room
        self._by_name = {code.name: code for code in codes}
        if len(self._by_name) != len(codes):
            raise ValueError(f"codes of {room} are not unique")

    def __iter__(self) -> Iterator[Code]:
        return iter(self._by_name.values())

    def make(self, name: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
        """Return a finding of the kind ``name``; an unknown name is a fault of ours (KeyError)."""
        code = self._by_name[name]
        return Diagnostic(code.name, code.severity, message, span, hint or code.hint, code.fatal)


def sort(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by file, line and column, each only once; those without a place last."""

    def key(finding: Diagnostic) -> tuple[bool, str, int, int, str, str]:
        span = finding.span
        if span is None:
            return (True, "", 0, 0, finding.code, finding.message)
        return (False, span.file, span.line, span.column, finding.code, finding.message)

    return tuple(sorted(dict.fromkeys(findings), key=key))


def failed(findings: Iterable[Diagnostic], strict: bool = False) -> bool:
    """Tell whether findings mean exit status 1: an error, or with ``strict`` a warning."""
    grave = ("error", "warning") if strict else ("error",)
    return any(finding.severity in grave for finding in findings)
