"""Types of the values in ``publish.toml``, each with its check, its message and its JSON Schema.

A check raises `PydanticCustomError`; its type is the code of the diagnostic that it becomes.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, get_args

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from publish.identifiers import check_isbn
from publish.model import Role
from publish.project.shops import SHOPS
from publish.project.slug import SLUG, slug_from
from publish.project.trim import SIZES, parse_trim
from publish.project.wording import shown, suggestion
from publish.relators import relator_names, relator_term

ROLES: tuple[str, ...] = get_args(Role)

# Characters that XML 1.0 has no place for; TOML lets them in as \u escapes.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_COMMON = frozenset(["da", "de", "en", "es", "fi", "fr", "it", "ja", "nl", "pl", "pt", "ru", "sv", "zh"])
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[!-~]{1,300}")
_VARIABLE = re.compile(r"[\w.-]{1,100}")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,99}")


def fault(code: str, message: str) -> PydanticCustomError:
    """Return the error that becomes a diagnostic with this code and message."""
    # Braces in a message would be read as a template by pydantic.
    return PydanticCustomError(code, "{message}", {"message": message})


def _clean(text: str) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        raise fault("value-invalid", f"it holds the control character U+{ord(found[0]):04X}")
    return text


def _language(text: str) -> str:
    if text in _COMMON:
        return text
    if not _is_tag(text):
        raise fault("language-unknown", f"{shown(text)} is no language tag{_other_spelling(text)}")
    import langcodes

    return langcodes.standardize_tag(text)


def _is_tag(text: str) -> bool:
    # The registry of subtags takes 20 ms to load: only for a language that is not a common one.
    import langcodes

    return bool(_LANGUAGE.fullmatch(text)) and langcodes.tag_is_valid(text)


def _other_spelling(text: str) -> str:
    spelled = text.replace("_", "-")
    if spelled != text and _is_tag(spelled):
        return f" (did you mean “{spelled}”?)"
    names = {
        "english": "en",
        "german": "de",
        "deutsch": "de",
        "french": "fr",
        "spanish": "es",
        "italian": "it",
    }
    known = names.get(text.casefold())
    return f" (did you mean “{known}”?)" if known else ""


def _isbn(text: str) -> str:
    if check_isbn(text) is None:
        raise fault("isbn-invalid", f"{shown(text)} is no ISBN-13, or its check digit is wrong")
    return text


def _identifier(text: str) -> str:
    if not _URI.fullmatch(text):
        raise fault("identifier-invalid", f"{shown(text)} is no URI")
    if text.lower().startswith("urn:isbn:") and check_isbn(text[9:]) is None:
        raise fault("isbn-invalid", f"{shown(text)} holds no ISBN-13, or its check digit is wrong")
    return text


def _date(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = f"{value:04d}" if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise fault("value-type", "it must be a date, a year, or a text such as “2026-11”")
    found = _DATE.fullmatch(text.strip())
    try:
        if not found:
            raise ValueError
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise fault("date-invalid", f"{shown(text)} is no date") from None
    return text.strip()


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise fault("slug-invalid", f"{shown(text)} is no slug (did you mean “{slug_from(text)}”?)")
    return text


def _trim(text: str) -> str:
    found = parse_trim(text)
    if isinstance(found, str):
        raise fault("trim-invalid", found + suggestion(text, list(SIZES)))
    return text


def _contributor_role(text: str) -> str:
    term = relator_term(text)
    if term is None:
        message = f"{shown(text)} is no contributor's role{suggestion(text, relator_names())}"
        raise fault("contributor-role-unknown", message)
    return term


def _role(text: str) -> str:
    if text not in ROLES:
        raise fault("role-unknown", f"{shown(text)} is no role of a section{suggestion(text, ROLES)}")
    return text


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise fault("value-invalid", f"{shown(text)} is no id: a letter, then letters, digits and . _ : -")
    return text


def _number_as_text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def one_of(words: tuple[str, ...]) -> tuple[AfterValidator, WithJsonSchema]:
    """Return what makes a text one of a few words, for an annotation."""

    def check(text: str) -> str:
        if text not in words:
            raise fault("value-invalid", f"{shown(text)} is not one of {', '.join(words)}")
        return text

    return AfterValidator(check), WithJsonSchema({"type": "string", "enum": list(words)})


def text_or_truth(value: object) -> object:
    """Let a text or a truth value pass, and nothing else."""
    if not isinstance(value, str | bool):
        raise fault("value-type", "it must be the name of an edition, or true or false")
    return value


def _variable_name(text: str) -> str:
    if not _VARIABLE.fullmatch(text):
        raise fault("value-invalid", f"{shown(text)} is no name of a variable: letters, digits and . _ -")
    return text


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Words = Annotated[Line, AfterValidator(_clean)]
LongWords = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50_000), AfterValidator(_clean)
]
FilePath = Annotated[str, StringConstraints(min_length=1, max_length=1_000), AfterValidator(_clean)]
Language = Annotated[Line, AfterValidator(_language)]
Isbn = Annotated[Line, AfterValidator(_isbn)]
Identifier = Annotated[Line, AfterValidator(_identifier)]
Slug = Annotated[str, StringConstraints(max_length=80), AfterValidator(_slug)]
VariableName = Annotated[str, AfterValidator(_variable_name)]
TrimSize = Annotated[Line, AfterValidator(_trim)]
Identity = Annotated[str, AfterValidator(_id)]
ContributorRole = Annotated[Line, AfterValidator(_contributor_role)]
SectionRole = Annotated[str, AfterValidator(_role), WithJsonSchema({"type": "string", "enum": list(ROLES)})]
Date = Annotated[
    str,
    BeforeValidator(_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": 1, "maximum": 9999},
            ]
        }
    ),
]
ShopName = Annotated[str, *one_of(SHOPS)]
Position = Annotated[Words, BeforeValidator(_number_as_text), WithJsonSchema({"type": ["string", "number"]})]
