"""SARIF 2.1.0, which code hosts read: results, rules with their help, suppressions, fixes.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import quote

from publish.check.explained import RuleText, rule_texts
from publish.check.finding import Finding
from publish.check.report.entries import Entry, entries
from publish.check.results import CheckResult

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"
_HOME = "https://pypi.org/project/publish-book/"


def report(result: CheckResult, base: Path, version: str) -> str:
    """Return the report. ``base`` is the folder of the repository; ``version`` is that of publish."""
    shown = list(entries(result, base))
    texts = {text.code: text for text in rule_texts()}
    rules = {rule_id(one.finding): one.finding for one in shown}
    numbers = {rule: number for number, rule in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "publish",
                "version": version,
                "informationUri": _HOME,
                "rules": [_rule(rule, rules[rule], texts.get(rule)) for rule in numbers],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the repository."}}},
        "results": [_result(one, numbers, compared=bool(result.compared)) for one in shown],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def rule_id(finding: Finding) -> str:
    """Return the name of a finding's rule: its code, a validator's with the validator before it."""
    return finding.code if finding.origin == "publish" else f"{finding.origin}/{finding.code}"


def _rule(name: str, finding: Finding, text: RuleText | None) -> dict[str, Any]:
    if text is None:
        about = f"{finding.code} of {finding.origin}" if finding.origin != "publish" else finding.code
        help_text = finding.hint or about
        return {
            "id": name,
            "shortDescription": {"text": about},
            "help": {"text": help_text},
            "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        }
    return {
        "id": name,
        "shortDescription": {"text": text.summary},
        "fullDescription": {"text": " ".join(f"{text.summary} {text.explanation}".split())},
        "help": {"text": _help(text), "markdown": _help_markdown(text)},
        "defaultConfiguration": {"level": _LEVELS[text.severity]},
        "properties": {"tags": [text.group]},
    }


def _help(text: RuleText) -> str:
    parts = (
        text.explanation,
        text.hint,
        f"Good:\n{text.good}" if text.good else "",
        f"Bad:\n{text.bad}" if text.bad else "",
    )
    return "\n\n".join(part for part in parts if part)


def _help_markdown(text: RuleText) -> str:
    parts = (
        text.explanation.replace("``", "`"),
        text.hint,
        f"Good:\n\n{_fenced(text.good)}" if text.good else "",
        f"Bad:\n\n{_fenced(text.bad)}" if text.bad else "",
    )
    return "\n\n".join(part for part in parts if part)


def _fenced(example: str) -> str:
    return f"````markdown\n{example}\n````"


def _result(entry: Entry, numbers: dict[str, int], compared: bool) -> dict[str, Any]:
    finding = entry.finding
    rule = rule_id(finding)
    result: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": numbers[rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}\n{finding.hint}" if finding.hint else finding.message},
        "locations": [_location(entry)],
        "partialFingerprints": {"publishFinding/v1": entry.fingerprint},
    }
    if entry.file and entry.artifact:
        built = {"physicalLocation": {"artifactLocation": _artifact(entry.artifact)}}
        result["relatedLocations"] = [{**built, "message": {"text": _built(entry)}}]
    if entry.state == "accepted":
        # Without a status it is an accepted one, in every version of the schema.
        result["suppressions"] = [{"kind": "inSource", "justification": finding.accepted}]
    if compared:
        result["baselineState"] = "unchanged" if entry.state == "known" else "new"
    return result


def _location(entry: Entry) -> dict[str, Any]:
    finding, span = entry.finding, entry.finding.span
    # A host that reads this shows no result without a file: what belongs to none is shown at what
    # was checked.
    physical: dict[str, Any] = {"artifactLocation": _artifact(entry.file or entry.artifact or entry.subject)}
    if span is not None and span.line:
        region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line}
        physical["region"] = {key: value for key, value in region.items() if value}
        if entry.text:
            physical["region"]["snippet"] = {"text": entry.text}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.place is not None and str(finding.place):
        name = (
            f"{posixpath.basename(entry.artifact)}, {finding.place}" if entry.artifact else str(finding.place)
        )
        kind = "element" if finding.place.element else "resource"
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": kind}]
    return location


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _built(entry: Entry) -> str:
    place = f", {entry.finding.place}" if entry.finding.place else ""
    return f"found in {posixpath.basename(entry.artifact)}{place}"
