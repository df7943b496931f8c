"""Layout workers that all tests of a process share the costly part of."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping

from publish.pdf import interpreters
from publish.pdf.interpreters import Process, Source, Streams, Template


class Templates:
    """Keeps the process that workers are copies of: to start it takes longer than to set a small book.

    One for each module that is loaded before, anew where the environment is another one.
    """

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="publish-tests-")
        self._kept: dict[str, tuple[Mapping[str, str], Source]] = {}

    def source(self, environment: Mapping[str, str], preload: str, home: str) -> Source:
        """As `publish.pdf.interpreters.source`."""
        known, kept = self._kept.get(preload, ({}, None))
        if kept is None or known != environment:
            self.close(preload)
            kept = interpreters.source(environment, preload, self._home.name)
            self._kept[preload] = {**environment}, kept
        return _Lent(kept) if isinstance(kept, Template) else kept

    def close(self, preload: str) -> None:
        """End the one that has loaded a module, if there is one."""
        _, kept = self._kept.pop(preload, ({}, None))
        if kept is not None:
            kept.close()

    def close_all(self) -> None:
        """End all of them."""
        for preload in [*self._kept]:
            self.close(preload)
        self._home.cleanup()


class _Lent:
    """A source that its pool does not end."""

    quick = True

    def __init__(self, kept: Source) -> None:
        self._kept = kept
        self._given_up = False

    def start(self, streams: Streams, folder: str) -> Process:
        if self._given_up:
            raise OSError("it is not wanted any more")
        return self._kept.start(streams, folder)

    def kill(self) -> None:
        self._given_up = True

    def close(self) -> None:
        self._given_up = True
