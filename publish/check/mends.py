"""The mends of a check, path by path: for ``--fix``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publish.check.mending import LeftMend, MendPlan, plan, write
from publish.check.results import CheckResult


@dataclass(frozen=True, slots=True)
class Mends:
    """What mending would change in the publications of a check."""

    plans: tuple[tuple[Path, MendPlan], ...]
    """For each publication its folder and the changes in it."""

    @property
    def count(self) -> int:
        """Return how many places would be changed."""
        return sum(file.count for _, one in self.plans for file in one.files)

    def diff(self) -> str:
        """Return all changes as one unified diff."""
        return "".join(one.diff() for _, one in self.plans)

    @property
    def left(self) -> tuple[LeftMend, ...]:
        """Return the mends that are not made, with the reason."""
        return tuple(left for _, one in self.plans for left in one.left)

    def write(self) -> tuple[tuple[Path, ...], tuple[LeftMend, ...]]:
        """Write the files, each whole or not at all; return those written, and what was left.

        Raises OSError where one cannot be written; it is then as it was.
        """
        written: list[Path] = []
        left: list[LeftMend] = []
        for root, one in self.plans:
            files, more = write(root, one)
            written.extend(root / file for file in files)
            left.extend(more)
        return tuple(written), tuple(left)


def mends_of(result: CheckResult) -> Mends:
    """Return the mends of the findings that count."""
    by_root = {
        check.root: plan(check.root, [one.mend for one in check.findings if one.mend is not None])
        for check in result.checks
    }
    return Mends(tuple((root, one) for root, one in by_root.items() if one.files or one.left))
