"""``publish new``."""

from __future__ import annotations

from pathlib import Path

import click

import publish
from publish.cli import findings
from publish.cli.console import errors, output

EXAMPLES = """\b
Examples:
  publish new my-novel
  publish new manual --theme textbook
"""


@click.command("new", epilog=EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--theme",
    type=click.Choice(publish.THEMES),
    default="novel",
    show_default=True,
    help="What kind of book it is.",
)
def command(folder: Path, theme: str) -> int:
    """Begin a publication in FOLDER: a small, complete one that builds at once."""
    result = publish.new(folder, theme=theme)
    findings.show(errors(), result.findings, None, verbose=False)
    console = output()
    for path in result.files:
        console.print(str(path), markup=False)
    if result.files:
        console.print(f"Now: publish build {folder}", markup=False)
    return 1 if result.failed else 0
