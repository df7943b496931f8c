"""What a comparison is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publish.engine.options import BuildOptions
from publish.engine.results import UsageError

MOST_PAGES = 60
"""Changed pages of a file that the report shows, unless told otherwise."""
TIME_LIMIT = 600.0
"""Seconds that comparing one pair of files may take, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """The values of `publish.diff`, as paths and tuples.

    Raises `UsageError` for what no comparison can be asked for.
    """

    build: BuildOptions
    """How revisions are built; its output is where the report goes if nothing else is said."""
    publication: Path = Path()
    report: Path | None = None
    most_pages: int = MOST_PAGES
    time_limit: float = TIME_LIMIT

    def __post_init__(self) -> None:
        if self.most_pages < 0:
            raise UsageError(f"{self.most_pages} pages cannot be shown")
        if not self.time_limit > 0:
            raise UsageError(f"a time limit of {self.time_limit:g} s leaves no time to compare anything")
