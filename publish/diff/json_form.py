"""A comparison as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass

from publish.check.finding import Finding
from publish.diff.results import DiffResult, FileDiff, PageChange, Shot

VERSION = 1
"""Of the form; it rises when something is named otherwise or left out."""
_LEFT_OUT = {"before", "after", "seconds", "findings", "report"}


def as_json(result: DiffResult) -> str:
    """Return a comparison as JSON text; the same comparison gives the same text."""
    value = {
        "version": VERSION,
        "old": result.old,
        "new": result.new,
        "changed": result.changed,
        "text_changed": result.text_changed,
        "report": str(result.report) if result.report is not None else None,
        "diffs": [_file(one) for one in result.diffs],
        "findings": [_finding(one) for one in result.findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _file(one: FileDiff) -> dict[str, object]:
    found = _value(one)
    assert isinstance(found, dict)
    return {**found, "changed": one.changed, "text_changed": one.text_changed}


def _value(one: object) -> object:
    if isinstance(one, tuple):
        return [_value(item) for item in one]
    if is_dataclass(one) and not isinstance(one, type | Shot):
        found = {
            field.name: _value(getattr(one, field.name))
            for field in fields(one)
            if field.name not in _LEFT_OUT
        }
        if isinstance(one, PageChange):
            found["marks"] = [len(shot.marks) if shot else 0 for shot in (one.before, one.after)]
            found["shown"] = one.is_shown
        return found
    return one


def _finding(one: Finding) -> dict[str, object]:
    return {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "file": one.span.file if one.span else "",
        "line": one.span.line if one.span else 0,
        "artifact": one.artifact,
        "hint": one.hint,
    }
