"""``publish cache``."""

from __future__ import annotations

from pathlib import Path

import click

import publish
from publish.cli.console import output, plural, size

EXAMPLES = """\b
Examples:
  publish cache info                  what is kept, and where
  publish cache clear                 keep nothing of it
  publish cache info --cache DIR      of the folder given to publish build --cache
"""

_NAMES = {
    "pages": "laid out pages",
    "facts": "what stands on them",
    "sources": "publications met",
    "record": "builds",
    "edition": "finished files",
}

_folder = click.option(
    "--cache",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The cache in DIR. [default: the user's own]",
)


@click.group("cache", epilog=EXAMPLES)
def command() -> None:
    """Tell what is kept of earlier builds, or remove it."""


@command.command("info", epilog=EXAMPLES)
@_folder
def info(folder: Path | None) -> int:
    """Tell where the cache lies and what is in it."""
    told = publish.cache_info(folder)
    _print(str(told.folder))
    for kind, entries, taken in told.kinds:
        name = _NAMES.get(kind, kind)
        _print(f"  {name}: {plural(entries, 'entry', 'entries')}, {size(taken)}")
    _print(f"{size(told.size)} of at most {size(told.limit)}")
    return 0


@command.command("clear", epilog=EXAMPLES)
@_folder
def clear(folder: Path | None) -> int:
    """Remove all that is kept, and nothing else."""
    removed = publish.clear_cache(folder)
    _print(f"{plural(removed.entries, 'entry', 'entries')} removed, {size(removed.size)}")
    return 0


def _print(line: str) -> None:
    output().print(line, markup=False)
