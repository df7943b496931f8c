"""Where the time of a build went: a table for people, JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import JustifyMethod
from rich.table import Table

import publish
from publish.cli.console import output, plural, visible

_WORDS = {
    "read": "reading the manuscript",
    "resolve": "numbering and linking",
    "pictures": "pictures",
    "render": "rendering",
    "wait": "waiting for pages",
    "margins": "folios and running heads",
    "assemble": "joining, or waiting for it",
    "package": "packaging",
    "write": "writing",
}
_MOST = 20
"""Chapters that are listed, those that took longest."""


def show(builds: list[tuple[Path, publish.BuildResult]]) -> None:
    """Print where the time of each build went."""
    for path, result in builds:
        if len(builds) > 1:
            output().print(f"\n{visible(str(path))}", markup=False)
        output().print(_steps(result))
        if result.timings.layouts:
            output().print(_layouts(result.timings))
        output().print(_kept(result), markup=False)


def write(builds: list[tuple[Path, publish.BuildResult]], file: Path) -> None:
    """Write the same as JSON: an object with ``publications``, times in seconds."""
    publications = [_as_json(path, result) for path, result in builds]
    file.write_text(json.dumps({"publications": publications}, indent=1) + "\n", encoding="utf-8")


def _steps(result: publish.BuildResult) -> Table:
    table = _table("step", "edition", "seconds")
    for step in result.timings.steps:
        table.add_row(_WORDS.get(step.step, step.step), step.edition, f"{step.seconds:.2f}")
    rest = result.seconds - sum(step.seconds for step in result.timings.steps)
    table.add_row("all else", "", f"{rest:.2f}")
    table.add_row("in all", "", f"{result.seconds:.2f}", style="bold")
    return table


def _layouts(timings: publish.Timings) -> Table:
    table = _table("set by a worker", "pages", "seconds")
    longest = sorted(timings.layouts, key=lambda one: -one.seconds)
    for one in longest[:_MOST]:
        table.add_row(visible(one.unit), str(one.pages), f"{one.seconds:.2f}")
    others = longest[_MOST:]
    if others:
        pages = sum(one.pages for one in others)
        table.add_row(f"{len(others)} more", str(pages), f"{sum(one.seconds for one in others):.2f}")
    return table


def _kept(result: publish.BuildResult) -> str:
    if result.unchanged:
        return "nothing changed: all came from the cache"
    laid_out = plural(len(result.timings.layouts), "layout")
    return f"{laid_out} made, {result.timings.kept} from the cache"


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for number, name in enumerate(columns):
        justify: JustifyMethod = "right" if name in ("pages", "seconds") else "left"
        table.add_column(name, justify=justify, overflow="fold" if number else "ellipsis")
    return table


def _as_json(path: Path, result: publish.BuildResult) -> dict[str, Any]:
    timings = result.timings
    return {
        "path": str(path),
        "seconds": round(result.seconds, 4),
        "unchanged": result.unchanged,
        "kept": timings.kept,
        "steps": [
            {"step": one.step, "edition": one.edition, "seconds": round(one.seconds, 4)}
            for one in timings.steps
        ],
        "layouts": [
            {"unit": one.unit, "pages": one.pages, "seconds": round(one.seconds, 4)}
            for one in timings.layouts
        ],
    }
