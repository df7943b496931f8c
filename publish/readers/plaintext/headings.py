"""Headings as they stand in plain texts: ``CHAPTER I.``, ``Chapter 1: Title``, ``ERSTES KAPITEL``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from publish.model import Role

Kind: TypeAlias = Literal["part", "chapter", "named", "capitals", "titled", "numeral", "crosshead"]
"""``named``: PREFACE; ``capitals``: THE RED HOUSE; ``titled``: II. THE RED HOUSE; ``numeral``: II.;
``crosshead``: a small headline between the paragraphs of a report."""

LONGEST = 100
"""Characters of a heading, at most."""

_CHAPTER = (
    r"chapter|chap\.|kapitel|chapitre|cap[íi]tulo|capitolo|hoofdstuk|rozdział|kapitola|fejezet|"
    r"adventure|abenteuer|letter|stave|canto|lesson|lektion"
)
_PART = r"part|teil|partie|parte|deel|book|buch|livre|libro|volume|band"
_NUMBER_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"un|deux|trois|quatre|cinq|sept|huit|neuf|dix"
)
_ORDINALS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last|"
    r"(?:erste|zweite|dritte|vierte|fünfte|sechste|siebente|siebte|achte|neunte|zehnte|elfte|zwölfte|"
    r"dreizehnte|vierzehnte|fünfzehnte|sechzehnte|siebzehnte|achtzehnte|neunzehnte|zwanzigste|letzte)[rs]?|"
    r"premi(?:er|ère)|deuxième|troisième|quatrième|cinquième"
)
_ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NUMBER = rf"(?:\d{{1,3}}|{_ROMAN}|(?:the\s+)?(?:{_NUMBER_WORDS}|{_ORDINALS}))"
_REST = r"(?P<stop>(?:\s*[.:)])?(?:\s*[—–-]+)?)(?:(?:\s+|(?<=[—–-]))(?P<title>\S.*))?"

_LABELLED = re.compile(
    rf"(?P<label>(?:(?P<chapter>{_CHAPTER})|(?P<part>{_PART}))\s+{_NUMBER}){_REST}", re.IGNORECASE
)
_ORDINAL_FIRST = re.compile(
    rf"(?P<label>(?:the\s+)?(?:\d{{1,3}}\.|{_ROMAN}\.|{_ORDINALS})\s+(?:(?P<chapter>{_CHAPTER})|(?P<part>{_PART})))"
    rf"{_REST}",
    re.IGNORECASE,
)
_NUMERAL = re.compile(rf"(?P<label>(?P<number>\d{{1,3}}|{_ROMAN}))(?P<stop>[.:)]?)(?:\s+(?P<title>\S.*))?")

_ROLES: dict[Role, str] = {
    "dedication": "dedication widmung dédicace",
    "foreword": "foreword geleitwort",
    "preface": "preface vorwort vorrede préface prefacio",
    "acknowledgments": "acknowledgments acknowledgements danksagung dank remerciements",
    "introduction": "introduction einleitung einführung introducción",
    "prologue": "prologue prolog prologo prólogo",
    "epilogue": "epilogue epilog épilogue epilogo epílogo",
    "afterword": "afterword nachwort postface postscript",
    "conclusion": "conclusion schluss schluß fazit",
    "appendix": "appendix anhang annexe",
    "glossary": "glossary glossar",
    "bibliography": "bibliography bibliographie literatur literaturverzeichnis",
    "colophon": "colophon kolophon",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}

CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des mati[eè]res|sommaire|[íi]ndice", re.I
)


@dataclass(frozen=True, slots=True)
class Label:
    """A line, or two, read as a heading."""

    kind: Kind
    label: str
    """The number with its word and stop, as typed; empty where there is none."""
    title: str = ""
    number: int = 0
    """The value of the numeral of ``titled`` and ``numeral``, 0 otherwise."""
    typed: str = ""
    """The whole as it stands in one line; empty where label and title have lines of their own."""

    @property
    def text(self) -> str:
        """The whole heading in one line."""
        if self.typed:
            return self.typed
        if not self.label or not self.title:
            return self.label or self.title
        between = " " if self.label[-1] in ".:)—–-" else ". "
        return self.label + between + self.title

    def with_title(self, title: str) -> Label:
        """Return a bare number with the title that stands in a line of its own below it."""
        kind = "titled" if self.kind == "numeral" else self.kind
        return Label(kind, self.label, title, self.number)


def role_of(heading: str) -> Role | None:
    """Return the role of a section whose title is nothing but its name (``VORWORT``)."""
    return _ROLE_OF.get(heading.strip(" .:").casefold())


def label_of(text: str) -> Label | None:
    """Read a line as a heading with a number or a name; None where it is none.

    A numeral with or without a title may turn out to be something else (a list, initials); who
    calls compares it with its neighbours.
    """
    if len(text) > LONGEST:
        return None
    if role_of(text):
        return Label("named", "", text)
    found = _LABELLED.fullmatch(text) or _ORDINAL_FIRST.fullmatch(text)
    if found and _stands_alone(found):
        label = found["label"] + (found["stop"] or "")
        return Label("part" if found["part"] else "chapter", label, found["title"] or "", typed=text)
    return _numeral_label(text)


def _numeral_label(text: str) -> Label | None:
    found = _NUMERAL.fullmatch(text)
    if found is None:
        return None
    number, title = value_of(found["number"]), found["title"] or ""
    if not title:
        return Label("numeral", text, number=number) if found["stop"] or text.isupper() else None
    if not found["stop"] or not like_title(title):
        return None
    return Label("titled", found["label"] + found["stop"], title, number, text)


def _stands_alone(found: re.Match[str]) -> bool:
    title = found["title"]
    if not title:
        return True
    return like_title(title) if found["stop"] else like_title(title) and like_name(title)


def value_of(numeral: str) -> int:
    """Return the value of an Arabic or Roman numeral."""
    if numeral.isdecimal():
        return int(numeral)
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    following = (*values[1:], 0)
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))


def like_title(text: str) -> bool:
    """Tell whether words can be a title: short, beginning high, and not closed like a sentence."""
    if len(text) > LONGEST:
        return False
    first = next((character for character in text if character.isalnum()), "")
    if not first or first.islower():
        return False
    return all_capitals(text) or text.rstrip("\"'“”’‘»«)")[-1:] not in ".,:;…"


def like_name(text: str) -> bool:
    """Tell whether every long word begins with a capital, as in English titles and names."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(re.search(r"\w", text)) and all(word[0].isupper() for word in words)


def all_capitals(text: str) -> bool:
    """Tell whether words are set in capitals throughout."""
    return text.isupper() and sum(character.isalpha() for character in text) > 2
