"""Mends made: the files of a manuscript as they would be, their diff, and the writing of them.

Nothing is changed but the characters of the mends. What stands there must be what the finding saw,
and the mended bytes, read again, must be the old text with just these changes; a file of which
that cannot be shown is left alone, and so are its mends.
"""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish import folder
from publish.check.finding import Mend
from publish.encoding import decode
from publish.folder import TEXT_LIMIT, Refused

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks; the longer ones first, which begin like shorter ones."""


@dataclass(frozen=True, slots=True)
class LeftMend:
    """A mend that is not made, and why."""

    mend: Mend
    reason: str


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file of the manuscript as it is and as it would be."""

    file: str
    """Relative to the publication's folder."""
    before: bytes
    after: bytes
    count: int
    """How many mends are in it."""

    def diff(self) -> str:
        """Return the change as a unified diff with three lines of context."""
        old, new = (decode(data, self.file)[0] or "" for data in (self.before, self.after))
        lines = difflib.unified_diff(
            old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{self.file}", f"b/{self.file}"
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )


@dataclass(frozen=True, slots=True)
class MendPlan:
    """What mending would change."""

    files: tuple[MendedFile, ...]
    left: tuple[LeftMend, ...]

    def diff(self) -> str:
        """Return all changes as one unified diff, file by file."""
        return "".join(file.diff() for file in self.files)


def plan(root: Path, mends: Iterable[Mend]) -> MendPlan:
    """Return what ``mends`` make of the files below ``root``; nothing is written.

    Of mends that overlap the first is made and the others are left for a second run, when the
    rules have looked at the new text. The same mend twice is one.
    """
    by_file: dict[str, list[Mend]] = {}
    for mend in dict.fromkeys(mends):
        by_file.setdefault(mend.file, []).append(mend)
    files: list[MendedFile] = []
    left: list[LeftMend] = []
    for file in sorted(by_file):
        wanted = sorted(by_file[file], key=lambda one: (one.start, len(one.old), one.new))
        made, reasons = _mended(root, file, wanted)
        left.extend(reasons)
        if made is not None:
            files.append(made)
    return MendPlan(tuple(files), tuple(left))


def write(root: Path, plan: MendPlan) -> tuple[tuple[str, ...], tuple[LeftMend, ...]]:
    """Write the files of a plan, each whole or not at all; return those written.

    A file that is no longer as it was when the plan was made is left alone, and told. Raises
    OSError where a file cannot be written; it is then as it was.
    """
    written: list[str] = []
    left: list[LeftMend] = []
    for one in plan.files:
        now = folder.read(root, one.file, TEXT_LIMIT)
        if now != one.before:
            left.append(LeftMend(Mend(one.file, 0, "", ""), "the file has changed meanwhile"))
            continue
        _write_whole((root / one.file).resolve(), one.after)
        written.append(one.file)
    return tuple(written), tuple(left)


def _mended(root: Path, file: str, mends: Sequence[Mend]) -> tuple[MendedFile | None, list[LeftMend]]:
    data = folder.read(root, file, TEXT_LIMIT)
    text = None if isinstance(data, Refused) else decode(data, file)[0]
    if isinstance(data, Refused) or text is None:
        return None, [LeftMend(mend, "the file cannot be read") for mend in mends]
    made, left = _choose(text, mends)
    if not made:
        return None, left
    expected = _expected(text, made)
    after = next((one for one in _changed(data, made) if decode(one, file)[0] == expected), None)
    if after is None:
        return None, [*left, *(LeftMend(one, "the file's encoding has no room for it") for one in made)]
    return MendedFile(file, data, after, len(made)), left


def _choose(text: str, mends: Sequence[Mend]) -> tuple[list[Mend], list[LeftMend]]:
    """Return the mends that fit what stands in the text and each other, and the rest."""
    made: list[Mend] = []
    left: list[LeftMend] = []
    end = 0
    for mend in mends:
        if mend.start < 0 or not mend.old or text[mend.start : mend.start + len(mend.old)] != mend.old:
            left.append(LeftMend(mend, "something else stands there by now"))
        elif mend.start < end:
            left.append(LeftMend(mend, "another mend changes the same place; check again"))
        elif mend.new != mend.old:
            made.append(mend)
            end = mend.start + len(mend.old)
    return made, left


def _expected(text: str, mends: Sequence[Mend]) -> str:
    parts: list[str] = []
    at = 0
    for mend in mends:
        parts.extend((text[at : mend.start], mend.new))
        at = mend.start + len(mend.old)
    return "".join((*parts, text[at:]))


def _changed(data: bytes, mends: Sequence[Mend]) -> Iterator[bytes]:
    """Yield the bytes with mends made, for each encoding in which the file may be.

    Those around the mends are the very same bytes: each encoding gives back what it was given.
    """
    mark, marked = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    for encoding in (marked,) if marked != "utf-8" else ("utf-8", "cp1252", "latin-1"):
        errors = "surrogateescape" if encoding == "utf-8" else "strict"
        try:
            yield mark + _spliced(body.decode(encoding, errors), mends, encoding, errors)
        except UnicodeError:
            continue


def _spliced(raw: str, mends: Sequence[Mend], encoding: str, errors: str) -> bytes:
    offsets = _Offsets(raw)
    parts: list[bytes] = []
    at = 0
    for mend in mends:
        start, end = offsets.of(mend.start), offsets.of(mend.start + len(mend.old))
        parts.append(raw[at:start].encode(encoding, errors))
        new = mend.new.replace("\n", "\r\n") if offsets.dos else mend.new
        parts.append(new.encode(encoding))
        at = end
    return b"".join((*parts, raw[at:].encode(encoding, errors)))


class _Offsets:
    """From offsets into a text with LF line ends to those into the text as the file has it."""

    def __init__(self, raw: str) -> None:
        self._pairs: list[int] = []
        at = raw.find("\r\n")
        while at >= 0:
            self._pairs.append(at - len(self._pairs))
            at = raw.find("\r\n", at + 2)
        self.dos = bool(self._pairs)

    def of(self, offset: int) -> int:
        return offset + bisect_right(self._pairs, offset - 1)


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file that exists anew, with the rights it has; a reader sees the old or the new one."""
    mode = stat.S_IMODE(path.stat().st_mode)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
