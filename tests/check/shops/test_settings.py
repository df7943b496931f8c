"""What shops ask of a book's settings: ``publish.toml`` in, a code and a line out."""

from pathlib import Path

import pytest

import publish
from tests.check.shops.examples import settings

LONG = "word " * 50  # 249 characters without the last space
HEAD = 'title = "The Light"\nlanguage = "en"\n'
SOUND = (
    f'{HEAD}contributors = ["Ada Hale"]\npublisher = "Left Shore"\n'
    'description = "How the lamp came to the island, and who lit it in the year of the great storm."\n'
    'series = {{ name = "Lights", position = "2" }}\nchapters = ["one.md"]\n[check]\nshops = ["{}"]\n'
    '[editions.print]\nisbn = "978-3-16-148410-0"\n[editions.epub]\nisbn = "978-0-306-40615-7"\n'
)


def toml(shop: str, more: str = "", head: str = HEAD) -> str:
    return f'{head}{more}\nchapters = ["one.md"]\n[check]\nshops = ["{shop}"]\n'


@pytest.mark.parametrize("shop", publish.SHOPS)
def test_a_book_of_which_all_is_said(shop: str, tmp_path: Path) -> None:
    assert settings(tmp_path, SOUND.format(shop)) == []


def codes(folder: Path, text: str) -> set[str]:
    return {one.partition(": ")[0] for one in settings(folder, text)}


def test_what_a_shop_requires_to_be_said(tmp_path: Path) -> None:
    assert settings(tmp_path, toml("kobo")) == [
        "shop-field-missing publish.toml:1: there is no `contributors`; Kobo has it among the fields that it "
        "requires",
        "shop-field-missing publish.toml:1: there is no `description`; Kobo requires one of each book",
        "shop-field-missing publish.toml:1: there is no `publisher`; Kobo has it among the fields that it "
        "requires",
    ]
    assert codes(tmp_path, toml("apple")) == {"shop-field-missing publish.toml:1"}


def test_titles_and_names_that_are_too_long(tmp_path: Path) -> None:
    assert settings(tmp_path, toml("kdp", f'subtitle = "{LONG.strip()}"')) == [
        "shop-text-length publish.toml:3: title and subtitle have together 259 characters; KDP takes 200 "
        "characters at most"
    ]
    assert codes(tmp_path, toml("kdp", f'subtitle = "{LONG[:150]}"')) == set()
    names = f'publisher = "{LONG} Press"\ncontributors = ["{LONG} Hale"]\ndescription = "{LONG}"'
    assert codes(tmp_path, toml("kobo", names)) == {
        "shop-text-length publish.toml:3",
        "shop-text-length publish.toml:4",
    }


def test_descriptions_that_are_too_short_or_too_long(tmp_path: Path) -> None:
    assert settings(tmp_path, toml("apple", 'description = "A lamp."')) == [
        "shop-text-length publish.toml:3: the description has 7 characters; Apple Books takes 50 characters "
        "at least"
    ]
    long = f'description = "{LONG * 20}"'
    assert codes(tmp_path, toml("kdp", long)) == {"shop-text-length publish.toml:3"}
    assert codes(tmp_path, toml("apple", long)) == set()


@pytest.mark.parametrize("address", ["https://example.org/lamp", "www.example.org", "ada@example.org"])
def test_addresses_in_a_description(address: str, tmp_path: Path) -> None:
    (one,) = settings(tmp_path, toml("kdp", f'description = "How the lamp came. More: {address}."'))
    assert one.startswith("shop-description-address publish.toml:3: the description names ")
    assert codes(tmp_path, toml("kdp", 'description = "Chapter 1.2, at ten p.m., and/or later."')) == set()


def test_the_number_of_a_volume(tmp_path: Path) -> None:
    series = 'description = "{}"\nseries = {{ name = "Lights", position = "{}" }}'
    (one,) = settings(tmp_path, toml("apple", series.format(LONG, "Volume Two")))
    assert one == (
        "shop-series-number publish.toml:4: “Volume Two” is no number of a volume; Apple Books takes numbers "
        "alone"
    )
    assert codes(tmp_path, toml("apple", series.format(LONG, "1.5"))) == set()


