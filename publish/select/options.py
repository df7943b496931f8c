"""What an edition's theme asks of the selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publish.model import Role


@dataclass(frozen=True, slots=True)
class SelectOptions:
    """See ``publish.project.types.Theme`` for the meaning of each."""

    target: Literal["pdf", "epub"]
    front: tuple[Role, ...]
    openings: Literal["recto", "any", "run-on"]
    title_block: bool
    contents_from: int
    contents_depth: int
