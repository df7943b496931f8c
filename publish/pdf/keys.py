"""What a layout is known by: a key over all that decides its bytes, and nothing else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from pathlib import Path

from publish.pdf.tasks import FaceFile, LayoutTask
from publish.store import key_of

_OF_ITS_OWN = {"unit_id", "faces", "resources", "limits"}
"""Fields that are not taken as they are: see `TaskKeys.of`."""


class TaskKeys:
    """Gives tasks their keys; files are read once as long as they stay as they are.

    ``versions`` is what decides bytes besides a task (`publish.versions.of_pages`).
    """

    def __init__(self, versions: str) -> None:
        self._versions = versions
        self._plain = [one.name for one in fields(LayoutTask) if one.name not in _OF_ITS_OWN]
        self._files: dict[tuple[Path, int, int], str] = {}

    def of(self, task: LayoutTask) -> str:
        """Return the key of ``task``: 64 hexadecimal digits. Raises OSError for a file that is gone.

        Faces and pictures count by their content. The unit's id decides nothing, it only labels
        the result; nor do bounds of pages and time, which a finished layout has kept: only
        whoever takes it from the cache must see that it keeps those of the new task. Any further
        field counts with its value.
        """
        plain = json.dumps([(name, getattr(task, name)) for name in self._plain])
        faces = [part for face in task.faces for part in self._face(face)]
        resources = [
            part
            for address in sorted(task.resources)
            for part in (address, self._digest(task.resources[address]))
        ]
        counts = f"{len(faces)} {len(resources)} {task.limits.picture_pixels}"
        return key_of(self._versions, plain, counts, *faces, *resources)

    def _face(self, face: FaceFile) -> tuple[str, str]:
        return f"{face.weight} {face.italic} {face.family}", self._digest(face.path)

    def _digest(self, data: bytes | Path) -> str:
        if isinstance(data, bytes):
            return hashlib.sha256(data).hexdigest()
        status = data.stat()
        known = (data, status.st_size, status.st_mtime_ns)
        if known not in self._files:
            self._files[known] = hashlib.sha256(data.read_bytes()).hexdigest()
        return self._files[known]
