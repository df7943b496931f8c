"""Where the time of a build went: steps of this process, layouts of the workers, what was kept.

Times are for people and programs that look at a build; no output hangs on them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from publish.engine.results import LayoutTime, StepTime, Timings
from publish.pdf.tasks import Layout, LayoutTask

P = ParamSpec("P")
T = TypeVar("T")


class Stopwatch:
    """Collects the times of one build. Steps are those of one thread; a step within another counts
    by itself, not in the outer one."""

    def __init__(self) -> None:
        self._steps: dict[tuple[str, str], float] = {}
        self._inner = [0.0]
        self._layouts: list[LayoutTime] = []
        self._lock = Lock()

    @contextmanager
    def step(self, step: str, edition: str = "") -> Iterator[None]:
        """Count the time within the context as that of a step."""
        self._steps.setdefault((step, edition), 0.0)
        self._inner.append(0.0)
        start = time.perf_counter()
        try:
            yield
        finally:
            whole = time.perf_counter() - start
            self._steps[step, edition] += whole - self._inner.pop()
            self._inner[-1] += whole

    def layout(self, unit: str, pages: int, seconds: float) -> None:
        """Note a layout that came back."""
        with self._lock:
            self._layouts.append(LayoutTime(unit, pages, seconds))

    def timings(self, kept: int = 0) -> Timings:
        """Return what was collected by now."""
        steps = tuple(StepTime(step, edition, time) for (step, edition), time in self._steps.items())
        return Timings(steps, tuple(self._layouts), kept)


class TimedLayouts(Executor):
    """Hands layouts on to another executor and notes how long each took.

    ``in_worker``: the executor takes any call, so that the time is taken where the layout is made;
    else it is that from handing in to the answer, with all waiting.
    """

    def __init__(self, inner: Executor, watch: Stopwatch, in_worker: bool = True) -> None:
        self._inner = inner
        self._watch = watch
        self._in_worker = in_worker

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in a call; see `concurrent.futures.Executor.submit`."""
        if not (args and isinstance(args[0], LayoutTask)):
            return self._inner.submit(fn, *args, **kwargs)
        if not self._in_worker:
            start = time.perf_counter()
            plain = self._inner.submit(fn, *args, **kwargs)
            plain.add_done_callback(lambda done: self._note(done, start))
            return plain
        outer: Future[T] = Future()
        inner = self._inner.submit(timed, fn, *args, **kwargs)
        inner.add_done_callback(lambda done: self._hand_back(done, outer))
        return outer

    def _note(self, done: Future[Any], start: float) -> None:
        if not done.cancelled() and done.exception() is None and isinstance(done.result(), Layout):
            layout = done.result()
            self._watch.layout(layout.unit_id, layout.facts.pages, time.perf_counter() - start)

    def _hand_back(self, done: Future[tuple[Any, float]], outer: Future[Any]) -> None:
        if done.cancelled():
            outer.cancel()
        if not outer.set_running_or_notify_cancel():  # dropped: nobody waits for it any more
            return
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
