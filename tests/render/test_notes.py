"""Notes: at the page's foot in print, at the unit's end in the EPUB."""

from xml.etree.ElementTree import fromstring

from publish.model import Heading, ListBlock, Listing, ListItem, Note, Paragraph, Plain, SoftBreak, Text
from publish.render.units import render_unit
from tests.render.rendering import chapter, context, line, markup, note, paragraph, unit


def test_in_print_the_body_stands_behind_its_call() -> None:
    assert line("Deep", note(1, paragraph("Very.")), " water.") == (
        'Deep<sup class="call" id="note-1-call"><a href="#note-1">1</a></sup>'
        '<span class="note" role="doc-footnote" id="note-1">'
        '<span class="note-number">1</span> Very.</span> water.'
    )


def test_a_note_with_blocks_stands_in_a_division() -> None:
    """``<p>`` ends, for HTML's parser, at the first block inside it."""
    several = note(1, paragraph("Very."), paragraph("And dark."), Listing("x"))
    assert markup(Paragraph((Text("Deep"), several))) == (
        '<div class="paragraph">Deep<sup class="call" id="note-1-call"><a href="#note-1">1</a></sup>'
        '<span class="note" role="doc-footnote" id="note-1"><span class="note-number">1</span> '
        'Very.<p>And dark.</p><pre class="listing short"><code>x</code></pre></span></div>'
    )
    after = markup(Paragraph((several,)), paragraph("Plain."))
    assert after.endswith("\n<p>Plain.</p>")


def test_white_space_in_a_note_is_collapsed() -> None:
    """WeasyPrint 70 does not do it in what it floats to the foot, and stops at a line end."""
    items = ListBlock(
        (ListItem((Plain((Text("a"), SoftBreak(), Text("b"))),)), ListItem((Plain((Text("c"),)),)))
    )
    body = line(note(1, Paragraph((Text("One "), SoftBreak(), Text("two"))), items, Listing("x\n  y")))
    assert "> One two<ul><li>a b</li><li>c</li></ul>" in body
    assert "x\n  y</code>" in body


def test_in_the_epub_bodies_stand_at_the_end_with_a_way_back() -> None:
    one = unit(chapter(paragraph("Deep", note(1, paragraph("Very."), paragraph("And dark.")))))
    rendered, _ = render_unit(one, context("epub", (one,)))
    fromstring(rendered.xhtml)
    assert (
        '<sup class="call" id="note-1-call"><a href="#note-1" epub:type="noteref" role="doc-noteref"'
        ' aria-label="Note\u00a01">1</a></sup>' in rendered.xhtml
    )
    assert rendered.xhtml.partition("</section>")[2].startswith(
        '\n<aside class="foot-note" epub:type="footnote" role="doc-footnote" id="note-1">\n'
        '<p><span class="note-number">'
        '<a href="#note-1-call" role="doc-backlink" title="Back to the text">1</a></span>'
        " Very.</p>\n<p>And dark.</p>\n</aside>"
    )


def test_a_long_note_is_set_at_the_end_when_it_is_asked_for() -> None:
    one = unit(chapter(paragraph("Deep", note(1, paragraph("Very.")), note(2, paragraph("Dark.")))))
    rendered, _ = render_unit(one, context("pdf", (one,), end_notes=frozenset({"note-1"})))
    assert rendered.xhtml.count('class="note"') == 1
    assert '<section class="end-notes">\n<h2 class="title">Notes</h2>' in rendered.xhtml
    assert '<div class="end-note" id="note-1">' in rendered.xhtml
    assert '<a href="#note-1-call">1</a>' in rendered.xhtml


def test_a_note_in_a_note_goes_to_the_end() -> None:
    one = unit(chapter(paragraph("Deep", note(1, paragraph("Very", note(2, paragraph("So.")))))))
    for target in ("pdf", "epub"):
        rendered, _ = render_unit(one, context(target, (one,)))  # type: ignore[arg-type]
        fromstring(rendered.xhtml)
        assert rendered.xhtml.count('id="note-2"') == 1
        assert sorted(rendered.ids) == ["note-1", "note-1-call", "note-2", "note-2-call", "walls"]


def test_titles_elsewhere_are_without_their_notes() -> None:
    heading = Heading(3, (Text("Deep"), Note((paragraph("Very."),), "1", "note-1")))
    assert "note-1" in markup(heading)
