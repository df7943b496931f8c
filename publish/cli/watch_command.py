"""``publish watch``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from rich.console import Console

import publish
from publish.cli import findings, options
from publish.cli.console import errors, output, plural
from publish.cli.progress import BuildProgress

EXAMPLES = """\b
Examples:
  publish watch                       the publication in this folder
  publish watch my-book --to pdf      the PDF alone, which is quicker
"""


@click.command("watch", epilog=EXAMPLES)
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=".")
@options.output
@options.targets
@options.editions
@options.jobs
@options.strict
@options.cache
@options.verbose
@options.quiet
def command(
    path: Path,
    folder: Path,
    targets: tuple[str, ...] | None,
    editions: tuple[str, ...],
    jobs: int | None,
    strict: bool,
    cache: Path | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """Build PATH now, and again at every save, until Ctrl-C.

    Findings are shown when they come and when they are gone.
    """
    report = _Report(verbose, quiet)
    try:
        publish.watch(
            path,
            report,
            output=folder,
            to=targets,
            editions=editions or None,
            jobs=jobs,
            strict=strict,
            cache=cache or True,
            progress=report.progress,
        )
    except publish.UsageError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    except KeyboardInterrupt:  # the way in which watching ends
        report.end()
    return 0


class _Report:
    """What is said of one build after the other."""

    def __init__(self, verbose: bool, quiet: bool) -> None:
        self._console: Console = errors()
        self._verbose = verbose
        self._quiet = quiet
        self._known: Counter[publish.Diagnostic] = Counter()
        self._display: BuildProgress | None = None

    def progress(self, event: publish.Progress) -> None:
        """Show a step of the build that goes on, on a terminal; in a log it would be noise."""
        if not self._console.is_terminal or event.step == "unchanged":
            return
        if self._display is None:
            self._display = BuildProgress(self._console, self._quiet)
        self._display(event)

    def __call__(self, result: publish.BuildResult) -> None:
        """Say what was built, which findings are new, and which are gone."""
        self.end()
        found = Counter(result.findings)
        new = [one for one in result.findings if one in (found - self._known)]
        gone = sum((self._known - found).values())
        self._known = found
        findings.show(self._console, new, result.root, self._verbose, self._quiet)
        if self._quiet:
            return
        if gone:
            self._console.print(f"{plural(gone, 'finding')} gone", markup=False)
        names = ", ".join(str(artifact.path) for artifact in result.artifacts) or "nothing written"
        left = findings.summary(result.findings)
        output().print(f"{result.seconds:.1f} s  {names}  ({left})", markup=False)

    def end(self) -> None:
        """Take the display of a build that is over off the terminal."""
        if self._display is not None:
            self._display.__exit__(None, None, None)
            self._display = None
