"""``publish check``."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

import publish
from publish.cli import check_report, options
from publish.cli.check_options import HUMAN, Form, FormType, WordsType, chosen, together
from publish.cli.check_rules import explain_rules, list_rules
from publish.cli.console import errors, from_here, output, plural, visible
from publish.cli.progress import BuildProgress

EXAMPLES = """\b
Examples:
  publish check                       the publication in this folder
  publish check dist/*.epub other.pdf finished files, of any tool
  publish check --only links,text     some groups of rules
  publish check --skip epubcheck      all but a validator
  publish check --shop kdp --shop kobo  what these shops would send back
  publish check --no-build            the manuscript alone, as before a commit
  publish check --format human --format sarif=check.sarif --format junit=check.xml
  publish check --baseline known.json --write-baseline
                                      what is found now is known from now on
  publish check --baseline known.json new findings alone fail
  publish check --fix                 mend what is safe to mend, diff first
  publish check --explain quote-straight
"""


@click.command("check", epilog=EXAMPLES)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "forms",
    type=FormType(),
    multiple=True,
    metavar="NAME[=FILE]",
    help="human, json, sarif, junit or github, to standard output or to FILE (repeatable).",
)
@click.option(
    "--only", type=WordsType(), multiple=True, metavar="CODE", help="Look for this alone: codes, groups."
)
@click.option("--skip", type=WordsType(), multiple=True, metavar="CODE", help="Leave this out.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="The least grave finding for which the exit status is 1.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Findings in FILE are known and count no more.",
)
@click.option("--write-baseline", is_flag=True, help="Make what is found now the --baseline.")
@click.option(
    "--profile",
    type=click.Choice(["print", "press", "screen"]),
    help="Whose rules PDFs are held to. [default: by the edition's preset]",
)
@click.option(
    "--require",
    type=WordsType(),
    multiple=True,
    metavar="NAME",
    help="Validators that must be there, such as epubcheck,ace,verapdf.",
)
@click.option(
    "--shop",
    "shops",
    type=click.Choice(publish.SHOPS),
    multiple=True,
    help="Whose rules the book and its files are held to as well (repeatable).",
)
@click.option("--spelling", is_flag=True, help="Look words up in dictionaries.")
@click.option("--online", is_flag=True, help="Ask the web whether addresses answer.")
@click.option("--no-build", is_flag=True, help="Look at the manuscript alone; build nothing.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, after showing the change.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=publish.TIME_LIMIT,
    show_default=True,
    metavar="SECONDS",
    help="What each validator may take.",
)
@options.output
@options.targets
@options.editions
@options.jobs
@options.cache
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers found before.")
@click.option("--list", "listed", is_flag=True, help="List all rules, and nothing else.")
@click.option("--explain", type=WordsType(), metavar="CODE", help="Explain a rule, and nothing else.")
@options.verbose
@options.quiet
def command(
    paths: tuple[Path, ...],
    forms: tuple[Form, ...],
    only: tuple[tuple[str, ...], ...],
    skip: tuple[tuple[str, ...], ...],
    fail_on: publish.FailOn,
    baseline: Path | None,
    write_baseline: bool,
    profile: publish.Profile | None,
    require: tuple[tuple[str, ...], ...],
    shops: tuple[str, ...],
    spelling: bool,
    online: bool,
    no_build: bool,
    fix: bool,
    yes: bool,
    time_limit: float,
    folder: Path,
    targets: tuple[str, ...] | None,
    editions: tuple[str, ...],
    jobs: int | None,
    cache: Path | None,
    no_cache: bool,
    listed: bool,
    explain: tuple[str, ...] | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """Check publications and finished files: our own rules, and real validators.

    PATH is a publication as for publish build, which is built as far as is needed, or a finished
    .epub or .pdf file. Without any PATH it is the folder you are in.
    """
    if listed or explain:
        return list_rules() if listed else explain_rules(explain or ())
    kept_in = options.kept_in(cache, no_cache)
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs a --baseline FILE to write")
    reports = chosen(forms)
    check = partial(
        publish.check,
        paths or (Path(),),
        output=folder,
        to=targets,
        editions=editions or None,
        jobs=jobs,
        only=together(only),
        skip=together(skip),
        fail_on=fail_on,
        profile=profile,
        require=together(require),
        shops=shops,
        spelling=spelling,
        online=online,
        time_limit=time_limit,
        cache=kept_in,
    )
    try:
        if fix:
            only_for_people = all(form.file is not None or form.name == HUMAN for form in reports)
            _fix(check(build_first=False), yes, output() if only_for_people else errors())
        known = None if write_baseline else baseline
        with BuildProgress(errors(), quiet) as progress:
            result = check(baseline=known, build_first=not no_build, progress=progress)
        if write_baseline and baseline is not None:
            count = publish.renew_baseline(baseline, result)
            errors().print(f"{plural(count, 'finding')} known from now on: {baseline}", markup=False)
    except publish.UsageError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    _report(result, reports, verbose, quiet)
    return 1 if result.failed and not write_baseline else 0


def _fix(result: publish.CheckResult, yes: bool, shown: Console) -> None:
    """Show what would be mended on the console ``shown``, ask, and mend it."""
    mends = publish.mends_of(result)
    console = errors()
    if not mends.count:
        console.print("There is nothing that is safe to mend.")
        return
    for line in mends.diff().splitlines():
        style = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1], "")
        shown.print(Text(visible(line), style=style))
    if not yes and not _agreed(mends.count):
        return
    written, left = mends.write()
    for path in written:
        console.print(f"mended {visible(from_here(path))}", markup=False)
    for one in (*mends.left, *left):
        console.print(f"not mended, {visible(one.mend.file)}: {one.reason}", markup=False)


def _agreed(count: int) -> bool:
    """Ask whether to mend; where nobody can answer, nothing is mended."""
    try:
        return click.confirm(f"Mend {plural(count, 'place')}?", default=False, err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        errors().print("nobody answers, so nothing is mended; --yes mends without asking")
        return False


def _report(result: publish.CheckResult, forms: tuple[Form, ...], verbose: bool, quiet: bool) -> None:
    for form in forms:
        if form.name == HUMAN:
            _for_people(result, form, verbose, quiet)
            continue
        text = publish.report(result, form.name)
        if form.file is None:
            click.echo(text, nl=False)
        else:
            _write(form.file, text)
    if not quiet:
        _conclude(output() if Form(HUMAN) in forms else errors(), result, forms, verbose)


def _for_people(result: publish.CheckResult, form: Form, verbose: bool, quiet: bool) -> None:
    found = publish.entries(result)
    if form.file is None:
        check_report.show(output(), found, verbose, quiet)
        return
    form.file.parent.mkdir(parents=True, exist_ok=True)
    with form.file.open("w", encoding="utf-8") as file:
        console = Console(file=file, soft_wrap=True, highlight=False, no_color=True, width=200)
        check_report.show(console, found, verbose=True)
        console.print(check_report.summary(result, verbose=True), markup=False)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def _conclude(console: Console, result: publish.CheckResult, forms: tuple[Form, ...], verbose: bool) -> None:
    for missing in check_report.absent(result):
        console.print(Text(f"{missing.message}. {visible(missing.hint)}", style="dim"))
    for gone in result.gone:
        words = f"gone: {gone.file}: [{gone.code}] {gone.message}"
        console.print(Text(visible(words), style="green"))
    for form in forms:
        if form.file is not None:
            console.print(f"{form.name}: {form.file}", markup=False)
    artifacts = [str(path) for check in result.checks for path in check.artifacts]
    if artifacts:
        console.print(f"Checked {visible(', '.join(artifacts))}", markup=False)
    if result.times:
        console.print(Text(check_report.times(result), style="dim"))
    console.print(f"{result.seconds:.1f} s, {check_report.summary(result, verbose)}", markup=False)
