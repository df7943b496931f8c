"""Rules about words at their borders: what is found, and what only looks like it."""

from pathlib import Path

import pytest

from publish.check.text import RULES
from tests.check.manuscripts import chapters_of_text, found_by, places

FOUND = [
    # quotation marks
    ("en", "“One.\n\nTwo.", "quote-unbalanced 3:1"),
    ("en", "He said so.”", "quote-unbalanced 3:12"),
    ("de", "„Eins.", "quote-unbalanced 3:1"),
    ("de", "“One” sagte er.", "quote-foreign 3:1 quote-foreign 3:5"),
    ("en", "«One», he said.", "quote-foreign 3:1 quote-foreign 3:5"),
    # dashes
    ("en", "The lamp - as *ever* - was lit.", "dash-hyphen 3:10 dash-hyphen 3:22"),
    ("en", "From 1914-18.", "dash-range 3:10"),
    ("de", "Siehe S. 12-15.", "dash-range 3:12"),
    # spaces
    ("en", "one  *two*  three", "space-double 3:4 space-double 3:11"),
    ("en", "`code` , and so", "space-before-punctuation 3:7"),
    ("de", "Was ist das ?", "space-before-punctuation 3:12"),
    ("fr", "Où ? Là : « ici ».", "space-french 3:3 space-french 3:8 space-french 3:16 space-french 3:12"),
    ("fr", "Où? Là; oui!", "space-french 3:3 space-french 3:7 space-french 3:12"),
    ("fr-CA", "Où? Là: non; oui!", "space-french 3:7"),
    # repeated words
    ("en", "He lit the\nthe lamp.", "word-repeated 4:1"),
    ("en", "The the lamp.", "word-repeated 3:5"),
    ("de", "Er ging in das Haus Haus.", ""),
    ("de", "Er ging schnell schnell.", "word-repeated 3:17"),
    # placeholders
    ("en", "TODO: write this.", "placeholder 3:1"),
    ("en", "In ???, he came.", "placeholder 3:4"),
    ("en", "He came in [insert year].", "placeholder 3:12"),
    ("de", "Er kam am [bitte ergänzen].", "placeholder 3:11"),
    ("en", "XXX: look this up", "placeholder 3:1"),
]

NOTHING = [
    # quotation marks
    ("en", "“One.\n\n“Two.”"),
    ("en", "“A letter:\n\n> Dear you.\n\nDone.”"),
    ("en", "The 1’s, the ’90s, ’tis the dogs’ lamp."),
    ("en", "[„Eins“]{lang=de} he said, and [«\u202fdeux\u202f»]{lang=fr}."),
    ("de", "»Eins«, sagte er, und „zwei“."),
    ("de-CH", "«Eins», sagte er."),
    ("en", "`“` and ```“```"),
    ("pl", "„Raz”, powiedział."),
    # dashes
    ("en", "well-known, 5 - 3, x - y"),
    ("en", "ISBN 978-3-16-148410-0, 2026-11-24, 2026-11, 030-1234, C-3PO, Figure 4-1"),
    ("en", "- a list\n- another"),
    ("en", "The `a - b` case."),
    # spaces
    ("en", "one\n  two\n\n    code  here"),
    ("en", "The marks . , ; and : are small."),
    ("en", "and so on ... he said :::"),
    ("en", "| a  |  b |\n|----|----|\n| c  |  d |"),
    ("en", "> | A  verse  line\n> | and another"),
    ("fr", "Où\u202f? Là\u00a0: «\u202fici\u202f». À 10:30, https://a.fr/?b"),
    ("fr-CA", "Où? Là\u00a0: oui!"),
    ("en", "[Où ?]{lang=xx}"),
    # repeated words
    ("en", "He said that that was so; he had had it. No no, very very."),
    ("en", "Walla Walla, New New York, the Who Who."),
    ("en", "bitwise AND and OR"),
    ("de", "Die die Lampe sahen, sahen sie. Dass das das Haus ist."),
    ("fr", "Nous nous levons, vous vous levez."),
    ("en", "A1 a1, 12 12, *the* the-lamp"),
    # placeholders
    ("en", "Todo el día; what???; Rameses XXX and Chapter XXX; the TODO-list"),
    ("en", "`TODO` <!-- TODO --> in code and comments"),
    ("en", "Lorem ipsum is what printers fill places with."),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND, ids=[text for _, text, _ in FOUND])
def test_what_is_found(language: str, text: str, expected: str, tmp_path: Path) -> None:
    chapters = chapters_of_text(tmp_path, f"# Zwei\n\n{text}\n", "smart = false", language)
    found = [one for one in places(found_by(RULES, chapters)) if "straight" not in one]
    assert " ".join(found) == expected


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[text for _, text in NOTHING])
def test_what_only_looks_like_it(language: str, text: str, tmp_path: Path) -> None:
    chapters = chapters_of_text(tmp_path, f"# Zwei\n\n{text}\n", "smart = false", language)
    assert places(found_by(RULES, chapters)) == []


def test_straight_marks_are_mended_as_the_tool_would_have_set_them(tmp_path: Path) -> None:
    text = "# One\n\n“So”, and \"so\", 'so', isn't it, 6' 2\" of '90s.\n"
    found = found_by(RULES, chapters_of_text(tmp_path, text, "smart = false"))
    mended = text
    for code, one in sorted(found, key=lambda pair: -pair[1].mend.start if pair[1].mend else 0):
        assert code == "quote-straight"
        assert one.mend
        end = one.mend.start + len(one.mend.old)
        mended = mended[: one.mend.start] + one.mend.new + mended[end:]
    assert mended == "# One\n\n“So”, and “so”, ‘so’, isn’t it, 6′ 2″ of ’90s.\n"


def test_a_text_of_straight_marks_alone_is_meant_so(tmp_path: Path) -> None:
    text = '# One\n\n"So", he said, isn\'t it.\n'
    assert found_by(RULES, chapters_of_text(tmp_path, text, "smart = false")) == []


@pytest.mark.parametrize(
    "text",
    ["a." * 30_000, "x" * 60_000 + "@", "a-" * 30_000, "“" * 30_000, "x <!-- " * 9_000, "the the " * 3_000],
    ids=["dots", "address", "hyphens", "marks", "comments", "words"],
)
def test_a_word_without_end_has_an_end(text: str, tmp_path: Path) -> None:
    """Each of these took minutes when the patterns were first written."""
    chapters = chapters_of_text(tmp_path, f"# One\n\nx “y”  z {text}\n")
    assert found_by(RULES, chapters)


@pytest.mark.parametrize("text", ["", "```\nlet x\n```\n", "![A lamp](lamp.png)\n"])
def test_a_chapter_without_words_has_no_slips(text: str, tmp_path: Path) -> None:
    assert found_by(RULES, chapters_of_text(tmp_path, text)) == []
