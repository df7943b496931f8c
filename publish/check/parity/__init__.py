"""A PDF and an EPUB of one publication, compared: text, headings, pictures, notes, links, contents, pages."""

from __future__ import annotations

from publish.check.parity.pair import Pair
from publish.check.parity.rules import contents, headings, links, page_list, pictures, words
from publish.check.rule import Rule

RULES: tuple[Rule[Pair], ...] = (
    *words.RULES,
    *headings.RULES,
    *pictures.RULES,
    *links.RULES,
    *contents.RULES,
    *page_list.RULES,
)
