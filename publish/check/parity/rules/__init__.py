"""The rules that compare a PDF and an EPUB, one file a subject."""

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
