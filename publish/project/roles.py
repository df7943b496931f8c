"""Roles of sections: where each may stand, and which one a title speaks of."""

from __future__ import annotations

import re

from publish.model import Matter, Role

GENERATED: frozenset[Role] = frozenset({"half-title", "title-page", "copyright-page", "contents"})
"""Pages that a theme makes from metadata."""

LATER: frozenset[Role] = frozenset({"bibliography", "index", "glossary"})
"""Sections that are to be made from the text and are not yet set."""

ALLOWED: dict[Matter, tuple[Role, ...]] = {
    "front": (
        "half-title",
        "title-page",
        "copyright-page",
        "dedication",
        "epigraph",
        "contents",
        "foreword",
        "preface",
        "acknowledgments",
        "introduction",
        "prologue",
    ),
    "body": ("chapter", "introduction", "prologue", "epilogue", "conclusion", "afterword"),
    "back": (
        "epilogue",
        "afterword",
        "conclusion",
        "acknowledgments",
        "appendix",
        "glossary",
        "bibliography",
        "index",
        "notes",
        "about-the-author",
        "colophon",
        "copyright-page",
    ),
}
"""The roles that a list takes."""

DEFAULT: dict[Matter, Role] = {"front": "preface", "body": "chapter", "back": "afterword"}
"""The role of a file whose name and title speak of none."""

_WORDS: tuple[tuple[Role, str], ...] = (
    ("half-title", "half-?title|schmutztitel"),
    ("title-page", "title-?page|titelseite|titelblatt"),
    ("copyright-page", "copyright(-page)?|imprint|impressum"),
    ("dedication", "dedication|widmung"),
    ("epigraph", "epigraph|motto"),
    ("foreword", "foreword|geleitwort"),
    ("preface", "preface|vorwort"),
    ("acknowledgments", "acknowledge?ments|thanks|dank|danksagung"),
    ("introduction", "introduction|einleitung|einfuehrung|einführung"),
    ("prologue", "prologue?|prolog"),
    ("epilogue", "epilogue?|epilog"),
    ("afterword", "afterword|postscript|nachwort"),
    ("conclusion", "conclusion|schluss|schlusswort"),
    ("appendix", "appendix|appendices|anhang|anhaenge|anhänge"),
    ("glossary", "glossary|glossar"),
    ("bibliography", "bibliography|references|literatur|literaturverzeichnis"),
    ("index", "index|register"),
    ("notes", "notes|endnotes|anmerkungen"),
    ("about-the-author", "about-the-authors?|ueber-den-autor|über-den-autor"),
    ("colophon", "colophon|kolophon"),
)
_PATTERNS = tuple((role, re.compile(words)) for role, words in _WORDS)
_APPENDIX = re.compile(r"(appendix|anhang)(-\w{1,4})?\b.*")


def role_of(name: str, matter: Matter) -> Role:
    """Return the role that a title or a file's name speaks of, else the list's usual one."""
    words = re.sub(r"\W+", "-", name.casefold()).strip("-")
    bare = re.sub(r"^[\d-]+", "", words)  # 00-preface.md
    if matter == "back" and _APPENDIX.fullmatch(bare):
        return "appendix"
    for role, pattern in _PATTERNS:
        if pattern.fullmatch(bare) and role in ALLOWED[matter]:
            return role
    return DEFAULT[matter]


def is_appendix(title: str) -> bool:
    """Tell whether a title is that of an appendix, or of all of them."""
    words = re.sub(r"\W+", "-", title.casefold()).strip("-")
    return bool(_APPENDIX.fullmatch(words)) or words in ("appendices", "anhänge")
