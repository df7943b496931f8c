"""Layout on somebody else's executor: tasks travel by content, what is missing travels after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from publish.diagnostics import Diagnostic
from publish.engine.codes import CODES
from publish.engine.station import Misfit, Missing, lay_out_here
from publish.engine.workers import ClusterError
from publish.pdf.blobs import Contents, contents
from publish.pdf.layout import lay_out
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import Layout, LayoutError, LayoutTask

P = ParamSpec("P")
T = TypeVar("T")

_JOURNEYS = 6
"""How often a task is sent, each time with more of what the worker that it met had not."""


class Elsewhere(Executor):
    """Hands layouts to ``executor``, whose workers need not see our files.

    ``versions`` is what `publish.versions.of_pages` says here; a worker where it says something
    else is not used: the call raises `ClusterError`. ``spread`` is called with fonts before the
    first task that needs them, where the executor has a way to bring them to all its workers;
    without it they travel with the tasks that meet a worker without them.
    """

    def __init__(
        self,
        executor: Executor,
        versions: str,
        spread: Callable[[Mapping[str, bytes]], None] | None = None,
    ) -> None:
        self._executor = executor
        self._versions = versions
        self._spread = spread
        self._contents = Contents()
        self._sent: set[str] = set()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in a layout; any other call is not for workers elsewhere (TypeError)."""
        task = args[0] if len(args) == 1 else None
        if fn is not lay_out or not isinstance(task, LayoutTask):
            raise TypeError("only layouts can be handed to workers elsewhere")
        future: Future[Layout] = Future()
        future.set_running_or_notify_cancel()
        try:
            named, blobs = self._contents.named(task)
            self._send_fonts(named, blobs)
            self._send(_Journey(future, named, blobs))
        except OSError as error:  # a font or a picture is gone
            future.set_exception(LayoutError(f"{error.filename}: {error.strerror}"))
        return cast("Future[T]", future)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing: the executor is its owner's."""

    def _send_fonts(self, task: LayoutTask, blobs: Mapping[str, bytes | Path]) -> None:
        fonts = {str(face.path) for face in task.faces} - self._sent
        if self._spread is not None and fonts:
            self._spread(contents(blobs, sorted(fonts)))
            self._sent |= fonts

    def _send(self, journey: _Journey) -> None:
        journey.left -= 1
        luggage = contents(journey.blobs, journey.luggage)
        answer = self._executor.submit(lay_out_here, journey.task, luggage, self._versions)
        answer.add_done_callback(lambda done: self._arrived(journey, done))

    def _arrived(self, journey: _Journey, answer: Future[Any]) -> None:
        try:
            value = answer.result()
            if isinstance(value, Missing) and journey.left:
                journey.luggage.update(dict.fromkeys(value.names))
                self._send(journey)
            else:
                journey.future.set_result(_layout(value))
        except (LayoutError, TimeoutError, BrokenWorkerError, ClusterError) as error:
            journey.future.set_exception(error)
        except (Exception, CancelledError) as error:  # whatever their executor raises
            words = f"{type(error).__name__}: {error}".strip(": ")
            journey.future.set_exception(BrokenWorkerError(f"a worker of the cluster was lost: {words}"))


@dataclass(slots=True)
class _Journey:
    """A task on its way."""

    future: Future[Layout]
    task: LayoutTask
    blobs: Mapping[str, bytes | Path]
    luggage: dict[str, None] = field(default_factory=dict)
    """The names of what goes along."""
    left: int = _JOURNEYS


def _layout(value: object) -> Layout:
    if isinstance(value, Layout):
        return value
    if isinstance(value, Misfit):
        raise ClusterError(misfit("a worker", value.differences))
    raise BrokenWorkerError("fonts and pictures do not reach the workers")


def misfit(worker: str, differing: tuple[str, ...]) -> Diagnostic:
    """Return the finding that a worker would lay out other pages."""
    return CODES.make("cluster-misfit", f"{worker} would set other pages: {', '.join(differing)}")
