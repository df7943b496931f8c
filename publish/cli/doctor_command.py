"""``publish doctor``."""

from __future__ import annotations

import click
from rich.text import Text

import publish
from publish.cli.console import output

_MARKS = {"ok": ("✓", "green"), "missing": ("✗", "red"), "old": ("!", "yellow")}


@click.command("doctor")
def command() -> int:
    """Tell what is installed (libraries, fonts, validators), what is missing, how to get it.

    The exit status is 1 when something is missing that a build needs.
    """
    report = publish.doctor()
    width = max(len(item.name) for item in report.items)
    for item in report.items:
        mark, style = _MARKS[item.state]
        line = Text()
        line.append(f"{mark} ", style=style)
        line.append(f"{item.name:<{width}}  {item.version}")
        if item.detail:
            line.append(f"  {item.detail}", style="dim")
        output().print(line)
        if item.state != "ok" and item.hint:
            output().print(Text(f"    {item.hint}", style="dim"))
    return 0 if report.ready else 1
