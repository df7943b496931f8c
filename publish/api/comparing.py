"""Comparing two files, or two revisions of one publication."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from publish.api.asked import build_options
from publish.diff.options import MOST_PAGES, DiffOptions
from publish.diff.options import TIME_LIMIT as DIFF_TIME_LIMIT
from publish.diff.results import DiffResult
from publish.engine.events import Listener
from publish.engine.results import UsageError


def diff(
    old: str | PathLike[str],
    new: str | PathLike[str] | None = None,
    *,
    publication: str | PathLike[str] = ".",
    report: str | PathLike[str] | None = None,
    output: str | PathLike[str] = "dist",
    to: str | Iterable[str] | None = None,
    editions: str | Iterable[str] | None = None,
    jobs: int | None = None,
    most_pages: int = MOST_PAGES,
    time_limit: float = DIFF_TIME_LIMIT,
    cache: str | PathLike[str] | bool = True,
    progress: Listener | None = None,
) -> DiffResult:
    """Compare two PDFs, two EPUBs, or two git revisions of the publication at ``publication``.

    ``old`` and ``new`` are paths of finished files of any tool, or names of revisions (``HEAD~1``, a
    tag, a hash); without ``new`` the revision is compared with what lies in the folder now. Revisions
    are read out of git into a folder of their own, where nothing of the repository is run, and built
    there with the ``cache`` (``to``, ``editions``, ``jobs`` are those of `build`).

    Pages that only moved are told apart from pages that changed: by what is drawn on them but for
    folios and running heads, and then by how they look. The result has pages, words, chapters,
    metadata, pictures and styles that changed. ``report`` is the HTML file that shows them, by default
    NAME-diff.html in the folder ``output``; of each pair of files it shows ``most_pages`` changed
    pages. Comparing a pair may take ``time_limit`` seconds.

    Raises `UsageError` for what cannot be compared with each other, a folder that is in no git
    repository and a revision that there is not, FileNotFoundError for a path that does not exist,
    OSError when the report cannot be written.
    """
    try:
        from publish.diff.run import diff_all
    except ModuleNotFoundError as absent:
        if absent.name != "pypdfium2":
            raise
        words = "comparing needs the package “pypdfium2”: pip install 'publish-book[check]'"
        raise UsageError(words) from absent
    options = DiffOptions(
        build=build_options(output, to, editions, cache, progress, jobs=jobs),
        publication=Path(publication),
        report=None if report is None else Path(report),
        most_pages=most_pages,
        time_limit=time_limit,
    )
    return diff_all(str(old), None if new is None else str(new), options)
