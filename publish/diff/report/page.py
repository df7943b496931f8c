"""Writes the report as one HTML file."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined

from publish.diff.report.words import ASIDE, OF_PAGES, amount, heading, lines, summary
from publish.diff.results import DiffResult, FileDiff, PageChange, Shot

_FILES = ("report.html.j2", "parts.html.j2", "report.css")


def report_page(result: DiffResult) -> str:
    """Return the report of a comparison; the same result gives the same text."""
    here = files("publish.diff.report")
    sources = {name: here.joinpath(name).read_text("utf-8") for name in _FILES}
    environment = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["address"] = _address
    environment.globals |= {
        "kinds": OF_PAGES,
        "amount": amount,
        "heading": heading,
        "summary": summary,
        "lines": lines,
        "aside": ASIDE,
        "moved": moved,
        "unshown": _unshown,
        "percent": _percent,
        "css": sources["report.css"],
    }
    return environment.get_template(_FILES[0]).render(result=result)


def _address(shot: Shot) -> str:
    return f"data:{shot.media_type};base64,{base64.b64encode(shot.data).decode('ascii')}"


def _percent(value: float) -> str:
    return f"{100 * value:.2f}%"


def moved(diff: FileDiff) -> list[tuple[str, str]]:
    """Return pages that only moved: runs of old pages, and of the new ones that they became."""
    pages = [page for page in diff.pages if page.kind == "moved"]
    return [(_run(run, old=True), _run(run, old=False)) for run in _runs(pages)]


def _unshown(diff: FileDiff) -> list[tuple[str, str]]:
    """Return kinds of changed pages that are not shown, and which ones these are."""
    found = []
    for kind, words in OF_PAGES.items():
        pages = [
            page for page in diff.pages if page.kind == kind and page.before is None and page.after is None
        ]
        if kind != "moved" and pages:
            names = ", ".join(_run(run, old=kind == "removed") for run in _runs(pages))
            found.append((words, names))
    return found


def _runs(pages: Sequence[PageChange]) -> Iterator[list[PageChange]]:
    """Yield pages that follow one another in both files."""
    run: list[PageChange] = []
    for page in pages:
        if run and not _follows(run[-1], page):
            yield run
            run = []
        run.append(page)
    if run:
        yield run


def _follows(one: PageChange, other: PageChange) -> bool:
    steps = (other.old - one.old, other.new - one.new)
    is_numbered = one.new_label.isdecimal() == other.new_label.isdecimal()
    return is_numbered and all(step in (0, 1) for step in steps) and any(steps)


def _run(run: Sequence[PageChange], old: bool) -> str:
    labels = [page.old_label if old else page.new_label for page in run]
    return labels[0] if len(labels) == 1 else f"{labels[0]}\N{EN DASH}{labels[-1]}"
