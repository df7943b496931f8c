"""What a user sees of the work: a live display on a terminal, plain lines elsewhere."""

import io
import re

import pytest
from rich.console import Console

from publish import Progress
from publish.cli.progress import BuildProgress

EVENTS = (
    Progress("", "read", 1, 2, "one.md"),
    Progress("", "read", 2, 2, "two.md"),
    Progress("print", "layout", 1, 2, "The lamp", 1),
    Progress("print", "layout", 2, 2, "The stairs", 5),
    Progress("epub", "package"),
)


def shown(terminal: bool, quiet: bool = False) -> str:
    file = io.StringIO()
    with BuildProgress(Console(file=file, force_terminal=terminal, width=90), quiet) as progress:
        for event in EVENTS:
            progress(event)
    return file.getvalue()


def test_each_step_is_a_plain_line_where_there_is_no_terminal() -> None:
    assert shown(terminal=False) == "Reading\nprint: Setting pages\nepub: Packaging\n"


def test_on_a_terminal_steps_are_ticked_and_pages_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")

    last = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown(terminal=True)).splitlines()

    assert any(re.match(r"✓ print: Setting pages .* 2/2 · 5 pages", line) for line in last)
    assert any(line.startswith("✓ Reading") for line in last)


def test_quiet_shows_nothing() -> None:
    assert shown(terminal=True, quiet=True) == ""
