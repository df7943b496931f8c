"""Layout workers: an executor whose processes leave the caller's as it is.

A pool of the standard library starts its processes by running the caller's ``__main__`` again
(spawn, forkserver) or by copying the caller (fork). Ours are interpreters of our own, or copies of
one, that get calls over a pipe: they work from a script without a ``__main__`` guard, in a
notebook, in threads.
"""

from __future__ import annotations

import heapq
import itertools
import os
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from publish.pdf.interpreters import source
from publish.pdf.process import BrokenWorkerError, WorkerProcess
from publish.pdf.tasks import LayoutTask
from publish.pdf.worker import OWN

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 3
"""How often a task is handed to a worker when workers die of it."""
_PICTURE_BYTES = 20
"""Bytes of a picture (PNG) that are decoded and written anew in the time that a character takes."""
_MUCH = 300_000
"""Characters laid out, a hundred pages or so, that leave a worker with 60 MB that it cannot give back:
its heap is full of holes."""
_LIFE = 600_000
"""Characters that a worker lays out before a new one takes its place, where that takes milliseconds:
so no worker grows with the book. Of 190 MB after 1,500 pages the half were holes."""
GRACE = 10.0
"""Seconds that a worker has for ending a layout by itself once its time is over."""


@dataclass(slots=True)
class _Task:
    future: Future[Any]
    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]

    def layouts(self) -> list[LayoutTask]:
        """Return the layout tasks among what the call is given."""
        return [one for one in self.call[1] if isinstance(one, LayoutTask)]

    def size(self) -> int:
        """Return how much there is to be laid out, in characters; pictures take their time too."""
        return sum(len(one.xhtml) + _pictures(one) // _PICTURE_BYTES for one in self.layouts())


def _pictures(task: LayoutTask) -> int:
    return sum(len(one) for one in task.resources.values() if isinstance(one, bytes))


class Pool(Executor):
    """Up to ``jobs`` worker processes, started as calls come in.

    ``seconds`` bounds each call, and so does what its task allows itself: the worker is killed and
    the call's future raises ``TimeoutError``. A call whose worker dies is made again, at most three
    times in all, then its future raises ``BrokenWorkerError``. Functions must be importable by name.
    Leaving the context waits for what was submitted; leaving it by an exception (Ctrl-C) drops
    what waits and ends the workers at once.
    """

    def __init__(
        self,
        jobs: int = 1,
        *,
        seconds: float = 900.0,
        environment: Mapping[str, str] | None = None,
        preload: str = "publish.pdf.typeset",
    ) -> None:
        if jobs < 1:
            raise ValueError("a pool needs at least one worker")
        self.jobs = jobs
        self._seconds = seconds
        self._home = tempfile.TemporaryDirectory(prefix=OWN, ignore_cleanup_errors=True)
        self._source = source(os.environ if environment is None else environment, preload, self._home.name)
        self._waiting: list[tuple[int, int, _Task]] = []  # a heap: the largest first, then the oldest
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._keepers: list[threading.Thread] = []
        self._workers: set[WorkerProcess] = set()
        self._idle = 0
        self._reliefs = 0
        self._closing = False
        self._killed = False

    @property
    def folder(self) -> Path:
        """A folder for files that go with the pool, however its process ends."""
        return Path(self._home.name)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in a call. Of those that wait the largest layout is begun first, so that in the
        end no worker is left alone with it; others in the order in which they come."""
        future: Future[T] = Future()
        with self._changed:
            if self._closing:
                raise RuntimeError("the pool is closed")
            task = _Task(future, (fn, args, kwargs))
            heapq.heappush(self._waiting, (-task.size(), next(self._order), task))
            if len(self._waiting) > self._idle and len(self._keepers) < self.jobs:
                self._add_keeper()
            self._changed.notify()
        return future

    @property
    def started(self) -> bool:
        """Whether there are workers, or were any."""
        return bool(self._keepers)

    def warm_up(self, workers: int | None = None) -> None:
        """Start workers now, all or some, so that they get ready while the caller still reads."""
        wanted = self.jobs if workers is None else min(workers, self.jobs)
        with self._changed:
            while not self._closing and len(self._keepers) < wanted:
                self._add_keeper()

    def relieve(self) -> None:
        """Put new workers in the place of those that have laid out much and wait for calls, where
        that takes milliseconds: for a caller who needs the memory more than what they have read."""
        with self._changed:
            if self._source.quick and any(worker.laid_out > _MUCH for worker in self._workers):
                self._reliefs += 1
                self._changed.notify_all()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls and end the workers when all are done (or, cancelled, dropped)."""
        with self._changed:
            self._closing = True
            dropped = [task for _, _, task in self._waiting] if cancel_futures else []
            if cancel_futures:
                self._waiting.clear()
            self._changed.notify_all()
        for task in dropped:
            task.future.cancel()
        if wait:
            for keeper in self._keepers:
                keeper.join()
            self._source.close()
            self._home.cleanup()

    def kill(self) -> None:
        """Drop all calls and end the workers at once."""
        self.shutdown(wait=False, cancel_futures=True)
        with self._changed:
            self._killed = True
            workers = list(self._workers)
        self._source.kill()
        for worker in workers:
            worker.kill()
        self.shutdown(wait=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self.kill()
            return
        try:
            self.shutdown(wait=True)
        except BaseException:
            self.kill()
            raise

    def _add_keeper(self) -> None:
        keeper = threading.Thread(target=self._keep, name=f"layout-{len(self._keepers) + 1}", daemon=True)
        self._keepers.append(keeper)
        keeper.start()

    def _keep(self) -> None:
        """Look after one worker: give it one call after the other, and replace it when it dies."""
        worker: WorkerProcess | None = None
        seen = 0
        try:
            worker = self._start()
            while True:
                reliefs, task = self._next(seen)
                if task is None and reliefs == seen:
                    break
                bound = _MUCH if reliefs > seen else _LIFE
                if worker.dead or (self._source.quick and worker.laid_out > bound):
                    worker = self._replace(worker)
                seen = reliefs
                if task is not None and task.future.set_running_or_notify_cancel():
                    worker = self._serve(worker, task)
        finally:
            if worker is not None:
                self._end(worker)

    def _start(self) -> WorkerProcess:
        worker = WorkerProcess(self._source, self._home.name)
        with self._changed:
            self._workers.add(worker)
            if self._killed:
                worker.kill()
        return worker

    def _end(self, worker: WorkerProcess) -> None:
        with self._changed:
            self._workers.discard(worker)
        worker.close()

    def _next(self, seen: int) -> tuple[int, _Task | None]:
        """Wait for a call or a relief; return how many reliefs there were, and the call, if any."""
        with self._changed:
            self._idle += 1
            while not self._waiting and not self._closing and self._reliefs == seen:
                self._changed.wait()
            self._idle -= 1
            return self._reliefs, heapq.heappop(self._waiting)[2] if self._waiting else None

    def _serve(self, worker: WorkerProcess, task: _Task) -> WorkerProcess:
        """Make the call, again where a worker dies of it; return the worker to go on with."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                kind, value = worker.call(task.call, self._bound(task))
                worker.laid_out += task.size()
            except BrokenWorkerError as error:
                if attempt == ATTEMPTS or self._killed:
                    task.future.set_exception(error)
                    return worker
                worker = self._replace(worker)
            except Exception as error:  # out of time, or a call that cannot be pickled
                task.future.set_exception(error)
                return worker
            else:
                if kind == "value":
                    task.future.set_result(value)
                else:
                    task.future.set_exception(value)
                return worker
        raise AssertionError("unreachable")

    def _bound(self, task: _Task) -> float:
        """A text library may be too deep in one call to hear that a layout's time is over."""
        return min([self._seconds, *(one.limits.seconds + GRACE for one in task.layouts())])

    def _replace(self, worker: WorkerProcess) -> WorkerProcess:
        self._end(worker)
        return self._start()
