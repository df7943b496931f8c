"""Building: once, again at every save, several publications; and reading without building."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from publish.api.asked import build_options
from publish.engine.events import Listener
from publish.engine.results import BuildResult, CatalogueResult, LoadResult, UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from threading import Event


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

    options = build_options(
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
    options = build_options(output, to, editions, cache, progress, jobs=jobs, strict=strict)
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

    options = build_options(
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


def is_catalogue(path: str | PathLike[str]) -> bool:
    """Tell whether ``path`` is a catalogue, which `build_all` builds, and no publication."""
    from publish.engine.catalogue import is_catalogue as is_one

    return is_one(Path(path))


def load(path: str | PathLike[str]) -> LoadResult:
    """Read and resolve the publication at ``path`` without building it.

    Raises FileNotFoundError for a path that does not exist.
    """
    from publish.engine.manuscript import load_publication

    return load_publication(Path(path))
