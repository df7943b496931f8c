"""Margins from the cache: each page by itself, those under the same heads in one entry.

So a chapter that moved by two pages finds all its folios but the last two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from publish.pdf.drawings import Drawing
from publish.pdf.facts_json import value_from_json, value_to_json
from publish.pdf.keys import TaskKeys
from publish.pdf.margins import CHUNK, PageMargins
from publish.pdf.tasks import LayoutTask
from publish.store import Store, key_of

_MARGINS = "margins"
"""The kind of entry."""
_MOST = 1_000
"""Pages of an entry, so that one does not grow with every build: those of the last book first."""

_Heads = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    pages: tuple[PageMargins, ...]
    drawings: tuple[Drawing, ...]


class KeptMargins:
    """A shelf (`publish.pdf.margins.Shelf`) in ``store``.

    ``count`` is told how many stretches of pages came from the cache, and how many did not.
    """

    def __init__(self, store: Store, keys: TaskKeys, count: Callable[[int, int], None]) -> None:
        self._store = store
        self._keys = keys
        self._count = count
        self._met: dict[str, dict[PageMargins, Drawing]] = {}
        """What was read, by the key of its entry."""

    def kept(self, style: LayoutTask, pages: Sequence[PageMargins]) -> dict[PageMargins, Drawing]:
        """Return the drawings that there are of ``pages``."""
        found: dict[PageMargins, Drawing] = {}
        for key, group in self._groups(style, pages).items():
            there = self._met[key] = self._read(key)
            found |= {page: there[page] for page in group if page in there}
        return found

    def keep(self, style: LayoutTask, drawn: Mapping[PageMargins, Drawing], new: int) -> None:
        """Keep the drawings of a book, of which ``new`` are new; entries without any stay as they are."""
        for key, group in self._groups(style, drawn).items():
            there = self._met.pop(key, {})
            if all(page in there for page in group):
                continue
            kept = dict(islice(({page: drawn[page] for page in group} | there).items(), _MOST))
            self._store.put(_MARGINS, key, value_to_json(_Entry(tuple(kept), tuple(kept.values()))))
        stretches, missed = -(-len(drawn) // CHUNK), -(-new // CHUNK)
        self._count(stretches - missed, missed)

    def _groups(
        self, style: LayoutTask, pages: Sequence[PageMargins] | Mapping[PageMargins, Drawing]
    ) -> dict[str, list[PageMargins]]:
        """Return ``pages`` by the keys of their entries."""
        by_heads: dict[_Heads, list[PageMargins]] = defaultdict(list)
        for page in pages:
            by_heads[page.head_left, page.head_right].append(page)
        try:
            # The names of pages are in a sheet, and which there are decides nothing for the others.
            shared = self._keys.of(replace(style, css=style.css[1:]))
        except OSError:  # a face is gone: that is for the layout to tell
            return {}
        return {key_of(shared, *heads): group for heads, group in by_heads.items()}

    def _read(self, key: str) -> dict[PageMargins, Drawing]:
        data = self._store.get(_MARGINS, key)
        try:
            entry = value_from_json(_Entry, data) if data is not None else _Entry((), ())
            return dict(zip(entry.pages, entry.drawings, strict=True))
        except ValueError:  # whole, but not written by us: laid out again and written anew
            return {}
