"""Programs of others that are started where they are installed, and where to find them."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path


def find_program(*names: str) -> str:
    """Return the path of the first of these commands that is on PATH; empty if none is."""
    return next(filter(None, map(shutil.which, names)), "")


def find_pandoc() -> str:
    """Return the path of pandoc: on PATH, or in the package ``pypandoc-binary``; empty if nowhere."""
    found = find_program("pandoc")
    if found:
        return found
    package = importlib.util.find_spec("pypandoc")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder) / "files" / name
            if path.is_file() and os.access(path, os.X_OK):
                return str(path)
    return ""
