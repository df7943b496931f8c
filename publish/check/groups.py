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

ASKED_GROUPS: tuple[str, ...] = ("spelling", "online")
"""Groups of rules about the manuscript that are only asked when told: by the option of that name."""


FILE_GROUPS: tuple[str, ...] = ("pages", "press", "parity")
"""Groups of rules about built files."""

SHOP_GROUPS: tuple[str, ...] = ("metadata", "shops")
"""Groups of rules about settings and built files; those of shops only of the shops that are named."""


def chapter_rules() -> ChapterRules:
    """Return the rules that look at one chapter of the manuscript, by the name of their group."""
    from publish.check import accessibility, links, text

    return {"links": links.RULES, "accessibility": accessibility.RULES, "text": text.RULES}


def all_rules() -> dict[str, tuple[Rule[Any], ...]]:
    """Return every rule there is, by the name of its group, in the order of the handbook."""
    from publish.check import access_metadata, contrast, online, press, spelling, whole
    from publish.check.pages import rules as pages
    from publish.check.parity import rules as parity
    from publish.check.shops import metadata
    from publish.check.shops import rules as shops

    rules: dict[str, tuple[Rule[Any], ...]] = dict(chapter_rules())
    rules["accessibility"] += (*contrast.RULES, *access_metadata.RULES)
    rules["text"] += whole.RULES
    return {
        **rules,
        "spelling": (*spelling.RULES, *spelling.LANGUAGE_RULES),
        "online": online.RULES,
        "pages": pages.RULES,
        "press": press.RULES,
        "parity": parity.RULES,
        "metadata": metadata.RULES,
        "shops": shops.RULES,
    }
