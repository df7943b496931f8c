"""The process that asks one Hunspell dictionary: a question as JSON in, the unknown words out."""

from __future__ import annotations

import json
import sys
from typing import Protocol

from hunspell import Hunspell

MEANT = 3
"""Words offered for one that is unknown."""
MOST_OFFERS = 20
"""Words for which others are offered: it takes up to half a second each. What is not written with a
capital comes first, which is no name."""


class Speller(Protocol):
    """What is used of chunspell, which has no types."""

    def spell(self, word: str) -> bool:
        """Tell whether a word is known. Raises UnicodeEncodeError for letters that it cannot have."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that may be meant, the likeliest first."""
        ...


def unknown(words: list[str], speller: Speller) -> dict[str, list[str]]:
    """Return the words that are unknown, with what may be meant."""
    lacking = [word for word in words if not _known(word, speller)]
    likely = sorted(lacking, key=lambda word: (word[0].isupper(), word))[:MOST_OFFERS]
    meant = {word: list(speller.suggest(word)[:MEANT]) for word in likely}
    return {word: meant.get(word, []) for word in lacking}


def _known(word: str, speller: Speller) -> bool:
    try:
        if speller.spell(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(len(part) < 2 or speller.spell(part) for part in parts)
    except UnicodeEncodeError:  # letters that no word of the dictionary has: another language's
        return True


def main() -> None:
    """Answer the question on standard input."""
    question = json.load(sys.stdin.buffer)
    speller: Speller = Hunspell(question["name"], hunspell_data_dir=question["folder"])
    sys.stdout.write(json.dumps(unknown(question["words"], speller)))


if __name__ == "__main__":
    main()
