"""Blocks in a chapter."""

from publish.model import (
    NO_ATTRIBUTES,
    Admonition,
    Attributes,
    Block,
    Definition,
    DefinitionList,
    Division,
    Epigraph,
    Equation,
    Figure,
    Heading,
    Image,
    ListBlock,
    Listing,
    ListItem,
    PageBreak,
    Paragraph,
    Plain,
    Quotation,
    RawBlock,
    SceneBreak,
    Section,
    Styled,
    Verse,
    VerseLine,
)
from publish.render.units import render_unit
from tests.render.rendering import context, found, markup, named, paragraph, unit, words


def item(text: str, checked: bool | None = None) -> ListItem:
    return ListItem((Plain(words(text)),), checked)


def test_paragraphs() -> None:
    assert markup(paragraph("One & two.")) == "<p>One &amp; two.</p>"
    assert markup(Paragraph(words("Reuters"), named("", "credit"))) == '<p class="credit">Reuters</p>'


def test_a_paragraph_that_announces_something_is_known_by_its_class() -> None:
    assert markup(paragraph("It says: ")) == '<p class="lead-in">It says: </p>'
    assert markup(paragraph("It says: ebb.")) == "<p>It says: ebb.</p>"
    assert markup(Paragraph(words("Found:"), named("", "credit"))) == '<p class="credit lead-in">Found:</p>'
    # No reading system divides pages as paper does.
    assert markup(paragraph("It says:"), target="epub") == "<p>It says:</p>"


def test_extracts_and_mottoes_have_their_source() -> None:
    assert markup(Quotation((paragraph("Deep."),), words("Pilot"))) == (
        '<blockquote>\n<p>Deep.</p>\n<p class="attribution">Pilot</p>\n</blockquote>'
    )
    motto = Epigraph((paragraph("Deep."),))
    assert markup(motto) == '<blockquote class="epigraph">\n<p>Deep.</p>\n</blockquote>'
    assert 'epub:type="epigraph"' in markup(motto, target="epub")


def test_verse_keeps_its_lines_and_indents() -> None:
    assert markup(Verse(((VerseLine(words("a")), VerseLine(words("b"), 2)), (VerseLine(words("c")),)))) == (
        '<div class="verse">\n<div class="stanza">\n<p class="line">a</p>\n'
        '<p class="line" style="padding-left: 3em">b</p>\n</div>\n'
        '<div class="stanza">\n<p class="line">c</p>\n</div>\n</div>'
    )


def test_tight_lists_have_no_paragraphs_and_loose_ones_have() -> None:
    assert markup(ListBlock((item("a"), item("b")))) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    loose = ListBlock((ListItem((paragraph("a"),)),), ordered=True, start=3, tight=False)
    assert markup(loose) == '<ol start="3" class="loose">\n<li><p>a</p></li>\n</ol>'


def test_tasks_are_read_aloud() -> None:
    assert markup(ListBlock((item("sound", True), item("mark", False)))) == (
        '<ul class="tasks">\n'
        '<li class="task"><span class="box done" role="img" aria-label="Done"></span>sound</li>\n'
        '<li class="task"><span class="box open" role="img" aria-label="To do"></span>mark</li>\n'
        "</ul>"
    )


def test_definitions() -> None:
    assert markup(
        DefinitionList((Definition((words("Mark"), words("Beacon")), ((Plain(words("A sign.")),),)),))
    ) == ("<dl>\n<dt>Mark</dt>\n<dt>Beacon</dt>\n<dd>A sign.</dd>\n</dl>")


def test_a_bare_listing_is_one_element_and_a_captioned_one_a_figure() -> None:
    assert markup(Listing("x = 1\n")) == '<pre class="listing short"><code>x = 1</code></pre>'
    full = Listing(
        "x\n", caption=words("All of it"), file_name="a.py", number="4.1", attributes=named("lst-all")
    )
    assert markup(full) == (
        '<figure id="lst-all" class="listing short">\n'
        '<figcaption><span class="label">Listing~4.1</span> All of it</figcaption>\n'
        '<p class="file-name">a.py</p>\n'
        '<pre class="listing"><code>x</code></pre>\n</figure>'
    )


