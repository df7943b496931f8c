"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.chapter import Chapter
from publish.check.rule import Found, rule
from publish.check.text.languages import habits_of

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}|a)\s+(?P<second>\1)(?![\w’'-])", re.IGNORECASE)
_FEWEST = 2


@rule(
    "word-repeated",
    "warning",
    hint="Delete one of the two.",
    good="He said that that was the lamp.",
    bad="He lit the the lamp.",
)
def repeated(chapter: Chapter) -> Iterator[Found]:
    """The same word twice in a row, also over the end of a line.

    The eye passes over it, most of all at a line's end; every proofreader's list has it. Words that
    a language may double (``that that``, ``die die``) are left alone, and so are names.
    """
    for prose in chapter.prose:
        for found in _TWICE.finditer(prose.text):
            first, second = found[1], found["second"]
            language = prose.language_at(found.start())
            habits = habits_of(language)
            if (
                habits is None
                or second.lower() in habits.repeated
                or language != prose.language_at(found.end() - 1)
            ):
                continue
            if second[0].isupper() or first not in (second, second.capitalize()):
                continue
            # “a A”, an interjection or a list of letters; a word of the language it is not.
            if len(second) < _FEWEST and not language.lower().startswith("en"):
                continue
            yield chapter.places.found(
                prose, *found.span("second"), f"“{first} {second}”: a word stands twice"
            )


RULES = (repeated,)
