"""``publish build``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

import publish
from publish.cli import catalogue, findings, options
from publish.cli.console import errors, output, plural, size
from publish.cli.progress import BuildProgress

EXAMPLES = """\b
Examples:
  publish build                       the publication in this folder
  publish build my-book -o out        into out/
  publish build book.md --to epub     a single file, EPUB alone
  publish build my-book --edition print --strict
  publish build series/*/ --keep-going
                                      many publications, past those that fail
  publish build catalogue.toml        those that a catalogue names
  publish build my-book --executor tcp://host:8786
                                      pages set on a Dask cluster
"""


@click.command("build", epilog=EXAMPLES)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.output
@options.targets
@options.editions
@options.jobs
@click.option(
    "--executor",
    metavar="ADDRESS",
    help="Set pages on the Dask cluster whose scheduler is at ADDRESS (tcp://host:port).",
)
@options.strict
@click.option("--keep-going", is_flag=True, help="Of several publications, build those after one that fails.")
@click.option(
    "--single-run",
    is_flag=True,
    help="Set all chapters once more in one run: slow, and the same pages.",
)
@options.cache
@click.option("--no-cache", is_flag=True, help="Neither use nor keep chapters laid out before.")
@click.option("--no-page-list", is_flag=True, help="Leave the page list of the print edition out of EPUBs.")
@click.option("--timings", "times", is_flag=True, help="Tell where the time went.")
@click.option(
    "--timings-json",
    "times_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write where the time went to FILE, for programs.",
)
@options.verbose
@options.quiet
def command(
    paths: tuple[Path, ...],
    folder: Path,
    targets: tuple[str, ...] | None,
    editions: tuple[str, ...],
    jobs: int | None,
    executor: str | None,
    strict: bool,
    keep_going: bool,
    single_run: bool,
    cache: Path | None,
    no_cache: bool,
    no_page_list: bool,
    times: bool,
    times_file: Path | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """Build the PDF and the EPUB of each PATH (of the folder you are in, without any).

    PATH is a publication folder (publish.toml), an mdBook folder (book.toml), a single .md or .txt
    file, or a catalogue (catalogue.toml), which names publications.
    """
    kept_in = options.kept_in(cache, no_cache)
    console = errors()
    paths = paths or (Path(),)
    several = len(paths) > 1 or publish.is_catalogue(paths[0])
    try:
        with BuildProgress(console, quiet) as progress:
            build = (
                partial(publish.build_all, paths, keep_going=keep_going)
                if several
                else partial(publish.build, paths[0])
            )
            result: publish.BuildResult | publish.CatalogueResult = build(
                output=folder,
                to=targets,
                editions=editions or None,
                jobs=jobs,
                executor=executor,
                strict=strict,
                single_run=single_run,
                page_list=not no_page_list,
                cache=kept_in,
                progress=progress,
            )
    except publish.UsageError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    if isinstance(result, publish.CatalogueResult):
        catalogue.show(console, result, verbose, quiet)
    else:
        findings.show(console, result.findings, result.root, verbose, quiet)
        if not quiet:
            _report(result, strict)
    if times or times_file is not None:
        _tell_times(paths[0], result, times, times_file)
    return 1 if result.failed else 0


def _tell_times(
    path: Path, result: publish.BuildResult | publish.CatalogueResult, shown: bool, file: Path | None
) -> None:
    from publish.cli import timings

    if isinstance(result, publish.CatalogueResult):
        builds = [(one.path, one.result) for one in result.builds]
    else:
        builds = [(path, result)]
    if shown:
        timings.show(builds)
    if file is not None:
        timings.write(builds, file)


def _report(result: publish.BuildResult, strict: bool) -> None:
    console = output()
    for artifact in result.artifacts:
        pages = f"{plural(artifact.pages, 'page')}, " if artifact.pages else ""
        console.print(f"{artifact.path}  {pages}{size(artifact.size)}", markup=False)
    changed = "nothing changed, " if result.unchanged else ""
    took = f"{result.seconds:.1f} s, {changed}{findings.summary(result.findings)}"
    if not result.artifacts:
        reason = "warnings count as errors (--strict)" if strict else "see the errors above"
        console.print(f"Nothing was written: {reason}. {took}", markup=False)
    else:
        console.print(took, markup=False)
