"""What a check is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from publish.engine.options import BuildOptions
from publish.engine.results import UsageError

FailOn: TypeAlias = Literal["error", "warning", "never"]
Profile: TypeAlias = Literal["print", "press", "screen"]

TIME_LIMIT = 300.0
"""Seconds that a validator may take for all files of a check, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The values of `publish.check`, as paths and tuples.

    Raises `UsageError` for what no check can be asked for.
    """

    build: BuildOptions
    """How publications are built; its cache keeps the answers of the check too."""
    only: tuple[str, ...] = ()
    """Codes, beginnings of codes, groups or validators that are asked; empty: all."""
    skip: tuple[str, ...] = ()
    """Those that are left out."""
    fail_on: FailOn = "error"
    """From which severity on a finding makes the check fail."""
    baseline: Path | None = None
    """File with the findings that are known."""
    profile: Profile | None = None
    """Whose rules PDFs are held to; None: that of their edition's preset."""
    require: tuple[str, ...] = ()
    """Validators whose absence is an error."""
    spelling: bool = False
    online: bool = False
    build_first: bool = True
    """Whether publications are built and their files looked at; else the manuscript alone is."""
    time_limit: float = TIME_LIMIT
    """In seconds, for each validator."""
    shops: tuple[str, ...] = ()
    """Shops whose rules are asked, besides those that a publication names."""

    def __post_init__(self) -> None:
        if self.fail_on not in ("error", "warning", "never"):
            raise UsageError(f"a check fails on error, warning or never, not on {self.fail_on!r}")
        if self.profile not in (None, "print", "press", "screen"):
            raise UsageError(f"there is no profile {self.profile!r}: there are print, press and screen")
        if self.shops:
            from publish.project.shops import SHOPS  # loads the room, which takes a while

            for name in self.shops:
                if name not in SHOPS:
                    raise UsageError(f"there is no shop {name!r}; there are: {', '.join(SHOPS)}")
        if not self.time_limit > 0:
            raise UsageError(f"a time limit of {self.time_limit:g} s leaves no validator any time")
