"""A running Dask cluster as the place where pages are laid out.

https://distributed.dask.org/en/stable/client.html; after a killed worker its scheduler hands what
was unfinished to another, three times at most (``distributed.scheduler.allowed-failures``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from publish.engine.codes import CODES
from publish.engine.elsewhere import Elsewhere, misfit
from publish.engine.results import UsageError
from publish.engine.station import differences, keep_here, versions_here
from publish.engine.workers import ClusterError

if TYPE_CHECKING:
    from distributed import Client

SECONDS = 30
"""How long to wait for the scheduler, and for its first worker."""

_LARGE = "distributed.admin.large-graph-warning-threshold"


@contextmanager
def cluster(address: str, versions: str) -> Iterator[Executor]:
    """Yield an executor of layouts on the cluster whose scheduler listens at ``address``.

    ``versions`` is what `publish.versions.of_pages` says here. Raises `UsageError` where
    ``distributed`` is not installed or the address is none, `ClusterError` where nobody answers,
    there is no worker, or one would lay out other pages.
    """
    try:
        import dask
        import distributed  # noqa: F401 - the other half of what is needed
    except ImportError as error:
        words = "a cluster needs the package “distributed”: pip install 'publish-book[distributed]'"
        raise UsageError(words) from error
    client = _client(address)
    # Pictures travel with their tasks; that these are large is no news to the user.
    with client, dask.config.set({_LARGE: "1 TB"}):
        _check(client, address, versions)
        executor: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call, unused-ignore]

        def spread(blobs: Mapping[str, bytes]) -> None:
            # A worker that dies just now, or comes later, gets them with its tasks.
            client.run(keep_here, blobs, on_error="ignore")

        try:
            yield Elsewhere(executor, versions, spread)
        finally:
            executor.shutdown(wait=False)  # what an interrupted build left is dropped


def _client(address: str) -> Client:
    from distributed import Client

    try:
        return Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call, unused-ignore]
    except ValueError as error:
        raise UsageError(f"{address!r} is no address of a scheduler, such as tcp://host:8786") from error
    except (OSError, TimeoutError) as error:
        words = f"no scheduler answers at {address}"
        raise ClusterError(CODES.make("cluster-unreachable", words)) from error


def _check(client: Client, address: str, versions: str) -> None:
    """Raise `ClusterError` unless there are workers, and all would lay out the same pages."""
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        words = f"the scheduler at {address} has no worker"
        raise ClusterError(CODES.make("cluster-unreachable", words)) from error
    found = client.run(versions_here, on_error="return")
    for worker in sorted(found):
        said = found[worker]
        if isinstance(said, BaseException):
            words = f"the worker {worker} cannot lay out pages: {type(said).__name__}: {said}"
            raise ClusterError(CODES.make("cluster-misfit", words))
        if differing := differences(versions, said):
            raise ClusterError(misfit(f"the worker {worker}", differing))
