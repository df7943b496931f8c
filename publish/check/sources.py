"""The texts of one publication, for who wants to show or recognise a line of them."""

from __future__ import annotations

from pathlib import Path

from publish import folder
from publish.encoding import decode
from publish.folder import TEXT_LIMIT
from publish.spans import Span


class Sources:
    """Reads each text of the folder ``root`` at most once; what cannot be read has no lines."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, tuple[str, ...]] = {}

    def text(self, file: str) -> str:
        """Return the decoded text of a file; empty where it cannot be read."""
        data = folder.read(self._root, file, TEXT_LIMIT)
        return (decode(data, file)[0] or "") if isinstance(data, bytes) else ""

    def line(self, span: Span | None) -> str:
        """Return the first line of a place; empty where there is none."""
        if span is None or span.line < 1:
            return ""
        if span.file not in self._lines:
            self._lines[span.file] = tuple(self.text(span.file).split("\n"))
        lines = self._lines[span.file]
        return lines[span.line - 1] if span.line <= len(lines) else ""
