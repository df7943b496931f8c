"""Measures PDFs in processes of their own, with limits, and keeps what was measured.

A stranger's PDF of some kilobytes can take all memory there is, or all time: a worker
(`publish.pdf.pool`) has bounds of both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLongError
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from publish.check.pages.measure import UnmeasurableError, count_pages, measured_json
from publish.check.pages.values import MeasuredPage, Measures
from publish.pdf.facts_json import value_from_json
from publish.pdf.memory import fitting_jobs, processors
from publish.pdf.pool import Pool
from publish.pdf.process import BrokenWorkerError
from publish.store import Store, key_of

_T = TypeVar("_T")

KIND = "measures"
"""The kind of entry in the cache."""
_FORM = "1"
_STRETCH = 40
"""Pages that are measured at a time, of a file whose units are not known."""
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages of a file in a row, and what they are known by; without a key they are not kept."""

    first: int
    """From 0."""
    count: int
    artifacts: bool
    key: str
    base: int = 0
    """The page that those that links lead to are counted from."""


class Measurer:
    """Measures stretches of one file. Workers are started when the first one is needed.

    ``state`` is what decides measures besides the file (`publish.versions`), ``limit`` the seconds
    for all of it.
    """

    def __init__(
        self, file: Path, store: Store | None, state: str, limit: float, jobs: int | None = None
    ) -> None:
        self._file = file
        self._store = store
        self._state = state
        self._end = time.monotonic() + limit
        self._jobs = jobs
        self._pool: Pool | None = None

    def __enter__(self) -> Measurer:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.kill()  # nothing is under way but what took too long

    def count(self) -> int:
        """Return how many pages the file has. Raises `UnmeasurableError`."""
        return self._result(self._hired().submit(count_pages, self._file))

    def asked(self, read: Callable[[Path], bytes], key: str) -> bytes:
        """Return what another function reads of the file, kept under ``key``. Raises `UnmeasurableError`."""
        key = key_of(_FORM, self._state, key)
        known = self._store.get(KIND, key) if self._store is not None else None
        if known is None:
            known = self._result(self._hired().submit(read, self._file))
            if self._store is not None:
                self._store.put(KIND, key, known)
        return known

    def begin(self, stretches: Iterable[Stretch]) -> list[Callable[[], tuple[MeasuredPage, ...]]]:
        """Begin to measure; return for each stretch what waits for its pages.

        Those raise `UnmeasurableError` where a file is damaged, or asks for more than there is.
        """
        return [self._begin(stretch) for stretch in stretches]

    def _begin(self, stretch: Stretch) -> Callable[[], tuple[MeasuredPage, ...]]:
        key = key_of(_FORM, self._state, stretch.key) if stretch.key else ""
        known = self._store.get(KIND, key) if self._store is not None and key else None
        if known is not None:
            data = known
            return lambda: value_from_json(Measures, data).pages
        last = stretch.first + stretch.count
        future = self._hired().submit(
            measured_json, self._file, stretch.first, last, stretch.artifacts, stretch.base
        )
        return lambda: self._made(future, key)

    def _made(self, future: Future[bytes], key: str) -> tuple[MeasuredPage, ...]:
        data = self._result(future)
        if self._store is not None and key:
            self._store.put(KIND, key, data)
        return value_from_json(Measures, data).pages

    def _result(self, future: Future[_T]) -> _T:
        try:
            return future.result(max(0.1, self._end - time.monotonic()))
        except (TimeoutError, TooLongError) as error:
            raise UnmeasurableError("it takes too long") from error
        except BrokenWorkerError as error:
            raise UnmeasurableError("its pages bring the process down that reads them") from error
        except MemoryError as error:
            raise UnmeasurableError("it takes too much memory") from error
        except UnmeasurableError:
            raise
        except Exception as error:  # whatever a stranger's file makes of the libraries that read it
            raise UnmeasurableError(f"reading it ends in {type(error).__name__}") from error

    def _hired(self) -> Pool:
        if self._pool is None:
            jobs = fitting_jobs(self._jobs or processors())
            left = max(1.0, self._end - time.monotonic())
            self._pool = Pool(jobs, seconds=left, preload="publish.check.pages.measure")
        return self._pool


def stretches(count: int, key: str) -> list[Stretch]:
    """Return a file of ``count`` pages in stretches, its artifacts too."""
    return [
        Stretch(first, min(_STRETCH, count - first), True, key_of(key, str(first)))
        for first in range(0, min(count, MOST_PAGES), _STRETCH)
    ]
