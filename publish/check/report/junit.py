"""The report that build servers show beside test results: JUnit XML.

A validator or a group of rules is a suite, a finding a case: a failure where the check fails for
it, skipped where it is accepted or known, else a passed case that says something. A suite without
findings has one passed case, so that it is seen that it was asked.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from publish.check.report.entries import Entry, entries
from publish.check.results import CheckResult

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for."""


def report(result: CheckResult, base: Path) -> str:
    """Return the report; paths in it are relative to ``base``."""
    shown = list(entries(result, base))
    groups = sorted({*result.groups, *(one.finding.group for one in shown)})
    top = ElementTree.Element("testsuites", name="publish check")
    for group in groups:
        _suite(top, group, [one for one in shown if one.finding.group == group], result)
    for kind in ("tests", "failures", "skipped"):
        top.set(kind, str(sum(int(suite.get(kind, "0")) for suite in top)))
    top.set("errors", "0")
    ElementTree.indent(top, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(top, encoding="unicode")}\n'


def _suite(top: ElementTree.Element, group: str, shown: list[Entry], result: CheckResult) -> None:
    suite = ElementTree.SubElement(top, "testsuite", name=_clean(group))
    for entry in shown:
        _case(suite, entry, result)
    if not shown:
        ElementTree.SubElement(suite, "testcase", classname="publish check", name=_clean(group))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("errors", "0")


def _case(suite: ElementTree.Element, entry: Entry, result: CheckResult) -> None:
    finding = entry.finding
    name = f"{finding.code}: {finding.message}"
    case = ElementTree.SubElement(
        suite, "testcase", classname=_clean(entry.file or entry.artifact or entry.subject), name=_clean(name)
    )
    if finding.span is not None:
        case.set("file", _clean(entry.file))
        if finding.span.line:
            case.set("line", str(finding.span.line))
    if entry.state != "open":
        reason = finding.accepted if entry.state == "accepted" else "known from the baseline"
        ElementTree.SubElement(case, "skipped", message=_clean(reason))
        return
    kind = "failure" if result.is_failure(finding) else "system-out"
    told = ElementTree.SubElement(case, kind)
    if kind == "failure":
        told.set("message", _clean(finding.message))
        told.set("type", finding.severity)
    told.text = _clean(_words(entry))


def _words(entry: Entry) -> str:
    finding = entry.finding
    line = f":{finding.span.line}" if finding.span and finding.span.line else ""
    place = f", {finding.place}" if finding.place else ""
    parts = (
        f"{finding.severity}[{finding.code}]: {finding.message}",
        f"{entry.file}{line}" if entry.file else "",
        f"{entry.artifact}{place}" if entry.artifact else "",
        entry.text.strip(),
        finding.hint,
    )
    return "\n".join(part for part in parts if part)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
