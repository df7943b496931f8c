"""Where pages are laid out: processes here, a cluster, or workers of the caller's."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from publish import versions
from publish.diagnostics import Diagnostic
from publish.engine.results import UsageError
from publish.pdf.memory import fitting_jobs, processors
from publish.pdf.pool import Pool


class ClusterError(Exception):
    """Workers elsewhere that cannot be used."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


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
