"""Listings as they were coloured, from the cache: those of a publication in one entry."""

from __future__ import annotations

import json
from pathlib import Path

from publish.engine.kept_function import Kept
from publish.render.listings import Highlighter
from publish.store import key_of

_LISTINGS = "listings"
"""The kind of entry."""


def bring_listings(kept: Kept, path: Path, highlighter: Highlighter) -> None:
    """Let listings of the publication at ``path`` not be coloured again."""
    if highlighter.met:  # of the last build in this process
        return
    data = kept.store.get(_LISTINGS, _key(kept, path))
    found = json.loads(data) if data is not None else {}
    highlighter.bring(found if isinstance(found, dict) else {})


def keep_listings(kept: Kept, path: Path, highlighter: Highlighter) -> None:
    """Keep all listings that were asked for, where there are new ones among them."""
    if highlighter.grown:
        text = json.dumps(highlighter.markups(), separators=(",", ":"))
        kept.store.put(_LISTINGS, _key(kept, path), text.encode())
        highlighter.grown = False


def _key(kept: Kept, path: Path) -> str:
    return key_of(kept.versions, str(path.resolve()))