def test_an_isbn_for_each_edition(tmp_path: Path) -> None:
    one = '[editions.print]\nisbn = "978-3-16-148410-0"\n[editions.epub]\n'
    assert settings(tmp_path, toml("ingram") + one) == [
        "shop-isbn-missing publish.toml:9: the edition “epub” has no ISBN; IngramSpark asks for one of its "
        "own in each format"
    ]


def test_shops_are_asked_only_when_they_are_named(tmp_path: Path) -> None:
    without = f'{HEAD}chapters = ["one.md"]\n'
    assert settings(tmp_path, without) == []
    assert len(settings(tmp_path, without, shops="kobo")) == 3
    # Those of the command are added to those of the settings.
    assert len(settings(tmp_path, toml("ingram"), shops=["kobo", "ingram"])) == 5


def test_a_shop_that_nobody_knows_is_an_error_that_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        publish.UsageError, match="there is no shop 'amazon'; there are: kdp, apple, kobo, ingram"
    ):
        settings(tmp_path, HEAD, shops="amazon")
    settings(tmp_path, toml("amazon"))
    (one,) = publish.check(tmp_path, build_first=False, cache=False).findings
    assert (one.code, one.severity, one.span and one.span.line) == ("value-invalid", "error", 6)
    assert one.message.endswith("“amazon” is not one of kdp, apple, kobo, ingram")


def test_findings_are_accepted_skipped_and_chosen(tmp_path: Path) -> None:
    text = toml("kobo", 'publisher = "Left Shore"')
    accept = '[[check.accept]]\ncode = "shop-field-missing"\nreason = "the distributor adds it"\n'
    assert settings(tmp_path, text + accept) == []
    assert settings(tmp_path, text, skip="shops") == []
    assert settings(tmp_path, text, only="metadata") == []
    assert len(settings(tmp_path, text, only="shop-field")) == 2


def test_an_acceptance_is_not_in_vain_where_the_shop_is_not_asked(tmp_path: Path) -> None:
    accept = '[[check.accept]]\ncode = "shop-field-missing"\nreason = "the distributor adds it"\n'
    settings(tmp_path, f'{HEAD}chapters = ["one.md"]\n{accept}')
    assert publish.check(tmp_path, cache=False, only=(), build_first=False).findings == ()
    asked = publish.check(
        tmp_path, cache=tmp_path / "cache", shops="ingram", skip="epubcheck", build_first=False
    )
    assert [one.code for one in asked.findings] == ["shop-isbn-missing", "shop-isbn-missing"]


def test_the_hint_names_the_document_its_address_and_its_date(tmp_path: Path) -> None:
    settings(tmp_path, toml("kobo"))
    hints = {one.hint for one in publish.check(tmp_path, build_first=False, cache=False).findings}
    assert hints == {
        "Add it to the settings. Source: Rakuten Kobo Metadata Style Guide, "
        "https://github.com/kobolabs/metadata-style-guide (1 August 2023)."
    }


def test_an_unchanged_book_is_answered_from_the_cache_and_other_shops_are_another_question(
    tmp_path: Path,
) -> None:
    book = tmp_path / "book"
    settings(book, toml("kobo"))
    cache = tmp_path / "cache"

    def asked(**options: object) -> tuple[list[str], bool]:
        result = publish.check(book, build_first=False, cache=cache, **options)  # type: ignore[arg-type]
        manuscript = next(one for one in result.times if one.name == "manuscript")
        return [one.code for one in result.findings], manuscript.kept

    first, kept = asked()
    assert (first, kept) == (["shop-field-missing"] * 3, False)
    assert asked() == (first, True)
    more, kept = asked(shops="ingram")
    assert (len(more), kept) == (5, False)
