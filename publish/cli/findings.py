"""Findings as lines on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from publish import Diagnostic
from publish.cli.console import from_here, plural, visible

MOST_OF_A_KIND = 10
"""So many findings of one code are shown; the rest are counted (``-v`` shows all)."""

_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def show(
    console: Console, findings: Sequence[Diagnostic], root: Path | None, verbose: bool, quiet: bool = False
) -> None:
    """Print findings one a line with their place relative to where the user stands.

    ``quiet`` leaves out what is no error; without ``verbose`` information is left out too.
    """
    shown: Counter[str] = Counter()
    for finding in findings:
        if not _is_shown(finding, verbose, quiet):
            continue
        shown[finding.code] += 1
        if verbose or shown[finding.code] <= MOST_OF_A_KIND:
            console.print(_line(finding, root))
            if finding.hint and (verbose or shown[finding.code] == 1):
                console.print(Text(f"    {visible(finding.hint)}", style="dim"))
    for code, count in shown.items():
        if count > MOST_OF_A_KIND and not verbose:
            console.print(Text(f"… and {count - MOST_OF_A_KIND} more of {code} (-v shows them)", style="dim"))


def any_shown(findings: Sequence[Diagnostic], verbose: bool, quiet: bool) -> bool:
    """Tell whether `show` would print anything."""
    return any(_is_shown(finding, verbose, quiet) for finding in findings)


def _is_shown(finding: Diagnostic, verbose: bool, quiet: bool) -> bool:
    return finding.severity == "error" or not (quiet or (finding.severity == "info" and not verbose))


def summary(findings: Sequence[Diagnostic]) -> str:
    """Return how many findings there are, by severity (``1 error, 2 warnings, 1 remark``)."""
    counts: Counter[str] = Counter(finding.severity for finding in findings)
    words = {"error": "error", "warning": "warning", "info": "remark"}
    parts = [plural(counts[name], word) for name, word in words.items() if counts[name]]
    return ", ".join(parts) if parts else "no findings"


def _line(finding: Diagnostic, root: Path | None) -> Text:
    line = Text()
    if finding.span is not None:
        line.append(f"{visible(place(finding, root))}: ")
    line.append(finding.severity, style=_STYLES[finding.severity])
    line.append(f"[{finding.code}]: {visible(finding.message)}")
    return line


def place(finding: Diagnostic, root: Path | None) -> str:
    """Return ``file:line:column`` with the file's path from where the user stands."""
    span = finding.span
    if span is None:
        return ""
    path = (root / span.file) if root is not None else Path(span.file)
    return f"{from_here(path)}{str(span)[len(span.file) :]}"
