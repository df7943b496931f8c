"""One manuscript, every edition: a print PDF and an EPUB from one content model.

The public interface, one function a command. Nothing here prints; every function returns a
typed result with its findings, and leaves the caller's process as it is::

    import publish

    result = publish.build("my-book", output="dist")
    for artifact in result.artifacts:
        print(artifact.path, artifact.pages)
    for finding in result.findings:
        print(finding)

What a function needs is imported when it is called, so ``import publish`` is quick: a build that
finds nothing changed is over before the content model would be loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from publish.check.finding import Finding, Mend, Place
from publish.check.options import TIME_LIMIT, CheckOptions, FailOn, Profile
from publish.check.results import Checked, CheckResult, CheckTime, KnownFinding
from publish.diagnostics import Diagnostic
from publish.diff.options import MOST_PAGES, DiffOptions
from publish.diff.options import TIME_LIMIT as DIFF_TIME_LIMIT
from publish.diff.results import ChapterChange, DiffResult, FileDiff, PageChange, TextChange
from publish.engine.events import Listener, Progress, silent
from publish.engine.options import BuildOptions
from publish.engine.results import (
    Artifact,
    BuildResult,
    CacheCounts,
    CatalogueResult,
    FilesResult,
    LayoutTime,
    LoadResult,
    PublicationBuild,
    StepTime,
    Timings,
    UsageError,
)
from publish.spans import Span
from publish.store import Store, StoreInfo, default_folder

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from threading import Event

    from publish.check.explained import RuleText, rule_texts
    from publish.check.mends import Mends, mends_of
    from publish.check.report.entries import Entry
    from publish.check.validators.getting import Fetched, NotFetchedError, get_validator
    from publish.installation import DoctorReport, Item, doctor
    from publish.model import Publication, from_json, to_json
else:
    _LATER = {
        "Entry": "publish.check.report.entries",
        "Fetched": "publish.check.validators.getting",
        "Mends": "publish.check.mends",
        "NotFetchedError": "publish.check.validators.getting",
        "RuleText": "publish.check.explained",
        "get_validator": "publish.check.validators.getting",
        "mends_of": "publish.check.mends",
        "rule_texts": "publish.check.explained",
        "DoctorReport": "publish.installation",
        "Item": "publish.installation",
        "doctor": "publish.installation",
        "Publication": "publish.model",
        "from_json": "publish.model",
        "to_json": "publish.model",
    }

    def __getattr__(name: str) -> object:
        """Return a public name whose room takes a while to load, when it is asked for."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_LATER[name]), name)


__version__ = "0.1.0"

THEMES = ("novel", "textbook", "report")
"""What `new` can begin."""

REPORTS = ("json", "sarif", "junit", "github")
"""The forms in which `report` gives the findings of a check."""

SHOPS = ("kdp", "apple", "kobo", "ingram")
"""The shops whose rules `check` knows."""

FETCHED_VALIDATORS = ("ace", "verapdf")
"""The validators that `get_validator` fetches."""

__all__ = [
    "DIFF_TIME_LIMIT",
    "FETCHED_VALIDATORS",
    "MOST_PAGES",
    "REPORTS",
    "SHOPS",
    "THEMES",
    "TIME_LIMIT",
    "Artifact",
    "BuildResult",
    "CacheCounts",
    "CatalogueResult",
    "ChapterChange",
    "CheckResult",
    "CheckTime",
    "Checked",
    "Diagnostic",
    "DiffResult",
    "DoctorReport",
    "Entry",
    "FailOn",
    "Fetched",
    "FileDiff",
    "FilesResult",
    "Finding",
    "Item",
    "KnownFinding",
    "LayoutTime",
    "LoadResult",
    "Mend",
    "Mends",
    "NotFetchedError",
    "PageChange",
    "Place",
    "Profile",
    "Progress",
    "Publication",
    "PublicationBuild",
    "RuleText",
    "Span",
    "StepTime",
    "StoreInfo",
    "TextChange",
    "Timings",
    "UsageError",
    "build",
    "build_all",
    "cache_info",
    "check",
    "clear_cache",
    "diff",
    "doctor",
    "entries",
    "from_json",
    "get_validator",
    "import_manuscript",
    "is_catalogue",
    "load",
    "mends_of",
    "new",
    "renew_baseline",
    "report",
    "rule_texts",
    "to_json",
    "watch",
]


