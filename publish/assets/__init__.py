"""Pictures of a publication: found, checked, measured, cleaned; nothing of them is trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from publish import folder
from publish.assets.codes import CODES
from publish.assets.picture import Faulty, Picture, measured
from publish.assets.raster import read_raster
from publish.assets.vector import looks_like_svg, read_svg
from publish.diagnostics import Diagnostic
from publish.folder import Reason, Refused
from publish.model import Span

__all__ = ["CODES", "Picture", "load_pictures"]

FILE_LIMIT = 64_000_000
"""Bytes that a picture may have."""
TOTAL_LIMIT = 1_000_000_000
"""Bytes that all pictures of a publication may have."""
_AT_ONCE, _BATCH = 2, 8
"""Threads that decode, and pictures that they are given together."""

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
    findings: list[Diagnostic] = []
    places = tuple(images)
    found = dict(_each_loaded(tuple(dict(places)), root, allow_remote))
    for source, span in places:
        loaded = found[source]
        if isinstance(loaded, Faulty):
            findings.append(CODES.make(loaded.code, loaded.message, span))
        elif source not in pictures:
            picture, removed = loaded
            pictures[source] = replace(picture, span=span)
            if removed:
                words = f"taken out of the picture “{_shown(source)}”: {', '.join(removed)}"
                findings.append(CODES.make("image-cleaned", words, span))
    return pictures, tuple(findings)


_Loaded: TypeAlias = "tuple[Picture, tuple[str, ...]] | Faulty"


def _each_loaded(sources: tuple[str, ...], root: Path, allow_remote: bool) -> Iterator[tuple[str, _Loaded]]:
    """Yield the pictures in order. Pillow decodes on several processors; a batch is read at a time,
    so that no more lies in memory than the limit and one batch."""
    spent = 0
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for start in range(0, len(sources), _BATCH):
            batch = sources[start : start + _BATCH]
            left = TOTAL_LIMIT - spent
            # What is read is recorded by the caller's context, which a thread does not have.
            tasks = [
                threads.submit(copy_context().run, _load, one, root, allow_remote, left) for one in batch
            ]
            for source, task in zip(batch, tasks, strict=True):
                loaded = task.result()
                if not isinstance(loaded, Faulty):
                    spent += len(loaded[0].data)
                    if spent > TOTAL_LIMIT:
                        loaded = _refused(source, "large", TOTAL_LIMIT)
                yield source, loaded


def _load(source: str, root: Path, allow_remote: bool, left: int) -> _Loaded:
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
        from publish.assets.remote import data_of_uri  # most books need no network's libraries

        return data_of_uri(source)
    if lower.startswith(("http://", "https://", "//")):
        if not allow_remote:
            return Faulty("image-remote", f"the picture “{name}” lies on the network and is not fetched")
        from publish.assets.remote import fetch

        folder.unrepeatable()
        return fetch(source if lower.startswith("http") else f"https:{source}", limit)
    data = folder.read(root, source, limit)
    return _refused(source, data.reason, limit) if isinstance(data, Refused) else data


def _refused(source: str, reason: Reason, limit: int) -> Faulty:
    code, message = _REFUSALS[reason]
    return Faulty(code, message.format(name=_shown(source), limit=limit))


def _shown(source: str) -> str:
    return f"{source[:80]}…" if len(source) > 81 else source
