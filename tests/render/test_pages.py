"""Pages made from metadata and contents."""

from dataclasses import replace

from publish.model import (
    ContentsEntry,
    Contributor,
    CrossReference,
    Emphasis,
    Inline,
    Metadata,
    Role,
    Series,
    Text,
    Unit,
)
from publish.render.units import render_unit
from publish.typography.words import words_for
from tests.render.rendering import METADATA, Target, body_of, context, note, paragraph, words


def page(role: Role, target: Target = "pdf", metadata: Metadata = METADATA, **fields: object) -> str:
    one = Unit(role, role, "front", "recto", **fields)  # type: ignore[arg-type]
    given = {"metadata": metadata, "words": words_for(metadata.language)[0]}
    folios = {"preface": "vii", "walls": "41"}
    locations = {"preface": "preface", "walls": "walls", role: role}
    context_ = context(target, locations=locations, folios=folios if target == "pdf" else {}, **given)
    rendered, findings = render_unit(one, context_)
    assert not findings
    assert rendered.ids == (role,)
    return body_of(rendered.xhtml)


def test_half_title() -> None:
    assert page("half-title") == (
        '<section id="half-title" class="half-title">\n<p class="title">The Lower Basin</p>\n</section>'
    )


def test_title_page() -> None:
    text = page("title-page", "epub")
    assert 'epub:type="titlepage"' in text
    for expected in (
        '<p class="authors">Ada Merriweather and Jonas Pell</p>',
        '<h1 class="title">The Lower Basin</h1>',
        '<p class="subtitle">A pilot’s companion</p>',
        '<div class="credits">\n<p>translated by Ines Brandt</p>\n</div>',
        '<p class="publisher">Harbour Press</p>',
        '<p class="place">Bristol 2026</p>',
    ):
        assert expected in text


def test_imprint_page_in_the_language_of_the_book() -> None:
    german = replace(METADATA, language="de", series=Series("Häfen", "3"))
    text = page("copyright-page", metadata=german)
    for expected in ("Häfen", "978-3-16-148410-0", "Ines Brandt", ">Ada Merriweather und Jonas Pell<"):
        assert expected in text


def test_an_imprint_claims_no_rights_that_nobody_stated() -> None:
    text = page("copyright-page")
    assert "©" not in text and 'class="rights"' not in text
    assert '<p class="authors">Ada Merriweather and Jonas Pell</p>' in text


def test_rights_as_given_stand_alone() -> None:
    text = page("copyright-page", metadata=replace(METADATA, rights="CC BY 4.0 <all>"))
    assert '<p class="rights">CC BY 4.0 &lt;all&gt;</p>' in text
    assert "©" not in text


def test_long_titles_are_told_to_the_style_sheet() -> None:
    def opening(title: str) -> str:
        return page("title-page", metadata=replace(METADATA, title=title)).split(">", 1)[0]

    assert opening("Tides") == '<section id="title-page" class="title-page"'
    assert opening("Tides and Currents of the Lower Basin") == (
        '<section id="title-page" class="title-page long"'
    )
    assert 'class="title-page longest"' in opening("Tides and Currents of the Lower Basin and the Sound " * 2)


def test_a_bare_publication_has_pages_without_gaps() -> None:
    bare = Metadata("Untitled", contributors=(Contributor("Editor", "editor"),))
    assert page("title-page", metadata=bare) == (
        '<section id="title-page" class="title-page">\n<h1 class="title">Untitled</h1>\n'
        '<div class="credits">\n<p>edited by Editor</p>\n</div>\n</section>'
    )
    assert "rights" not in page("copyright-page", metadata=bare)


def title(*parts: Inline) -> tuple[Inline, ...]:
    return parts


CONTENTS = (
    ContentsEntry("preface", "preface", "", words("Preface")),
    ContentsEntry(
        "walls",
        "chapter",
        "4",
        title(
            Emphasis(words("Walls")), note(1, paragraph("x")), CrossReference("preface", "text", words("!"))
        ),
        (ContentsEntry("gone", "section", "4.1", title(Text("Gates"))),),
    ),
)


def test_contents_show_folios_in_print() -> None:
    assert page("contents", contents=CONTENTS) == (
        '<section id="contents" class="contents">\n<header class="opening">\n'
        '<h1 class="title">Contents</h1>\n</header>\n<ol class="contents-list">\n'
        '<li class="preface level-1 unnumbered"><p class="line">'
        '<a href="publish-goto:preface"><span class="title">Preface</span></a>'
        '<span class="leader"></span><span class="folio">vii</span></p></li>\n'
        '<li class="chapter level-1"><p class="line">'
        '<a href="publish-goto:walls"><span class="number">4</span> '
        '<span class="title"><em>Walls</em>!</span></a>'
        '<span class="leader"></span><span class="folio">41</span></p><ol class="contents-list">\n'
        '<li class="section level-2"><p class="line"><span class="number">4.1</span> '
        '<span class="title">Gates</span></p></li>\n</ol>\n</li>\n</ol>\n\n</section>'
    )


def test_contents_of_the_epub_have_no_folios() -> None:
    text = page("contents", "epub", contents=CONTENTS)
    assert 'href="walls.xhtml#walls"' in text
    assert "leader" not in text and "folio" not in text
    assert 'epub:type="toc" role="doc-toc"' in text


def test_what_shows_folios_says_so() -> None:
    one = Unit("contents", "contents", "front", "recto", contents=CONTENTS)
    rendered, _ = render_unit(one, context(locations={"preface": "preface", "walls": "walls"}))
    assert rendered.shows_folios_of == ("preface", "walls", "gone")


def test_a_title_block_holds_title_byline_and_contents() -> None:
    one = Unit("text", "chapter", "body", "recto", contents=CONTENTS, title_block=True)
    rendered, _ = render_unit(one, context(locations={"preface": "text", "walls": "text"}))
    text = body_of(rendered.xhtml)
    assert rendered.ids == ()
    assert '<h1 class="title">The Lower Basin</h1>' in text
    assert '<span class="authors">Ada Merriweather and Jonas Pell</span>' in text
    assert '<h2 class="title">Contents</h2>' in text
    assert 'class="unit chapter body titled"' in rendered.xhtml
