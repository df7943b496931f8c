"""Checking, and the reports and baselines of what was found."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from publish.api.asked import build_options, several
from publish.check.options import TIME_LIMIT, CheckOptions, FailOn, Profile
from publish.check.results import CheckResult
from publish.engine.events import Listener
from publish.engine.results import UsageError

if TYPE_CHECKING:
    from publish.check.report.entries import Entry


REPORTS = ("json", "sarif", "junit", "github")
"""The forms in which `report` gives the findings of a check."""


def check(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    output: str | PathLike[str] = "dist",
    to: str | Iterable[str] | None = None,
    editions: str | Iterable[str] | None = None,
    jobs: int | None = None,
    only: str | Iterable[str] | None = None,
    skip: str | Iterable[str] | None = None,
    fail_on: FailOn = "error",
    baseline: str | PathLike[str] | None = None,
    profile: Profile | None = None,
    require: str | Iterable[str] | None = None,
    spelling: bool = False,
    online: bool = False,
    build_first: bool = True,
    time_limit: float = TIME_LIMIT,
    shops: str | Iterable[str] | None = None,
    cache: str | PathLike[str] | bool = True,
    progress: Listener | None = None,
) -> CheckResult:
    """Check publications, and finished ``.epub`` and ``.pdf`` files of any tool.

    A path is one of such a file, or what `build` takes: a publication is built into the folder
    ``output`` as far as is needed (``to``, ``editions``, ``jobs`` are those of `build`), or not at
    all without ``build_first``: then its manuscript alone is looked at.

    ``only`` and ``skip`` choose by code (``link-dangling``), by the beginning of one (``RSC``), by group
    of rules or validator (``links``, ``epubcheck``), or by both (``ace:image-alt``). Findings in the
    file ``baseline`` are known and count no more. ``profile`` holds PDFs to the rules of ``print``,
    ``press`` or ``screen``, by default to those of their edition's preset. Validators named in
    ``require`` must be there. ``spelling`` looks words up, ``online`` asks the web whether addresses
    answer; neither is done unasked. ``shops`` (of `SHOPS`) are asked besides those that a publication
    names. A validator has ``time_limit`` seconds for all files.
    ``cache`` keeps what was found in what, so that the next check looks at what has changed.

    Raises `UsageError` for words that mean nothing and for a baseline that is none,
    FileNotFoundError for a path that does not exist, OSError when an output cannot be written.
    """
    from publish.check.run import check_all

    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    options = CheckOptions(
        build=build_options(output, to, editions, cache, progress, jobs=jobs),
        only=several(only) or (),
        skip=several(skip) or (),
        fail_on=fail_on,
        baseline=None if baseline is None else Path(baseline),
        profile=profile,
        require=several(require) or (),
        spelling=spelling,
        online=online,
        build_first=build_first,
        time_limit=time_limit,
        shops=several(shops) or (),
    )
    return check_all([Path(path) for path in given], options)


def entries(result: CheckResult, base: str | PathLike[str] = ".") -> tuple[Entry, ...]:
    """Return the findings of a check with what reports show of them: paths from the folder
    ``base``, the source line, the fingerprint, whether they count."""
    from publish.check.report.entries import entries as entries_of

    return tuple(entries_of(result, Path(base)))


def report(result: CheckResult, form: str, base: str | PathLike[str] | None = None) -> str:
    """Return the findings of a check as ``json``, ``sarif``, ``junit`` or ``github``.

    Paths in it begin at the folder ``base``: by default the current one, for ``sarif`` and ``github``
    the repository that it lies in. Raises `UsageError` for another form.
    """
    from publish import __version__
    from publish.check.report import report_as

    if form not in REPORTS:
        raise UsageError(f"there is no report {form!r}; there are: {', '.join(REPORTS)}")
    return report_as(result, form, None if base is None else Path(base), __version__)


def renew_baseline(file: str | PathLike[str], result: CheckResult) -> int:
    """Make all findings of a check that are not accepted the baseline in ``file``; return how many
    it has. What it says of paths and validators that were not asked stays.

    Raises `UsageError` for a check that did not ask everything and for a file that is no baseline,
    OSError when it cannot be written.
    """
    from publish.check.baseline import renew_baseline as renew

    return renew(Path(file), result)
