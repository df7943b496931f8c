"""All rules about shops. They are asked of the shops alone that a publication or a user names."""

from __future__ import annotations

from publish.check.rule import Rule
from publish.check.shops import epub_rules, print_rules, settings_rules
from publish.check.shops.facts import Facts

RULES: tuple[Rule[Facts], ...] = (*settings_rules.RULES, *epub_rules.RULES, *print_rules.RULES)
