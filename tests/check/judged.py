"""What our rules find in whole books, each judged by hand.

A row is a code, how often it is found in the book, and what a look at the places said. All of it is
true: what was not has become a case of a rule's own tests.
"""

from __future__ import annotations

from typing import NamedTuple


class Judged(NamedTuple):
    """One kind of finding in one book."""

    code: str
    count: int
    verdict: str


JUDGED: dict[str, tuple[Judged, ...]] = {
    "handbook": (),
    "wire-report": (),
    "sherlock": (),
    "commonmark": (
        Judged("link-bare", 2, "two long addresses in angle brackets"),
        Judged("link-vague", 1, "“relevant comments by John Gruber here”: the link is the word “here” alone"),
        Judged("space-before-punctuation", 1, "“take precedence ?” is a slip"),
        Judged("space-double", 227, "two spaces after full stops"),
        Judged("spelling-hyphen", 1, "“non-breaking space” and “nonbreaking space”"),
        Judged("spelling-region", 2, "“recognised” and “emphasised” in a text in -ize"),
    ),
    "rust-book": (
        Judged("language-unmarked", 2, "names of Chinese in Chinese, not marked with lang"),
        Judged("link-bare", 4, "four addresses that are their own words"),
        Judged("spelling-hyphen", 3, "“tradeoffs” three times, “trade-offs” eleven times"),
    ),
}
