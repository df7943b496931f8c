"""What the typography of one language needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from publish.typography.words import Words


@dataclass(frozen=True, slots=True)
class Marks:
    """Quotation marks, opening and closing; ``single`` are those inside others."""

    double: tuple[str, str]
    single: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its words, its marks and what else its typography asks for."""

    words: Words
    marks: Marks
    en_dash: str
    """What ``--`` becomes."""
    em_dash: str
    """What ``---`` becomes."""
    apostrophe: str = "’"
    ellipsis: str = "…"
    elisions: tuple[str, ...] = ()
    """Words that begin with an apostrophe, without it, in lower case."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviations whose spaces are narrow and must not break, typed with plain spaces."""
    regional: tuple[tuple[str, Marks], ...] = ()
    """Quotation marks of a region, by its BCP 47 tag, where they differ."""

    def marks_for(self, tag: str) -> Marks:
        """Return the quotation marks for a BCP 47 tag of this language."""
        wanted = tag.replace("_", "-").lower()
        for region, marks in self.regional:
            if wanted == region.lower() or wanted.startswith(f"{region.lower()}-"):
                return marks
        return self.marks
