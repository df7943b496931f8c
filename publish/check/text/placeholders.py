"""What a writer meant to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.chapter import Chapter
from publish.check.rule import Found, rule

_MARKS = re.compile(
    r"(?<![\w-])(?:TODO|FIXME|TBD|TKTK|TK)(?![\w-])(?!’?s\b)|(?<![\w-])XXX(?=:|\s*$)|(?<!\S)\?{3,}(?=[\s.,;)]|$)"
    r"|\[(?:insert|fill in|bitte ergänzen|hier einfügen|ergänzen)\b[^\]]*\]",
)
_DUMMY = re.compile(r"lorem\s+ipsum\s+dolor\s+sit", re.IGNORECASE)


@rule(
    "placeholder",
    "warning",
    hint="Write what is to stand there, or put the note into a comment: <!-- … -->.",
    good="The lamp was lit in 1871. <!-- TODO: look up the year -->",
    bad="The lamp was lit in TK.",
)
def placeholder(chapter: Chapter) -> Iterator[Found]:
    """A mark for something that was still to be written: ``TODO``, ``TK``, ``XXX``, ``???``.

    ``FIXME`` and ``TBD`` are looked for too. ``TK`` (to come) is spelled so that it is like no word and is
    found before printing. Only capitals count; code and comments are not looked at.
    """
    for prose in chapter.prose:
        for found in _MARKS.finditer(prose.text):
            mark = found[0]
            if mark.startswith("XXX") and (prose.kind == "title" or _is_numeral(prose.text, found.start())):
                continue
            yield chapter.places.found(prose, *found.span(), f"“{mark}” is left in the text")


def _is_numeral(text: str, at: int) -> bool:
    """Tell whether XXX counts something: “Chapter XXX”, “Rameses XXX”."""
    return bool(re.search(r"(?:\b[A-ZÄÖÜ]\w*|\b(?:chapter|book|part|page|p\.)) $", text[:at][-24:]))


@rule(
    "dummy-text",
    "error",
    hint="Write the text, or take the paragraph out.",
    good="The lamp was lit, and nobody came.",
    bad="Lorem ipsum dolor sit amet, consectetur adipisici elit.",
)
def dummy(chapter: Chapter) -> Iterator[Found]:
    """Text that only fills a place: Lorem ipsum.

    It has been printed in more than one book. Amazon’s Guide to Kindle Content
    Quality counts missing content among the defects for which a book is taken off sale.
    """
    for prose in chapter.prose:
        found = _DUMMY.search(prose.text)
        if found:
            yield chapter.places.found(prose, *found.span(), "“Lorem ipsum” stands in the place of a text")


RULES = (placeholder, dummy)
