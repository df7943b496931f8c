"""Options that more than one command takes."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli.words import EditionName, Targets

output = click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("dist"),
    show_default=True,
    help="The folder to write into.",
)
targets = click.option(
    "--to", "targets", type=Targets(), default=None, help="pdf, epub or pdf,epub. [default: both]"
)
editions = click.option(
    "-e",
    "--edition",
    "editions",
    type=EditionName(),
    multiple=True,
    metavar="NAME",
    help="Build this edition only (repeatable).",
)
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many chapters are set at once. [default: processors]",
)
strict = click.option("--strict", is_flag=True, help="Treat warnings as errors; then nothing is written.")
cache = click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Keep laid out chapters in DIR. [default: the user's cache folder]",
)
verbose = click.option("-v", "--verbose", is_flag=True, help="Show every finding, with its hint.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Show errors only.")


def kept_in(folder: Path | None, none: bool) -> Path | bool:
    """Return what functions of ours take as ``cache`` for ``--cache`` and ``--no-cache``; both
    together are a usage error."""
    if folder is not None and none:
        raise click.UsageError("--cache and --no-cache cannot both be meant")
    return folder or not none
