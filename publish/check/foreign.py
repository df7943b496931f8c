"""Words of another language that are not marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.chapter import Chapter
from publish.check.prose import OPAQUE, Prose
from publish.check.rule import Found, Rule, rule
from publish.check.text.languages import primary
from publish.readers.plaintext.language import recognise, share_of

_SCRIPTS = {
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f",
    "Armenian": "\u0531-\u058f",
    "Hebrew": "\u0590-\u05ff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Thai": "\u0e00-\u0e7f",
    "Georgian": "\u10a0-\u10ff",
    "Korean": "\u1100-\u11ff\uac00-\ud7a3",
    "Chinese": "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff",
}
_DENSE = frozenset(("Korean", "Chinese"))


def _all(languages: str, script: str) -> dict[str, str]:
    return dict.fromkeys(languages.split(), script)


_OWN = {
    **_all("ru uk be bg sr mk kk ky mn tg", "Cyrillic"),
    **_all("ar fa ur ps sd ug", "Arabic"),
    **_all("hi mr ne sa", "Devanagari"),
    **_all("he yi", "Hebrew"),
    **_all("bn as", "Bengali"),
    "el": "Greek",
    "hy": "Armenian",
    "ka": "Georgian",
    "th": "Thai",
    "ko": "Korean",
    "ja": "Japanese",
    "zh": "Chinese",
}
"""The scripts of languages that are not written in Latin ones, by primary subtag."""

_ANY = re.compile("[" + "".join(_SCRIPTS.values()) + "]")
_RUNS = {
    name: re.compile(rf"[{ranges}](?:[{ranges}\u0300-\u036f\s,.;:!?·'’-]*[{ranges}])?")
    for name, ranges in _SCRIPTS.items()
}
_KANA = re.compile("[\u3041-\u30ff]")
_LETTERS = 12
_LETTERS_DENSE = 4
"""Letters from which on a run is more than a name or a term; of a script of syllables or words fewer."""
_WORDS = 12
"""Words from which on a sentence's language is safely told."""
_CERTAIN = 0.2
_STRAY = 0.05
"""Share of the commonest words of a language in a text that is in it for sure, or surely not."""
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…\n]*")
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    "language-unmarked",
    "warning",
    hint="Mark it with its language: [words]{lang=el}, or ::: {lang=fr} around blocks.",
    good="[ἄνδρα μοι ἔννεπε, Μοῦσα]{lang=grc}, sang the keeper.",
    bad="ἄνδρα μοι ἔννεπε, Μοῦσα, sang the keeper.",
)
def unmarked(chapter: Chapter) -> Iterator[Found]:
    """A long run of another script, or a sentence that is surely in another language, not marked.

    A screen reader speaks it with the voice of the book's language, and it is hyphenated and quoted
    by the wrong rules. Names, terms and single words need no mark. WCAG 2.2, success criterion 3.1.2
    (level AA).
    """
    for prose in chapter.prose:
        if _ANY.search(prose.text):
            yield from _scripts(chapter, prose)
        else:
            yield from _sentences(chapter, prose)


def _scripts(chapter: Chapter, prose: Prose) -> Iterator[Found]:
    for name, pattern in _RUNS.items():
        for run in pattern.finditer(prose.text):
            script = "Japanese" if name == "Chinese" and _KANA.search(run[0]) else name
            letters = sum(letter.isalpha() for letter in run[0])
            language = prose.language_at(run.start())
            if letters < (_LETTERS_DENSE if name in _DENSE else _LETTERS) or _is_own(script, language):
                continue
            if name in _DENSE or len(run[0].split()) > 1:
                message = f"{_few(run[0])}: {script} script in a text in “{language}”"
                yield chapter.places.found(prose, *run.span(), message)


def _is_own(script: str, language: str) -> bool:
    own = _OWN.get(primary(language), "Latin")
    if own == script or (own == "Japanese" and script == "Chinese"):
        return True
    # Classical Greek, Church Slavonic and the like have subtags of three letters, or name the script.
    named = len(primary(language)) == 3 or re.search(r"-[A-Za-z]{4}(?:-|$)", language) is not None
    return own == "Latin" and named


def _sentences(chapter: Chapter, prose: Prose) -> Iterator[Found]:
    own = primary(prose.language)
    for sentence in _SENTENCE.finditer(prose.text):
        words = _WORD.findall(sentence[0])
        if len(words) < _WORDS or OPAQUE in sentence[0]:
            continue
        language = prose.language_at(sentence.start())
        if primary(language) != own:
            continue
        share = share_of(words, own)
        if share is None or share > _STRAY:
            continue
        told = recognise(sentence[0])
        if told and told != own and (share_of(words, told) or 0) >= _CERTAIN:
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            message = f"{_few(sentence[0])}: this seems to be in “{told}”, in a text in “{own}”"
            yield chapter.places.found(prose, start, sentence.end(), message)


def _few(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= 40 else f"“{words[:40].rpartition(' ')[0] or words[:40]} …”"


RULES: tuple[Rule[Chapter], ...] = (unmarked,)
