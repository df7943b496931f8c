"""Hyphens where a dash is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.chapter import Chapter
from publish.check.rule import Found, rule
from publish.check.text.languages import HABITS, habits_of

_BETWEEN = re.compile(r"[^\W\d_][’”\"'),.!?]?(?P<space> )-(?= [\"“„«(]?[^\W\d_])|(?<=\w)--(?=[\w“„\"])")
_VARIABLES = re.compile(r"(?:^|\W)[^\W\d_] - [^\W\d_](?:\W|$)")
_YEARS = re.compile(r"(?<![\w-])(?:1[0-9]|20)\d\d(?P<dash>-)(?:(?:1[0-9]|20)\d\d|\d\d)(?![\w-])")
_PAGES = {
    language: re.compile(
        rf"(?<!\w)(?:{habits.pages})\s?(\d{{1,4}})(?P<dash>-)(\d{{1,4}})(?![\w-])", re.IGNORECASE
    )
    for language, habits in HABITS.items()
    if habits.pages
}


@rule(
    "dash-hyphen",
    "warning",
    hint="Write a dash: – (or -- in Markdown).",
    good="The lamp – it was lit – went out.",
    bad="The lamp - it was lit - went out.",
)
def hyphen(chapter: Chapter) -> Iterator[Found]:
    """A hyphen between spaces, or two hyphens, where a dash belongs.

    A hyphen joins, a dash parts; the short line looks like a slip in print. The Chicago Manual of
    Style, 17th ed., chapter 6; Duden, “Gedankenstrich”. Two hyphens are made a dash by the tool
    itself unless ``smart = false`` is set or the text was delivered as plain text.
    """
    for prose in chapter.prose:
        if prose.kind in ("title", "term") or "-" not in prose.text:
            continue
        for found in _BETWEEN.finditer(prose.text):
            habits = habits_of(prose.language_at(found.start()))
            if habits is None or _VARIABLES.fullmatch(prose.text, *_around(prose.text, found)):
                continue
            if found["space"] is None:
                yield chapter.places.found(prose, *found.span(), "two hyphens for a dash")
            else:
                at = found.end("space")
                yield chapter.places.found(prose, at, at + 1, "a hyphen for a dash", habits.dash)


@rule(
    "dash-range",
    "warning",
    hint="Write an en dash between the numbers: 1914–1918.",
    good="He served from 1914–1918; see pp. 12–15.",
    bad="He served from 1914-1918.",
)
def ranges(chapter: Chapter) -> Iterator[Found]:
    """A hyphen between two years or two page numbers.

    “From one to the other” is an en dash in every style: The Chicago Manual of Style, 17th ed.,
    6.78; Duden, “Bis-Strich”. Other numbers with hyphens (telephone, ISBN, dates, versions) are
    left alone.
    """
    for prose in chapter.prose:
        if "-" not in prose.text:
            continue
        for found in _YEARS.finditer(prose.text):
            if _is_range(found[0]):
                yield chapter.places.found(prose, *found.span("dash"), f"a hyphen in “{found[0]}”", "–")
        pattern = _PAGES.get(prose.language.partition("-")[0].lower())
        for found in pattern.finditer(prose.text) if pattern else ():
            if _goes_up(found[1], found[3]):
                yield chapter.places.found(prose, *found.span("dash"), f"a hyphen in “{found[0]}”", "–")


def _around(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Return where the characters begin and end that tell “x - y” from words."""
    return max(0, found.start() - 1), min(len(text), found.end() + 3)


def _is_range(years: str) -> bool:
    """Tell two years from a year and a month (ISO 8601): the second is later, in full or in short."""
    first, _, second = years.partition("-")
    if len(second) == 4:
        return first < second
    return first[2:] < second and int(second) > 12


def _goes_up(first: str, last: str) -> bool:
    """Tell two page numbers from page 1 of chapter 4 (“4-1”): the last is higher, in full or in short."""
    return int(first) < int(last) if len(last) >= len(first) else first[-len(last) :] < last


RULES = (hyphen, ranges)
