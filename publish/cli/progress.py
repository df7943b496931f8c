"""The progress of a build: a live display on a terminal, plain lines elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

import publish
from publish.cli.console import plural, visible

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_WORDS = {
    "publication": "Publications",
    "unchanged": "Nothing changed",
    "read": "Reading",
    "resolve": "Numbering and linking",
    "fonts": "Fonts",
    "render": "Rendering",
    "layout": "Setting pages",
    "margins": "Folios and running heads",
    "assemble": "Joining",
    "package": "Packaging",
    "check": "Checking",
    "compare": "Comparing",
}


class BuildProgress:
    """Shows `publish.Progress` events; a context manager that is called with each of them."""

    def __init__(self, console: Console, quiet: bool) -> None:
        self._console = console
        self._quiet = quiet
        self._tasks: dict[tuple[str, str], TaskID] = {}
        self._begun: set[tuple[str, str]] = set()
        self._live: Progress | None = None

    def __enter__(self) -> BuildProgress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def __call__(self, event: publish.Progress) -> None:
        """Take one event of the build."""
        if self._quiet:
            return
        if event.step == "publication":
            self._begin_another()
        # What is over as soon as it is said needs no display that moves.
        if not self._console.is_terminal or (event.step == "unchanged" and self._live is None):
            self._line(event)
            return
        if self._live is None:
            self._live = _live_display(self._console)
            self._live.start()
        self._update(self._live, event)

    def _begin_another(self) -> None:
        """Forget the steps of the publication before: all of several would fill the screen."""
        self._begun.clear()
        if self._live is not None:
            for key in [key for key in self._tasks if key[1] != "publication"]:
                self._live.remove_task(self._tasks.pop(key))

    def _update(self, live: Progress, event: publish.Progress) -> None:
        key = (event.edition, event.step)
        if key not in self._tasks:
            self._finish_before(live)
            name = f"{event.edition}: {_WORDS[event.step]}" if event.edition else _WORDS[event.step]
            self._tasks[key] = live.add_task(name, total=None, count="", detail="")
        count = f"{event.done}/{event.total}" if event.total else ""
        if event.pages:
            count = " · ".join(part for part in (count, plural(event.pages, "page")) if part)
        live.update(
            self._tasks[key],
            total=event.total or None,
            completed=event.done,
            count=count,
            detail=escape(visible(event.detail[:40])),
        )

    def _finish_before(self, live: Progress) -> None:
        """Tick what went before: steps follow one another."""
        whole = self._tasks.get(("", "publication"))
        for task in live.tasks:
            if not task.finished and task.id != whole:
                live.update(task.id, total=task.total or 1, completed=task.total or 1, detail="")

    def _line(self, event: publish.Progress) -> None:
        key = (event.edition, event.step)
        if key in self._begun:
            return
        self._begun.add(key)
        if event.step == "publication":
            words = f"{visible(event.detail)} ({event.done + 1} of {event.total})"
        else:
            words = f"{event.edition}: {_WORDS[event.step]}" if event.edition else _WORDS[event.step]
        self._console.print(words, markup=False)


def _live_display(console: Console) -> Progress:
    """Return a display with a line for each step, which goes when it is over."""
    # It takes a while to load, and a build with nothing to do shows none.
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.table import Column

    fixed = Column(no_wrap=True)
    # What is cut where the terminal is narrow is the name of the chapter.
    rest = Column(no_wrap=True, overflow="ellipsis", ratio=1)
    return Progress(
        SpinnerColumn(finished_text="✓", table_column=fixed),
        TextColumn("{task.description}", table_column=Column(no_wrap=True, min_width=20)),
        BarColumn(bar_width=16, table_column=Column(no_wrap=True, min_width=16)),
        TimeElapsedColumn(table_column=Column(no_wrap=True, min_width=7)),
        TextColumn("{task.fields[count]}", table_column=fixed),
        TextColumn("{task.fields[detail]}", style="dim", table_column=rest),
        console=console,
        transient=True,
        expand=True,
    )
