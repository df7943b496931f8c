"""The one way into an EPUB that somebody else has made.

Nothing is unpacked onto the disk: members are read by name, as bytes, within limits. What is wrong
with the archive itself is found before: a reader of ZIP archives that trusts what stands in them
can be made to fill the disk, or to write and read outside of its folder (EbookLib is such a one,
its issue 359, and what Ace and others do with an archive is their business). So no validator is
asked about an archive with such a finding (`publish.check.containers.guarded`).
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from publish.check.finding import Finding
from publish.check.strangers import about, shown
from publish.check.xmlscan import XML_SUFFIXES, scan


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an EPUB may be, in bytes; ten times what the largest picture books are."""

    file: int = 2 * 2**30
    """The archive itself."""
    total: int = 2 * 2**30
    """All members unpacked."""
    member: int = 512 * 2**20
    """One member unpacked."""
    xml: int = 64 * 2**20
    """One member that is XML."""
    markup: int = 256 * 2**20
    """All members that are XML; they are parsed, which takes its time."""
    members: int = 20_000
    ratio: int = 150
    """How many times larger than packed a member of more than ``small`` may be; text packs to 1:10."""
    small: int = 8 * 2**20
    directory: int = 32 * 2**20
    """The table at the archive's end, which is read whole."""


LIMITS = Limits()
_CHUNK = 2**20
_DRIVE = re.compile(r"[A-Za-z]:")
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_PROBLEMS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, struct.error)
"""What `zipfile` raises for a damaged archive, and RuntimeError for an encrypted member."""


class ArchiveError(Exception):
    """A member that cannot be read; the message says why."""


class Archive:
    """An EPUB with nothing wrong about its archive, open for reading; made by `opened`."""

    def __init__(self, file: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.file = file
        self._archive = archive
        self._limits = limits
        self._members = {one.filename: one for one in archive.infolist() if not one.is_dir()}

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all files, in the archive's order."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Return how many bytes a file has. Raises ArchiveError where there is none of that name."""
        return self._member(name).file_size

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return a file's bytes. Raises ArchiveError where it is absent, damaged or over ``most``."""
        member = self._member(name)
        if member.file_size > (self._limits.member if most is None else most):
            raise ArchiveError(f"{shown(name)} has {member.file_size} bytes")
        try:
            return self._archive.read(member)
        except (*_PROBLEMS, RuntimeError) as error:
            raise ArchiveError(f"{shown(name)} cannot be read: {error}") from error

    def _member(self, name: str) -> zipfile.ZipInfo:
        if name not in self._members:
            raise ArchiveError(f"there is no {shown(name)}")
        return self._members[name]


def opened(file: Path, limits: Limits = LIMITS) -> tuple[Archive | None, tuple[Finding, ...]]:
    """Open an EPUB; return None where its archive cannot be trusted, and what is wrong with it.

    Every member is unpacked once, into nothing, so that what a length in the archive says is true.
    """
    try:
        archive = _directory(file, limits)
    except _TooMuchError as error:
        return None, (about("archive-bomb", file, str(error)),)
    except _PROBLEMS as error:
        return None, (about("archive-unreadable", file, f"This is no ZIP archive that can be read: {error}"),)
    found = [*_names(file, archive), *_sizes(file, archive, limits)]
    if not found:
        found = list(_contents(file, archive, limits))
    if found:
        archive.close()
        return None, tuple(dict.fromkeys(found))
    return Archive(file, archive, limits), ()


class _TooMuchError(Exception):
    """More than the limits allow."""


def _directory(file: Path, limits: Limits) -> zipfile.ZipFile:
    """Read the table at the archive's end, whose size is looked at before."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is no file")
    if status.st_size > limits.file:
        raise _TooMuchError(f"The file has {status.st_size} bytes.")
    with file.open("rb") as handle:
        size = _directory_size(handle, status.st_size)
    if size > limits.directory:
        raise _TooMuchError(f"Its table of files alone has {size} bytes.")
    archive = zipfile.ZipFile(file)
    if len(archive.infolist()) > limits.members:
        archive.close()
        raise _TooMuchError(f"It has {len(archive.infolist())} files.")
    return archive


def _directory_size(handle: BinaryIO, length: int) -> int:
    """Return what the archive says of its table's size (APPNOTE.TXT, 4.3.16 and 4.3.14)."""
    start = max(0, length - 2**16 - 22)
    handle.seek(start)
    tail = handle.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < 22:
        raise zipfile.BadZipFile("the end of the archive is missing")
    size = int(struct.unpack_from("<L", tail, end + 12)[0])
    if end >= 20 and tail[end - 20 : end - 16] == _LOCATOR64:
        handle.seek(min(length, int(struct.unpack_from("<Q", tail, end - 12)[0])))
        record = handle.read(56)
        if record[:4] == _END64 and len(record) == 56:
            size = max(size, int(struct.unpack_from("<Q", record, 40)[0]))
    return size


def _names(file: Path, archive: zipfile.ZipFile) -> Iterator[Finding]:
    """Look at the names and kinds of all members."""
    members = archive.infolist()
    for member in members:
        name = member.orig_filename
        parts = name.split("/")
        if "\\" in name or "\0" in name or name.startswith("/") or _DRIVE.match(name) or ".." in parts:
            yield about("archive-path", file, f"The name “{shown(name)}” leads out of the EPUB.", name)
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            yield about("archive-link", file, f"“{shown(name)}” is no file but a link or a device.", name)
        if member.flag_bits & 0x41:  # encrypted, strongly encrypted
            yield about("archive-encrypted", file, f"“{shown(name)}” is encrypted in the archive.", name)
    for name, count in Counter(member.filename for member in members).items():
        if count > 1:
            yield about("archive-duplicate", file, f"There are {count} files “{shown(name)}”.", name)


def _sizes(file: Path, archive: zipfile.ZipFile, limits: Limits) -> Iterator[Finding]:
    """Look at what the archive says of its members' sizes."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if total > limits.total:
        yield about("archive-bomb", file, f"Its files would have {total} bytes together.")
    markup = sum(member.file_size for member in members if member.filename.lower().endswith(XML_SUFFIXES))
    if markup > limits.markup:
        yield about("archive-bomb", file, f"Its XML files would have {markup} bytes together.")
    packed, length = sum(member.compress_size for member in members), file.stat().st_size
    if packed > length:
        yield about(
            "archive-bomb",
            file,
            f"Its files have {packed} bytes packed, the archive {length}: they overlap, or are missing.",
        )
    for member in members:
        name = member.filename
        most = limits.xml if name.lower().endswith(XML_SUFFIXES) else limits.member
        if member.file_size > most:
            yield about("archive-bomb", file, f"“{shown(name)}” would have {member.file_size} bytes.", name)
        elif member.file_size > max(limits.small, limits.ratio * member.compress_size):
            message = f"“{shown(name)}” would grow from {member.compress_size} bytes to {member.file_size}."
            yield about("archive-bomb", file, message, name)


def _contents(file: Path, archive: zipfile.ZipFile, limits: Limits) -> Iterator[Finding]:
    """Unpack every member once into nothing; look into those that are XML."""
    for member in archive.infolist():
        name = member.filename
        if member.is_dir():
            continue
        try:
            if not name.lower().endswith(XML_SUFFIXES):
                with archive.open(member) as handle:
                    while handle.read(_CHUNK):
                        pass
                continue
            for code, message in scan(archive.read(member)):
                yield about(code, file, message, name)
        except (*_PROBLEMS, RuntimeError) as error:
            message = f"“{shown(name)}” cannot be unpacked: {shown(str(error))}"
            yield about("archive-damaged", file, message, name)
