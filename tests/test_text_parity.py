"""The comparison itself: it must see what it is there to see, and nothing else."""

from publish.model import (
    Admonition,
    Code,
    ContentsEntry,
    CrossReference,
    Figure,
    Image,
    LineBreak,
    ListBlock,
    Listing,
    ListItem,
    Metadata,
    Note,
    Paragraph,
    Plan,
    Section,
    Strong,
    Text,
    Unit,
)
from publish.typography.words import words_for
from tests.text_generated import Generated
from tests.text_of_epub import epub_text
from tests.text_of_model import plan_text
from tests.text_parity import LINE_END, BookText, differences, differences_in_pages, split

STORY = split("the old lamp was lit at dusk and put out again when the keeper came back from the sea")


def shown(found: str, expected: str = " ".join(STORY)) -> list[str]:
    return [f"{one.kind}: {' '.join(one.words)}" for one in differences(split(expected), split(found))]


def test_the_same_words_have_no_difference() -> None:
    assert shown(" ".join(STORY)) == []


def test_a_missing_word_is_found_and_the_rest_goes_on() -> None:
    assert shown("the old was lit at dusk and put out when the keeper came back from the sea") == [
        "missing: lamp",
        "missing: again",
    ]


def test_words_too_many_are_found() -> None:
    assert shown(
        "the old lamp was never ever lit at dusk and put out again when the keeper came back from the sea"
    ) == ["extra: never ever"]


def test_a_changed_word_is_missing_and_extra() -> None:
    assert set(shown(" ".join(STORY).replace("dusk", "dawn"))) == {"missing: dusk", "extra: dawn"}


def test_words_in_another_order_differ() -> None:
    assert shown(" ".join([*STORY[8:], *STORY[:8]]))


def test_the_end_must_be_there() -> None:
    assert shown(" ".join(STORY[:-4])) == ["missing: back from the sea"]


def test_a_hyphen_at_the_end_of_a_line_is_tried_as_a_hyphen_and_as_nothing() -> None:
    found = f"a well{LINE_END}known light{LINE_END}house"
    assert shown(found, "a well-known lighthouse") == []
    assert shown(found, "a wellknown lighthouse") == []
    assert shown(found, "a well known lighthorse") != []


def test_words_may_be_parted_otherwise_in_long_lines_of_code() -> None:
    assert shown("let lantern = Lantern ::new(oil, wick);", "let lantern = Lantern::new(oil, wick);") == []


def test_marks_that_nobody_sees_do_not_count() -> None:
    assert shown("light\u00adhouse nai\u0308ve a\u00a0b", "lighthouse naïve a b") == []


def test_notes_stand_at_the_foot_of_pages_among_the_running_text() -> None:
    body = tuple(split("One lamp1 stood here and2 there, and all the ships that passed saw it."))
    notes = (("1", "A", "brass", "one."), ("2", "See", "the", "plan."))
    pages = [
        split("One lamp1 stood here and2 there, and 1 A brass one. 2 See"),
        split("the plan. all the ships that passed saw it."),
    ]
    assert (
        differences_in_pages(
            BookText(body, notes), [pages[0], split("all the ships that passed saw it. the plan.")]
        )
        == []
    )
    assert differences_in_pages(BookText(body, notes), pages) == []
    swapped = [split("One lamp1 stood here and2 there, and 2 See the plan. 1 A brass one."), pages[1][2:]]
    assert differences_in_pages(BookText(body, notes), swapped)
    lost = [split("One lamp1 stood here and2 there, and 1 A brass one."), pages[1][2:]]
    assert [" ".join(one.words) for one in differences_in_pages(BookText(body, notes), lost)] == [
        "2 See the plan."
    ]


def plan(*blocks: object, title: str = "The Keeper") -> Plan:
    section = Section("chapter", (Text(title),), blocks=blocks, id="one", number="1")  # type: ignore[arg-type]
    unit = Unit("one", "chapter", "body", "any", (section,))
    contents = (ContentsEntry("one", "chapter", "1", (Text(title),)),)
    return Plan(Metadata("Lamps", identifier="urn:x"), (unit,), contents)


def test_the_model_is_read_in_the_order_in_which_it_is_set() -> None:
    note = Note((Paragraph((Text("It was brass."),)),), number="1", id="n1")
    text = plan_text(
        plan(
            Paragraph(
                (
                    Text("A "),
                    Strong((Text("la"),)),
                    Text("mp"),
                    note,
                    Text(" stood"),
                    LineBreak(),
                    Text("here."),
                )
            ),
            Figure((Paragraph((Image("a.png", "not shown"),)),), caption=(Text("The lamp"),)),
            Listing("let a = 1;\nb", caption=(Text("Code"),), file_name="main.rs"),
            Admonition("note", (Paragraph((Text("Oil"),)),), title=(Text("Mind"),)),
            ListBlock((ListItem((Paragraph((Code("x()"),)),)), ListItem((Paragraph((Text("y"),)),)))),
        )
    )
    assert " ".join(text.body) == (
        "The Keeper A lamp1 stood here. The lamp Code main.rs let a = 1; b Mind Oil x() y"
    )
    assert text.notes == (("1", "It", "was", "brass."),)


def test_a_reference_to_a_page_shows_its_folio_in_print() -> None:
    reference = CrossReference("one", "page", (Text("Chapter 1"),))
    text = plan(Paragraph((Text("See"), reference, Text("."))), title="")
    assert plan_text(text).body == ("SeeChapter", "1.")
    assert plan_text(text, folios=True).body == ("See.",)


def test_what_templates_set_is_known_and_what_an_author_wrote_is_not() -> None:
    generated = Generated(plan(), words_for("en")[0])
    for words in (
        "Contents",
        "Listing 4-1",
        "Table B-2",
        "Figure\u00a04.2",
        "iii",
        "•",
        "2.",
        "The Keeper 41",
        "Lamps",
    ):
        assert generated(split(words)), words
    assert not generated(["lighthouse"])
    drawn = Generated(plan(), words_for("en")[0], ["light", "house", "7"])
    assert drawn(["lighthouse7", "light"])
    assert not drawn(["lighthousekeeper"])


def test_words_of_templates_may_stand_close_together() -> None:
    generated = Generated(plan(), words_for("en")[0])
    found = split("Part I The lamp Chapter 1 Oil 1.1 Wick Figure 2 is here")
    assert differences(split("The lamp Oil Wick is here"), found, generated) == []


def test_an_epub_is_read_along_its_spine() -> None:
    from publish.epub import build_epub
    from tests.epub.editions import edition, entry, rendered

    body = (
        '<section id="one"><h1>One</h1><p>A <b>la</b>mp'
        '<sup><a href="#n" epub:type="noteref">1</a></sup> stood<br/>here.</p>'
        "<ul><li>x</li><li>y</li></ul><table><tr><td>a</td><td>b</td></tr></table></section>"
        '<aside id="n" epub:type="footnote"><p>1 Brass.</p></aside>'
    )
    text = epub_text(build_epub(edition((rendered("one", body),), (entry("one", "One"),)))[0])
    assert text == BookText(tuple(split("One A lamp1 stood here. x y a b")), (("1", "Brass."),))