def build(
    path: str | PathLike[str],
    *,
    output: str | PathLike[str] = "dist",
    to: str | Iterable[str] | None = None,
    editions: str | Iterable[str] | None = None,
    jobs: int | None = None,
    executor: Executor | str | None = None,
    strict: bool = False,
    single_run: bool = False,
    page_list: bool = True,
    cache: str | PathLike[str] | bool = True,
    progress: Listener | None = None,
) -> BuildResult:
    """Build the editions of the publication at ``path`` into the folder ``output``.

    ``path`` is a publication folder, an mdBook folder or a single ``.md`` or ``.txt`` file.
    ``to`` (``pdf``, ``epub``) and ``editions`` (names), one or several, choose; without them all
    are built.
    ``jobs`` is the number of processes that set pages, by default one a processor, and fewer where
    memory is short. ``executor`` sets them elsewhere: the address of a Dask scheduler
    (``tcp://host:port``; extra ``distributed``), or an executor of processes. ``strict``
    treats warnings as errors: then nothing is written. ``single_run`` sets each PDF once more, all
    chapters in one run of the layout engine, which takes longer and gives the same pages.
    Without ``page_list`` no EPUB lists the pages of a print edition, which need not be set then.
    ``cache`` is the folder that keeps laid out chapters for the next build, by default one in the
    user's cache folder; ``False`` builds all anew. The files are the same with and without.
    ``progress`` is called with each step.

    What a writer did wrong is in the result's ``findings``. Raises `UsageError` for an edition
    or target that does not exist and for a ``SOURCE_DATE_EPOCH`` that is none, FileNotFoundError
    for a path that does not exist, OSError when an output cannot be written.
    """
    from publish.engine.build import build_publication

    options = _options(
        output,
        to,
        editions,
        cache,
        progress,
        jobs=jobs,
        executor=executor,
        strict=strict,
        single_run=single_run,
        page_list=page_list,
    )
    return build_publication(Path(path), options)


def watch(
    path: str | PathLike[str],
    built: Callable[[BuildResult], None],
    *,
    output: str | PathLike[str] = "dist",
    to: str | Iterable[str] | None = None,
    editions: str | Iterable[str] | None = None,
    jobs: int | None = None,
    strict: bool = False,
    cache: str | PathLike[str] | bool = True,
    progress: Listener | None = None,
    stop: Event | None = None,
) -> None:
    """Build the publication at ``path`` now and again after every change, until ``stop`` is set.

    ``built`` is called with the result of each build, in the calling thread; a newer save ends a
    build that goes on, which then has no result. The other values are those of `build`. Needs the
    extra ``watch`` (`UsageError` without it).
    """
    try:
        from publish.engine.watching import watch_publication
    except ModuleNotFoundError as absent:
        if absent.name != "watchfiles":
            raise
        words = "watching needs the package “watchfiles”: pip install 'publish-book[watch]'"
        raise UsageError(words) from absent
    options = _options(output, to, editions, cache, progress, jobs=jobs, strict=strict)
    watch_publication(Path(path), built, options, stop)


