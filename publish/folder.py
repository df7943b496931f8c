"""The one way into a publication's folder, for every room that reads from it.

A manuscript is a stranger's: no path and no link leads out of the folder, nothing is read that
is no plain file (a pipe or a device would never end), and nothing without a limit of size.
"""

from __future__ import annotations

import posixpath
import stat
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal["missing", "outside", "folder", "special", "large", "unreadable"]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file was not read."""

    reason: Reason


def normal(file: str, base: str = "") -> str:
    """Return ``file`` as a path from the publication's folder, ``.`` and ``..`` worked out.

    ``base`` is the file in which it was named, if it is relative to that. A path that begins
    with ``..`` or ``/`` leads out of the folder.
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), file))


def locate(root: Path, file: str) -> Path | Refused:
    """Return where ``file`` lies, links resolved, or why nothing there may be read.

    ``root`` is absolute with its links resolved; ``file`` is a path from it with forward slashes.
    Folders are located like files; the caller tells them apart.
    """
    if not file or "\0" in file:
        return Refused("missing")
    path = normal(file)
    if path == ".." or path.startswith(("../", "/")) or PureWindowsPath(file).drive:
        return Refused("outside")
    try:
        found = (root / path).resolve(strict=True)
    except FileNotFoundError:
        return Refused("missing")
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name too long, no permission
        return Refused("unreadable")
    if not found.is_relative_to(root):
        return Refused("outside")
    return found


def check(root: Path, file: str) -> Refused | None:
    """Return why ``file`` could not be read, or None where it can (its size is not looked at)."""
    found = locate(root, file)
    if isinstance(found, Refused):
        return found
    mode = found.stat().st_mode
    if stat.S_ISDIR(mode):
        return Refused("folder")
    return None if stat.S_ISREG(mode) else Refused("special")


def read(root: Path, file: str, limit: int) -> bytes | Refused:
    """Return what is in ``file``, at most ``limit`` bytes, or why it is not read."""
    refused = check(root, file)
    found = locate(root, file)
    if refused or isinstance(found, Refused):
        return refused or Refused("missing")
    try:
        with found.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError:
        return Refused("unreadable")
    return data if len(data) <= limit else Refused("large")
