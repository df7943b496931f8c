"""The EPUB container: a ZIP file whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

MIMETYPE = b"application/epub+zip"
_LEVEL = 6
# Compressed already: deflating them again costs time and wins nothing.
_STORED = (".jpg", ".jpeg", ".png", ".gif", ".woff", ".woff2")
_UNIX = 3
_MODE = 0o100644 << 16


def write_archive(files: Mapping[str, bytes], modified: datetime) -> bytes:
    """Return the container with ``files`` (by their path in it).

    ``mimetype`` comes first and is stored (EPUB 3.3, 4.2.2), then ``META-INF``, then the rest by
    name. ``modified`` is stamped on all, moved into the years that a ZIP file can say (1980 to 2107).
    """
    buffer = io.BytesIO()
    stamp = _stamp(modified)
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", MIMETYPE, stamp, stored=True)
        for name in sorted(files, key=lambda name: (not name.startswith("META-INF/"), name)):
            _add(archive, name, files[name], stamp, stored=name.endswith(_STORED))
    return buffer.getvalue()


def _stamp(moment: datetime) -> tuple[int, int, int, int, int, int]:
    if moment.year < 1980:
        return (1980, 1, 1, 0, 0, 0)
    if moment.year > 2107:
        return (2107, 12, 31, 23, 59, 58)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)


def _add(
    archive: zipfile.ZipFile,
    name: str,
    content: bytes,
    stamp: tuple[int, int, int, int, int, int],
    stored: bool,
) -> None:
    entry = zipfile.ZipInfo(name, stamp)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=None if stored else _LEVEL)
