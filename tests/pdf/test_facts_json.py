"""Facts as JSON and back."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.facts import NoteFacts, Overflow, PageFacts, UnitFacts
from publish.pdf.facts_json import KeptFacts, facts_from_json, facts_to_json

KEPT = KeptFacts(
    UnitFacts(
        pages=2,
        anchors=(("the-lamp", 0, 40.0, 50.125), ("die-Straße", 1, 40, 0.1)),
        targets=("the-stairs",),
        notes=(NoteFacts("oil", 0, -1, 12.5),),
        overflows=(Overflow(1, "page", "a word\u2028", "p-1", 3.1),),
        sizes=(PageFacts(360.0, 560.0, 50.0, 500.0),),
    ),
    ("Ignored `ruby: on`, invalid value",),
)


def test_facts_come_back_as_they_were() -> None:
    assert facts_from_json(facts_to_json(KEPT)) == KEPT


@given(st.from_type(KeptFacts))
def test_any_facts_come_back(kept: KeptFacts) -> None:
    """Whatever fields they have: a new one is read and written by its type."""
    read = facts_from_json(facts_to_json(kept))
    assert repr(read) == repr(kept)  # a float that is no number equals nothing


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"[[],[]]", b'[["two",[],[],[],[],[]],[]]', b"[[" * 5000, b"\xff", b'["pages",[]]'],
)
def test_what_are_no_facts_is_told(data: bytes) -> None:
    with pytest.raises(ValueError):
        facts_from_json(data)


def test_a_fact_of_a_kind_that_json_lacks_is_our_fault() -> None:
    @dataclass(frozen=True)
    class Odd(UnitFacts):
        seen: frozenset[str] = frozenset()

    with pytest.raises(TypeError, match="frozenset"):
        facts_to_json(KeptFacts(Odd(1)))
