"""Inlines in a paragraph."""

from publish.model import (
    Attributes,
    Citation,
    Code,
    CrossReference,
    Deletion,
    Emphasis,
    Image,
    IndexMark,
    Inline,
    LineBreak,
    Link,
    Math,
    RawInline,
    SmallCaps,
    SoftBreak,
    Span,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
)
from tests.render.rendering import found, line, named, paragraph, words


def test_each_meaning_has_its_element() -> None:
    inlines: tuple[Inline, ...] = (
        Emphasis(words("a")),
        Strong(words("b")),
        SmallCaps(words("c")),
        Superscript(words("d")),
        Subscript(words("e")),
        Deletion(words("f")),
        Code("g<T>"),
        LineBreak(),
        SoftBreak(),
        Text("h"),
    )
    assert line(*inlines) == (
        '<em>a</em><strong>b</strong><span class="small-caps">c</span><sup>d</sup><sub>e</sub>'
        "<del>f</del><code>g&lt;T&gt;</code><br />\n\nh"
    )


def test_spans_have_their_direction() -> None:
    given = Attributes(pairs=(("dir", "rtl"),))
    assert line(Styled(words("שלום"), given, "he")) == '<span lang="he" xml:lang="he" dir="rtl">שלום</span>'
    assert line(Styled(words("x"), Attributes(pairs=(("dir", "up"),)))) == "x"


def test_styled_spans_have_language_classes_and_id() -> None:
    assert line(Styled(words("Bahnhof"), named("station", "place"), "de")) == (
        '<span id="station" class="place" lang="de" xml:lang="de">Bahnhof</span>'
    )
    assert line(Styled(words("Ctrl"), Attributes(classes=("kbd",)))) == "<kbd>Ctrl</kbd>"
    assert line(Styled((), named("here"))) == '<span id="here"></span>'


def test_links_out_of_the_book_are_absolute() -> None:
    link = Link(words("there"), "https://example.org/a b", "A title")
    assert line(link) == '<a href="https://example.org/a%20b" title="A title">there</a>'


def test_a_link_that_nobody_can_follow_stays_as_text_and_is_reported() -> None:
    text, findings = found(paragraph(Link(words("there"), "javascript:alert(1)", span=Span("a.md", 3, 7))))
    assert text == "<p>there</p>"
    assert [str(one) for one in findings] == [
        "a.md:3:7: warning[link-unusable]: “javascript:alert(1)” cannot be followed from a book"
    ]


def test_no_link_stands_in_a_link() -> None:
    inner = CrossReference("wall", "text", words("wall"))
    link = Link((Text("the "), inner), "https://example.org/")
    assert line(link, locations={"wall": "walls"}) == '<a href="https://example.org/">the wall</a>'


def test_references_lead_into_this_unit_or_another() -> None:
    reference = CrossReference("wall", "label", words("Figure 4.1"))
    assert line(reference, locations={"wall": "walls"}) == '<a href="#wall">Figure 4.1</a>'
    elsewhere = {"wall": "gates"}
    assert line(reference, locations=elsewhere) == '<a href="publish-goto:wall">Figure 4.1</a>'
    assert line(reference, target="epub", locations=elsewhere) == '<a href="gates.xhtml#wall">Figure 4.1</a>'


def test_a_page_reference_shows_the_folio_in_print_only() -> None:
    reference = CrossReference("wall", "page", words("Chapter 4"))
    place = {"wall": "gates"}
    assert (
        line(reference, locations=place, folios={"wall": "xii"}) == '<a href="publish-goto:wall">page~xii</a>'
    )
    assert line(reference, target="epub", locations=place) == '<a href="gates.xhtml#wall">Chapter 4</a>'


def test_a_dangling_reference_is_marked() -> None:
    reference = CrossReference("nowhere", "text", words("over there"), dangling=True)
    assert line(reference) == '<span class="dangling">over there</span>'


def test_a_reference_to_what_this_edition_lacks_is_text() -> None:
    text, findings = found(paragraph(CrossReference("gone", "text", words("there"), span=Span("a.md", 2))))
    assert text == "<p>there</p>"
    assert [one.code for one in findings] == ["reference-lost"]


def test_pictures_have_address_alternative_and_size() -> None:
    image = Image("map.png", 'The "map"', attributes=Attributes(pairs=(("width", "50%"), ("height", "; x"))))
    assert line(image) == ('<img src="publish-asset:00ff" alt="The &quot;map&quot;" style="width: 50%" />')


def test_a_missing_picture_is_a_box_with_its_alternative() -> None:
    assert line(Image("gone.png", "A gate")) == '<span class="missing">A gate</span>'
    assert line(Image("gone.png", "")) == '<span class="missing">Picture missing</span>'


def test_what_is_not_set_yet_stands_as_typed() -> None:
    inlines: tuple[Inline, ...] = (
        Citation("[@a, p. 3]", ("a",)),
        Math("x", "$x$"),
        IndexMark("wall", "…", words("walls")),
    )
    typed = '<span class="as-typed">{}</span>'
    assert line(*inlines) == f"{typed.format('[@a, p. 3]')}{typed.format('$x$')}walls"


def test_raw_markup_never_reaches_a_page() -> None:
    text, findings = found(paragraph("a", RawInline("html", "<script>x</script>")))
    assert text == "<p>a</p>"
    assert [one.code for one in findings] == ["raw-markup-left-out"]


def test_nesting_has_an_end() -> None:
    node: Inline = Text("deep")
    for _ in range(400):
        node = Emphasis((node,))
    _, findings = found(paragraph(node))
    assert [one.code for one in findings] == ["markup-too-deep"]
