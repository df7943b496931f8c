"""The report for programs of one's own: JSON, by the schema that lies beside this module."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from publish.check.report.entries import Entry, entries, relative
from publish.check.results import CheckResult

VERSION = 1
SCHEMA = "findings.schema.json"


def report(result: CheckResult, base: Path) -> str:
    """Return the report; paths in it are relative to ``base``. The same findings give the same text."""
    shown = list(entries(result, base))
    document = {
        "version": VERSION,
        "failed": result.failed,
        "checked": [
            {
                "path": relative(check.path, base.resolve()),
                "artifacts": [relative(path, base.resolve()) for path in check.artifacts],
            }
            for check in result.checks
        ],
        "asked": list(result.groups),
        "findings": [_finding(one) for one in shown if one.state == "open"],
        "known": [_finding(one) for one in shown if one.state == "known"],
        "accepted": [
            {**_finding(one), "reason": one.finding.accepted} for one in shown if one.state == "accepted"
        ],
        "gone": [
            {"code": one.code, "file": one.file, "message": one.message, "fingerprint": one.fingerprint}
            for one in result.gone
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def schema_text() -> str:
    """Return the JSON Schema of the report."""
    return (files("publish.check.report") / SCHEMA).read_text(encoding="utf-8")


def _finding(entry: Entry) -> dict[str, Any]:
    finding, span, place = entry.finding, entry.finding.span, entry.finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "file": entry.file,
        "line": span.line if span else 0,
        "column": span.column if span else 0,
        "end-line": (span.end_line or span.line) if span else 0,
        "hint": finding.hint,
        "origin": finding.origin,
        "group": finding.group,
        "artifact": entry.artifact,
        "resource": place.resource if place else "",
        "resource-line": place.line if place else 0,
        "resource-column": place.column if place else 0,
        "element": place.element if place else "",
        "page": place.page if place else 0,
        "x": place.x if place else None,
        "y": place.y if place else None,
        "fixable": finding.mend is not None,
        "fingerprint": entry.fingerprint,
    }
