"""Writing a new publication's folder: all of it, or nothing, and never over what exists."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from publish.diagnostics import Code, Codes, Diagnostic

CODES = Codes(
    "newfolder",
    Code(
        "folder-not-empty",
        "error",
        "A new publication would be written where something is already.",
        "Name a folder that does not exist yet, or an empty one.",
        fatal=True,
    ),
    Code(
        "folder-not-written",
        "error",
        "The folder of a new publication could not be written.",
        "Check that the place exists, has room and may be written to.",
        fatal=True,
    ),
)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write ``files`` (path from the folder, with forward slashes, to content) as a new folder.

    Returns the paths written, in the order given. A folder that holds anything, or a file of that
    name, is left as it is and reported; so is what the system refuses.
    """
    if folder.is_symlink() or folder.exists():
        if not folder.is_dir():
            return (), (CODES.make("folder-not-empty", f"{folder} exists and is no folder"),)
        if any(folder.iterdir()):
            return (), (CODES.make("folder-not-empty", f"the folder {folder} is not empty"),)
    try:
        _write(folder, files)
    except OSError as error:
        message = f"{folder} could not be written: {error.strerror or error}"
        return (), (CODES.make("folder-not-written", message),)
    return tuple(folder / name for name in files), ()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write beside the place and move there, so that no half of a folder is ever seen."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as name:
        made = Path(name) / "made"
        for file, content in files.items():
            path = made / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if not folder.exists():
            made.rename(folder)
            return
        # The folder is the user's and perhaps the one they stand in: it stays, and is filled.
        moved: list[Path] = []
        try:
            for path in sorted(made.iterdir()):
                moved.append(path.rename(folder / path.name))
        except OSError:
            for path in moved:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            raise
