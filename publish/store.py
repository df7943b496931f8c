"""The cache: bytes on disk, each under the SHA-256 of what they were made from.

An entry is a file ``KIND/KE/KEY``: a head with the SHA-256 of kind, key and data, then the data.
It is written under another name and renamed, so two builds at once see whole entries or none, and
no lock is needed; what is damaged, cut short or under a wrong name does not fit its head.

How much there is is not looked up at each put. The file ``grown`` gets one byte longer for every
block that is put; only when it is as long as the limit allows is the folder walked through, what
was read longest ago removed, and ``grown`` set right.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs

LIMIT = 2 * 2**30
"""Bytes that a cache may take, unless told otherwise."""
BLOCK = 4096
"""Bytes of a disk's block: an entry takes whole ones, so many small entries count too."""

_MAGIC = b"publish-store 1\n"
_HEAD = len(_MAGIC) + hashlib.sha256().digest_size
_KIND = re.compile(r"[a-z][a-z0-9-]{0,31}")
_SHARD = re.compile(r"[0-9a-f]{2}")
_KEY = re.compile(r"[0-9a-f]{64}")
_NEW = ".new-"
_GROWN = "grown"
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n# A cache of publish: https://bford.info/cachedir/\n"
)
_LEFT = 0.8
"""The share of the limit that is left after a walk, so that the next one is far."""
_TRIES = 3
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A link under an entry's name is not followed, a pipe not waited for."""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What lies in a cache."""

    folder: Path
    limit: int
    """In bytes."""
    entries: int
    size: int
    """Of all entries in bytes, as whole blocks of the disk."""
    kinds: tuple[tuple[str, int, int], ...] = ()
    """Each kind of entry by name: how many there are, and their size in bytes."""


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """A file of ours in the folder; the one that sorts first was read longest ago."""

    read: int
    path: Path
    kind: str
    blocks: int


def default_folder() -> Path:
    """Return the folder for builds in the user's cache folder."""
    return Path(platformdirs.user_cache_dir("publish-book", appauthor=False)) / "builds"


