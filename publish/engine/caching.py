"""The cache of a build: where it lies, whether it could be used, and what it foretells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.engine.codes import CODES
from publish.store import Store, default_folder, key_of

if TYPE_CHECKING:  # a build with nothing to do reads no manuscript
    from publish.engine.manuscript import Manuscript

_SOURCES = "sources"
"""The kind of entry that says as what the files of a manuscript were met last."""
_FORM = "1"
"""Of such an entry."""


def open_store(cache: Path | bool) -> Store | None:
    """Return the cache in a folder, for True the user's own; None for False."""
    if cache is False:
        return None
    return Store(default_folder() if cache is True else cache)


def cache_findings(store: Store | None) -> tuple[Diagnostic, ...]:
    """Say that nothing more can be kept, where that is so."""
    if store is None or not store.trouble:
        return ()
    return (CODES.make("cache-unusable", f"nothing can be kept in {store.folder}: {store.trouble}"),)


def changed_files(store: Store | None, path: Path) -> frozenset[str] | None:
    """Return the files of the manuscript at ``path`` that are not as the cache met them last, by
    their sizes and times; None where it has never met them."""
    told = store.get(_SOURCES, _key(path)) if store is not None else None
    if told is None:
        return None
    return frozenset(file for file, *met in json.loads(told) if _stat(_root(path) / file) != tuple(met))


def workers_to_warm_up(changed: frozenset[str] | None, jobs: int) -> int:
    """Return how many workers to start before it is known what is to be laid out.

    A worker takes about a second to start, best spent while the manuscript is read. One that the
    cache has never met keeps all workers busy. Of one that was changed since, most comes from the
    cache: one worker gets ready, and others are started by the calls that they are needed for. Of
    one whose files are as they were, all comes from the cache, unless a style sheet or theme was
    changed: then the first call starts a worker, which costs that second.
    """
    if changed is None:
        return jobs
    return 1 if changed else 0


def remember(store: Store, path: Path, manuscript: Manuscript) -> None:
    """Note as what the files of a manuscript were met, for the next build."""
    files = {manuscript.project.config}
    sections = list(manuscript.publication.sections())
    while sections:
        section = sections.pop()
        files.add(section.file)
        sections.extend(section.children)
    store.put(_SOURCES, _key(path), _state(_root(path), sorted(files - {""})))


def _key(path: Path) -> str:
    return key_of(_FORM, str(path.resolve()))


def _root(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _state(root: Path, files: list[str]) -> bytes:
    """Return the files with their sizes and times, as JSON; one that is not there has none."""
    return json.dumps([(file, *_stat(root / file)) for file in files]).encode()


def _stat(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
