"""Notes who opens, makes or changes anything in a folder, whichever process it is (Linux)."""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path

_ACCESS, _MODIFY, _OPEN = 0x1, 0x2, 0x20
_MOVED, _CREATE, _DELETE = 0x40 | 0x80, 0x100, 0x200
_IS_FOLDER = 0x40000000
_HEAD = struct.Struct("iIII")

READ = _ACCESS | _OPEN
CHANGE = _MODIFY | _MOVED | _CREATE | _DELETE


class Watched:
    """Begins to watch ``folders``, not what is below them (inotify(7))."""

    def __init__(self, *folders: Path, what: int = READ | CHANGE) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._file = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        numbers = {libc.inotify_add_watch(self._file, os.fsencode(one), what): one for one in folders}
        if self._file < 0 or min(numbers) < 0:
            raise OSError(ctypes.get_errno(), "this system watches no folders")
        self._folders = numbers

    def seen(self) -> set[str]:
        """Return the paths of files that were touched since the last question."""
        found = set()
        while True:
            try:
                data = os.read(self._file, 2**16)
            except BlockingIOError:
                return found
            while data:
                number, mask, _, length = _HEAD.unpack_from(data)
                name = data[_HEAD.size : _HEAD.size + length].rstrip(b"\0")
                if name and not mask & _IS_FOLDER:
                    found.add(str(self._folders[number] / os.fsdecode(name)))
                data = data[_HEAD.size + length :]

    def close(self) -> None:
        """Watch no more."""
        os.close(self._file)
