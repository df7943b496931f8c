"""Rules about metadata that hold everywhere: they are always asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.check.rule import Found, Rule, rule
from publish.check.shops.described import Described, Told, same_isbn
from publish.check.text.languages import primary
from publish.identifiers import check_isbn
from publish.readers.plaintext.language import recognise, share_of

_FEWEST_WORDS = 150
"""Words that a language is told by; a quotation is shorter."""
_STRAY = 0.05
_CERTAIN = 0.15
"""Share of the commonest words of a language in a text that is surely not in it, or surely is."""
_OTHER_SCRIPTS = frozenset(
    (
        *("ja", "zh", "ko", "el", "he", "hy", "ka", "th", "hi", "bn"),
        *("ru", "uk", "bg", "sr", "mk", "ar", "fa", "ur"),
    )
)
"""Languages that are not written in Latin letters."""
_WORD = re.compile(r"[^\W\d_]+")
_PLACEHOLDERS = frozenset(
    ("unknown", "n/a", "na", "blank", "none", "null", "not applicable", "untitled", "todo", "tbd", "title")
)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1450, 2100
_INVERTED = re.compile(r"[^\W\d_][\w’'-]*, [^\W\d_][\w’'. -]*")
_AFTER_COMMA = re.compile(
    r"(?:Jr|Sr|[IVX]+|Ph\.? ?D|M\.? ?D|Esq|O\.? ?P|S\.? ?J|Inc|Ltd|LLC|GmbH)\b\.?", re.I
)


@rule(
    "isbn-shared",
    "warning",
    hint="Give each edition an ISBN of its own, in [editions.NAME].",
    good="Two editions with two ISBNs, or an ISBN for the printed one alone.",
    bad='isbn = "978-3-16-148410-0" above the editions print and epub.',
)
def shared(book: Described) -> Iterator[Found]:
    """A printed book and an e-book with the same ISBN.

    An ISBN names one edition in one format; with the same number for both a bookshop orders the wrong
    one, and shops of e-books turn the number away. ISBN Users’ Manual, International Edition, 7th ed.,
    section 5; KDP, “International Standard Book Number (ISBN)”,
    https://kdp.amazon.com/en_US/help/topic/G201834170.
    """
    for number, one in enumerate(book.isbns):
        for other in book.isbns[:number]:
            if one.own and other.own:  # written down twice: reading the settings tells (isbn-repeated)
                continue
            if one.on_paper != other.on_paper and same_isbn(one.told.words, other.told.words):
                message = f"the editions “{other.edition}” and “{one.edition}” have the same ISBN"
                yield _at(one.told, message)


@rule(
    "isbn-wrong",
    "error",
    hint="Compare it with the publisher’s list: thirteen digits, beginning with 978 or 979.",
    good="urn:isbn:9783161484100",
    bad="urn:isbn:9783161484101",
)
def wrong(book: Described) -> Iterator[Found]:
    """An ISBN of an EPUB that is none, or whose check digit is wrong.

    Every shop counts the check digit first. In a publication’s settings it is found by each build
    (isbn-invalid). ISBN Users’ Manual, International Edition, 7th ed., appendix 1.
    """
    for one in book.isbns:
        if check_isbn(one.told.words) is None:
            yield _at(one.told, f"“{one.told.words[:40]}” is no ISBN-13, or its check digit is wrong")


@rule(
    "language-invalid",
    "error",
    hint="Write a language tag such as en, en-GB, de or pt-BR.",
    good="<dc:language>en-GB</dc:language>",
    bad="<dc:language>english</dc:language>",
)
def invalid(book: Described) -> Iterator[Found]:
    """A language of an EPUB that is no tag of BCP 47.

    Readers hyphenate and speak by it, and shops file the book by it. In a publication’s settings it is
    found by each build (language-unknown). BCP 47 (RFC 5646); EPUB 3.3, section 5.5.3.3 (dc:language).
    """
    import langcodes

    words = book.language.words
    if words and not langcodes.tag_is_valid(words):
        yield _at(book.language, f"“{words[:40]}” is no language tag")


@rule(
    "language-of-text",
    "error",
    hint="Set `language` to that of the text; mark what is in another one: ::: {lang=de}.",
    good='language = "de", and a text in German.',
    bad='language = "en", left as it was, and a text in German.',
)
def of_text(book: Described) -> Iterator[Found]:
    """A book whose text is plainly in another language than its metadata say.

    It is hyphenated, quoted and read aloud by the wrong rules, and shops show it to the wrong readers:
    KDP takes no book whose “written language” does not match the language entered (Metadata Guidelines
    for Books, https://kdp.amazon.com/en_US/help/topic/G201097560). WCAG 2.2, success criterion 3.1.1
    (level A). Said only of texts of some length, and of languages that are surely told.
    """
    own = primary(book.language.words)
    words = _WORD.findall(book.text)
    if not own or len(words) < _FEWEST_WORDS:
        return
    told = recognise(book.text)
    share = share_of(words, own)
    strange = own in _OTHER_SCRIPTS if share is None else share <= _STRAY
    if told and told != own and strange and (share_of(words, told) or 1.0) >= _CERTAIN:
        yield _at(book.language, f"the language is “{book.language.words}”, and the text is in “{told}”")


@rule(
    "title-placeholder",
    "error",
    hint="Write the title as it stands on the cover.",
    good='title = "The Keeper of the Light"',
    bad='title = "Untitled"',
)
def placeholder(book: Described) -> Iterator[Found]:
    """A title that stands for a title to come: “Untitled”, “n/a”, or nothing but marks.

    KDP names these words among those that it refuses (Metadata Guidelines for Books,
    https://kdp.amazon.com/en_US/help/topic/G201097560); no other shop’s readers find them either.
    """
    words = book.title.words.strip()
    if words and (words.casefold() in _PLACEHOLDERS or not any(one.isalnum() for one in words)):
        yield _at(book.title, f"“{words[:60]}” is no title")


@rule(
    "contributor-inverted",
    "warning",
    hint='Write the name as it is printed, and the other in sort-name: { name = "Theodor Fontane", '
    'sort-name = "Fontane, Theodor" }.',
    good='contributors = ["Theodor Fontane"]',
    bad='contributors = ["Fontane, Theodor"]',
)
def inverted(book: Described) -> Iterator[Found]:
    """A contributor whose family name stands first, as catalogues file it.

    So it is printed on the title page, and shops take it for another person. Rakuten Kobo Metadata
    Style Guide, “Contributor” (https://github.com/kobolabs/metadata-style-guide): no commas, no name
    order reversal.
    """
    for one in book.names:
        before, _, after = one.words.partition(", ")
        if _INVERTED.fullmatch(one.words) and not _AFTER_COMMA.fullmatch(after):
            yield _at(one, f"“{one.words[:60]}” is filed, not printed, as “{after} {before}”")


@rule(
    "date-unlikely",
    "warning",
    hint="Write the year of this edition with its four digits.",
    good='date = "2026-11-24"',
    bad='date = "0206-11-24"',
)
def unlikely(book: Described) -> Iterator[Found]:
    """A date of publication before the first printed book, or after the year 2100.

    A digit is missing or changed places; catalogues and shops put the book where nobody looks. The date
    is that of this edition, not of the work: EPUB 3.3, section 5.5.3.4 (dc:date).
    """
    year = book.date.words[:4]
    if year.isdecimal() and len(year) == 4 and not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        yield _at(book.date, f"the date of publication is “{book.date.words}”")


@rule(
    "rights-later",
    "warning",
    hint="Let `date` be that of this edition, or correct the year in `rights`.",
    good='date = "2026"\nrights = "Copyright 2024, 2026 by the author"',
    bad='date = "2024"\nrights = "Copyright 2026 by the author"',
)
def rights_later(book: Described) -> Iterator[Found]:
    """A notice of copyright whose year is later than the date of publication.

    The year of the notice is that of the first publication (Universal Copyright Convention, article III,
    1), so one of the two is wrong; a shop that compares them asks. A later date of publication is that
    of a new printing, and is let be.
    """
    years = [int(one) for one in _YEAR.findall(book.rights.words)]
    year = book.date.words[:4]
    if years and year.isdecimal() and len(year) == 4 and max(years) > int(year):
        yield _at(book.rights, f"the rights name {max(years)}, the date of publication is {book.date.words}")


def _at(told: Told, message: str) -> Found:
    return Found(message, told.span, told.place)


RULES: tuple[Rule[Described], ...] = (
    shared,
    wrong,
    invalid,
    of_text,
    placeholder,
    inverted,
    unlikely,
    rights_later,
)
