"""What the properties of a Word document say of it: title, author, language, subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.importers.docx_package import Parts, parse

PROPERTIES = "docProps/core.xml"

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_LONGEST = 200
"""Characters of a name, a title or a subject."""
_MOST = 20

# What programs write where nobody has said who they are.
_NOBODY = re.compile(
    r"(?:microsoft office|windows|ms office|office|default|local)?[ -]?(?:user|benutzer|utilisateur)|"
    r"microsoft|administrator|admin|author|autor|unknown|unbekannt|python-docx|apache poi|pandoc|docx4j",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"microsoft word\b.*|(?:word )?do[ck]ument ?\d*|untitled|unbenannt|.*\.docx?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Properties:
    """The core properties of a document (ECMA-376, part 2, 11); empty where it does not say."""

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    subjects: tuple[str, ...] = ()


def properties_of(parts: Parts) -> Properties:
    """Return the properties, without names and titles that programs make up by themselves.

    Raises `BadPackage` like ``docx_package.parse``, which has seen all parts before.
    """
    if PROPERTIES not in parts:
        return Properties()
    texts = {
        element.tag: " ".join("".join(element.itertext()).split())
        for element in parse(PROPERTIES, parts[PROPERTIES])
    }
    authors = _several(texts.get(f"{_DC}creator", ""), ";")
    subjects = (
        *_several(texts.get(f"{_DC}subject", ""), ";"),
        *_several(texts.get(f"{_CP}keywords", ""), ";,"),
    )
    language = texts.get(f"{_DC}language", "").replace("_", "-")
    title = texts.get(f"{_DC}title", "")[:_LONGEST]
    return Properties(
        "" if _NO_TITLE.fullmatch(title) else title,
        tuple(one for one in authors if not _NOBODY.fullmatch(one)),
        language if _TAG.fullmatch(language) else "",
        tuple(dict.fromkeys(subjects)),
    )


def _several(text: str, marks: str) -> Iterator[str]:
    parts = (part.strip()[:_LONGEST] for part in re.split(f"[{marks}]", text))
    yield from [part for part in parts if part][:_MOST]
