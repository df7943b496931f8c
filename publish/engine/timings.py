"""Where the time of a build went: steps of this process, layouts of the workers, what was kept.

Times are for people and programs that look at a build; no output hangs on them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from publish.pdf.tasks import Layout, LayoutTask

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step of the process that builds."""

    step: str
    """``read``, ``resolve``, ``render``, ``wait`` (for layouts), ``assemble``, ``package``, …"""
    edition: str
    """Empty for what all editions share."""
    seconds: float


@dataclass(frozen=True, slots=True)
class LayoutTime:
    """One unit, or a part of the margins, laid out by a worker."""

    unit: str
    pages: int
    seconds: float
    """In the worker, or on the cluster: without waiting for one."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Where the time of one build went."""

    steps: tuple[StepTime, ...] = ()
    """In the order in which they were begun; the same step of an edition is one."""
    layouts: tuple[LayoutTime, ...] = ()
    """As they came back."""
    kept: int = 0
    """Layouts that came from the cache."""


class Stopwatch:
    """Collects the times of one build."""

    def __init__(self) -> None:
        self._steps: dict[tuple[str, str], float] = {}
        self._layouts: list[LayoutTime] = []
        self._lock = Lock()

    @contextmanager
    def step(self, step: str, edition: str = "") -> Iterator[None]:
        """Count the time within the context as that of a step."""
        start = time.perf_counter()
        self._steps.setdefault((step, edition), 0.0)
        try:
            yield
        finally:
            self._steps[step, edition] += time.perf_counter() - start

    def layout(self, unit: str, pages: int, seconds: float) -> None:
        """Note a layout that came back."""
        with self._lock:
            self._layouts.append(LayoutTime(unit, pages, seconds))

    def timings(self, kept: int = 0) -> Timings:
        """Return what was collected by now."""
        steps = tuple(StepTime(step, edition, time) for (step, edition), time in self._steps.items())
        return Timings(steps, tuple(self._layouts), kept)


class TimedLayouts(Executor):
    """Hands layouts on to another executor and notes how long each took in its worker."""

    def __init__(self, inner: Executor, watch: Stopwatch) -> None:
        self._inner = inner
        self._watch = watch

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in a call; see `concurrent.futures.Executor.submit`."""
        if not (args and isinstance(args[0], LayoutTask)):
            return self._inner.submit(fn, *args, **kwargs)
        outer: Future[T] = Future()
        inner = self._inner.submit(timed, fn, *args, **kwargs)
        inner.add_done_callback(lambda done: self._hand_back(done, outer))
        return outer

    def _hand_back(self, done: Future[tuple[Any, float]], outer: Future[Any]) -> None:
        if done.cancelled():
            outer.cancel()
            return
        outer.set_running_or_notify_cancel()
        if error := done.exception():
            outer.set_exception(error)
            return
        result, seconds = done.result()
        if isinstance(result, Layout):
            self._watch.layout(result.unit_id, result.facts.pages, seconds)
        outer.set_result(result)


def timed(fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> tuple[T, float]:
    """Call ``fn`` and return its result with the seconds that it took."""
    start = time.perf_counter()
    result = fn(*args, **kwargs)
    return result, time.perf_counter() - start
