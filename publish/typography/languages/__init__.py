"""The languages that have a table, by their primary subtag."""

from publish.typography.language import Language
from publish.typography.languages.de import GERMAN
from publish.typography.languages.en import ENGLISH

LANGUAGES: dict[str, Language] = {"en": ENGLISH, "de": GERMAN}


def language_for(tag: str) -> Language | None:
    """Return the table of a BCP 47 tag's language; None where there is none."""
    return LANGUAGES.get(tag.replace("_", "-").split("-")[0].lower())
