"""What packaging wants to know of a document as JSON and back, for the cache."""

from __future__ import annotations

import json
from dataclasses import asdict

from publish.epub.documents import Facts

_TUPLES = ("ids", "links", "resources", "properties")


def facts_to_json(facts: Facts) -> bytes:
    """Return all facts of a document."""
    return json.dumps({**asdict(facts), "characters": "".join(sorted(facts.characters))}).encode()


def facts_from_json(data: bytes) -> Facts:
    """Return the facts that `facts_to_json` wrote. Raises ValueError for anything else."""
    try:
        told = json.loads(data)
        listed = {name: tuple(told[name]) for name in _TUPLES}
        return Facts(**{**told, **listed, "characters": frozenset(told["characters"])})
    except (TypeError, LookupError) as error:
        raise ValueError(f"not the facts of a document: {error}") from error
