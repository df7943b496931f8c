"""Annotations on the lines of a pull request, as GitHub's runners read them from the output.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; the escapes are
those of ``@actions/core`` (``command.ts``).
"""

from __future__ import annotations

from pathlib import Path

from publish.check.report.entries import Entry, entries
from publish.check.results import CheckResult

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_ORDER = ("error", "warning", "info")


def report(result: CheckResult, base: Path) -> str:
    """Return a line for each finding that counts, errors first: a runner shows only some of a kind.

    ``base`` is the folder of the repository.
    """
    shown = [one for one in entries(result, base) if one.state == "open"]
    shown.sort(key=lambda one: _ORDER.index(one.finding.severity))
    return "".join(f"{_annotation(one)}\n" for one in shown)


def _annotation(entry: Entry) -> str:
    finding, span = entry.finding, entry.finding.span
    properties: dict[str, str | int] = {}
    if span is not None:
        properties["file"] = entry.file
        properties["line"] = span.line
        properties["endLine"] = span.end_line
        # A column is shown only where the annotation is one line.
        properties["col"] = span.column if span.end_line in (0, span.line) else 0
    properties["title"] = finding.code
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    where = f" ({entry.artifact}{f', {finding.place}' if finding.place else ''})" if entry.artifact else ""
    hint = f"\n{finding.hint}" if finding.hint else ""
    return f"::{_LEVELS[finding.severity]} {given}::{_data(f'{finding.message}{where}{hint}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
