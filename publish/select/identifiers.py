"""Ids of units, which are file names in the EPUB."""

from __future__ import annotations

import re

from publish.model import Section
from publish.select.dropping import ids


class UnitIds:
    """Gives out ids: lower-case ASCII letters, digits and hyphens, each once.

    Lower case only, since file names that differ by case alone are one file on some machines.
    """

    def __init__(self, sections: tuple[Section, ...]) -> None:
        """``sections``: those of the edition; a unit is not named as something inside another."""
        self._sections = sections
        self._inside: set[str] | None = None
        self._given: set[str] = set()

    def take(self, wanted: str) -> str:
        """Return ``wanted``, made safe, and with a number where it is taken."""
        base = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-") or "unit"
        name, count = base, 1
        while name in self._given or (name != wanted and self._is_inside(name)):
            count += 1
            name = f"{base}-{count}"
        self._given.add(name)
        return name

    def keep(self, wanted: str) -> str:
        """Return ``wanted`` as it is, an id that the publication has only once."""
        self._given.update((wanted, wanted.lower()))
        return wanted

    def _is_inside(self, name: str) -> bool:
        if self._inside is None:  # seldom needed: ids are mostly fit for names as they are
            self._inside = ids(self._sections)
        return name in self._inside
