"""``publish dump``."""

from __future__ import annotations

import json
from pathlib import Path

import click

import publish
from publish.cli import findings
from publish.cli.console import errors

EXAMPLES = """\b
Examples:
  publish dump my-book | jq '.body[].title'
"""


@click.command("dump", epilog=EXAMPLES)
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=".")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding, with its hint.")
def command(path: Path, verbose: bool) -> int:
    """Print the resolved content model of PATH as JSON: sections, blocks, numbers, places."""
    try:
        loaded = publish.load(path)
    except publish.UsageError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    findings.show(errors(), loaded.findings, loaded.root, verbose)
    if loaded.publication is not None:
        click.echo(json.dumps(publish.to_json(loaded.publication), ensure_ascii=False, indent=1))
    return 1 if loaded.failed else 0
