"""Two ways to write one word: which are the same word, and which only look like it."""

from __future__ import annotations

import re
import unicodedata


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ISE = re.compile(r"(?P<stem>[a-z]{2,})i(?P<letter>[sz])(?P<end>e|ed|es|ing|ations?|able|ers?)")
_ALWAYS_S = re.compile(
    r"(?:[a-z]*w|(?:re|dis|un|im|en|over|pre|up)?(?:advert|adv|appra|ar|brai|brui|chast|circumc|compr|"
    r"comprom|conc|cru|dem|desp|dev|disgu|enterpr|exc|exerc|expert|franch|gu|improv|inc|lia|merchand|no|paradi?|"
    r"po|porpo|pract|pra|prec|prem|prom|ra|rev|r|superv|surm|surpr|telev|torto|treat|turquo|w|excisi?|v|ma|"
    r"bru|bra|prai|rai|rad|crui|noi|poi|anth|mor|chem|ba|fem|dr))"
)
_ALWAYS_Z = re.compile(r"(?:s|pr|se|caps|ass|ma|outs|overs|undersi?|downs|res|bl?i?|brei?|fri?|qu|wh?|sei?)")

_REGIONAL = (
    # British stem, American stem, ends
    ("colour", "color", "|s|ed|ing|ful|less"),
    ("favour", "favor", "|s|ed|ing|able|ite|ites"),
    ("honour", "honor", "|s|ed|ing|able"),
    ("behaviour", "behavior", "|s|al"),
    ("labour", "labor", "|s|ed|ing|er|ers"),
    ("neighbour", "neighbor", "|s|ing|hood|ly"),
    ("flavour", "flavor", "|s|ed|ing"),
    ("humour", "humor", "|s|ed"),
    ("rumour", "rumor", "|s|ed"),
    ("harbour", "harbor", "|s|ed|ing"),
    ("armour", "armor", "|ed"),
    ("vapour", "vapor", "|s"),
    ("odour", "odor", "|s"),
    ("parlour", "parlor", "|s"),
    ("endeavour", "endeavor", "|s|ed|ing"),
    ("savour", "savor", "|s|ed|ing|y"),
    ("vigour", "vigor", ""),
    ("rigour", "rigor", "|s"),
    ("splendour", "splendor", "|s"),
    ("centre", "center", "|s|d"),
    ("theatre", "theater", "|s"),
    ("fibre", "fiber", "|s"),
    ("litre", "liter", "|s"),
    ("sombre", "somber", ""),
    ("spectre", "specter", "|s"),
    ("lustre", "luster", ""),
    ("calibre", "caliber", ""),
    ("analyse", "analyze", "|s|d|r|rs"),
    ("paralyse", "paralyze", "|s|d"),
    ("catalyse", "catalyze", "|s|d"),
    ("defence", "defense", "|s|less"),
    ("offence", "offense", "|s"),
    ("pretence", "pretense", "|s"),
    ("grey", "gray", "|s|ed|ing|ish"),
    ("catalogue", "catalog", "|s|d"),
    ("cheque", "check", "book|books"),
    ("travell", "travel", "ed|ing|er|ers"),
    ("modell", "model", "ed|ing|er|ers"),
    ("labell", "label", "ed|ing"),
    ("cancell", "cancel", "ed|ing"),
    ("signall", "signal", "ed|ing"),
    ("counsell", "counsel", "ed|ing|or|ors"),
    ("marshall", "marshal", "ed|ing"),
    ("quarrell", "quarrel", "ed|ing"),
    ("channell", "channel", "ed|ing"),
    ("fuell", "fuel", "ed|ing"),
    ("tunnell", "tunnel", "ed|ing"),
    ("traumatis", "traumatiz", "e|ed|ing"),
    ("jewellery", "jewelry", ""),
    ("aluminium", "aluminum", ""),
    ("judgement", "judgment", "|s"),
    ("acknowledgement", "acknowledgment", "|s"),
    ("sceptic", "skeptic", "|s|al|ism"),
    ("mould", "mold", "|s|ed|ing|y"),
    ("plough", "plow", "|s|ed|ing"),
    ("artefact", "artifact", "|s"),
    ("enrol", "enroll", "|s|ment"),
    ("fulfil", "fulfill", "|s|ment"),
    ("skilful", "skillful", "|ly"),
    ("wilful", "willful", "|ly"),
    ("cosy", "cozy", ""),
    ("pyjamas", "pajamas", ""),
    ("encyclopaedia", "encyclopedia", "|s"),
    ("manoeuvre", "maneuver", "|s|d"),
    ("orientated", "oriented", ""),
)
_AMERICAN = {
    british + end: american + end for british, american, ends in _REGIONAL for end in ends.split("|")
}

_APART = _set(
    "resume rose expose pate lame saute peaked blessed learned charge attache decoupe mate risque conge "
    "pique genre touche canape retire divorce roue forte soigne"
)
"""English words that mean something else with an accent."""
_PREFIXES = ("re-", "co-op", "un-ion", "no-", "on-", "in-", "a-", "by-", "to-", "of-", "the-", "pro-", "de-")
"""Beginnings of words that mean something else, or are two words, with their hyphen."""
_ACCENTED_NAMES = _set("fr es it pt nl ca sv da nb")


def without_hyphens(word: str) -> str:
    """Return the key that a compound has hyphenated and closed."""
    return word.replace("-", "").replace("‐", "")


def may_differ_in_hyphens(word: str) -> bool:
    """Tell whether a hyphenated word (lower case) is the same word without its hyphen."""
    parts = re.split("[-‐]", word)
    return not word.startswith(_PREFIXES) and all(len(part) > 1 or parts[0] == part for part in parts)


def without_accents(word: str) -> str:
    """Return a word without the accents of its letters."""
    taken_apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def may_differ_in_accents(one: str, other: str, language: str, named: bool) -> bool:
    """Tell whether two words (lower case) that differ in accents alone are the same word.

    ``named``: whether both are written with a capital inside sentences. In languages with accents
    only names are compared, in German no umlauts (Mutter, Mütter).
    """
    if language == "en":
        return without_accents(one) not in _APART
    if language == "de":
        return _umlauts(one) == _umlauts(other)
    return named and language in _ACCENTED_NAMES


def _umlauts(word: str) -> str:
    return "".join(letter if letter in "äöü" else without_accents(letter) for letter in word)


def american(word: str) -> str:
    """Return an English word (lower case) as American English writes it, if it is in our table."""
    return _AMERICAN.get(word, word)


def with_z(word: str) -> str:
    """Return an English word that may be written with -ise and -ize with the latter; else itself."""
    found = _ISE.fullmatch(word)
    if found is None or found["letter"] == "z" or _ALWAYS_S.fullmatch(found["stem"]):
        return word
    return f"{found['stem']}iz{found['end']}"


def letter_of_ise(word: str) -> str:
    """Return ``s`` or ``z`` for an English word that may be written with both; else nothing."""
    found = _ISE.fullmatch(word)
    if found is None or len(found["stem"]) < 3:
        return ""
    always = _ALWAYS_S if found["letter"] == "s" else _ALWAYS_Z
    return "" if always.fullmatch(found["stem"]) else found["letter"]