def build_all(
    paths: Iterable[str | PathLike[str]],
    *,
    output: str | PathLike[str] = "dist",
    to: str | Iterable[str] | None = None,
    editions: str | Iterable[str] | None = None,
    jobs: int | None = None,
    executor: Executor | str | None = None,
    strict: bool = False,
    keep_going: bool = False,
    single_run: bool = False,
    page_list: bool = True,
    cache: str | PathLike[str] | bool = True,
    progress: Listener | None = None,
) -> CatalogueResult:
    """Build the publications at ``paths`` into the folder ``output``, all by the same workers.

    A path is what `build` takes, or a catalogue: a ``catalogue.toml`` with ``publications``, a
    list of paths, or a folder that has one. Two that would write the same file are a finding, and
    nothing is built. The first that fails is the last, but with ``keep_going``. The rest is as for
    `build`, which says what is raised; ``progress`` gets a step ``publication`` before each.
    """
    from publish.engine.catalogue import build_catalogue

    options = _options(
        output,
        to,
        editions,
        cache,
        progress,
        jobs=jobs,
        executor=executor,
        strict=strict,
        single_run=single_run,
        page_list=page_list,
    )
    return build_catalogue([Path(path) for path in paths], options, keep_going=keep_going)


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

    several = [paths] if isinstance(paths, str | PathLike) else list(paths)
    options = CheckOptions(
        build=_options(output, to, editions, cache, progress, jobs=jobs),
        only=_several(only) or (),
        skip=_several(skip) or (),
        fail_on=fail_on,
        baseline=None if baseline is None else Path(baseline),
        profile=profile,
        require=_several(require) or (),
        spelling=spelling,
        online=online,
        build_first=build_first,
        time_limit=time_limit,
        shops=_several(shops) or (),
    )
    return check_all([Path(path) for path in several], options)


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
        build=_options(output, to, editions, cache, progress, jobs=jobs),
        publication=Path(publication),
        report=None if report is None else Path(report),
        most_pages=most_pages,
        time_limit=time_limit,
    )
    return diff_all(str(old), None if new is None else str(new), options)


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


def is_catalogue(path: str | PathLike[str]) -> bool:
    """Tell whether ``path`` is a catalogue, which `build_all` builds, and no publication."""
    from publish.engine.catalogue import is_catalogue as is_one

    return is_one(Path(path))


def cache_info(cache: str | PathLike[str] | None = None) -> StoreInfo:
    """Return what lies in a cache: the user's own, or one in the folder ``cache``.

    Raises OSError where it cannot be read.
    """
    return _store(cache).info()


def clear_cache(cache: str | PathLike[str] | None = None) -> StoreInfo:
    """Remove all that a cache keeps, and nothing else from its folder; return what it was.

    Raises OSError where that is not allowed.
    """
    return _store(cache).clear()


def load(path: str | PathLike[str]) -> LoadResult:
    """Read and resolve the publication at ``path`` without building it.

    Raises FileNotFoundError for a path that does not exist.
    """
    from publish.engine.manuscript import load_publication

    return load_publication(Path(path))


def new(folder: str | PathLike[str], *, theme: str = "novel") -> FilesResult:
    """Write a small, complete publication into ``folder``, which must not exist or be empty.

    ``theme`` is ``novel``, ``textbook`` or ``report``; another raises `UsageError`.
    """
    from publish.scaffold import new as scaffold

    if theme not in THEMES:
        raise UsageError(f"there is no theme {theme!r}; there are: {', '.join(THEMES)}")
    files, findings = scaffold(Path(folder), theme)
    return FilesResult(files, findings)


def import_manuscript(
    file: str | PathLike[str], folder: str | PathLike[str], *, title: str = ""
) -> FilesResult:
    """Turn the delivered manuscript ``file`` (``.txt``, ``.docx``) into a publication folder.

    ``title`` is used where the manuscript names none. Nothing that exists is written over.
    """
    from publish.importers import import_manuscript as import_file

    target = Path(folder)
    config, findings = import_file(Path(file), target, title=title)
    files = tuple(sorted(one for one in target.rglob("*") if one.is_file())) if config else ()
    return FilesResult(files, findings)


def _store(cache: str | PathLike[str] | None) -> Store:
    return Store(default_folder() if cache is None else Path(cache))


def _options(
    output: str | PathLike[str],
    to: str | Iterable[str] | None,
    editions: str | Iterable[str] | None,
    cache: str | PathLike[str] | bool,
    progress: Listener | None,
    *,
    jobs: int | None = None,
    executor: Executor | str | None = None,
    strict: bool = False,
    single_run: bool = False,
    page_list: bool = True,
) -> BuildOptions:
    """Return what a caller wrote in the form in which the engine takes it."""
    return BuildOptions(
        output=Path(output),
        targets=_several(to),
        editions=_several(editions),
        jobs=jobs,
        executor=executor,
        strict=strict,
        single_run=single_run,
        page_list=page_list,
        cache=cache if isinstance(cache, bool) else Path(cache),
        listener=progress or silent,
    )


def _several(given: str | Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    return (given,) if isinstance(given, str) else tuple(given)
