"""Lengths of units in, pages of the book out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publish.model import Matter, Opening
from publish.pdf.facts import PageFacts, UnitFacts
from publish.pdf.folios import UnitLength, first_side, folios, paginate, roman


def book(*units: tuple[str, Matter, Opening, int]) -> str:
    """The pages of a book in short: unit or dash, side, folio."""
    pages = paginate(UnitLength(*unit) for unit in units).pages
    return " ".join(f"{page.unit_id or '-'}{page.side[0]}{page.folio}" for page in pages)


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99, 448, 1999)] == [
        "i", "iv", "ix", "xiv", "xl", "xcix", "cdxlviii", "mcmxcix",
    ]  # fmt: skip


def test_front_matter_counts_in_roman_and_page_1_begins_the_body() -> None:
    assert (
        book(
            ("half", "front", "recto", 1),
            ("title", "front", "recto", 1),
            ("imprint", "front", "verso", 1),
            ("toc", "front", "recto", 3),
            ("one", "body", "recto", 2),
            ("two", "body", "recto", 1),
        )
        == "halfri -vii titleriii imprintviv tocrv tocvvi tocrvii -vviii oner1 onev2 twor3"
    )


def test_a_book_without_front_matter_begins_on_page_1() -> None:
    assert book(("one", "body", "any", 2), ("two", "body", "any", 1)) == "oner1 onev2 twor3"


def test_page_1_is_a_recto_though_chapters_may_open_anywhere() -> None:
    assert book(("toc", "front", "any", 1), ("one", "body", "any", 1), ("two", "body", "any", 1)) == (
        "tocri -vii oner1 twov2"
    )


def test_back_matter_goes_on_in_arabic() -> None:
    assert book(("one", "body", "recto", 1), ("index", "back", "recto", 1)) == "oner1 -v2 indexr3"


def test_a_verso_opening() -> None:
    assert book(("a", "front", "verso", 1), ("b", "front", "verso", 1)) == "-ri avii -riii bviv"


def test_ids_have_the_folio_of_their_page_and_the_first_one_counts() -> None:
    pagination = paginate([UnitLength("toc", "front", "recto", 2), UnitLength("one", "body", "recto", 2)])
    facts = [
        ("toc", UnitFacts(2, (("contents", 0, 0, 0), ("end", 1, 0, 0)))),
        ("one", UnitFacts(2, (("one", 0, 0, 0), ("sub", 1, 0, 0), ("contents", 1, 0, 0)))),
    ]
    assert folios(pagination, facts) == {"contents": "i", "end": "ii", "one": "1", "sub": "2"}


def test_sides_that_are_sure_before_anything_is_laid_out() -> None:
    assert first_side("recto", "body", started=True) == "recto"
    assert first_side("any", "body", started=True) is None
    assert first_side("any", "body", started=False) == "recto"
    assert first_side("any", "front", started=False) is None
    assert first_side("verso", "front", started=False) == "verso"


units = st.lists(
    st.tuples(st.sampled_from(["recto", "verso", "any"]), st.integers(min_value=1, max_value=4)), max_size=12
)


@given(units, units)
def test_every_book_has_its_pages_in_order_and_odd_folios_on_the_right(
    front: list[tuple[Opening, int]], body: list[tuple[Opening, int]]
) -> None:
    given_units = [UnitLength(f"f{n}", "front", opening, pages) for n, (opening, pages) in enumerate(front)]
    given_units += [UnitLength(f"b{n}", "body", opening, pages) for n, (opening, pages) in enumerate(body)]
    pagination = paginate(given_units)
    pages = pagination.pages
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert all((page.ordinal % 2 == 1) == (page.side == "recto") for page in pages)
    assert [page.unit_id for page in pages if not page.blank] == [
        unit.unit_id for unit in given_units for _ in range(unit.pages)
    ]
    for number, unit in enumerate(given_units):
        if unit.opening != "any" and unit.unit_id != "b0":
            assert pagination.side(unit.unit_id) == unit.opening
        sure = first_side(unit.opening, unit.matter, started=number > len(front))
        assert sure in (None, pagination.side(unit.unit_id))


def test_high_notes_of_an_empty_unit() -> None:
    assert UnitFacts(0).high_notes() == ()
    assert PageFacts(1, 2, 0, 1).bottom == 1
