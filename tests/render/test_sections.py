"""Sections, their headings and what they are to e-readers."""

import re

from publish.model import Attributes, Section, Styled, Text
from publish.render.units import render_unit
from tests.render.rendering import body_of, chapter, context, note, paragraph, unit, words


def rendered(*sections: Section, target: str = "pdf", title_block: bool = False) -> str:
    one = unit(*sections)
    if title_block:
        one = type(one)(one.id, one.role, one.matter, one.opening, sections, title_block=True)
    return body_of(render_unit(one, context(target, (one,)))[0].xhtml)  # type: ignore[arg-type]


def test_a_chapter_opens_with_its_number_and_title() -> None:
    assert rendered(chapter(paragraph("Text."))) == (
        '<section id="walls" class="chapter level-1">\n<header class="opening">\n'
        '<p class="number">Chapter~4</p>\n<h1 class="title">Walls</h1>\n</header>\n'
        "<p>Text.</p>\n\n</section>"
    )


def test_the_epub_says_what_a_section_is() -> None:
    text = rendered(chapter(), target="epub")
    assert text.startswith(
        '<section id="walls" class="chapter level-1" epub:type="chapter" role="doc-chapter">'
    )


def test_a_chapter_without_a_title_is_called_by_its_number() -> None:
    text = rendered(chapter(title=()))
    assert '<h1 class="title">Chapter~4</h1>' in text
    assert '<p class="number">' not in text


def test_a_section_without_title_and_number_has_no_heading() -> None:
    assert "<h1" not in rendered(Section("dedication", (), (paragraph("For M."),), id="d"))


def test_sections_below_have_their_number_in_the_heading() -> None:
    below = Section("section", words("Gates"), id="gates", number="4.1")
    assert (
        '<section id="gates" class="section level-2">\n'
        '<h2 class="title"><span class="number">4.1</span> Gates</h2>' in rendered(chapter(children=(below,)))
    )


def test_no_heading_level_is_skipped() -> None:
    deep = Section("section", words("Deep"), id="deep")
    untitled = Section("section", (), children=(deep,), id="untitled")
    part = Section("part", words("Water"), children=(chapter(children=(untitled,)),), id="part", number="I")
    text = rendered(part)
    assert re.findall("<h([1-6])", text) == ["1", "2", "3"]
    assert 'class="chapter level-1"' in text
    assert 'class="section level-3"' in text


def test_under_a_title_block_chapters_are_sections_of_the_book() -> None:
    text = rendered(chapter(), title_block=True)
    assert '<h1 class="title">The Lower Basin</h1>' in text
    assert '<h2 class="title"><span class="number">4</span> Walls</h2>' in text


def test_a_title_may_hold_a_note_and_a_language() -> None:
    title = (Text("Das "), Styled(words("Werk"), Attributes(), "de"), note(1, paragraph("So.")))
    text = rendered(chapter(title=title, language="de", classes=("wide",)))
    assert 'class="chapter level-1 wide" lang="de" xml:lang="de"' in text
    assert '<span lang="de" xml:lang="de">Werk</span><sup class="call" id="note-1-call">' in text
