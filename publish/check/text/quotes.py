"""Quotation marks: straight, unbalanced, of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from publish.check.chapter import Chapter
from publish.check.prose import OPAQUE, Prose
from publish.check.rule import Found, rule
from publish.check.text.languages import Habits, habits_of
from publish.typography.languages import language_for
from publish.typography.quotes import Setting, quote_edits

_STRAIGHT = re.compile(r"[\"']")
_CURLY = re.compile("[“”„‘’‚«»]")
_DOUBLE = re.compile("[“”„«»]")


@rule(
    "quote-straight",
    "warning",
    hint="Write the typographic mark, or let the tool do it: smart = true.",
    good="“The lamp”, he said, “wasn’t lit.”",
    bad="“The lamp”, he said, “was\\'nt lit.”",
)
def straight(chapter: Chapter) -> Iterator[Found]:
    """A straight quotation mark or apostrophe in a text that has typographic ones.

    The tool makes straight marks typographic by itself, but not in delivered plain text and not
    where ``smart = false`` is set: what is straight there stays so in print. A text that has no
    typographic mark at all is taken to be meant so. The Chicago Manual of Style, 17th ed., 6.115;
    Duden, “Anführungszeichen”.
    """
    if not any(_CURLY.search(prose.text) for prose in chapter.prose):
        return
    for prose in chapter.prose:
        if not _STRAIGHT.search(prose.text):
            continue
        edits = quote_edits(prose.text, lambda at, prose=prose: _setting(prose, at))  # type: ignore[misc]
        for start, end, new in edits:
            kind = "quotation mark" if prose.text[start] == '"' else "apostrophe or quotation mark"
            yield chapter.places.found(prose, start, end, f"a straight {kind}", new)


def _setting(prose: Prose, at: int) -> Setting | None:
    tag = prose.language_at(at)
    language = language_for(tag)
    return (language, language.marks_for(tag)) if language else None


@rule(
    "quote-unbalanced",
    "warning",
    hint="Add the missing mark. A quotation over several paragraphs opens in each and closes in the last.",
    good="“The lamp,” he said.",
    bad="“The lamp, he said.",
)
def unbalanced(chapter: Chapter) -> Iterator[Found]:
    """A quotation that is opened and not closed, or closed and never opened.

    Readers lose who is speaking. A paragraph may leave its quotation open where the next one opens
    again, or where a quoted letter or verse follows (The Chicago Manual of Style, 17th ed., chapter 13).
    Single marks are not counted: one of them is also the apostrophe.
    """
    waiting: tuple[Prose, int] | None = None  # a block, and where it opens what is not closed in it
    carried = False  # whether a block above has left open what this one may close
    for prose, after in zip_longest(chapter.prose, chapter.prose[1:]):
        habits = habits_of(prose.language)
        opened, stray = _pairs(prose, habits) if habits else ([], [])
        if (waiting or carried) and stray:
            del stray[0]  # closed in the block below, as after a letter that is quoted
            carried = False
        elif waiting:
            yield _unclosed(chapter, *waiting)
        waiting = None
        for at in stray:
            yield chapter.places.found(prose, at, at + 1, f"{prose.text[at]} closes nothing")
        carried = carried and prose.quoted
        if opened and habits:
            carried = _goes_on(prose, after, habits)
            waiting = None if carried else (prose, opened[-1])
    if waiting:
        yield _unclosed(chapter, *waiting)


def _unclosed(chapter: Chapter, prose: Prose, at: int) -> Found:
    message = f"the quotation opened by {prose.text[at]} is not closed"
    return chapter.places.found(prose, at, at + 1, message)


def _pairs(prose: Prose, habits: Habits) -> tuple[list[int], list[int]]:
    """Return where marks are open at the end, and where one closes nothing; nothing for a block
    with marks of another language, which have a rule of their own."""
    if not _DOUBLE.search(prose.text):
        return [], []
    pairs = _used(prose.text, habits)
    opened: list[int] = []
    stray: list[int] = []
    for found in _DOUBLE.finditer(prose.text):
        at = found.start()
        if prose.language_at(at) != prose.language:
            continue  # words of another language have their own marks
        if not _fits(prose.text, at, habits):
            return [], []
        if found[0] == pairs[0]:
            opened.append(at)
        elif found[0] == pairs[1]:
            if opened:
                opened.pop()
            elif not _is_measure(prose.text, at):
                stray.append(at)
    return opened, stray


def _used(text: str, habits: Habits) -> tuple[str, str]:
    """Return which of a language's pairs a text uses: the first mark that opens says so."""
    for found in _DOUBLE.finditer(text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if after.strip() and not before.isalnum():
            for pair in habits.quotes:
                if found[0] == pair[0]:
                    return pair
    return habits.quotes[0]


def _is_measure(text: str, at: int) -> bool:
    """Tell whether a closing mark stands for inches, or for “ditto” in a table."""
    return text[at - 1 : at].isdigit() or text.strip() == text[at]


def _goes_on(prose: Prose, after: Prose | None, habits: Habits) -> bool:
    """Tell whether the next block takes the quotation up again."""
    if after is None:
        return False
    if after.quoted and not prose.quoted:
        return True
    opening = tuple(pair[0] for pair in habits.quotes)
    return after.text.lstrip(f" {OPAQUE}‘‚(—–").startswith(opening) or prose.text.rstrip().endswith(
        (":", OPAQUE)
    )


@rule(
    "quote-foreign",
    "warning",
    hint="Use the marks of the language, or mark the words with their own: [words]{lang=de}.",
    good="“The lamp,” he said.",
    bad="„The lamp,“ he said.",
)
def foreign(chapter: Chapter) -> Iterator[Found]:
    """Quotation marks of another language.

    Marks differ by language: “English”, ``„Deutsch“`` or ``»Deutsch«``, ``« français »``. Wrong ones are
    mostly left by a translation or by a word processor set to another language. The Chicago Manual of
    Style, 17th ed., chapter 11; Duden, “Anführungszeichen”; DIN 5008:2020.
    """
    for prose in chapter.prose:
        for found in _DOUBLE.finditer(prose.text):
            at = found.start()
            tag = prose.language_at(at)
            habits = habits_of(tag)
            if habits is None:
                continue
            if _fits(prose.text, at, habits):
                continue
            opening, closing = habits.quotes[0]
            message = f"{found[0]} is no quotation mark of “{tag}”, which has {opening}…{closing}"
            yield chapter.places.found(prose, at, at + 1, message)


def _fits(text: str, at: int, habits: Habits) -> bool:
    """Tell whether a mark is one of the language's, on the side of the word on which it belongs."""
    mark = text[at]
    opens = any(mark == pair[0] for pair in habits.quotes)
    closes = any(mark == pair[1] for pair in habits.quotes)
    if not (opens or closes):
        return False
    if opens and closes:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if opens:
        return not (before.isalnum() and not after.isalnum())
    return not (after.isalnum() and (not before or before.isspace()))


RULES = (straight, unbalanced, foreign)
