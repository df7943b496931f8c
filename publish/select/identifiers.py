"""Ids of units, which are file names in the EPUB."""

from __future__ import annotations

import re


class UnitIds:
    """Gives out ids: lower-case ASCII letters, digits and hyphens, each once.

    Lower case only, since file names that differ by case alone are one file on some machines.
    """

    def __init__(self) -> None:
        self._given: set[str] = set()

    def take(self, wanted: str) -> str:
        """Return ``wanted``, made safe, and with a number where it is taken."""
        base = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-") or "unit"
        name, count = base, 1
        while name in self._given:
            count += 1
            name = f"{base}-{count}"
        self._given.add(name)
        return name
