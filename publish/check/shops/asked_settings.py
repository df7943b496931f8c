"""The rules about metadata and shops asked of a publication's settings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from publish.check.chapter import Chapter
from publish.check.finding import Finding
from publish.check.judging import judge
from publish.check.shops import metadata, rules
from publish.check.shops.asked import METADATA, OF_SHOPS
from publish.check.shops.book import book_facts
from publish.check.shops.described import described
from publish.check.shops.facts import Keys
from publish.check.shops.limits import SHOPS
from publish.engine.origins import setting_places
from publish.project.types import Project


def settings_findings(
    project: Project, chapters: Sequence[Chapter], groups: Collection[str], shops: Sequence[str]
) -> Iterator[Finding]:
    """Yield what the rules of ``groups`` find in a publication's settings; ``shops`` by their names."""
    # Those of the publication, not of one of its editions, which have names.
    keys: Keys = dict(setting_places(project, replace(project.editions[0], name="")))
    if METADATA in groups:
        yield from judge(metadata.RULES, described(project, keys, chapters), METADATA)
    if OF_SHOPS in groups and shops:
        facts = book_facts(project, keys, tuple(SHOPS[name] for name in shops))
        yield from judge(rules.RULES, facts, OF_SHOPS)
