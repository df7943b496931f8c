"""The cache: what lies in it, and how to clear it."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from publish.store import Store, StoreInfo, default_folder


def cache_info(cache: str | PathLike[str] | None = None) -> StoreInfo:
    """Return what lies in a cache: the user's own, or one in the folder ``cache``.

    Raises OSError where it cannot be read.
    """
    return _store(cache).info()


def clear_cache(cache: str | PathLike[str] | None = None) -> StoreInfo:
    """Remove all that a cache keeps, and nothing else from its folder; return what it was.

    Raises OSError where that is not allowed.
    """
    return _store(cache).clear()


def _store(cache: str | PathLike[str] | None) -> Store:
    return Store(default_folder() if cache is None else Path(cache))
