"""Rules about words and their typography; one module a matter, all of them of a chapter."""

from publish.check.chapter import Chapter
from publish.check.rule import Rule
from publish.check.text import dashes, placeholders, quotes, repeated, spaces

RULES: tuple[Rule[Chapter], ...] = (
    *quotes.RULES,
    *dashes.RULES,
    *spaces.RULES,
    *repeated.RULES,
    *placeholders.RULES,
)
