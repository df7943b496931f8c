"""What shops ask of a book’s settings: title, names, description, ISBN."""

from __future__ import annotations

from collections.abc import Iterator

from publish.check.rule import Found, Rule, rule
from publish.check.shops.checking import beyond, refused
from publish.check.shops.facts import Facts
from publish.check.shops.parts import QUANTITIES, TRAITS, sourced


@rule(
    "shop-field-missing",
    "warning",
    hint="Add it to the settings.",
    good='publisher = "Left Shore Editions"',
    bad='shops = ["kobo"], and no `publisher`.',
)
@sourced("shop-field-missing")
def field_missing(facts: Facts) -> Iterator[Found]:
    """Something that a shop requires to be said of a book, and the settings do not say.

    Kobo requires author and publisher, Kobo and Apple Books a description.
    """
    yield from refused(facts, "Add it to the settings.", TRAITS["shop-field-missing"])


@rule(
    "shop-text-length",
    "error",
    hint="Shorten it, or lengthen the description.",
    good="A title and subtitle of 60 characters, a description of 600.",
    bad="A subtitle of 240 characters, a description of 30.",
)
@sourced("shop-text-length")
def text_length(facts: Facts) -> Iterator[Found]:
    """A title, a name or a description longer than the shop’s field for it, or too short.

    Title and subtitle together have 200 characters at KDP and 250 each at Kobo, names 250 at Kobo; a
    description at most 4000 at KDP, where markup counts too, and at least 50 at Apple Books.
    """
    advice = "Shorten what is too long; say more of the book where it is too short."
    yield from beyond(facts, advice, QUANTITIES["shop-text-length"])


@rule(
    "shop-isbn-missing",
    "warning",
    hint="Give each edition its ISBN, in [editions.NAME].",
    good='[editions.print]\nisbn = "978-3-16-148410-0"',
    bad='shops = ["ingram"], and an edition without `isbn`.',
)
@sourced("shop-isbn-missing")
def isbn_missing(facts: Facts) -> Iterator[Found]:
    """An edition without an ISBN for a shop that lists no book without one.

    IngramSpark asks for one in each format. KDP gives a paperback one and needs none for an e-book.
    """
    yield from refused(facts, "Give each edition its ISBN, in [editions.NAME].", TRAITS["shop-isbn-missing"])


@rule(
    "shop-description-address",
    "warning",
    hint="Leave web and mail addresses out of the description.",
    good='description = "How the lamp came to the island."',
    bad='description = "More at https://example.org."',
)
@sourced("shop-description-address")
def description_address(facts: Facts) -> Iterator[Found]:
    """A web or mail address in a description that goes to a shop which forbids them."""
    advice = "Leave web and mail addresses out of the description."
    yield from refused(facts, advice, TRAITS["shop-description-address"])


@rule(
    "shop-series-number",
    "warning",
    hint="Write the number of the volume alone: 3, or 1.5 for what stands between two.",
    good='series = { name = "Lights", position = "2" }',
    bad='series = { name = "Lights", position = "Volume Two" }',
)
@sourced("shop-series-number")
def series_number(facts: Facts) -> Iterator[Found]:
    """A volume of a series whose number has words in it.

    Apple Books and Kobo sort a series by numbers and take nothing else.
    """
    advice = "Write the number of the volume alone: 3, or 1.5 for what stands between two."
    yield from refused(facts, advice, TRAITS["shop-series-number"])


RULES: tuple[Rule[Facts], ...] = (
    field_missing,
    text_length,
    isbn_missing,
    description_address,
    series_number,
)
