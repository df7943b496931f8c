"""What decides a build's bytes besides the manuscript: our code, Python, packages, libraries.

Nothing of it is imported or run to be asked: a build that finds all it needs in the cache loads no
layout engine, and this takes some 15 ms. A package's version is read off the name of its
``dist-info`` folder, where `importlib.metadata` would first load a parser of mail.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

from publish.builtin import styles_folder
from publish.libraries import TEXT_LIBRARIES, version_of

_PAGES = ("cssselect2", "fonttools", "pillow", "pydyf", "pyphen", "tinycss2", "tinyhtml5", "weasyprint")
"""The packages that lay pages out: WeasyPrint and what it does it with."""

_DISTRIBUTION = re.compile(r"(.+)-([^-]+)\.dist-info", re.IGNORECASE)


def of_pages() -> str:
    """Return a text that is another one whenever the same layout task could give other bytes."""
    return _text(_PAGES)


def of_everything() -> str:
    """Return a text that is another one whenever the same manuscript could give another book.

    Every package there is counts: a plug-in or a font package can change a book by being there.
    """
    return _text(None)


def _text(names: Iterable[str] | None) -> str:
    there = packages(sys.path)
    wanted = sorted(there if names is None else names)
    lines = [
        f"publish {code([Path(__file__).resolve().parent, Path(str(styles_folder()))])}",
        f"python {sys.version}",
        f"platform {sys.platform} {sys.byteorder}",
        f"zlib {zlib.ZLIB_RUNTIME_VERSION}",
        *(f"{name} {there.get(name, '-')}" for name in wanted),
        *(f"{library.name} {version_of(library)}" for library in TEXT_LIBRARIES),
    ]
    return "\n".join(lines)


def packages(path: Iterable[str]) -> dict[str, str]:
    """Return the version of each distribution in the folders of ``path``; the first one counts.

    Names are normalised (https://peps.python.org/pep-0503/).
    """
    found: dict[str, str] = {}
    for folder in path:
        for name in _listed(folder or "."):
            match = _DISTRIBUTION.fullmatch(name)
            if match is not None:
                found.setdefault(re.sub(r"[-_.]+", "-", match[1]).lower(), match[2])
    return found


def code(folders: Iterable[Path]) -> str:
    """Return a SHA-256 over the files in ``folders``, by their paths from there and their content.

    Content and not time: a cache that is kept from one run of a build server to the next serves
    a checkout of every run. A megabyte takes some 6 ms.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for name, path in _files(folder):
            try:
                with open(path, "rb") as file:  # noqa: PTH123 - of 350 files, a pathlib path costs most
                    data = file.read()
            except FileNotFoundError:  # an editor's, gone again
                continue
            digest.update(f"{name}\n{len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - twice as quick, and names are all it takes
    except OSError:  # on the path, but not there, or an archive
        return []


def _files(folder: Path) -> list[tuple[str, str]]:
    """Return all files but Python's own: the path from ``folder``, with forward slashes, and the path."""
    found: list[tuple[str, str]] = []
    start = len(str(folder)) + 1
    for base, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if one != "__pycache__"]
        paths = (f"{base}{os.sep}{one}" for one in files if not one.endswith((".pyc", ".pyo")))
        found += [(path[start:].replace(os.sep, "/"), path) for path in paths]
    return sorted(found)
