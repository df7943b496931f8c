"""``watch``: build again at every save, with workers and imports warm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from watchfiles import DefaultFilter, watch

from publish.engine.build import build_publication
from publish.engine.codes import CODES
from publish.engine.events import Progress
from publish.engine.layout_limits import longest
from publish.engine.memory import Memory
from publish.engine.options import BuildOptions
from publish.engine.results import BuildResult, UsageError
from publish.engine.workers import workers
from publish.pdf.pool import Pool

Built = Callable[[BuildResult], None]
"""Is given the result of each build."""

_STILL = 50
"""Milliseconds without a further save after which a burst of saves is over."""
_LONGEST_BURST = 1_600
"""Milliseconds after which a build begins though saves go on."""
_PAUSE = 0.1
"""Seconds between looks for what no change tells of: the end, a folder that is gone or back."""


class _OvertakenError(Exception):
    """Something was saved while a build went on: what it makes is stale."""


def watch_publication(path: Path, built: Built, options: BuildOptions, stop: Event | None = None) -> None:
    """Build the publication at ``path`` now and after every change, until ``stop`` is set.

    ``built`` is called with each result, by the calling thread; a build that a newer save
    overtakes has none. Of a folder all that lies in it is watched but for the output, hidden
    folders and what editors leave; of a single file its folder without those below. Raises what
    `publish.build` raises, but not for files that come and go.
    """
    if not path.exists():
        raise FileNotFoundError(2, "there is no such file or folder", str(path))
    stop = stop or Event()
    memory = Memory()
    with _changes(path, options.output, stop) as changed, workers(None, options.jobs, longest() + 60) as pool:
        if isinstance(pool, Pool):
            pool.warm_up(pool.jobs)

        def heard(event: Progress) -> None:
            if changed.is_set() or stop.is_set():
                raise _OvertakenError
            options.listener(event)

        here = replace(options, executor=pool, listener=heard)
        first = True
        while not stop.is_set():
            changed.clear()
            try:
                result = build_publication(path, here, memory)
            except _OvertakenError:
                continue
            except (OSError, UsageError) as error:
                if first:
                    raise
                result = _not_built(path, error)
            first = False
            memory.forget()
            built(result)
            changed.wait()


@contextmanager
def _changes(path: Path, output: Path, stop: Event) -> Iterator[Event]:
    """Yield an event that is set when something was saved, and when ``stop`` was."""
    changed, over, ready = Event(), Event(), Event()
    folder = (path if path.is_dir() else path.parent).resolve()
    ignored = DefaultFilter(ignore_paths=[output.resolve()])

    def look() -> None:
        while not over.wait(_PAUSE):
            known = _identity(folder)
            if known is not None:
                watch_one(known)

    def watch_one(known: tuple[int, int]) -> None:
        """Watch one folder until it is gone or replaced: then nothing is heard of it any more."""
        for changes in watch(
            folder,
            watch_filter=ignored,
            debounce=_LONGEST_BURST,
            step=_STILL,
            stop_event=over,
            rust_timeout=int(_PAUSE * 1000),
            yield_on_timeout=True,
            recursive=path.is_dir(),
            ignore_permission_denied=True,
        ):
            # What was saved before the watch began is seen by the build after its first word.
            back = ready.is_set() and not watching.is_set()
            watching.set()
            ready.set()
            replaced = _identity(folder) != known
            if changes or back or replaced or stop.is_set():
                changed.set()
            if replaced:
                watching.clear()
                return

    watching = Event()
    watcher = Thread(target=look, name="watch", daemon=True)
    watcher.start()
    try:
        ready.wait()
        yield changed
    finally:
        over.set()
        watcher.join()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _not_built(path: Path, error: Exception) -> BuildResult:
    """Return the result of a build that something outside of the manuscript prevented."""
    if isinstance(error, FileNotFoundError) and not path.exists():
        finding = CODES.make("publication-gone", f"{path.name} is not there at the moment")
    elif isinstance(error, OSError) and error.filename:
        finding = CODES.make("build-prevented", f"{error.filename}: {error.strerror}")
    else:
        finding = CODES.make("build-prevented", str(error))
    return BuildResult((), (finding,), 0.0, None, failed=True)
