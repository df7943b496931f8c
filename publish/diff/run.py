"""``diff``: build what is needed, compare, write the report."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from publish.check.finding import Finding
from publish.diff.books.told import epub_diff
from publish.diff.codes import make
from publish.diff.helpers import Helpers, UncomparableError
from publish.diff.options import DiffOptions
from publish.diff.pages.told import pdf_diff
from publish.diff.report.page import report_page
from publish.diff.results import DiffResult, FileDiff
from publish.diff.sides import Key, Side, sides
from publish.engine.events import Progress
from publish.engine.output import prepare, write_whole


def diff_all(old: str, new: str | None, options: DiffOptions) -> DiffResult:
    """Compare two files or two revisions; see `publish.diff`."""
    start = time.perf_counter()
    prepare(options.build.output if options.report is None else options.report.absolute().parent)
    with tempfile.TemporaryDirectory(prefix="publish-diff-", ignore_cleanup_errors=True) as scratch:
        before, after = sides(old, new, options, Path(scratch))
        findings = [*before.findings, *after.findings]
        diffs: list[FileDiff] = []
        if not any(finding.severity == "error" for finding in findings):
            for key in dict.fromkeys([*after.files, *before.files]):
                options.build.listener(Progress(key[0], "compare", 0, 0, ""))
                made, found = _compared(key, before, after, options)
                diffs += [made] if made is not None else []
                findings += found
        stem = next((path.stem for path in (*after.files.values(), *before.files.values())), "publication")
    result = DiffResult(before.label, after.label, tuple(diffs), tuple(findings), None)
    if diffs:
        report = options.report or options.build.output / f"{stem}-diff.html"
        write_whole(report, report_page(result).encode("utf-8"))
        result = DiffResult(before.label, after.label, tuple(diffs), tuple(findings), report)
    return _timed(result, time.perf_counter() - start)


def _timed(result: DiffResult, seconds: float) -> DiffResult:
    return DiffResult(result.old, result.new, result.diffs, result.findings, result.report, seconds)


def _compared(
    key: Key, before: Side, after: Side, options: DiffOptions
) -> tuple[FileDiff | None, list[Finding]]:
    edition, target = key
    old, new = before.files.get(key), after.files.get(key)
    if old is None or new is None:
        there = after if old is None else before
        words = f"only {there.label} has the edition “{edition}” ({target})"
        kind = FileDiff(
            "pdf" if target == "pdf" else "epub", edition, old.name if old else "", new.name if new else ""
        )
        return kind, [make("diff-one-sided", words)]
    compare = pdf_diff if target == "pdf" else epub_diff
    try:
        with Helpers(options.time_limit, options.build.jobs) as helpers:
            return compare(old, new, edition, options.most_pages, helpers), []
    except UncomparableError as error:
        words = f"{old.name} and {new.name} cannot be compared: {error}"
        return None, [make("diff-impossible", words, new.name)]
