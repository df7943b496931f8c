"""Spaces: doubled, and before punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.chapter import Chapter
from publish.check.prose import OPAQUE
from publish.check.rule import Found, rule
from publish.check.text.languages import habits_of

_DOUBLE = re.compile(r"(?<=[^\s]) {2,}(?=[^\s])")
_BEFORE = re.compile(rf"(?<=[\w{OPAQUE}’”\"')\]]) +(?P<mark>[,;:.!?]+)(?=[\s”’\"')\]]|$)")
_FRENCH = re.compile(r"(?P<space>[^\S\n\u00a0\u202f]*)(?P<mark>[;:!?»]+)(?=[\s,.)\]»”’\u00a0\u202f]|$)")
_AFTER_GUILLEMET = re.compile(r"(?<![«\w])«(?P<space>[^\S\n\u00a0\u202f]*)(?=[^\s\u00a0\u202f«])")
_NARROW, _WIDE = "\u202f", "\u00a0"


@rule(
    "space-double",
    "info",
    hint="Leave one space; the width of the gap is the theme's business.",
    good="The lamp was lit. Nobody came.",
    bad="The lamp was lit.  Nobody came.",
)
def double(chapter: Chapter) -> Iterator[Found]:
    """Two or more spaces between words or sentences.

    They are a habit of the typewriter. Both editions show a single space all the same, so no reader
    is hurt; but a search for the words misses them, and every other format that the text goes to
    may show a hole. The Chicago Manual of Style, 17th ed., 6.7: one space between sentences.
    """
    for prose in chapter.prose:
        if "  " not in prose.text:
            continue
        for found in _DOUBLE.finditer(prose.text):
            written = chapter.places.written(prose, *found.span())
            if written is None:
                continue  # a comment or an attribute stands between them
            words = "two spaces" if len(found[0]) == 2 else f"{len(found[0])} spaces"
            yield Found(f"{words} in a row", written.span, mend=written.mend(" "))


@rule(
    "space-before-punctuation",
    "warning",
    hint="Delete the space.",
    good="The lamp was lit, and nobody came.",
    bad="The lamp was lit , and nobody came.",
)
def before(chapter: Chapter) -> Iterator[Found]:
    """A space before a comma, a full stop or another mark that belongs to the word before it.

    A line may break there and begin with the mark. French sets a no-break space before some marks
    and has a rule of its own (``space-french``). DIN 5008:2020; The Chicago Manual of Style, 17th ed.,
    chapter 6.
    """
    for prose in chapter.prose:
        for found in _BEFORE.finditer(prose.text):
            mark = found["mark"]
            habits = habits_of(prose.language_at(found.start()))
            if habits is None or habits.spaced or mark.startswith(("..", "::", "???")):
                continue
            if prose.text[: found.start()].endswith("\n") or _is_listed(prose.text, found.start("mark")):
                continue
            start, end = found.start(), found.start("mark")
            yield chapter.places.found(prose, start, end, f"a space before “{mark}”", "")


def _is_listed(text: str, at: int) -> bool:
    """Tell whether a mark is itself what is spoken of: ``one of . , ; and :``."""
    near = text[max(0, at - 6) : at + 6]
    return len(re.findall(r"(?<!\S)[,;:.!?](?!\S)", near)) > 1


@rule(
    "space-french",
    "warning",
    hint="Set a narrow no-break space (U+202F) before ; ! ? and inside guillemets, "
    "a no-break space (U+00A0) before a colon.",
    good="[Où vas-tu\u202f?]{lang=fr}",
    bad="[Où vas-tu ?]{lang=fr}",
)
def french(chapter: Chapter) -> Iterator[Found]:
    """French punctuation without its no-break space, or with one at which a line may break.

    French sets a space before ; : ! ? and inside guillemets. Typed as a plain space it lets the mark begin
    a line; left out it looks foreign. Lexique des règles typographiques en usage à l'Imprimerie
    nationale, “Ponctuation”. Canadian French sets it only before the colon and inside guillemets
    (Office québécois de la langue française, “Espacement”).
    """
    for prose in chapter.prose:
        if not any(stretch.language.lower().startswith("fr") for stretch in prose.stretches):
            continue
        for found in (*_FRENCH.finditer(prose.text), *_AFTER_GUILLEMET.finditer(prose.text)):
            at = found.start()
            language = prose.language_at(at).lower()
            if not language.startswith("fr") or not _wanted(prose.text, found, language):
                continue
            colon = "mark" in found.groupdict() and found["mark"].startswith(":")
            start, end = found.span("space")
            new = _WIDE if colon else _NARROW
            mark = prose.text[end : end + 1] if "mark" in found.groupdict() else "«"
            side = "after" if mark == "«" else "before"
            if start == end:
                # A place between two characters is shown, and mended, with the mark itself.
                start, end = (at, at + 1) if mark == "«" else (end, end + 1)
                new = mark + new if mark == "«" else new + mark
            message = f"no no-break space {side} “{mark}”"
            yield chapter.places.found(prose, start, end, message, new)


def _wanted(text: str, found: re.Match[str], language: str) -> bool:
    if "mark" not in found.groupdict():
        return True
    at = found.start()
    before = text[at - 1 : at]
    if not before or before in "\u00a0\u202f\n([{«" or before.isspace():
        return False
    mark = found["mark"][0]
    if language.startswith("fr-ca"):
        return mark in ":»"
    # A clock time, a ratio, an address: no colon of a sentence.
    return not (mark == ":" and before.isdigit() and text[found.end() : found.end() + 1].isdigit())


RULES = (double, before, french)
