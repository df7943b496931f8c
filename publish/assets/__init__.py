"""Pictures of a publication: found, checked, measured, cleaned; nothing of them is trusted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from publish import folder
from publish.assets.codes import CODES
from publish.assets.picture import Faulty, Picture, measured
from publish.assets.raster import read_raster
from publish.assets.remote import data_of_uri, fetch
from publish.assets.vector import looks_like_svg, read_svg
from publish.diagnostics import Diagnostic
from publish.folder import Reason, Refused
from publish.model import Span

__all__ = ["CODES", "Picture", "load_pictures"]

FILE_LIMIT = 64_000_000
"""Bytes that a picture may have."""
TOTAL_LIMIT = 1_000_000_000
"""Bytes that all pictures of a publication may have."""

_REFUSALS: dict[Reason, tuple[str, str]] = {
    "missing": ("image-missing", "there is no picture “{name}”"),
    "outside": ("image-outside", "the picture “{name}” lies outside the publication's folder"),
    "folder": ("image-unreadable", "“{name}” is a folder and no picture"),
    "special": ("image-unreadable", "“{name}” is no plain file"),
    "large": ("image-too-large", "the picture “{name}” has more than {limit:,} bytes"),
    "unreadable": ("image-unreadable", "the picture “{name}” cannot be read"),
}


def load_pictures(
    images: Iterable[tuple[str, Span | None]], root: Path, allow_remote: bool = False
) -> tuple[dict[str, Picture], tuple[Diagnostic, ...]]:
    """Return the pictures that ``images`` name, by name, and what is wrong with the others.

    ``images`` are paths from the folder ``root`` (absolute, links resolved), ``data:`` URIs, or
    web addresses, and where each stands in the manuscript. A web address is fetched only with
    ``allow_remote``. A picture that cannot be used is missing from the result and reported at
    every place that shows it; one whose parts were taken out for safety is reported once.
    """
    pictures: dict[str, Picture] = {}
    faults: dict[str, Faulty] = {}
    findings: list[Diagnostic] = []
    spent = 0
    for source, span in images:
        if source in pictures:
            continue
        if source not in faults:
            loaded = _load(source, root, allow_remote, TOTAL_LIMIT - spent)
            if isinstance(loaded, Faulty):
                faults[source] = loaded
            else:
                picture, removed = loaded
                pictures[source] = replace(picture, span=span)
                spent += len(picture.data)
                if removed:
                    words = f"taken out of the picture “{_shown(source)}”: {', '.join(removed)}"
                    findings.append(CODES.make("image-cleaned", words, span))
                continue
        fault = faults[source]
        findings.append(CODES.make(fault.code, fault.message, span))
    return pictures, tuple(findings)


def _load(source: str, root: Path, allow_remote: bool, left: int) -> tuple[Picture, tuple[str, ...]] | Faulty:
    data = _bytes(source, root, allow_remote, min(FILE_LIMIT, left))
    if isinstance(data, Faulty):
        return data
    name = _shown(source)
    if looks_like_svg(data):
        drawing = read_svg(data, name)
        if isinstance(drawing, Faulty):
            return drawing
        return measured(source, drawing.data, "image/svg+xml", drawing.size), drawing.removed
    picture = read_raster(data, name)
    if isinstance(picture, Faulty):
        return picture
    return measured(source, data, picture.media_type, picture.size, picture.dpi), ()


def _bytes(source: str, root: Path, allow_remote: bool, limit: int) -> bytes | Faulty:
    lower = source[:12].lower()
    name = _shown(source)
    if lower.startswith("data:"):
        return data_of_uri(source)
    if lower.startswith(("http://", "https://", "//")):
        if not allow_remote:
            return Faulty("image-remote", f"the picture “{name}” lies on the network and is not fetched")
        return fetch(source if lower.startswith("http") else f"https:{source}", limit)
    data = folder.read(root, source, limit)
    if isinstance(data, Refused):
        code, message = _REFUSALS[data.reason]
        return Faulty(code, message.format(name=name, limit=limit))
    return data


def _shown(source: str) -> str:
    return f"{source[:80]}…" if len(source) > 81 else source
