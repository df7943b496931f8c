"""Identifiers of a publication: the UUID it gets when it has none, and the check of an ISBN."""

from __future__ import annotations

import re
import unicodedata
import uuid

_NAMESPACE = uuid.UUID("7d4bd1a5-5c0b-5d3e-9a3f-6a9c2b7e40f1")
"""Ours and fixed for ever: another would give every publication without an ISBN a new identity."""

_ISBN_13 = re.compile(r"97[89](?:[ -]?\d){10}", re.ASCII)


def stable_uuid(title: str, contributor: str, language: str) -> str:
    """Return a ``urn:uuid:…`` of version 5 that is the same for the same three words, always.

    ``contributor`` is the first one's name, ``language`` the BCP 47 tag. Space around the words
    and the form of their Unicode characters make no difference.
    """
    words = (unicodedata.normalize("NFC", " ".join(word.split())) for word in (title, contributor, language))
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, chr(0x1F).join(words))}"


def check_isbn(text: str) -> str | None:
    """Return the thirteen digits of an ISBN-13, or None where it is none or its check digit is wrong.

    Hyphens or single spaces may part the digits, as printed on the imprint page; ``ISBN`` may stand
    before them. The check digit is that of the ISBN Users' Manual: weights 1 and 3, modulo 10.
    """
    stripped = re.sub(r"^(?:urn:isbn:|isbn(?:-13)?:?)\s*", "", text.strip(), flags=re.IGNORECASE)
    if not _ISBN_13.fullmatch(stripped):
        return None
    digits = re.sub(r"[ -]", "", stripped)
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits if weighted % 10 == 0 else None
