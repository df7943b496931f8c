"""Reports of a check for programs: JSON, SARIF, JUnit, annotations on GitHub."""

from __future__ import annotations

from pathlib import Path

from publish.check.results import CheckResult


def report_as(result: CheckResult, form: str, base: Path | None, version: str) -> str:
    """Return the report ``json``, ``sarif``, ``junit`` or ``github`` of a check.

    ``base`` is the folder that its paths begin at, None for the usual one of the form; ``version`` is
    that of publish. Raises KeyError for another form.
    """
    from publish.check.report import github, json, junit, sarif
    from publish.check.report.entries import repository

    here = base or Path.cwd()
    root = base or repository(here)
    forms = {
        "json": lambda: json.report(result, here),
        "sarif": lambda: sarif.report(result, root, version),
        "junit": lambda: junit.report(result, here),
        "github": lambda: github.report(result, root),
    }
    return forms[form]()