def key_of(*parts: str | bytes) -> str:
    """Return a key over ``parts``, 64 hexadecimal digits; parts cannot run into each other."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Store:
    """A cache in ``folder`` of at most about ``limit`` bytes; may be used by several threads.

    Nothing is made on disk before the first put. A kind is a short word (``layout``), a key 64
    hexadecimal digits (`key_of`); others raise ValueError. The folder must be the user's own: the
    head of an entry finds out damage, it does not keep out who can write there.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder = folder
        self.limit = limit
        self.trouble = ""
        """Why nothing can be put (no space, no permission); empty as long as all is well."""
        self._counting = threading.Lock()

    def get(self, kind: str, key: str) -> bytes | None:
        """Return the data of an entry; None where it is absent.

        A damaged entry, and whatever else lies under its name, is removed and absent. So is what
        cannot be read.
        """
        path = self._path(kind, key)
        try:
            data = _read(path, self.limit)
        except FileNotFoundError:
            return None
        except OSError:  # a link, a file of somebody else's
            data = b""
        if data[:_HEAD] != _head(kind, key, data[_HEAD:]):
            _discard(path)
            return None
        _touch(path)
        return data[_HEAD:]

    def has(self, kind: str, key: str) -> bool:
        """Tell whether there is a file under an entry's name, and count it as read.

        It is not looked into: `get` may still find it damaged.
        """
        path = self._path(kind, key)
        if not path.is_file():
            return False
        _touch(path)
        return True

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data``. Nothing is raised where that fails: ``trouble`` says why, and no more is put.

        What is larger than the whole cache may be is not kept.
        """
        path = self._path(kind, key)
        blocks = _blocks(_HEAD + len(data))
        if self.trouble or blocks * BLOCK > self.limit:
            return
        try:
            _make_root(self.folder)
            _write(path, _head(kind, key, data), data)
            with self._counting:
                grown = self._grow(blocks)
                if grown * BLOCK > self.limit:
                    self._prune(grown)
        except OSError as error:
            _discard(path)
            self.trouble = error.strerror or str(error)

    def info(self) -> StoreInfo:
        """Return what there is. Raises OSError where the folder cannot be read."""
        return self._told(list(self._walk()))

    def clear(self) -> StoreInfo:
        """Remove all entries, and nothing else that lies in the folder; return what was removed.

        Raises OSError where that is not allowed.
        """
        found = list(self._walk())
        for one in found:
            one.path.unlink(missing_ok=True)
        for folder in sorted({one.path.parent for one in found}):
            _remove_empty(folder)
        for folder in sorted({one.path.parent.parent for one in found}):
            _remove_empty(folder)
        (self.folder / _GROWN).unlink(missing_ok=True)
        return self._told(found)

    def _path(self, kind: str, key: str) -> Path:
        if not _KIND.fullmatch(kind) or not _KEY.fullmatch(key):
            raise ValueError(f"not a kind and a key: {kind!r}, {key!r}")
        return self.folder / kind / key[:2] / key

    def _told(self, found: list[_Found]) -> StoreInfo:
        entries, sizes = Counter[str](), Counter[str]()
        for one in found:
            entries[one.kind] += 1
            sizes[one.kind] += one.blocks * BLOCK
        kinds = tuple((kind, entries[kind], sizes[kind]) for kind in sorted(entries))
        return StoreInfo(self.folder, self.limit, len(found), sum(sizes.values()), kinds)

    def _grow(self, blocks: int) -> int:
        """Note that ``blocks`` more were put; return how many there are at most.

        One byte a block at the end of a file: two processes at once need no lock for that.
        """
        path = self.folder / _GROWN
        if not path.exists():
            blocks = sum(one.blocks for one in self._walk())
        with _opened(path, os.O_APPEND | os.O_CREAT) as handle:
            os.write(handle, bytes(blocks))
            return os.fstat(handle).st_size

    def _prune(self, grown: int) -> None:
        """Remove what was read longest ago. Another process may do the same: it is the same."""
        found = sorted(self._walk())
        left = sum(one.blocks for one in found)
        for one in found:
            if left * BLOCK <= self.limit * _LEFT:
                break
            one.path.unlink(missing_ok=True)
            left -= one.blocks
        with _opened(self.folder / _GROWN, os.O_CREAT) as handle:
            meanwhile = max(0, os.fstat(handle).st_size - grown)
            os.ftruncate(handle, left + meanwhile)

    def _walk(self) -> Iterator[_Found]:
        """Find all files of ours; links are not followed, files of others are left alone.

        What a writer left that died in the middle counts like an entry, and ages like one.
        """
        for kind in _entries(self.folder, _KIND):
            for shard in _entries(Path(kind), _SHARD):
                for file in _files(Path(shard)):
                    try:
                        status = file.stat(follow_symlinks=False)
                    except FileNotFoundError:  # removed by another build
                        continue
                    blocks = _blocks(status.st_size)
                    yield _Found(status.st_mtime_ns, Path(file), Path(kind).name, blocks)


def _entries(folder: Path, names: re.Pattern[str]) -> list[os.DirEntry[str]]:
    """Return the folders in ``folder`` that have such a name."""
    try:
        with os.scandir(folder) as found:
            return [one for one in found if names.fullmatch(one.name) and one.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return []


def _files(folder: Path) -> list[os.DirEntry[str]]:
    """Return the entries in ``folder``, and what was to become one."""
    try:
        with os.scandir(folder) as found:
            return [
                one
                for one in found
                if (_KEY.fullmatch(one.name) or one.name.startswith(_NEW))
                and not one.is_dir(follow_symlinks=False)
            ]
    except FileNotFoundError:
        return []


def _blocks(size: int) -> int:
    return -(-size // BLOCK)


def _head(kind: str, key: str, data: bytes) -> bytes:
    digest = hashlib.sha256(f"{kind}\n{key}\n".encode())
    digest.update(data)
    return _MAGIC + digest.digest()


def _read(path: Path, limit: int) -> bytes:
    """Return a file's bytes; none where it is no plain file or larger than any entry."""
    handle = os.open(path, os.O_RDONLY | _CAREFUL)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > max(limit, _HEAD):
            return b""
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read()
    finally:
        os.close(handle)


@contextmanager
def _opened(path: Path, flags: int = 0) -> Iterator[int]:
    handle = os.open(path, os.O_WRONLY | _CAREFUL | flags, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)


def _touch(path: Path) -> None:
    """Note that an entry was read; by our clock, since the file system's goes in steps."""
    now = time.time_ns()
    try:
        os.utime(path, ns=(now, now))
    except OSError:  # a cache that can be read alone serves as well
        return


def _discard(path: Path) -> None:
    """Remove what is no entry; where that is not allowed it stays, and stays absent."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _make_root(folder: Path) -> None:
    """Make the cache's folder, for its owner alone, marked so that backups leave it out."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _TAG).write_bytes(_TAG_TEXT)


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink():
        raise NotADirectoryError(20, f"{folder.name} in the cache is a link", str(folder))


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:  # something lies in it: put by another build, or not ours
        return


def _write(path: Path, head: bytes, data: bytes) -> None:
    """Write an entry whole or not at all; its folder may be cleared away meanwhile."""
    for attempt in range(1, _TRIES + 1):
        try:
            _make_folder(path.parent.parent)
            _make_folder(path.parent)
            _write_new(path, head, data)
        except (FileNotFoundError, FileExistsError):
            # A folder that was there when it was to be made, and gone when it was looked at, counts
            # as a file in its place.
            if attempt == _TRIES:
                raise
        else:
            return


def _write_new(path: Path, head: bytes, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=_NEW, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(head)
            file.write(data)
        _touch(Path(name))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
