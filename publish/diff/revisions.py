"""Writes a publication as it is in a revision into a folder of its own, so that it can be built."""

from __future__ import annotations

import ntpath
import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path

from publish.check.finding import Finding
from publish.check.strangers import shown
from publish.diff.codes import make
from publish.diff.git import Entry, Repository
from publish.engine.results import UsageError

MOST_FILES = 20_000
MOST_BYTES = 2 * 2**30
"""Of all files together."""
LARGEST = 32 * 2**20
"""Bytes of one file."""
_AT_ONCE = 16 * 2**20
"""Bytes of files that git is asked for at a time."""
_LINK, _SUBMODULE = "120000", "160000"
_POINTER = b"version https://git-lfs.github.com/spec/"


def write_revision(repository: Repository, commit: str, target: Path) -> tuple[Finding, ...]:
    """Write all files of a commit below the repository's folder into ``target``, an empty folder.

    No link is made: one to a file of the publication becomes a copy, another one is left out, which is
    a finding; so are submodules, and files that are kept with Git LFS. Raises `UsageError` for what is
    no publication's: too many files, or names that lead out of the folder.
    """
    entries = repository.entries(commit)
    if len(entries) > MOST_FILES or sum(one.size for one in entries) > MOST_BYTES:
        size = sum(one.size for one in entries) // 2**20
        raise UsageError(
            f"revision {commit[:10]} has {len(entries)} files with {size} MiB in this folder, more than any "
            "publication; compare a folder that holds the publication alone"
        )
    for one in entries:
        if not _is_inside(one.path):
            raise UsageError(f"revision {commit[:10]} has a file “{shown(one.path)}”, which leads out of it")
    files = {one.path: one for one in entries if one.kind == "blob" and one.mode != _LINK}
    found = [_left_out(one, "is a submodule") for one in entries if one.mode == _SUBMODULE]
    found += [_left_out(one, f"has {one.size} bytes") for one in files.values() if one.size > LARGEST]
    files = {path: one for path, one in files.items() if one.size <= LARGEST}
    found += _write(repository, files, target)
    found += _copy_links(repository, [one for one in entries if one.mode == _LINK], files, target)
    return tuple(found)


def _is_inside(path: str) -> bool:
    """Tell whether a name stays in its folder on any system (git itself takes care; an old one, or one
    that was told not to, does not)."""
    parts = path.split("/")
    bad = {"", ".", ".."}
    return not (
        path.startswith("/")
        or "\\" in path
        or "\0" in path
        or ntpath.splitdrive(path)[0]
        or any(part in bad or part.casefold() == ".git" for part in parts)
    )


def _write(repository: Repository, files: dict[str, Entry], target: Path) -> Iterator[Finding]:
    for part in _parted(files.values()):
        contents = repository.blobs(sorted({one.object for one in part}))
        for one in part:
            data = contents[one.object]
            if data.startswith(_POINTER):
                yield _left_out(one, "is kept with Git LFS, so the revision has its address alone")
                continue
            _put(target, one.path, data)


def _copy_links(
    repository: Repository, links: list[Entry], files: dict[str, Entry], target: Path
) -> Iterator[Finding]:
    contents = repository.blobs(sorted({one.object for one in links})) if links else {}
    for one in links:
        place = contents[one.object].decode("utf-8", "surrogateescape")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(one.path), place))
        meant = files.get(path) if not place.startswith("/") else None
        if meant is None or not (target / meant.path).is_file():
            yield _left_out(one, "is a link to what is no file of the publication")
            continue
        _put(target, one.path, (target / meant.path).read_bytes())


def _put(target: Path, path: str, data: bytes) -> None:
    place = target / path
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as file:  # never through anything that is already there
        file.write(data)


def _parted(files: Iterable[Entry]) -> Iterator[list[Entry]]:
    part: list[Entry] = []
    size = 0
    for one in files:
        if part and size + one.size > _AT_ONCE:
            yield part
            part, size = [], 0
        part.append(one)
        size += one.size
    if part:
        yield part


def _left_out(entry: Entry, why: str) -> Finding:
    return make("revision-left-out", f"“{shown(entry.path)}” {why}")
