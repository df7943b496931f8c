"""The one list of our own rules, by group.

Each function imports the rules when it is called: a check that asks only for links loads neither
a PDF library nor a dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from publish.check.chapter import Chapter
from publish.check.rule import Rule

ChapterRules: TypeAlias = Mapping[str, tuple[Rule[Chapter], ...]]

CHAPTER_GROUPS: tuple[str, ...] = ("links", "accessibility", "text")
"""The groups of rules that look at one chapter."""


def chapter_rules() -> ChapterRules:
    """Return the rules that look at one chapter of the manuscript, by the name of their group."""
    from publish.check import accessibility, links, text

    return {"links": links.RULES, "accessibility": accessibility.RULES, "text": text.RULES}


def all_rules() -> dict[str, tuple[Rule[Any], ...]]:
    """Return every rule there is, by the name of its group, in the order of the handbook."""
    return dict(chapter_rules())
