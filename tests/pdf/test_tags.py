"""Tagged units in, one tagged PDF out (ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from publish.pdf.assemble import Assembly, assemble
from publish.pdf.folios import UnitLength, paginate
from publish.pdf.heads import UnitHeads, page_margins
from publish.pdf.layout import FaceFile, Layout
from publish.pdf.margins import lay_out_margins
from publish.pdf.metadata import DocumentInformation
from publish.pdf.pool import Pool
from tests.pdf.test_assemble import MARGINS
from tests.structure_tree import Tagged, faults, read

INFORMATION = DocumentInformation(
    "The title", "en", datetime(2026, 11, 24, tzinfo=UTC), conformance="pdf/ua-1"
)
NOTE = (
    '<sup class="call" id="{0}-call"><a href="#{0}">1</a></sup>'
    '<span class="note" role="doc-footnote" id="{0}"><span class="note-number">1</span> fine</span>'
)
LONG = "word " * 40
"""Two lines hold five words."""

Tag = Callable[..., Tagged]


@pytest.fixture(scope="module")
def tag(laid_out: Callable[..., Layout]) -> Iterator[Tag]:
    """Lay bodies out, each as a unit of a book, and read the tagged book back."""
    opened: list[Tagged] = []

    def make(*bodies: str, **values: object) -> Tagged:
        opened.append(read(assemble(assembly(*bodies, **values))))
        return opened[-1]

    def assembly(
        *bodies: str, css: str = "", words: dict[str, str] | None = None, **values: object
    ) -> Assembly:
        layouts = tuple(
            laid_out(body, css, unit=f"unit-{number}", variant="pdf/ua-1", **values)
            for number, body in enumerate(bodies)
        )
        lengths = [UnitLength(one.unit_id, "body", "recto", one.facts.pages) for one in layouts]
        return Assembly(layouts, paginate(lengths), INFORMATION, link_words=words or {})

    yield make
    for one in opened:
        one.pdf.close()


def _png() -> bytes:
    target = BytesIO()
    Image.new("RGB", (40, 20), "red").save(target, "PNG")
    return target.getvalue()


PICTURE = {"publish-asset:x": _png()}


def test_elements_of_the_text_are_elements_of_the_structure(tag: Tag) -> None:
    book = tag(
        "<section><h1>One</h1><p>Plain<em>-and</em>-<code>code</code></p><h2>Two</h2>"
        "<blockquote><p>Said</p></blockquote><pre><code>let</code></pre></section>"
    )

    assert book.document.sketch() == "Document(Sect(H1 P(Code) H2 BlockQuote(P) P(Code)))"
    assert [one.text for one in book.document.all("H1", "P", "H2")] == [
        "One",
        "Plain-and-code",
        "Two",
        "Said",
        "let",
    ]
    assert not list(faults(book))


def test_a_paragraph_over_two_pages_is_one(tag: Tag) -> None:
    book = tag(f"<p>{LONG}end</p>")

    assert len(book.pdf.pages) == 2
    assert book.the("P").text.endswith("end")
    assert {page for page, _ in book.the("P").content} == {0, 1}
    assert not list(faults(book))


def test_units_are_joined_without_sharing_a_number_or_an_id(tag: Tag) -> None:
    table = '<table><tr><th scope="col">Head</th></tr><tr><td>Cell</td></tr></table>'
    book = tag(
        f'<h1 id="a">A</h1><p>Text{NOTE.format("n")} <a href="#a">up</a></p>{table}',
        f'<h1 id="b">B</h1><p>Text{NOTE.format("n")} <a href="publish-goto:a">back</a></p>{table}',
    )

    assert len(book.pdf.pages) == 3, "a blank page stands between them"
    assert Name.StructParents not in book.pdf.pages[1].obj
    assert [one.text for one in book.document.all("H1", "TH", "TD")] == [
        "A",
        "Head",
        "Cell",
        "B",
        "Head",
        "Cell",
    ]
    assert book.ids() == ["n", "n-2"]
    assert not list(faults(book))


def test_a_link_over_three_lines_is_one_with_a_place_on_each(tag: Tag) -> None:
    link = '<a href="#a">far <code>along</code> to the next</a>'
    book = tag(f'<p id="a">Leads {link} line</p>', words={"a": "The start, page 1"})

    assert book.the("Link").text.replace(" ", "") == "faralongtothenext"
    assert len(book.the("Link").annotations) == 3, "none for the code alone"
    assert {str(one.Contents) for one in book.the("Link").annotations} == {"The start, page 1"}
    assert not list(faults(book))


def test_a_link_out_of_the_book_says_its_address(tag: Tag) -> None:
    (place,) = tag('<p><a href="https://example.org/a">out</a></p>').the("Link").annotations

    assert str(place.Contents) == "https://example.org/a"
    assert int(place.F) == 4, "it is on paper too"


def test_a_link_that_leads_nowhere_leaves_its_words(tag: Tag) -> None:
    book = tag('<p>To <a href="publish-goto:gone">where</a> and <a href="https://example.org">out</a></p>')

    assert book.the("P").text == "To where and out"
    assert [one.text for one in book.document.all("Span")] == ["where"]
    assert not list(faults(book))


def test_a_linked_picture_is_called_as_the_picture_is(tag: Tag) -> None:
    picture = '<img src="publish-asset:x" alt="A red field"/>'
    book = tag(f'<p><a href="https://example.org">{picture}</a></p>', resources=PICTURE)

    assert str(book.the("Link").object.Alt) == "A red field"
    assert not list(faults(book))


def test_a_note_comes_after_the_paragraph_that_calls_it(tag: Tag) -> None:
    book = tag(f"<p>Text{NOTE.format('n')} goes</p><p>Next</p>")

    assert book.document.sketch() == "Document(P(Reference(Link)) Note(Lbl P) P)"
    assert [one.text for one in book.document.all("P")] == ["Text1 goes", " fine", "Next"]
    assert book.ids() == ["n"]
    assert not list(faults(book))


def test_a_note_called_in_a_cell_stays_in_it(tag: Tag) -> None:
    book = tag(f"<table><tr><td>Cell{NOTE.format('n')}</td></tr></table>")

    assert book.the("TD").sketch() == "TD(Reference(Link) Note(Lbl P))"
    assert not list(faults(book))


def test_lists_have_labels_and_bodies(tag: Tag) -> None:
    book = tag(
        "<ul><li>One<ol><li>Two</li></ol></li></ul><dl><dt>A</dt><dt>B</dt><dd>C</dd><dt>D</dt><dd>E</dd></dl>",
        css="ul, ol { list-style-type: lower-alpha }",
    )

    inner = "L(LI(Lbl LBody))"
    assert book.document.sketch() == (
        f"Document(L(LI(Lbl LBody({inner}))) L(LI(Lbl Lbl LBody) LI(Lbl LBody)))"
    )
    assert [str(one.object.A.ListNumbering) for one in book.document.all("L") if Name.A in one.object] == [
        "/Disc",
        "/Decimal",
    ]
    assert not list(faults(book))


def test_a_table_over_two_pages_has_one_head(tag: Tag) -> None:
    rows = "".join(f'<tr><th scope="row">r{n}</th><td>c{n}</td></tr>' for n in range(16))
    book = tag(
        '<table><caption>All</caption><thead><tr><th scope="col">H</th><th scope="col">I</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )

    assert len(book.pdf.pages) == 2
    assert [one.kind for one in book.the("Table").kids] == ["Caption", "THead", "TBody"]
    assert [one.text for one in book.the("THead").all("TH")] == ["H", "I"]
    assert [text for _, _, text in book.drawn.artifacts] == ["H", "I"], "again on the second page"
    scopes = [str(one.object.A.Scope) for one in book.document.all("TH")]
    assert scopes[:3] == ["/Column", "/Column", "/Row"]
    assert len(list(book.the("TBody").all("TR"))) == 16
    assert not list(faults(book))


def test_cells_that_span_say_so_and_empty_ones_stay(tag: Tag) -> None:
    book = tag('<table><tr><td colspan="2">A</td></tr><tr><td rowspan="1">B</td><td></td></tr></table>')

    cells = list(book.document.all("TD"))
    assert [int(one.object.A.ColSpan) for one in cells if Name.A in one.object] == [2]
    assert [one.text for one in cells] == ["A", "B", ""]
    assert not list(faults(book))


def test_pictures_have_words_and_a_box_or_are_decoration(tag: Tag) -> None:
    book = tag(
        '<figure><img src="publish-asset:x" alt="A red field"/><figcaption>Red</figcaption></figure>'
        '<p>See <img src="publish-asset:x" alt=""/></p>',
        resources=PICTURE,
    )

    assert book.document.sketch() == "Document(Div(Figure Caption) P)"
    assert str(book.the("Figure").object.Alt) == "A red field"
    left, low, right, high = (float(one) for one in book.the("Figure").object.A.BBox)
    # margins of the page and the figure, and the picture's size in pt
    assert (round(left), round(right - left), round(high - low)) == (70, 30, 15)
    assert not list(faults(book))


def test_another_language_is_said_where_it_begins(tag: Tag) -> None:
    book = tag('<p>Say <span lang="fr">oui</span></p><p lang="de">Ja</p><p lang="en">Yes</p>')

    said = [(one.text, str(one.object.Lang)) for one in book.document.all() if Name.Lang in one.object]
    assert said == [("oui", "fr"), ("Ja", "de")]
    assert str(book.pdf.Root.Lang) == "en"


def test_contents_are_a_table_of_contents_without_the_dots(tag: Tag) -> None:
    line = '<p class="line"><a href="#a">One</a><span class="leader"></span><span class="folio">7</span></p>'
    book = tag(
        f'<h1 id="a">A</h1><ol class="contents-list"><li>{line}'
        f'<ol class="contents-list"><li>{line}</li></ol></li></ol>',
        css=".leader::after { content: leader('.') } li { list-style: none }",
    )

    assert book.document.sketch() == "Document(H1 TOC(TOCI(P(Link) TOC(TOCI(P(Link))))))"
    assert [one.text for one in book.document.all("P")] == ["One7", "One7"]
    assert {text for _, _, text in book.drawn.artifacts} == {"."}
    assert not list(faults(book))


def test_heads_and_folios_are_artifacts_of_the_margin(
    laid_out: Callable[..., Layout], pool: Pool, faces: tuple[FaceFile, ...]
) -> None:
    layout = laid_out(f"<p>{LONG}</p>", unit="one", variant="pdf/ua-1")
    pagination = paginate([UnitLength("one", "body", "recto", layout.facts.pages)])
    heads = [UnitHeads("one", "chapter", "Book", "Chap")]
    pages = page_margins(pagination, heads, {"one": layout.facts})
    sheet = MARGINS + "@page :left { @top-left { content: string(left) } }"
    margins = lay_out_margins(pages, (sheet,), faces, "en", pool, variant="pdf/ua-1")

    book = read(assemble(Assembly((layout,), pagination, INFORMATION, margins)))

    header, footer = ("<< /Subtype /Header /Type /Pagination >>", "<< /Subtype /Footer /Type /Pagination >>")
    assert (0, footer, "1") in book.drawn.artifacts
    assert (1, footer, "2") in book.drawn.artifacts
    assert {mark for _, mark, _ in book.drawn.artifacts} <= {header, footer}
    assert not list(faults(book))
    book.pdf.close()


def test_the_file_says_what_it_is(tag: Tag) -> None:
    book = tag('<p>Text <a href="https://example.org">out</a></p>')

    assert bool(book.pdf.Root.MarkInfo.Marked)
    assert bool(book.pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert {str(page.obj.Tabs) for page in book.pdf.pages} == {"/S"}
    with book.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_plain_units_stay_without_structure(laid_out: Callable[..., Layout]) -> None:
    layout = laid_out('<p id="a"><a href="#a">up</a></p>')
    information = replace(INFORMATION, conformance="")
    pagination = paginate([UnitLength("unit", "body", "recto", 1)])

    data = assemble(Assembly((layout,), pagination, information, link_words={"a": "A, page 1"}))

    with pikepdf.open(BytesIO(data)) as pdf:
        assert Name.StructTreeRoot not in pdf.Root
        assert Name.MarkInfo not in pdf.Root
        assert str(pdf.pages[0].Annots[0].Contents) == "A, page 1"
        with pdf.open_metadata() as metadata:
            assert "pdfuaid:part" not in metadata


def test_the_same_book_is_the_same_bytes(laid_out: Callable[..., Layout]) -> None:
    def made() -> bytes:
        layout = laid_out(f'<h1 id="a">A</h1><p>Text{NOTE.format("n")}</p>', variant="pdf/ua-1")
        return assemble(Assembly((layout,), paginate([UnitLength("unit", "body", "recto", 1)]), INFORMATION))

    assert made() == made()


def test_a_note_s_call_can_be_hit(tag: Tag) -> None:
    """Its line has no height, so that it does not push the lines apart; its text has."""
    book = tag(f"<p>Text{NOTE.format('n')}</p>", css="sup { font-size: 8pt; line-height: 0 }")

    (place,) = book.the("Link").annotations
    _, high, _, low = (float(one) for one in place.Rect)
    assert abs(high - low) == pytest.approx(8)
