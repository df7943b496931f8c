"""``publish diff``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

import publish
from publish.cli import options
from publish.cli.console import errors, from_here, output, plural, visible
from publish.cli.progress import BuildProgress

EXAMPLES = """\b
Examples:
  publish diff v1.0                   a revision, and the folder as it is now
  publish diff HEAD~1 HEAD            two revisions of the publication in this folder
  publish diff v1.0 v1.1 -p my-book   of the publication in another folder
  publish diff old.pdf new.pdf        two finished files, of any tool
  publish diff old.epub new.epub -o changes.html
  publish diff HEAD --fail-on-text-change
                                      after work on a style: no word may be another one
  publish diff HEAD --fail-on-change  after work on a template: nothing at all may
"""

_MOST_CHAPTERS = 20
_KINDS: tuple[tuple[str, str], ...] = (
    ("text", "with other words"),
    ("look", "that look otherwise"),
    ("flow", "with the same words, broken otherwise"),
    ("numbers", "with numbers of pages that moved"),
    ("margins", "with another head or foot"),
)


@click.command("diff", epilog=EXAMPLES)
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "-p",
    "--publication",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="PATH",
    help="The publication whose revisions are compared. [default: this folder]",
)
@click.option(
    "-o",
    "--output",
    "report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The HTML report. [default: dist/NAME-diff.html]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "json"]),
    default="human",
    show_default=True,
    help="What goes to standard output.",
)
@click.option("--fail-on-change", is_flag=True, help="Status 1 if anything changed or moved.")
@click.option("--fail-on-text-change", is_flag=True, help="Status 1 if any word changed.")
@click.option(
    "--pages",
    "most_pages",
    type=click.IntRange(min=0),
    default=publish.MOST_PAGES,
    show_default=True,
    metavar="NUMBER",
    help="Changed pages of a file that are shown.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=publish.DIFF_TIME_LIMIT,
    show_default=True,
    metavar="SECONDS",
    help="What comparing two files may take.",
)
@options.targets
@options.editions
@options.jobs
@options.cache
@click.option("--no-cache", is_flag=True, help="Build revisions without what was kept before.")
@options.quiet
def command(
    old: str,
    new: str | None,
    publication: Path,
    report: Path | None,
    form: str,
    fail_on_change: bool,
    fail_on_text_change: bool,
    most_pages: int,
    time_limit: float,
    targets: tuple[str, ...] | None,
    editions: tuple[str, ...],
    jobs: int | None,
    cache: Path | None,
    no_cache: bool,
    quiet: bool,
) -> int:
    """Show what changed: pages as pictures, and words.

    OLD and NEW are two finished .pdf or two .epub files, or two git revisions of one publication,
    which are built as far as is needed. Without NEW the revision is compared with the folder as it is
    now.
    """
    kept_in = options.kept_in(cache, no_cache)
    try:
        with BuildProgress(errors(), quiet) as progress:
            result = publish.diff(
                old,
                new,
                publication=publication,
                report=report,
                to=targets,
                editions=editions or None,
                jobs=jobs,
                most_pages=most_pages,
                time_limit=time_limit,
                cache=kept_in,
                progress=progress,
            )
    except publish.UsageError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    for finding in result.findings:
        if not quiet or finding.severity == "error":
            _show_finding(errors(), finding)
    if form == "json":
        click.echo(result.to_json(), nl=False)
    elif not quiet:
        for diff in result.diffs:
            _show(output(), diff)
    if result.report is not None and not quiet:
        errors().print(f"{visible(from_here(result.report))}, {result.seconds:.1f} s", markup=False)
    changed = (fail_on_change and result.changed) or (fail_on_text_change and result.text_changed)
    return 1 if result.failed or changed else 0


def _show_finding(console: Console, finding: publish.Finding) -> None:
    place = f"{finding.span}: " if finding.span else f"{finding.artifact}: " if finding.artifact else ""
    style = {"error": "red", "warning": "yellow"}.get(finding.severity, "dim")
    words = f"{place}{finding.severity}[{finding.code}]: {finding.message}"
    console.print(Text(visible(words), style=style))


def _show(console: Console, diff: publish.FileDiff) -> None:
    """Say what changed in one pair of files."""
    console.print(Text(f"{diff.kind.upper()} {visible(diff.title or diff.new or diff.old)}", style="bold"))
    if not diff.changed:
        console.print("  nothing changed")
        return
    for line in (*_pages(diff), *_words(diff), *_others(diff)):
        console.print(f"  {line}", markup=False)
    _chapters(console, diff)


def _pages(diff: publish.FileDiff) -> list[str]:
    if diff.kind != "pdf" or not (diff.old and diff.new):
        return []
    lines = [f"{plural(diff.old_pages, 'page')} before, {diff.new_pages} now"]
    counted = Counter[str](page.kind for page in diff.pages)
    changed = sum(counted[kind] for kind, _ in _KINDS)
    if changed:
        told = ", ".join(f"{counted[kind]} {words}" for kind, words in _KINDS if kind in counted)
        lines.append(f"{plural(changed, 'page')} changed: {told}")
    rest = [f"{counted[kind]} {kind}" for kind in ("added", "removed") if kind in counted]
    rest += [f"{counted['moved']} only moved"] if "moved" in counted else []
    if rest:
        lines.append(f"pages: {', '.join(rest)}")
    if diff.unshown:
        lines.append(f"{plural(diff.unshown, 'changed page')} not shown in the report (--pages)")
    return lines


def _words(diff: publish.FileDiff) -> list[str]:
    if not (diff.old and diff.new):
        return [f"{diff.new or diff.old} is {'new' if diff.new else 'gone'}"]
    said = [
        f"{count} {words}" for count, words in ((diff.removed, "removed"), (diff.added, "added")) if count
    ]
    said += [f"{diff.shifted} moved"] if diff.shifted else []
    lines = [f"words: {', '.join(said)}"] if said else ["no word changed"]
    return [*lines, f"{plural(diff.renumbered, 'number')} of pages that moved"] if diff.renumbered else lines


def _others(diff: publish.FileDiff) -> list[str]:
    named = (
        ("markup", "passage marked up otherwise", "passages marked up otherwise"),
        ("metadata", "value of the metadata", "values of the metadata"),
        ("pictures", "picture", "pictures"),
        ("styles", "style sheet", "style sheets"),
        ("files", "other file", "other files"),
    )
    counted = [(len(getattr(diff, name)), one, many) for name, one, many in named]
    return [plural(count, one, many) for count, one, many in counted if count]


def _chapters(console: Console, diff: publish.FileDiff) -> None:
    """List the chapters in which more happened than that pages moved."""
    changed = [one for one in diff.chapters if one.pages or one.removed or one.added]
    for one in changed[:_MOST_CHAPTERS]:
        parts = [plural(one.pages, "page")] if one.pages else []
        parts += [f"-{one.removed} +{one.added} words"] if one.removed or one.added else []
        title = one.title or "before the first chapter"
        console.print(Text(f"    {visible(title)}: {', '.join(parts)}", style="dim"))
    if len(changed) > _MOST_CHAPTERS:
        console.print(Text(f"    and {len(changed) - _MOST_CHAPTERS} more chapters", style="dim"))
