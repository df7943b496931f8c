"""Where a picture lies in the publication's folder."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")


def picture_path(file: str, source: str) -> str:
    """Return the path from the publication's folder for a ``source`` typed in ``file``.

    An address with a scheme and an absolute path stay as typed; so does, as a path that begins
    with ``..``, what lies outside: assets report these.
    """
    if not source or _ABSOLUTE.match(source):
        return source
    path = unquote(re.split(r"[?#]", source, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else source
