"""UUIDs and ISBNs."""

import pytest

from publish.identifiers import check_isbn, stable_uuid


def test_the_same_words_give_the_same_identifier_for_ever() -> None:
    assert stable_uuid("Sechzehn Seiten", "Ada Lind", "de") == stable_uuid(
        " Sechzehn  Seiten", "Ada Lind", "de"
    )
    assert stable_uuid("Tide", "", "en") == "urn:uuid:fec042c2-efca-56a3-9030-7a1d79ff8465"
    assert stable_uuid("Tide", "", "de") != stable_uuid("Tide", "", "en")


def test_words_do_not_run_together() -> None:
    assert stable_uuid("ab", "c", "en") != stable_uuid("a", "bc", "en")


@pytest.mark.parametrize(
    "text", ["978-3-16-148410-0", "9783161484100", "ISBN 978 3 16 148410 0", "urn:isbn:9783161484100"]
)
def test_good_isbns(text: str) -> None:
    assert check_isbn(text) == "9783161484100"


@pytest.mark.parametrize(
    "text",
    [
        "978-3-16-148410-1",
        "3-16-148410-X",
        "",
        "978316148410",
        "977-3-16-148410-0",
        "978--3161484100",
        "٩٧٨3161484100",
    ],
)
def test_bad_isbns(text: str) -> None:
    assert check_isbn(text) is None
