"""What numbering and references need to know from the project and its theme."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResolveOptions:
    """How a publication is numbered, and where its old paths lead."""

    number_depth: int = 1
    """Levels of sections that are numbered; 0: none, 1: chapters, 2: ``4.1``."""
    number_parts: bool = True
    """Whether parts are numbered (I, II …) where chapters are."""
    continuous_notes: bool = False
    """Whether notes are numbered through the book: where chapters run on, and share pages."""
    redirects: tuple[tuple[str, str], ...] = ()
    """Old paths and what replaced them (mdBook), from the folder of the manuscript's files."""
