"""The listings of a long book are coloured by a process of their own while this one goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from publish.model import Listing, Publication, walk
from publish.pdf.pool import Pool
from publish.render.listings import Highlighter

_ENOUGH = 100_000
"""Characters of code: what a process colours in the time that it takes to start."""


@contextmanager
def colouring_ahead(publication: Publication, highlighter: Highlighter) -> Iterator[None]:
    """Colour the listings of ``publication`` on another processor as long as the context lasts.

    Worth it for an EPUB alone: where pages are set, the processors have enough to do.
    """
    found = [(node.code, node.language) for node in walk(publication) if isinstance(node, Listing)]
    if sum(len(code) for code, _ in found) < _ENOUGH or (os.cpu_count() or 1) < 2:
        yield
        return
    with Pool(1, preload="publish.render.colours") as pool:
        highlighter.colour_ahead(found, pool)
        yield
