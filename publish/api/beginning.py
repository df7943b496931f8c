"""Beginning a publication: an example, or a manuscript that was delivered."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from publish.engine.results import FilesResult, UsageError

THEMES = ("novel", "textbook", "report")
"""What `new` can begin."""


def new(folder: str | PathLike[str], *, theme: str = "novel") -> FilesResult:
    """Write a small, complete publication into ``folder``, which must not exist or be empty.

    ``theme`` is ``novel``, ``textbook`` or ``report``; another raises `UsageError`.
    """
    from publish.scaffold import new as scaffold

    if theme not in THEMES:
        raise UsageError(f"there is no theme {theme!r}; there are: {', '.join(THEMES)}")
    files, findings = scaffold(Path(folder), theme)
    return FilesResult(files, findings)


def import_manuscript(
    file: str | PathLike[str], folder: str | PathLike[str], *, title: str = ""
) -> FilesResult:
    """Turn the delivered manuscript ``file`` (``.txt``, ``.docx``) into a publication folder.

    ``title`` is used where the manuscript names none. Nothing that exists is written over.
    """
    from publish.importers import import_manuscript as import_file

    target = Path(folder)
    config, findings = import_file(Path(file), target, title=title)
    files = tuple(sorted(one for one in target.rglob("*") if one.is_file())) if config else ()
    return FilesResult(files, findings)
