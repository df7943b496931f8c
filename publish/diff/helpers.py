"""Calls that read strangers' files, in processes of their own with limits of time and memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLongError
from typing import ParamSpec, TypeVar

from publish.pdf.memory import fitting_jobs, processors
from publish.pdf.pool import Pool
from publish.pdf.process import BrokenWorkerError

P = ParamSpec("P")
T = TypeVar("T")


class UncomparableError(Exception):
    """Two files that cannot be compared; the message says why."""


class Helpers:
    """Up to ``jobs`` processes, started when the first call comes; ``limit`` is the seconds for all."""

    def __init__(self, limit: float, jobs: int | None = None) -> None:
        self._end = time.monotonic() + limit
        self._jobs = jobs
        self._pool: Pool | None = None

    def __enter__(self) -> Helpers:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.kill()  # nothing is under way but what took too long

    def begin(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Callable[[], T]:
        """Begin a call and return what waits for its result.

        That raises `UncomparableError` where a file is damaged, or asks for more than there is.
        """
        future = self._hired().submit(call, *args, **kwargs)
        return lambda: self._result(future)

    def _result(self, future: Future[T]) -> T:
        try:
            return future.result(max(0.1, self._end - time.monotonic()))
        except (TimeoutError, TooLongError) as error:
            raise UncomparableError("it takes too long to compare") from error
        except BrokenWorkerError as error:
            raise UncomparableError("it brings the process down that reads it") from error
        except MemoryError as error:
            raise UncomparableError("it takes too much memory to compare") from error
        except UncomparableError:
            raise
        except Exception as error:  # whatever a stranger's file makes of the libraries that read it
            raise UncomparableError(f"reading it ends in {type(error).__name__}") from error

    def _hired(self) -> Pool:
        if self._pool is None:
            jobs = fitting_jobs(self._jobs or processors())
            left = max(1.0, self._end - time.monotonic())
            self._pool = Pool(jobs, seconds=left, preload="publish.diff.pages.text")
        return self._pool
