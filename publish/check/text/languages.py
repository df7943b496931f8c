"""What the rules about words know of a language; where there is no table they keep silent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """The habits of one language's typography and words."""

    quotes: tuple[tuple[str, str], ...]
    """Pairs of double quotation marks that books of the language use; the first is the usual one."""
    dash: str = "–"
    """The dash between two spaces."""
    repeated: frozenset[str] = frozenset()
    """Words that may stand twice in a row, in lower case."""
    pages: str = ""
    """Abbreviations and words before page numbers, as alternatives of a pattern."""
    spaced: str = ""
    """Punctuation before which a no-break space belongs."""
    vague: frozenset[str] = frozenset()
    """Words of links that say nothing by themselves."""
    picture_of: str = ""
    """How needless beginnings of a text alternative read, as alternatives of a pattern."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split("|"))


HABITS = {
    "en": Habits(
        quotes=(("“", "”"),),
        repeated=_words(
            "that had is was very no yes ha oh ah now there so well bye tut hear knock long far many much "
            "really never night chop half pretty twenty please cha go blah yada hush dear come quite more "
            "you her do did who what can one out in on"
        ),
        pages=r"pp?\.|pages?|lines|chapters|chaps\.|nos\.",
        vague=_phrases(
            "here|click here|click|this|this link|link|more|read more|learn more|see here|this page|"
            "more info|more information|details|continue|read on|over here|right here|follow this link"
        ),
        picture_of=r"(?:an?|the) (?:image|picture|graphic) of|(?:image|picture|graphic) of|image:|picture:",
    ),
    "de": Habits(
        quotes=(("„", "“"), ("»", "«"), ("«", "»")),
        repeated=_words(
            "die der das den dem sie es ihr ihnen wir uns sich was wer wo ja nein so sehr nach durch und "
            "ganz mehr viele lange immer nie ach na da nun mal in an auf mit zu für über um ab denn wenn "
            "als wie waren haben hatte hatten sind ist war sein"
        ),
        pages=r"S\.|Seiten?|Zeilen|Z\.",
        vague=_phrases(
            "hier|hier klicken|klicken sie hier|klick hier|klicke hier|mehr|mehr dazu|mehr erfahren|weiter|"
            "weiterlesen|link|dieser link|diesem link|diese seite|details|siehe hier|mehr informationen"
        ),
        picture_of=r"(?:ein |das )?(?:bild|foto|grafik|abbildung) (?:von|mit|zeigt)|bild:|grafik:",
    ),
    "fr": Habits(
        quotes=(("«", "»"), ("“", "”")),
        repeated=_words("nous vous très oui non si bien ha ah oh là plus se en y le la les"),
        pages=r"pp?\.|pages?",
        spaced=";:!?»",
        vague=_phrases(
            "ici|cliquez ici|cliquer ici|plus|lire plus|lire la suite|en savoir plus|ce lien|lien|"
            "cette page|suite|voir ici|détails"
        ),
        picture_of=r"(?:une )?(?:image|photo|illustration) d[eu]|image :|photo :",
    ),
    "es": Habits(
        quotes=(("«", "»"), ("“", "”")),
        repeated=_words("no sí muy ja ay que nos se"),
        pages=r"págs?\.|pp?\.|páginas?",
        vague=_phrases("aquí|haga clic aquí|haz clic aquí|más|leer más|más información|este enlace|enlace"),
        picture_of=r"(?:una )?(?:imagen|foto) de",
    ),
    "it": Habits(
        quotes=(("«", "»"), ("“", "”")),
        repeated=_words("no sì molto ah eh piano via così quasi sé ci vi si"),
        pages=r"pp?\.|pagin[ae]",
        vague=_phrases("qui|clicca qui|fai clic qui|altro|leggi|leggi di più|scopri di più|questo link|link"),
        picture_of=r"(?:un'|una )?(?:immagine|foto) d[ieu]",
    ),
    "nl": Habits(
        quotes=(("“", "”"), ("„", "”"), ("‘", "’")),
        repeated=_words("dat die had was is zijn nee ja heel zo u je ze zich er"),
        pages=r"blz\.|pp?\.|pagina's",
        vague=_phrases("hier|klik hier|meer|lees meer|meer lezen|deze link|link|deze pagina"),
        picture_of=r"(?:een )?(?:afbeelding|foto|plaatje) van",
    ),
}  # fmt: skip
"""By primary subtag."""


def habits_of(tag: str) -> Habits | None:
    """Return the habits of a BCP 47 tag's language; None where there is no table."""
    return HABITS.get(primary(tag))


def primary(tag: str) -> str:
    """Return the primary subtag of a BCP 47 tag, in lower case."""
    return tag.replace("_", "-").partition("-")[0].lower()
