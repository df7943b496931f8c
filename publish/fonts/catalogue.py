"""Which families there are: the ones this project brings, and any other ``fontpkg-…`` package.

A ``fontpkg-…`` package announces itself by the entry point group ``fontpkg.family`` and
describes its files in ``metadata.json``; nothing of it is imported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from publish.model import Json

CORE_FAMILIES = ("EB Garamond", "Source Code Pro", "Source Sans 3", "Source Serif 4")
"""The families that an installation always has; what the themes use."""

_GROUP = "fontpkg.family"
_RESERVED = re.compile(r"Reserved Font Names?[\s:]*[\"'‘“](?P<name>[^\"'’”]+)")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file of a package, variable or of one weight."""

    path: Path
    italic: bool
    weight: int
    """0 for a variable font."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family as its package brings it."""

    name: str
    package: str
    version: str
    licence: str
    licence_file: Path | None
    reserved_name: str
    files: tuple[FontFile, ...]


def find_family(name: str) -> Family | None:
    """Return the family called ``name`` (letter case does not matter), or None."""
    slug = _slug(name)
    for distribution, package in _announced():
        if _slug(package.removeprefix("fontpkg_")) == slug:
            return _family(distribution, package)
    return None


def families() -> tuple[Family, ...]:
    """Return every installed family by name, for ``publish doctor``."""
    found = (_family(distribution, package) for distribution, package in _announced())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.name))


def package_name(family: str) -> str:
    """Return the name that the package of ``family`` has or would have."""
    return f"fontpkg-{_slug(family)}"


def reserved_name(licence_text: str) -> str:
    """Return the reserved font name that the copyright lines above an OFL text declare, or nothing."""
    match = _RESERVED.search(licence_text.partition("This Font Software is licensed")[0])
    return match["name"] if match else ""


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _announced() -> Iterator[tuple[metadata.Distribution, str]]:
    """Yield distribution and import name of each family package, each once, by name."""
    seen: dict[str, metadata.Distribution] = {}
    for entry in metadata.entry_points(group=_GROUP):
        if entry.dist is not None:
            seen.setdefault(entry.value.partition(":")[0], entry.dist)
    for package in sorted(seen):
        yield seen[package], package


def _family(distribution: metadata.Distribution, package: str) -> Family | None:
    """Read a package's ``metadata.json``; None when it is not what it should be."""
    root = Path(str(distribution.locate_file(package)))
    try:
        described: Json = json.loads((root / "metadata.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(described, dict) or not isinstance(described.get("family"), str):
        return None
    licence_file = root / "LICENSE"
    text = licence_file.read_text(encoding="utf-8", errors="replace") if licence_file.is_file() else ""
    licence, copyright_line = described.get("license"), str(described.get("copyright", ""))
    return Family(
        name=str(described["family"]),
        package=distribution.name,
        version=distribution.version,
        licence=licence if isinstance(licence, str) else "",
        licence_file=licence_file if text else None,
        reserved_name=reserved_name(text) or reserved_name(copyright_line),
        files=tuple(_files(root, described.get("files"))),
    )


def _files(root: Path, listed: Json) -> Iterator[FontFile]:
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, dict) or not isinstance(entry.get("path"), str):
            continue
        path = root / str(entry["path"])
        if path.resolve().is_relative_to(root.resolve()) and path.is_file():
            weight = entry.get("weight")
            yield FontFile(path, entry.get("style") == "italic", weight if isinstance(weight, int) else 0)
