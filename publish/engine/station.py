"""A worker of somebody else's, in a cluster: how it lays out what we hand to it.

It may load whatever it likes and serve others too. So layout runs in processes of our own below
it, which stay as long as it does and end with it. Calls of `lay_out_here` are all that travels.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from publish import versions
from publish.pdf.blobs import BlobFolder
from publish.pdf.layout import lay_out
from publish.pdf.memory import fitting_jobs, processors
from publish.pdf.pool import Pool
from publish.pdf.tasks import Layout, LayoutTask

_A_DAY = 86_400.0  # each layout has a bound of its own


@dataclass(frozen=True, slots=True)
class Missing:
    """What must be sent along with the task."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why pages from here could differ: what this worker has in other versions."""

    differences: tuple[str, ...]


def lay_out_here(task: LayoutTask, blobs: Mapping[str, bytes], wanted: str) -> Layout | Missing | Misfit:
    """Lay out ``task``, which names fonts and pictures by content, with those in ``blobs`` and
    those that came before. ``wanted`` is what `publish.versions.of_pages` says where the book is
    built. Raises what `publish.pdf.layout.lay_out` raises."""
    return _station(os.getpid()).lay_out(task, blobs, wanted)


def keep_here(blobs: Mapping[str, bytes]) -> None:
    """Take what many tasks will need."""
    _station(os.getpid()).blobs.keep(blobs)


def versions_here() -> str:
    """Return what decides the bytes of pages here, asked in a process of our own."""
    return _station(os.getpid()).versions()


def differences(wanted: str, found: str) -> tuple[str, ...]:
    """Return what is another version in ``found``: ``weasyprint 69.0 (here 70.0)``."""
    ours, theirs = _by_name(wanted), _by_name(found)
    return tuple(
        f"{name} {theirs.get(name, 'is missing')[:16]} (here {ours.get(name, 'none')[:16]})"
        for name in sorted({*ours, *theirs})
        if ours.get(name) != theirs.get(name)
    )


def _by_name(text: str) -> dict[str, str]:
    """Of Python itself the number counts, not the day and the compiler it was built with."""
    lines = (line.partition(" ") for line in text.splitlines())
    return {name: rest.split()[0] if name == "python" else rest for name, _, rest in lines}


class Station:
    """Our processes below one worker, and the fonts and pictures that they have."""

    def __init__(self) -> None:
        self._pool = Pool(fitting_jobs(processors()), seconds=_A_DAY)
        self._versions = ""
        self.blobs = BlobFolder(self._pool.folder / "blobs")

    def versions(self) -> str:
        """Return what decides the bytes of pages here."""
        if not self._versions:
            self._versions = self._pool.submit(versions.of_pages).result()
        return self._versions

    def lay_out(self, task: LayoutTask, blobs: Mapping[str, bytes], wanted: str) -> Layout | Missing | Misfit:
        """Lay out in one of our processes; see `lay_out_here`."""
        if differing := differences(wanted, self.versions()):
            return Misfit(differing)
        self.blobs.keep(blobs)
        if missing := self.blobs.missing(task):
            return Missing(missing)
        return self._pool.submit(lay_out, self.blobs.task(task)).result()


_LOCK = threading.Lock()
"""Two threads of a worker may bring its first tasks."""


def _station(process: int) -> Station:
    with _LOCK:
        return _stations(process)


@lru_cache(maxsize=1)
def _stations(process: int) -> Station:
    """One a process: a copy of it (fork) must not talk to the processes of its parent."""
    del process
    return Station()
