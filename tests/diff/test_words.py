"""Words compared."""

from publish.diff.words import Word, compare, word


def _edits(old: str, new: str) -> list[tuple[str, str, str]]:
    texts = [[word(one, 0) for one in text.split()] for text in (old, new)]
    return [
        (one.kind, _text(texts[0][one.i : one.j]), _text(texts[1][one.k : one.m]))
        for one in compare(*texts)
        if one.kind != "same"
    ]


def _text(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


def test_a_word_is_another_one() -> None:
    assert _edits("the water goes out", "the water comes out") == [("changed", "goes", "comes")]


def test_capitals_and_full_stops_are_changes() -> None:
    assert _edits("the water goes out.", "the Water goes out") == [
        ("changed", "water", "Water"),
        ("changed", "out.", "out"),
    ]


def test_a_hyphen_in_a_line_is_a_change_and_at_its_end_is_none() -> None:
    assert _edits("an e-mail came", "an email came") == [("changed", "e-mail", "email")]
    old, new = [word("e-mail", 0, divided=True)], [word("email", 0)]
    assert [one.kind for one in compare(old, new)] == ["same"]


def test_a_ligature_is_its_letters() -> None:
    assert _edits("a \ufb01ne day", "a fine day") == []


def test_what_is_new_begins_with_a_sentence() -> None:
    old = "It ebbed. He went home."
    assert _edits(old, "It ebbed. He came here. He went home.") == [("changed", "", "He came here.")]


def test_a_sentence_that_stands_elsewhere_moved() -> None:
    a, b, c = (
        "The gull took seven crabs.",
        "Nobody counted all those shells there.",
        "Then it was night again.",
    )
    assert {kind for kind, _, _ in _edits(f"{a} {b} {c}", f"{b} {c} {a}")} == {"moved-away", "moved-here"}


def test_long_texts_of_one_change() -> None:
    text = " ".join(f"word{number * 7919 % 5003}" for number in range(60_000))
    assert _edits(text, text.replace("word1 ", "verb ", 1)) == [("changed", "word1", "verb")]


def test_long_texts_that_have_nothing_in_common() -> None:
    old = " ".join(f"a{number}" for number in range(20_000))
    new = " ".join(f"b{number}" for number in range(20_000))
    assert _edits(old, new) == [("changed", old, new)]
