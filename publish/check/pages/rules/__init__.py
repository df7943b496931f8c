"""The rules about pages, by what they look at."""

from __future__ import annotations

from publish.check.pages.rules import book, breaks, faces, pictures, placing, spacing
from publish.check.pages.subject import Pages
from publish.check.rule import Rule

UNIT_RULES: tuple[Rule[Pages], ...] = (
    *breaks.RULES,
    *spacing.RULES,
    *placing.RULES,
    *pictures.RULES,
    *faces.RULES,
)
"""Rules that look at each unit by itself."""
WHOLE_RULES: tuple[Rule[Pages], ...] = book.RULES
"""Rules that look at all pages together, of each only at its size and whether it is blank."""
RULES: tuple[Rule[Pages], ...] = (*UNIT_RULES, *WHOLE_RULES)
