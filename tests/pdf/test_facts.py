"""What layout tells of notes and of text that stands where it should not."""

from __future__ import annotations

from collections.abc import Callable

from publish.pdf.facts import NoteFacts
from publish.pdf.layout import Layout

Lay = Callable[..., Layout]


def note(name: str, text: str) -> str:
    return f'<sup>1</sup><span class="note" id="{name}"><span>1</span> {text}</span>'


def test_a_note_stands_on_the_page_of_its_call(laid_out: Lay) -> None:
    facts = laid_out(f"<p>abc{note('n', 'def')}</p>").facts
    assert facts.notes == (NoteFacts("n", 0, 0, 10.0),)
    assert facts.overflows == ()
    assert facts.high_notes() == ()


def test_notes_are_facts_whatever_holds_their_call(laid_out: Lay) -> None:
    facts = laid_out(
        f"<h1>a{note('heading', 'b')}</h1><ul><li>a{note('item', 'b')}</li></ul>"
        f"<table><tr><td>a{note('cell', 'b')}</td></tr></table>"
        f'<p style="page-break-before: always">a{note("later", "b")}</p>'
    ).facts
    assert {one.id: (one.call_page, one.body_page) for one in facts.notes} == {
        "heading": (0, 0),
        "item": (0, 0),
        "cell": (0, 0),
        "later": (1, 1),
    }


def test_a_note_of_several_paragraphs_is_one(laid_out: Lay) -> None:
    body = '<span style="display: block">abc</span><span style="display: block">def</span>'
    facts = laid_out(f"<p>abc{note('n', body)}</p>", ".note { footnote-display: block }").facts
    assert [(one.id, one.height) for one in facts.notes] == [("n", 30.0)]


def test_a_note_higher_than_a_third_of_the_type_area_is_high(laid_out: Lay) -> None:
    facts = laid_out(f"<p>abc{note('n', 'de ' * 60)}</p>").facts
    assert facts.notes[0].height > 200 / 3
    assert facts.high_notes() == ("n",)


def test_a_note_higher_than_the_page_is_high_and_seen_off_the_page(laid_out: Lay) -> None:
    facts = laid_out(f"<p>abc{note('n', 'defgh ' * 300)}</p>").facts
    assert facts.high_notes() == ("n",)
    assert {one.kind for one in facts.overflows} >= {"page"}


def test_text_past_the_measure_is_told_with_its_block(laid_out: Lay) -> None:
    facts = laid_out('<pre id="listing" style="font: 10pt Square">abcdefghijklmn</pre><p>abc</p>').facts
    (overflow,) = facts.overflows
    assert (overflow.kind, overflow.page, overflow.block, overflow.amount) == ("measure", 0, "listing", 20.0)
    assert overflow.text == "abcdefghijklmn"


def test_text_past_the_edge_of_the_page_is_told(laid_out: Lay) -> None:
    facts = laid_out('<p id="p">abcdefghijklmnopqrst</p>').facts
    assert [(one.kind, one.amount) for one in facts.overflows] == [("page", 40.0)]


def test_a_picture_below_the_page_is_told(laid_out: Lay) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="400" viewBox="0 0 4 40"></svg>'
    facts = laid_out(f'<div id="figure">{picture}</div>').facts
    assert [(one.kind, one.block) for one in facts.overflows] == [("page", "figure")]


def test_what_is_cut_off_or_placed_on_purpose_is_fine(laid_out: Lay) -> None:
    facts = laid_out(
        '<div style="overflow: hidden"><pre>abcdefghijklmnopqrstuvw</pre></div>'
        '<p style="position: absolute; left: -30pt">abc</p>'
    ).facts
    assert facts.overflows == ()


def test_a_full_page_of_text_overflows_nowhere(laid_out: Lay) -> None:
    facts = laid_out(f"<p>{'abcd ' * 200}{note('n', 'def ' * 5)} {'abcd ' * 100}</p>").facts
    assert facts.pages > 3
    assert facts.overflows == ()
