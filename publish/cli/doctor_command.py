"""``publish doctor``."""

from __future__ import annotations

import click
from rich.text import Text

import publish
from publish.cli.console import errors, output

_MARKS = {"ok": ("✓", "green"), "missing": ("✗", "red"), "old": ("!", "yellow")}


@click.command("doctor")
@click.option(
    "--get",
    "wanted",
    type=click.Choice(publish.FETCHED_VALIDATORS),
    multiple=True,
    help="Fetch a validator, and do nothing else: ace from npm, verapdf from Maven Central (repeatable).",
)
def command(wanted: tuple[str, ...]) -> int:
    """Tell what is installed (libraries, fonts, validators), what is missing, how to get it.

    The exit status is 1 when something is missing that a build needs, or when a validator could not
    be fetched. Nothing is fetched without --get; it needs no root.
    """
    if wanted:
        return max([_get(name) for name in dict.fromkeys(wanted)])
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


def _get(name: str) -> int:
    try:
        got = publish.get_validator(name)
    except publish.NotFetchedError as problem:
        errors().print(Text(f"{name}: {problem}"))
        return 1
    how = "was there" if got.was_there else f"fetched in {got.seconds:.0f} s"
    output().print(Text(f"{got.name} {got.version} {how}: {got.folder}, {got.size / 1e6:.0f} MB"))
    return 0
