"""What one build leaves for the next in the same process: for who watches a manuscript."""

from __future__ import annotations

from typing import TypeAlias

from publish.diagnostics import Diagnostic
from publish.model import Document, SourceText
from publish.readers import ReadOptions, read
from publish.render.listings import Highlighter

_Read: TypeAlias = tuple[Document, tuple[Diagnostic, ...]]


class Memory:
    """Documents as they were read, and listings as they were coloured."""

    def __init__(self) -> None:
        self.highlighter = Highlighter()
        self._known: dict[tuple[SourceText, ReadOptions], _Read] = {}
        self._used: set[tuple[SourceText, ReadOptions]] = set()

    def read(self, source: SourceText, options: ReadOptions) -> _Read:
        """Return what `publish.readers.read` returns, without reading the same text again."""
        key = (source, options)
        if key not in self._known:
            self._known[key] = read(source, options)
        self._used.add(key)
        return self._known[key]

    def forget(self) -> None:
        """Forget the texts that were not asked for since the last time: a build has read all it needs."""
        self._known = {key: self._known[key] for key in self._used}
        self._used = set()
