"""Where pages are laid out: processes here, a cluster, or workers of the caller's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from publish import versions
from publish.diagnostics import Diagnostic
from publish.engine.results import UsageError
from publish.pdf.memory import fitting_jobs, processors
from publish.pdf.pool import Pool

P = ParamSpec("P")
T = TypeVar("T")


class ClusterError(Exception):
    """Workers elsewhere that cannot be used."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class InPlace(Executor):
    """Makes each call where it is handed in, before it returns."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Make a call."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Joiner(InPlace):
    """Has a worker make a call where there are workers; none is started for it, which takes longer
    than joining a book."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in a call."""
        if self._pool.started:
            self._pool.relieve()  # a book is joined in as much memory as a chapter is laid out in
            return self._pool.submit(fn, *args, **kwargs)
        return super().submit(fn, *args, **kwargs)


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does what in a build."""

    layouts: Executor
    """Lays out units; with the cache before it, where there is one."""
    joiner: Executor
    """Puts the pages of an edition together: a worker of this machine, or this process."""


@contextmanager
def workers(executor: Executor | str | None, jobs: int | None, seconds: float) -> Iterator[Executor]:
    """Yield an executor of layouts.

    ``executor`` is the address of a Dask scheduler (``tcp://host:port``), any executor whose
    workers are processes, or None for ``jobs`` processes of this machine (by default one a
    processor, and fewer where memory is short), each call at most ``seconds`` long. An executor
    that is given is not shut down. Raises `UsageError` for one that cannot be used at all,
    `ClusterError` for workers that cannot.
    """
    if executor is None:
        with Pool(fitting_jobs(jobs or processors()), seconds=seconds) as pool:
            yield pool
    elif isinstance(executor, Pool):
        yield executor
    elif isinstance(executor, ThreadPoolExecutor):
        raise UsageError("pages are not laid out in threads: give an executor of processes, or jobs")
    else:
        with _elsewhere(executor) as there:
            yield there


@contextmanager
def _elsewhere(executor: Executor | str) -> Iterator[Executor]:
    # A build here loads none of this.
    from publish.engine.cluster import cluster
    from publish.engine.elsewhere import Elsewhere

    if isinstance(executor, str):
        with cluster(executor, versions.of_pages()) as there:
            yield there
    else:
        given = isinstance(executor, Elsewhere)
        yield executor if given else Elsewhere(executor, versions.of_pages())
