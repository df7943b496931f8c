"""Writing an output: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def file_name(slug: str, edition: str, target: str) -> str:
    """Return the name of an edition's file: ``slug.pdf``, or ``slug-edition.pdf`` for one with a
    name of its own."""
    name = slug if edition in ("print", "epub") else f"{slug}-{edition}"
    return f"{name}.{target}"


def prepare(folder: Path) -> None:
    """See that files can be written into ``folder``, before the work is done for nothing.

    A folder that does not exist is not made yet. Raises OSError where it never could be.
    """
    existing = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    if not existing.is_dir():
        raise NotADirectoryError(20, "is a file, not a folder", str(existing))
    if not os.access(existing, os.W_OK | os.X_OK):
        raise PermissionError(13, "nothing can be written into this folder", str(existing))


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``; a reader sees the old file or the new one, never a part.

    Raises OSError (no space, no permission); then the old file is as it was and no temporary
    file is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp gives 0600; what a user builds is as readable as any file of theirs.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    # The mask can only be read by setting it; /proc would be the other way, on Linux alone.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
