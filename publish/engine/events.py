"""What a build says while it works; a caller that shows progress takes these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Step: TypeAlias = Literal[
    "publication",
    "unchanged",
    "read",
    "resolve",
    "fonts",
    "render",
    "layout",
    "margins",
    "assemble",
    "package",
    "check",
    "compare",
]
"""``publication`` begins one of several; ``unchanged`` is the only step of a build that has nothing
to do."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of the work on an edition has begun or come further."""

    edition: str
    """The edition's name; empty for what all editions share."""
    step: Step
    done: int = 0
    total: int = 0
    """How many pieces the step has; 0 when it is one piece."""
    detail: str = ""
    """What was finished last: a chapter's title, a file."""
    pages: int = 0
    """Pages laid out so far (layout)."""


Listener: TypeAlias = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Take no notice: the listener of a caller who wants none."""
