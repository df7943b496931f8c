"""Files of a manuscript as documents: read, or from the cache where nothing of them has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from publish import folder
from publish.diagnostics import Diagnostic
from publish.folder import TEXT_LIMIT, Question, Recording
from publish.model import Document, Span
from publish.model.compact import from_compact, to_compact
from publish.project import read_source
from publish.project.types import Project
from publish.readers import ReadOptions, read
from publish.store import Store, key_of

_DOCUMENT = "document"
"""The kind of entry: what was asked of the folder, what was found, and the document."""

ReadDocument: TypeAlias = "tuple[Document | None, tuple[Diagnostic, ...]]"


@dataclass(frozen=True, slots=True)
class FileToRead:
    """All that decides a document besides what is in the publication's folder."""

    root: Path
    kind: str
    """Of the project."""
    file: str
    span: Span | None
    """Where the file is named."""
    options: ReadOptions


Reads: TypeAlias = Callable[[Project, FileToRead], ReadDocument]


def read_file(project: Project, wanted: FileToRead) -> ReadDocument:
    """Return the document of a file; None, and why, where it cannot be read."""
    source, findings = read_source(project, wanted.file, wanted.span)
    if source is None:
        return None, findings
    document, more = read(source, wanted.options)
    return document, (*findings, *more)


class KeptDocuments:
    """Reads files as ``read_file`` does, and keeps what it read in ``store``.

    A document is known by the file's content; the files that it includes are in its entry, with
    their hashes. ``versions`` is what decides a document besides (`publish.versions.of_everything`).
    """

    def __init__(self, store: Store, versions: str) -> None:
        self._store = store
        self._versions = versions

    def read(self, project: Project, wanted: FileToRead) -> ReadDocument:
        """Return the document of a file; None, and why, where it cannot be read."""
        answer = folder.ask(wanted.root, Question("read", wanted.file, TEXT_LIMIT))
        plain = json.dumps([wanted.kind, wanted.file, wanted.span and astuple(wanted.span)])
        key = key_of(self._versions, plain, json.dumps(astuple(wanted.options)), answer)
        kept = self._kept(wanted.root, key)
        if kept is not None:
            return kept
        with folder.recording() as recorded:
            document, findings = read_file(project, wanted)
        if document is not None:
            self._keep(key, recorded, document, findings)
        return document, findings

    def _kept(self, root: Path, key: str) -> ReadDocument | None:
        """Return what is kept, where the folder still answers as it did."""
        data = self._store.get(_DOCUMENT, key)
        if data is None:
            return None
        told, _, text = data.partition(b"\n")
        try:
            entry: dict[str, Any] = json.loads(told)
            if any(folder.ask(root, Question(*asked)) != answer for *asked, answer in entry["answers"]):
                return None
            document = from_compact(text)
            findings = tuple(_finding(one) for one in entry["findings"])
        except (ValueError, TypeError, LookupError):  # whole, but not written by us: read anew
            return None
        return (document, findings) if isinstance(document, Document) else None

    def _keep(
        self, key: str, recorded: Recording, document: Document, findings: tuple[Diagnostic, ...]
    ) -> None:
        if not recorded.repeatable:
            return
        entry = {
            "answers": [(*question, answer) for question, answer in recorded.answers.items()],
            "findings": [asdict(one) for one in findings],
        }
        try:
            text = to_compact(document)
        except (TypeError, RecursionError):  # a header with a date, lists in lists: read each time
            return
        self._store.put(_DOCUMENT, key, f"{json.dumps(entry)}\n{text}".encode())


def _finding(given: dict[str, Any]) -> Diagnostic:
    span = given["span"]
    return Diagnostic(**{**given, "span": Span(**span) if span else None})
