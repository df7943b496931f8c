"""What one build leaves for the next in the same process: for who watches a manuscript."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from publish import folder
from publish.folder import Recording
from publish.render.listings import Highlighter

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """A function of one value that remembers what it returned.

    The function must return the same for the same value, and what it returns must not be changed.
    """

    function: Callable[[K], V]

    def __init__(self) -> None:
        self._before: dict[K, V] = {}
        self._now: dict[K, V] = {}

    def __call__(self, given: K) -> V:
        """Return what the function returns."""
        now = self._now
        if given not in now:
            now[given] = self._before.pop(given) if given in self._before else self.function(given)
        return now[given]

    def forget(self) -> None:
        """Forget what was not asked for since the last time."""
        self._before, self._now = self._now, {}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A value, and what the publication's folder was asked for it."""

    value: Any
    recorded: Recording


class _Hashed:
    """A key whose hash is made once: that of a chapter takes as long as to look at all its words."""

    __slots__ = ("_hash", "_key")

    def __init__(self, key: Hashable) -> None:
        self._key = key
        self._hash = hash(key)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self._key == other._key


class Memory:
    """What functions returned for the last build and for this one, and listings as they were
    coloured."""

    def __init__(self) -> None:
        self.highlighter = Highlighter()
        self._functions: dict[Callable[[Any], Any], Remembered[Any, Any]] = {}
        self._asked_before: dict[Hashable, _Asked] = {}
        self._asked: dict[Hashable, _Asked] = {}
        self._made_before: dict[_Hashed, Any] = {}
        self._made: dict[_Hashed, Any] = {}

    def of(self, function: Callable[[K], V], through: Callable[[K], V] | None = None) -> Remembered[K, V]:
        """Return ``function`` with its memory, the same one at every call; ``through`` does what it
        does for what is not remembered (from a cache)."""
        if function not in self._functions:
            self._functions[function] = Remembered()
        self._functions[function].function = through or function
        return cast("Remembered[K, V]", self._functions[function])

    def made(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return what ``make`` returns, called once; ``key`` holds all that decides it."""
        hashed = _Hashed(key)
        if hashed not in self._made:
            before = self._made_before
            self._made[hashed] = before.pop(hashed) if hashed in before else make()
        return cast("V", self._made[hashed])

    def asking(self, key: Hashable, function: Callable[[], V]) -> V:
        """Return what ``function`` returns, which reads in the publication's folder: called only
        where the folder does not answer as it did. ``key`` holds all that it is given besides."""
        known = self._asked.get(key) or self._asked_before.get(key)
        if known is None or not known.recorded.holds():
            with folder.recording() as recorded:
                value = function()
            known = _Asked(value, recorded)
        self._asked[key] = known
        return cast("V", known.value)

    def forget(self) -> None:
        """Forget what was not asked for since the last time: a build is done."""
        for one in self._functions.values():
            one.forget()
        self._asked_before, self._asked = self._asked, {}
        self._made_before, self._made = self._made, {}
