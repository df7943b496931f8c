"""Places of one text in another that is nearly the same."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.epub.alignment import Alignment, Text, increasing

LONG = tuple(f"word{number}" for number in range(200))


def text(words: str) -> Text:
    """Return a text; ``#name`` before a word is its id."""
    shown: list[str] = []
    anchors = []
    for word in words.split():
        if word.startswith("#"):
            anchors.append((word[1:], len("".join(shown))))
        else:
            shown.append(word)
    return of_words(shown, anchors)


def of_words(words: Sequence[str], anchors: Sequence[tuple[str, int]] = ()) -> Text:
    return Text("".join(words), array("q", accumulate(map(len, words), initial=0)), tuple(anchors))


def moved(source: str, target: str, word: str) -> str:
    """Return what stands in the target at the place of the first ``word`` of the source."""
    first, second = text(source), text(target)
    place = Alignment(first, second).place(first.characters.index(word))
    return second.characters[place:]


def test_equal_texts_have_equal_places() -> None:
    one = text("it was a dark night")
    assert [Alignment(one, one).place(at) for at in range(16)] == list(range(16))


def test_words_that_one_text_has_more_are_passed_over() -> None:
    assert moved("see page 12 and then turn", "see the stairs and then turn", "then") == "thenturn"
    assert moved("one two three", "zero and one two three", "two") == "twothree"


def test_what_the_target_has_not_is_where_the_text_goes_on() -> None:
    assert moved("one printed only two", "one two", "only") == "two"
    assert moved("one two printed only", "one two", "only") == ""


def test_what_only_the_target_has_comes_before() -> None:
    assert moved("one two three", "one only here two three", "two") == "twothree"


def test_the_same_characters_may_be_other_words() -> None:
    assert moved("a let x = some_ thing(1) b", "c let x = some_thing(1) b d", "thing") == "thing(1)bd"


def test_ids_tell_repeated_words_apart() -> None:
    source = "#one the end #two the end #three the end"
    target = "#one the end #three the end"
    first, second = text(source), text(target)
    places = Alignment(first, second)
    assert [places.place(at) for at in (0, 6, 12)] == [0, 6, 6]


def test_ids_in_another_order_do_not_turn_the_text_around() -> None:
    first, second = text("#a one #b two #c three"), text("#b two #a one #c three")
    places = [Alignment(first, second).place(at) for at in (0, 3, 6)]
    assert places == sorted(places)


def test_a_place_past_the_end_is_the_end() -> None:
    assert Alignment(text("one"), text("one two")).place(3) == 6
    assert Alignment(text(""), text("one")).place(0) == 3
    assert Alignment(text("one"), text("")).place(1) == 0


def test_repeated_beginnings_do_not_lead_astray() -> None:
    printed = "The cat that sat on the old mat was grey. The cat that sat on the old mat was asleep."
    other = "The cat that sat on the old mat was asleep."
    first = text(printed)
    places = Alignment(first, text(other))
    assert places.place(len("Thecatthatsatontheoldmatwasgrey.")) == 0


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), unique=True))
def test_increasing_pairs_increase(pairs: list[tuple[int, int]]) -> None:
    chain = increasing(sorted(pairs))
    assert all(one[0] <= other[0] and one[1] < other[1] for one, other in pairwise(chain))
    assert set(chain) <= set(pairs)


extras = st.sampled_from(["new", "other", "the"])
edits = st.lists(st.tuples(st.sampled_from("+-="), st.integers(1, 12), extras), max_size=12)
"""Words that the first text has more, the second one, and both."""


@given(edits)
def test_words_that_both_have_are_found(steps: list[tuple[str, int, str]]) -> None:
    source: list[str] = []
    target: list[str] = []
    common: list[tuple[int, int]] = []
    words = iter(LONG)
    for kind, count, extra in steps:
        for _ in range(count):
            if kind == "=":
                common.append((len("".join(source)), len("".join(target))))
                word = next(words)
                source.append(word)
                target.append(word)
            else:
                (source if kind == "+" else target).append(extra + kind)
    places = Alignment(of_words(source), of_words(target))
    assert [places.place(one) for one, _ in common] == [other for _, other in common]


@given(st.text("ab c", max_size=60), st.text("ab c", max_size=60))
def test_places_are_in_the_text(one: str, other: str) -> None:
    first, second = text(one), text(other)
    places = Alignment(first, second)
    found = [places.place(at) for at in range(len(first.characters) + 1)]
    assert all(0 <= place <= len(second.characters) for place in found)


@pytest.mark.parametrize("count", [100_000])
def test_a_text_of_one_word_takes_no_age(count: int) -> None:
    first, second = of_words(("a",) * count), of_words((*("a",) * (count - 5), "b"))
    assert Alignment(first, second).place(10) == 10


def test_a_beginning_is_found_where_there_were_too_many_words_to_compare() -> None:
    same = ("a",) * 3_000
    first = of_words(("b", *same, "the", "beginning", "of", "this", "printed", "page", *same))
    second = of_words(("c", *same, "and", "the", "beginning", "of", "this", "printed", "page", "b", *same))
    place = Alignment(first, second).place(first.characters.index("thebeginning"))
    assert second.characters[place:].startswith("thebeginning")
