"""The folder that keeps finished faces, so that each is made once on a machine.

A file's name holds the key of what it was made from and the hash of what was made:
``KEY-SHA256.ttf``. One rename therefore makes an entry complete, two processes at once write
the same name with the same bytes, and a damaged file is known by its own name.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

_KEY_LENGTH = 40


def default_folder() -> Path:
    """Return the folder for faces in the user's cache folder."""
    return Path(platformdirs.user_cache_dir("publish-book", appauthor=False)) / "fonts"


def key_of(*parts: str | bytes) -> str:
    """Return a key over ``parts``; parts cannot run into each other."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:_KEY_LENGTH]


def kept(folder: Path, key: str, suffix: str, make: Callable[[], bytes]) -> tuple[Path, str]:
    """Return path and SHA-256 of the entry ``key``, made by ``make`` where it is not whole there.

    Raises ``OSError`` when ``folder`` cannot be written.
    """
    for path in sorted(folder.glob(f"{key}-*{suffix}")):
        stated = path.name[len(key) + 1 : -len(suffix)]
        if hashlib.sha256(path.read_bytes()).hexdigest() == stated:
            return path, stated
        path.unlink(missing_ok=True)
    data = make()
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / f"{key}-{sha256}{suffix}"
    _write(path, data)
    return path, sha256


def _write(path: Path, data: bytes) -> None:
    """Write ``path`` whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