def test_a_listing_in_a_list_or_a_box_has_fewer_columns() -> None:
    listing = Listing("123456789 123456789 123456789 ab\n")
    assert "wrap" not in markup(listing, listing_columns=34)
    inside = ListBlock((ListItem((paragraph("a"), listing)),))
    assert '123456789 123456789 123456789 \n<span class="wrap"></span>ab' in markup(
        inside, listing_columns=34
    )
    assert "wrap" in markup(Admonition("tip", (listing,)), listing_columns=34)
    assert "wrap" not in markup(inside)


def test_a_misspelt_language_is_mentioned_and_an_unheard_one_is_not() -> None:
    _, findings = found(Listing("x", "pyhton"))
    assert [one.message for one in findings] == ["the language “pyhton” is unknown: do you mean “python”?"]
    assert found(Listing("x", "zzz-own-words"))[1] == ()


def test_figures_hold_pictures_without_a_paragraph() -> None:
    figure = Figure((Paragraph((Image("map.png", "A map"),)),), words("The basin"), "4.1", named("fig-map"))
    assert markup(figure) == (
        '<figure id="fig-map" class="figure picture">\n<img src="publish-asset:00ff" alt="A map" />\n'
        '<figcaption><span class="label">Figure~4.1</span> The basin</figcaption>\n</figure>'
    )
    assert markup(Figure((paragraph("Words."),))) == '<figure class="figure">\n<p>Words.</p>\n</figure>'


def test_admonitions_have_the_word_of_their_kind_or_a_title() -> None:
    assert markup(Admonition("tip", (paragraph("Look."),))) == (
        '<aside class="admonition tip">\n<p class="admonition-title">Tip</p>\n<p>Look.</p>\n</aside>'
    )
    assert '<p class="admonition-title">Mind</p>' in markup(Admonition("warning", (), words("Mind")))


def test_breaks_and_formulas() -> None:
    assert markup(SceneBreak()) == '<hr class="scene" />'
    assert markup(PageBreak()) == '<div class="page-break"></div>'
    assert markup(PageBreak(), target="epub") == ""
    assert markup(Equation("x", "x^2", "4.1", named("eq-x"))) == (
        '<div id="eq-x" class="equation"><span class="as-typed">x^2</span> '
        '<span class="number">(4.1)</span></div>'
    )


def test_divisions_and_paragraphs_have_their_direction() -> None:
    given = Attributes(pairs=(("dir", "rtl"),))
    inside = Paragraph(words("b"), given)
    assert markup(Division((inside,), given)) == '<div dir="rtl">\n<p dir="rtl">b</p>\n</div>'


def test_divisions_keep_classes_language_and_id() -> None:
    division = Division((paragraph("Gut."),), Attributes("x", ("aside",)), "de")
    assert markup(division) == ('<div id="x" class="aside" lang="de" xml:lang="de">\n<p>Gut.</p>\n</div>')
    assert markup(Division((), named("here"))) == '<div id="here"></div>'


def test_a_heading_inside_a_block_skips_no_level() -> None:
    sections = Section("chapter", words("Walls"), (Heading(5, words("Small"), NO_ATTRIBUTES),))
    rendered, _ = render_unit(unit(sections), context())
    assert '<h2 class="minor minor-5">Small</h2>' in rendered.xhtml


def test_raw_blocks_are_left_out_and_reported() -> None:
    text, findings = found(RawBlock("latex", "\\newpage"), paragraph("a"))
    assert text == "<p>a</p>"
    assert [one.code for one in findings] == ["raw-markup-left-out"]


def test_nesting_has_an_end() -> None:
    for nest in (
        lambda block: ListBlock((ListItem((block,)),)),
        lambda block: Quotation((block,)),
        lambda block: Figure((block,)),
        lambda block: Admonition("tip", (block,)),
    ):
        block: Block = paragraph("deep")
        for _ in range(200):
            block = nest(block)
        text, findings = found(block)
        assert "deep" not in text
        assert [one.code for one in findings] == ["markup-too-deep"]


def test_a_paragraph_that_names_a_file_is_known_by_its_class() -> None:
    name = Styled(words("Filename: src/main.rs"), attributes=named("", "filename"))
    assert markup(Paragraph((name,))) == (
        '<p class="filename"><span class="filename">Filename: src/main.rs</span></p>'
    )
    assert markup(paragraph("See ", name)).startswith("<p>See <span")
