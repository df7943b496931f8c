"""``publish import``."""

from __future__ import annotations

from pathlib import Path

import click

import publish
from publish.cli import findings
from publish.cli.console import errors, output

EXAMPLES = """\b
Examples:
  publish import delivered.txt -o report
  publish import novel.docx -o novel
"""


@click.command("import", epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The publication folder to write. [default: the file's name without its ending]",
)
@click.option("--title", default="", help="The title, where the manuscript has none.")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding, with its hint.")
def command(file: Path, folder: Path | None, title: str, verbose: bool) -> int:
    """Turn FILE, a delivered manuscript (.txt, .docx), into a publication folder."""
    target = folder or Path(file.stem)
    result = publish.import_manuscript(file, target, title=title)
    findings.show(errors(), result.findings, None, verbose)
    for path in result.files:
        output().print(str(path), markup=False)
    if result.files:
        output().print(f"Now: publish build {target}", markup=False)
    return 1 if result.failed else 0
