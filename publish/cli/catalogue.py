"""What a build of several publications came to: the findings of each, and one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

import publish
from publish.cli import findings
from publish.cli.console import output, plural, size, visible

if TYPE_CHECKING:
    from rich.table import Table


def show(console: Console, result: publish.CatalogueResult, verbose: bool, quiet: bool) -> None:
    """Print all findings, below the name of their publication, then the summary."""
    findings.show(console, result.findings, None, verbose, quiet)
    for build in result.builds:
        if findings.any_shown(build.result.findings, verbose, quiet):
            console.print(Text(f"{visible(str(build.path))}:", style="bold"))
            findings.show(console, build.result.findings, build.result.root, verbose, quiet)
    if not quiet:
        output().print(_table(result))
        output().print(_total(result), markup=False)


def _table(result: publish.CatalogueResult) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _ in ("pages", "size", "seconds"):
        table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for build in result.builds:
        made = build.result
        pages = sum(artifact.pages for artifact in made.artifacts)
        written = sum(artifact.size for artifact in made.artifacts)
        changed = "nothing changed, " if made.unchanged else ""
        state = changed + findings.summary(made.findings) if made.artifacts else "nothing was written"
        table.add_row(
            visible(str(build.path)),
            plural(pages, "page") if pages else "",
            size(written) if written else "",
            f"{made.seconds:.1f} s",
            Text(state, style="bold red" if made.failed else ""),
        )
    for path in result.left:
        table.add_row(visible(str(path)), "", "", "", "not begun")
    return table


def _total(result: publish.CatalogueResult) -> str:
    failed = sum(build.result.failed for build in result.builds)
    counts = [
        f"{len(result.builds) - failed} built",
        f"{failed} with errors" if failed else "",
        f"{len(result.left)} not begun" if result.left else "",
    ]
    return f"{', '.join(filter(None, counts))}. {result.seconds:.1f} s"
