"""Programs of others that are started where they are installed, and where to find them."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import platformdirs

VERAPDF_JARS = "VERAPDF_JARS"
"""Environment variable that names the folder of veraPDF's jars."""
BROWSER = "PUPPETEER_EXECUTABLE_PATH"
"""Environment variable that names Ace's browser, as Ace's own does."""


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


def fetched_folder() -> Path:
    """Return the folder, in the user's data folder, for programs that ``publish doctor --get`` fetches."""
    return Path(platformdirs.user_data_dir("publish-book", appauthor=False)) / "validators"


def find_ace() -> Path | None:
    """Return the folder of ``@daisy/ace``: of what was fetched, else of the program on the PATH."""
    found = [fetched_folder() / "ace" / "node_modules" / "@daisy" / "ace"]
    if program := find_program("ace-puppeteer", "ace"):
        found.append(Path(program).resolve().parent.parent)
        found.append(Path(program).parent / "node_modules" / "@daisy" / "ace")  # npm on Windows
    return next((one for one in found if _is_ace(one)), None)


def _is_ace(folder: Path) -> bool:
    named = folder.name == "ace" and folder.parent.name == "@daisy"  # others have programs of that name
    return named and (folder / "package.json").is_file()


def find_browser() -> str:
    """Return the path of the Chromium or Chrome that Ace is to use; empty if there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return os.environ.get(BROWSER, "") or find_program(*names)


def find_verapdf_jars() -> list[Path]:
    """Return veraPDF's jars: of the folder that is set, else of what was fetched; empty for neither."""
    folder = Path(os.environ.get(VERAPDF_JARS) or fetched_folder() / "verapdf")
    jars = sorted(folder.glob("*.jar")) if folder.is_dir() else []
    # The jar of greenfield-apps has all the others in it.
    whole = [jar for jar in jars if jar.name.startswith("greenfield-apps")]
    return whole or jars
