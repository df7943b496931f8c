"""Straight quotes and apostrophes: what is typed, and what is set."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publish.model import (
    Attributes,
    Code,
    Contributor,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Metadata,
    Note,
    Paragraph,
    Publication,
    Section,
    Series,
    SoftBreak,
    Strong,
    Styled,
    Text,
    plain_text,
    walk,
)
from publish.typography import smarten


def book(inlines: tuple[Inline, ...], language: str = "en", **more: str) -> Publication:
    section = Section("chapter", (), (Paragraph(inlines),), **more)  # type: ignore[arg-type]
    return Publication(Metadata("T", language=language), body=(section,))


def set_in(language: str, *inlines: Inline | str) -> str:
    nodes = tuple(Text(one) if isinstance(one, str) else one for one in inlines)
    smart, _ = smarten(book(nodes, language))
    return plain_text(smart.body[0].blocks).rstrip("\n")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Hello," she said.', "“Hello,” she said."),
        ("'Hello,' she said.", "‘Hello,’ she said."),
        ("it's the dogs' bone", "it’s the dogs’ bone"),
        ('"the dogs\' bone"', "“the dogs’ bone”"),
        ("\"'So,' he said, 'we go.'\"", "“‘So,’ he said, ‘we go.’”"),
        ("'She said \"no\".'", "‘She said “no”.’"),
        ("the '90s and class of '68", "the ’90s and class of ’68"),
        ("'tis rock 'n' roll, get 'em", "’tis rock ’n’ roll, get ’em"),
        ('"\'Tis so," he said', "“’Tis so,” he said"),
        ("He is 5'10\" tall", "He is 5′10″ tall"),
        ("He is 5' 10\" tall", "He is 5′ 10″ tall"),
        ("a 6\" nail, 6' down", "a 6″ nail, 6′ down"),
        ('a 24"x36" sheet', "a 24″x36″ sheet"),
        ('"Catch 22" is a book', "“Catch 22” is a book"),
        ("the 1960's", "the 1960’s"),
        ('("so") ["so"] {"so"}', "(“so”) [“so”] {“so”}"),
        ('he said--"yes--"', "he said–“yes–”"),
        ('pre-"war"', "pre-“war”"),
        ('"...and then"', "“…and then”"),
        ('"("x")"', "“(“x”)”"),
        ('and "so"?', "and “so”?"),
        ('"', "“"),
        ('a " b', "a “ b"),
        ('"unended', "“unended"),
        ("O'Neill, l'art", "O’Neill, l’art"),
        ('“typed” and "mixed"', "“typed” and “mixed”"),
        ('“"inner" outer”', "““inner” outer”"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert set_in("en", typed) == printed
    assert set_in("en-GB", typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Ja", sagte sie.', "„Ja“, sagte sie."),
        ("\"Er rief 'Halt' und lief.\"", "„Er rief ‚Halt‘ und lief.“"),
        ("wie geht's, wie gehts", "wie geht’s, wie gehts"),
        ("'s ist 'ne Frage", "’s ist ’ne Frage"),
        ("Hans' Haus", "Hans’ Haus"),
        ('"Hans\' Haus"', "„Hans’ Haus“"),
        ('„schon gesetzt“ und "nicht"', "„schon gesetzt“ und „nicht“"),
        ("Bonn -- Berlin --- usw. ...", "Bonn – Berlin – usw. …"),
        ("z. B. und d. h. und u. a.", "z.\u202fB. und d.\u202fh. und u.\u202fa."),
        ("i. d. R. so", "i.\u202fd.\u202fR. so"),
        ("Satz. Berlin", "Satz. Berlin"),
    ],
)
def test_german(typed: str, printed: str) -> None:
    assert set_in("de", typed) == printed


def test_swiss_german_has_guillemets() -> None:
    assert set_in("de-CH", "\"Ja, 'klar'\"") == "«Ja, ‹klar›»"


def test_a_language_tag_may_be_written_in_any_case() -> None:
    assert set_in("DE_de", '"x"') == "„x“"


class TestAcrossInlines:
    def test_a_mark_is_judged_by_the_whole_paragraph(self) -> None:
        printed = set_in("en", 'He "', Emphasis((Text("said"),)), '" it, "', Strong((Text("so"),)), '".')
        assert printed == "He “said” it, “so”."

    def test_marks_inside_emphasis(self) -> None:
        assert set_in("en", "a", Emphasis((Text('"'),)), "b") == "a“b"
        assert set_in("en", "so ", Emphasis((Text('"x"'),)), "'s") == "so “x”’s"

    def test_code_is_a_word_to_its_neighbours_and_stays(self) -> None:
        assert set_in("en", '"', Code('x"--'), '" and ', Code("y"), "'s") == '“x"--” and y’s'

    def test_the_end_of_a_line_is_a_space(self) -> None:
        assert set_in("en", "said", SoftBreak(), '"yes"', LineBreak(), '"no"') == "said “yes” “no”"

    def test_a_note_call_does_not_part_words(self) -> None:
        note = Note((Paragraph((Text('"in" it'),)),))
        smart, _ = smarten(book((Text('"so'), note, Text('"'))))
        assert plain_text(smart.body[0].blocks, notes=True) == "“so“in” it\n”\n"

    def test_an_address_as_its_own_link_stays(self) -> None:
        url = "https://example.org/a--b'c"
        assert set_in("en", "'", Link((Text(url),), url), "'") == f"‘{url}’"

    def test_keys_to_press_stay(self) -> None:
        kbd = Styled((Text("'--'"),), Attributes(classes=("kbd",)))
        assert set_in("en", kbd) == "'--'"

    def test_alternative_texts_are_set_too(self) -> None:
        smart, _ = smarten(book((Image("a.png", 'A "b"'),)))
        assert [one.alt for one in walk(smart) if isinstance(one, Image)] == ["A “b”"]


class TestLanguages:
    def test_a_span_has_its_own_marks(self) -> None:
        german = Styled((Text('"Ja"'),), language="de")
        assert set_in("en", '"He said ', german, '"') == "“He said „Ja“”"

    def test_a_quotation_ends_in_the_language_it_began_in(self) -> None:
        assert set_in("en", '"He ', Styled((Text('sagt"'),), language="de")) == "“He sagt”"

    def test_a_section_has_its_own_language(self) -> None:
        publication = book((Text('"Ja"'),), language="en")
        section = Section("chapter", (Text('"T"'),), children=publication.body, language="de")
        smart, _ = smarten(Publication(publication.metadata, body=(section,)))
        assert plain_text(smart.body) == "„T“„Ja“\n\n\n"

    def test_a_language_without_a_table_stays_and_is_reported_once(self) -> None:
        nodes = (Text('"oui" -- '), Emphasis((Text("'non'"),)))
        smart, findings = smarten(book(nodes, language="fr"))
        assert plain_text(smart.body) == "\"oui\" -- 'non'\n\n"
        assert [finding.code for finding in findings] == ["language-without-marks"]

    def test_a_foreign_word_without_any_marks_is_no_finding(self) -> None:
        _, findings = smarten(book((Text('"a" '), Styled((Text("mot"),), language="fr"))))
        assert findings == ()


def test_titles_and_prose_of_the_metadata_are_set_and_names_stay() -> None:
    metadata = Metadata(
        'Ein "Titel" -- so',
        "de",
        subtitle="Wie's war",
        contributors=(Contributor('Jo "J." O\'Neill'),),
        publisher='"Haus"',
        rights="(c) -- alle",
        description='Von "drei" Mauern ...',
        series=Series('Die "Reihe"', "1--2"),
    )
    publication, _ = smarten(Publication(metadata))
    assert publication.metadata == replace(
        metadata,
        title="Ein „Titel“ – so",
        subtitle="Wie’s war",
        rights="(c) – alle",
        description="Von „drei“ Mauern …",
        series=Series("Die „Reihe“", "1--2"),
    )


def test_delivered_plain_text_stays() -> None:
    publication = book((Text('"so" -- it\'s'),), file="a.txt")
    assert smarten(publication)[0] == publication


MARKS = {
    "“": '"', "”": '"', "„": '"', "″": '"', "‘": "'", "’": "'", "‚": "'", "′": "'",
    "–": "--", "—": "---", "…": "...", "\u202f": " ",
}  # fmt: skip
TYPED = st.text(alphabet=st.sampled_from("\"'ab5 s(-.,zB\n"), max_size=40)


@settings(deadline=None)
@example(["...", "..."], "en")
@given(st.lists(TYPED, max_size=4), st.sampled_from(["en", "de"]))
def test_setting_is_idempotent_and_changes_nothing_else(texts: list[str], language: str) -> None:
    nodes = tuple(Emphasis((Text(one),)) for one in texts)
    once, _ = smarten(book(nodes, language))
    twice, _ = smarten(once)
    assert twice == once
    untouched = "".join(MARKS.get(one, one) for one in plain_text(once.body))
    if language == "en":  # German sets `--` and `---` alike
        assert untouched == plain_text(book(nodes).body)
    else:
        assert untouched.replace("-", "") == plain_text(book(nodes).body).replace("-", "")
    assert not set(plain_text(once.body)) & set("\"'")
