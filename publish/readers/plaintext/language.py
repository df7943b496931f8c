"""Recognise the language of a text by its script and its commonest words.

A table of a dozen words a language is certain on a page of prose, gives the same answer on every
machine, and costs nothing; the libraries for it weigh 5 to 100 MB and earn that only on a few words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

SAMPLE = 40_000
"""Characters that are looked at."""

FEWEST_WORDS = 8
"""Below this many words a text says too little."""

_COMMON = {
    "en": "the and of to in that is was his with for it as he had be at on not by which her you this have",
    "de": "der die und das den von zu mit sich des dem nicht ein eine ist auf für im es auch als er sie war",
    "fr": "le la les de des et un une du en est que qui dans pour pas il elle ne sur au avec ce se était",
    "es": "el la los las de que en un una por con para no se su del al lo como más pero era había",
    "it": "il la di che un una in per non con del della si le gli da al dei era più anche come sono",
    "pt": "os as de que em um uma do da para não com se por no na mais como dos era ao foi",
    "nl": "de het een en van in is dat op te zijn met niet voor er aan was ook als bij hij zij maar die",
    "sv": "och att det en som på är av för med den till inte om var ett han hon de sig men hade",
    "da": "og at det en som på er af for med den til ikke om var et han hun de sig men havde jeg",
    "nb": "og at det en som på er av for med den til ikke om var et han hun de seg men hadde jeg",
    "fi": "ja on ei että se oli hän mutta kun joka ovat niin kuin myös tai mitä hänen sen olla ole",
    "pl": "na się nie do że to jest jak po ale przez był od za jego tak było ma są",
    "cs": "se na je že to do jako ale po by byl jsem by jeho jsou který od ve za",
    "hu": "az és hogy nem is egy volt de ez meg azt csak már mint van el ki még ha vagy",
    "ro": "și de în că la cu nu pe un din se mai care este pentru ca au fost sa lui era",
    "tr": "ve bir bu da de için ile ne gibi ama daha çok ben var kadar en olan olarak değil",
    "la": "et in est non ad cum ut quod qui sed si ex per ab nec enim esse sunt quae autem hoc",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}

# A script that one language has nearly for itself, by the beginning of its characters' names.
_SCRIPTS = {
    "GREEK": "el",
    "HEBREW": "he",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "THAI": "th",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
}

# Scripts of several languages, told apart by letters that only one of them uses.
_LETTERS = (
    ("CYRILLIC", "іїєґ", "uk"),
    ("CYRILLIC", "ыэ", "ru"),
    ("ARABIC", "پچژگ", "fa"),
    ("ARABIC", "ةى", "ar"),
)


def recognise(text: str) -> str:
    """Return the language of ``text`` (BCP 47, no region), or nothing where it is not certain."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE]).casefold()
    by_script = _by_script(sample)
    if by_script:
        return by_script
    counted = Counter(re.findall(r"[^\W\d_]+", sample))
    total = counted.total()
    if total < FEWEST_WORDS:
        return ""
    scores = sorted(
        ((sum(counted[word] for word in words) / total, language) for language, words in _WORDS.items()),
        reverse=True,
    )
    (best, language), (second, _) = scores[:2]
    return language if best >= 0.1 and best >= second * 1.15 else ""


def share_of(words: Sequence[str], language: str) -> float | None:
    """Return how many of ``words`` are among the commonest of a language (primary subtag), 0 to 1;
    None where its commonest words are not known."""
    common = _WORDS.get(language)
    if common is None or not words:
        return None
    return sum(word.casefold() in common for word in words) / len(words)


def _by_script(sample: str) -> str:
    letters = [character for character in sample if character.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in letters)
    if not letters or scripts["LATIN"] * 2 > len(letters):
        return ""
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > len(letters) // 20:
        return "ja"
    script, amount = scripts.most_common(1)[0]
    if amount * 2 < len(letters):
        return ""
    for shared, own, language in _LETTERS:
        if script == shared and not set(own).isdisjoint(sample):
            return language
    return _SCRIPTS.get(script, "")
