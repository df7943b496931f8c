"""Fonts and pictures by their content, so that a task can be laid out where our files are not.

A task that travels has SHA-256 digests in the place of its files: ``Path(digest)``. Where it is
laid out they are files of a `BlobFolder`.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from publish.pdf.tasks import LayoutTask


class Contents:
    """Names the fonts and pictures of tasks; each file is read once for its name."""

    def __init__(self) -> None:
        self._files: dict[Path, str] = {}

    def named(self, task: LayoutTask) -> tuple[LayoutTask, dict[str, bytes | Path]]:
        """Return ``task`` with digests for files, and what each stands for.

        Raises OSError for a file that is gone.
        """
        blobs: dict[str, bytes | Path] = {}

        def name(content: bytes | Path) -> Path:
            digest = self._digest(content)
            blobs[digest] = content
            return Path(digest)

        faces = tuple(replace(face, path=name(face.path)) for face in task.faces)
        resources = {address: name(content) for address, content in task.resources.items()}
        return replace(task, faces=faces, resources=resources), blobs

    def _digest(self, content: bytes | Path) -> str:
        if isinstance(content, bytes):
            return hashlib.sha256(content).hexdigest()
        if content not in self._files:
            self._files[content] = hashlib.sha256(content.read_bytes()).hexdigest()
        return self._files[content]


class BlobFolder:
    """A folder of files that bear the digests of their contents as names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def missing(self, task: LayoutTask) -> tuple[str, ...]:
        """Return the names in a task that travels which are not here."""
        names = [face.path for face in task.faces] + [Path(str(one)) for one in task.resources.values()]
        return tuple(dict.fromkeys(str(name) for name in names if not (self._folder / name).exists()))

    def keep(self, blobs: Mapping[str, bytes]) -> None:
        """Keep contents by their names. Raises ValueError for one that is not what its name says."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, data in blobs.items():
            if hashlib.sha256(data).hexdigest() != name:
                raise ValueError(f"{name} arrived damaged")
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(self._folder / name)

    def task(self, named: LayoutTask) -> LayoutTask:
        """Return a task that travelled with files of this folder."""
        return replace(
            named,
            faces=tuple(replace(face, path=self._folder / face.path) for face in named.faces),
            resources={address: self._folder / str(name) for address, name in named.resources.items()},
        )


def contents(blobs: Mapping[str, bytes | Path], names: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of those of ``blobs`` that ``names`` name. Raises OSError."""
    found = ((name, blobs[name]) for name in names)
    return {name: one if isinstance(one, bytes) else one.read_bytes() for name, one in found}
