"""How a message shows what a writer typed, and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


def suggestion(word: str, known: Sequence[str]) -> str:
    """Return `` (did you mean “…”?)`` where a known word is near, else nothing."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f" (did you mean “{near[0]}”?)" if near else ""


def shown(text: str) -> str:
    """Return what a writer typed for a message: in quotation marks, not too long."""
    return f"“{text[:60]}…”" if len(text) > 61 else f"“{text}”"
