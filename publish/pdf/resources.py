"""The one way from WeasyPrint to bytes: the resources of the task, and nothing else."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

_INLINE_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,")
_LONGEST_INLINE = 30_000_000


class TaskFetcher(URLFetcher):  # type: ignore[misc]
    """Knows what it was given, and pictures written out inside a drawing (``data:``).

    Every other address (``file:``, ``http:``, …) is refused, and the refusal is one of the
    layout's messages: a manuscript comes from a stranger.
    """

    def __init__(self, resources: Mapping[str, bytes | Path]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._resources = resources

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the resource at ``url``; raises ``PermissionError`` where it is not the task's."""
        found = self._resources.get(url)
        if found is not None:
            data = found if isinstance(found, bytes) else found.read_bytes()
            name = url if isinstance(found, bytes) else found.name
            return URLFetcherResponse(url, data, {"Content-Type": _media_type(name, data)})
        if _INLINE_PICTURE.match(url) and len(url) <= _LONGEST_INLINE:
            return super().fetch(url, headers)
        raise PermissionError(f"not a resource of this publication: {url[:200]}")


def _media_type(name: str, data: bytes) -> str:
    """WeasyPrint takes a drawing for one only when told so, and else asks Pillow first."""
    if data[:256].lstrip().startswith((b"<svg", b"<?xml")):
        return "image/svg+xml"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
