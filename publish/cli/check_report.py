"""What a check found, for people: file by file, with the source line and the place underlined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import publish
from publish.cli.check_marks import marked
from publish.cli.console import plural, visible

MOST_OF_A_KIND = 10
"""So many findings of one code are shown; the rest are counted (``-v`` shows all)."""

_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_MARKS = {"error": "red", "warning": "yellow", "info": "cyan"}
_WIDTH = 96
"""Cells of a source line that are shown at most, around the place."""
_BEFORE = 40
"""Of these, those that may stand before the place."""
_LONGEST_MARK = 60


def show(console: Console, found: Sequence[publish.Entry], verbose: bool, quiet: bool = False) -> None:
    """Print the findings that count.

    ``quiet`` leaves out what is no error; without ``verbose`` information is left out too, and each
    hint is given once.
    """
    shown: Counter[str] = Counter()
    open_ones = [one for one in found if one.state == "open" and _is_shown(one.finding, verbose, quiet)]
    for _, group in groupby(open_ones, key=lambda one: one.file or one.artifact):
        some = False
        for entry in group:
            code = entry.finding.code
            shown[code] += 1
            if verbose or shown[code] <= MOST_OF_A_KIND:
                some = True
                _show(console, entry, with_hint=verbose or shown[code] == 1)
        if some:
            console.print()
    for code, count in shown.items():
        if count > MOST_OF_A_KIND and not verbose:
            console.print(Text(f"… and {count - MOST_OF_A_KIND} more of {code} (-v shows them)", style="dim"))


def _is_shown(finding: publish.Finding, verbose: bool, quiet: bool) -> bool:
    return finding.severity == "error" or not (quiet or (finding.severity == "info" and not verbose))


def _show(console: Console, entry: publish.Entry, with_hint: bool) -> None:
    finding = entry.finding
    line = Text()
    where = _place(entry)
    line.append(f"{visible(where)}: " if where else "")
    line.append(finding.severity, style=_STYLES[finding.severity])
    line.append(f"[{visible(finding.code)}]: {visible(finding.message)}")
    console.print(line)
    if entry.text.strip() and finding.span is not None:
        for one in _snippet(entry, finding.span):
            console.print(one)
    if entry.file and entry.artifact:
        console.print(Text(f"    in {visible(_in_artifact(entry))}", style="dim"))
    if finding.hint and with_hint:
        console.print(Text(f"    {visible(finding.hint)}", style="dim"))


def _place(entry: publish.Entry) -> str:
    """Return where to look: in the manuscript where that is known, else in the built file."""
    span = entry.finding.span
    if span is None:
        return _in_artifact(entry)
    numbers = [str(number) for number in (span.line, span.column if span.line else 0) if number]
    return ":".join([entry.file, *numbers])


def _in_artifact(entry: publish.Entry) -> str:
    place = str(entry.finding.place or "")
    return ", ".join(part for part in (entry.artifact, place) if part)


def _snippet(entry: publish.Entry, span: publish.Span) -> tuple[Text, Text]:
    """Return the source line, and carets below the place."""
    text = entry.text.rstrip()
    first, last = marked(text, entry.finding, span)
    start, end = _window(text, first)
    last = min(last, end)
    before, meant = visible(text[start:first]), visible(text[first:last])
    shown = before + meant + visible(text[last:end])
    ellipsis = "…" if start else ""
    number = str(span.line)
    style = _MARKS[entry.finding.severity]
    source = Text(f"{number:>5} │ ", style="dim")
    source.append(ellipsis, style="dim")
    source.append(shown, style="default")
    source.append("…" if end < len(text) else "", style="dim")
    below = Text(f"{'':>5} │ ", style="dim")
    below.append(" " * (len(ellipsis) + cell_len(before)))
    below.append("^" * max(1, min(cell_len(meant), _LONGEST_MARK)), style=style)
    return source, below


def _window(text: str, at: int) -> tuple[int, int]:
    """Return the part of a line that is shown: a manuscript may have a paragraph on one."""
    if len(text) <= _WIDTH:
        return 0, len(text)
    start = max(0, min(at - _BEFORE, len(text) - _WIDTH))
    return start, start + _WIDTH


def summary(result: publish.CheckResult, verbose: bool) -> str:
    """Return how much was found (``1 error, 2 warnings, 4 remarks (-v shows them); 3 accepted``)."""
    counts = [(name, result.count(name)) for name in ("error", "warning")]
    # That a validator is not there is told by itself.
    remarks = result.count("info") - len(absent(result))
    told = [plural(count, name) for name, count in counts if count]
    told += [f"{plural(remarks, 'remark')}{'' if verbose else ' (-v shows them)'}"] if remarks else []
    found = ", ".join(told) or "no findings"
    accepted = sum(len(check.accepted) for check in result.checks)
    known = sum(len(check.known) for check in result.checks)
    also = [f"{accepted} accepted" if accepted else "", f"{known} known" if known else ""]
    return "; ".join(filter(None, (found, ", ".join(filter(None, also)))))


def times(result: publish.CheckResult) -> str:
    """Return how long each validator and group of rules took."""
    parts = [f"{one.name} {'kept' if one.kept else f'{one.seconds:.1f} s'}" for one in result.times]
    return ", ".join(parts)


def absent(result: publish.CheckResult) -> list[publish.Finding]:
    """Return what is said of validators that are not there, which stays no secret."""
    return [one for one in result.findings if one.code == "validator-missing" and one.severity == "info"]
