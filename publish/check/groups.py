"""The one list of our own rules, by group.

Each function imports the rules when it is called: a check that asks only for links loads neither
a PDF library nor a dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from publish.check.chapter import Chapter
from publish.check.rule import Rule

ChapterRules: TypeAlias = Mapping[str, tuple[Rule[Chapter], ...]]


def chapter_rules() -> ChapterRules:
    """Return the rules that look at one chapter of the manuscript, by the name of their group."""
    return {}
