"""A pure function of texts whose results are in the cache, each under what it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from publish.store import Store, key_of

V = TypeVar("V")


class Kept(NamedTuple):
    """Where results are kept."""

    store: Store
    versions: str
    """What decides a result besides what is given (`publish.versions.of_everything`)."""


@dataclass(frozen=True, slots=True)
class KeptFunction(Generic[V]):
    """Calls ``function`` only for what there is no result of."""

    kept: Kept
    kind: str
    """Of the entries."""
    function: Callable[[bytes], V]
    to_bytes: Callable[[V], bytes]
    from_bytes: Callable[[bytes, bytes], V]
    """Is given an entry and what the function was; raises ValueError for what is no result."""

    def __call__(self, given: bytes) -> V:
        """Return what the function returns; what it raises is not kept."""
        key = key_of(self.kept.versions, given)
        data = self.kept.store.get(self.kind, key)
        if data is not None:
            try:
                return self.from_bytes(data, given)
            except ValueError:  # whole, but not written by us: made and written anew
                pass
        value = self.function(given)
        self.kept.store.put(self.kind, key, self.to_bytes(value))
        return value
