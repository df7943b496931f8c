"""What is measured of pages that were drawn by hand, so that every place is known."""

import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from publish.check.pages.measure import UnmeasurableError, measure
from publish.check.pages.values import Box, MeasuredPage
from publish.pdf.facts_json import value_from_json, value_to_json
from tests.check.pages.drawn import Drawing, text


def measured(content: str, drawing: Drawing | None = None, **more: object) -> MeasuredPage:
    drawing = drawing or Drawing()
    drawing.page(content, **more)  # type: ignore[arg-type]
    return measure(drawing.data).pages[0]


def test_lines_of_text_have_their_baseline_size_and_face() -> None:
    page = measured(text("Hello world", 40, 300) + text("below", 50, 280, 8))
    first, second = page.lines
    assert (first.text, first.y, first.left, first.size, first.face) == (
        "Hello world",
        100,
        40,
        10,
        "Helvetica",
    )
    assert (second.text, second.y, second.left, second.size) == ("below", 120, 50, 8)
    assert (page.width, page.height) == (300, 400)


def test_spaces_are_told_in_parts_of_the_fonts_own() -> None:
    [natural] = measured(text("one two three")).lines
    # Helvetica's space is 0.278 em: 2.78 pt, to which 5.56 pt are added.
    [wide] = measured(text("one two three", before="5.56 Tw")).lines
    assert natural.gaps == (1, 1)
    assert wide.gaps == pytest.approx((3, 3), abs=0.05)


def test_words_set_apart_without_a_space_are_words_all_the_same() -> None:
    [line] = measured("BT /F 10 Tf 1 0 0 1 40 300 Tm [(one) -300 (two)] TJ ET").lines
    assert line.text == "one two"
    assert line.gaps == pytest.approx((3 / 2.5,), abs=0.01)


def test_what_stands_far_apart_is_no_line() -> None:
    page = measured(text("left") + text("right", 200))
    assert [line.text for line in page.lines] == ["left", "right"]


def test_a_raised_figure_belongs_to_its_line() -> None:
    [line] = measured(
        "BT /F 10 Tf 1 0 0 1 40 300 Tm (word) Tj 4 Ts /F 6 Tf (1) Tj 0 Ts /F 10 Tf ( more) Tj ET"
    ).lines
    assert (line.text, line.size, line.y) == ("word1 more", 10, 100)


def test_places_are_those_on_the_trimmed_page() -> None:
    page = measured(
        text("here", 40, 300), boxes={"TrimBox": [20, 30, 280, 380], "BleedBox": [12, 22, 288, 388]}
    )
    assert (page.width, page.height) == (260, 350)
    assert (page.lines[0].left, page.lines[0].y) == (20, 80)
    assert page.bleed == Box(-8, -8, 268, 358)
    assert page.media == Box(-20, -20, 280, 380)


def test_artifacts_are_told_apart_and_can_be_left_out() -> None:
    drawing = Drawing()
    form = drawing.form(text("folio", 40, 20))
    drawing.page(text("body") + "/Artifact <</Type /Pagination>> BDC q /M Do Q EMC", XObject={"M": form})
    [page] = measure(drawing.data).pages
    assert [(line.text, line.artifact) for line in page.lines] == [("body", False), ("folio", True)]
    [without] = measure(drawing.data, artifacts=False).pages
    assert [line.text for line in without.lines] == ["body"]
    assert len(without.paints) == 1


def test_invisible_text_is_counted_and_no_line() -> None:
    page = measured(text("seen") + text("hidden", before="3 Tr"))
    assert [line.text for line in page.lines] == ["seen"]
    assert page.hidden == len("hidden")


def test_text_off_the_page_is_found_with_its_place() -> None:
    page = measured(text("in", 40) + text("out", 310, 200))
    assert [(spot.text, spot.x, spot.y) for spot in page.outside] == [("out", 310, 200)]


def test_lines_over_one_another_are_found() -> None:
    assert measured(text("abcdef", 40, 300) + text("abcdef", 40, 288)).overlapping == ()
    page = measured(text("abcdef", 40, 300) + text("ghijkl", 40, 301))
    assert len(page.overlapping) >= 3


def test_pictures_have_their_pixels_and_how_fine_they_are_printed() -> None:
    drawing = Drawing()
    page = measured("q 72 0 0 36 40 300 cm /P Do Q", drawing, XObject={"P": drawing.image(300, 75)})
    [picture] = page.pictures
    assert picture.box == Box(40, 64, 112, 100)
    assert (picture.width, picture.height, picture.ppi, picture.space, picture.bits) == (
        300,
        75,
        150,
        "rgb",
        8,
    )


def test_what_is_clipped_away_is_not_in_a_pictures_box() -> None:
    drawing = Drawing()
    content = "q 40 300 20 20 re W n 72 0 0 72 40 300 cm /P Do Q"
    [picture] = measured(content, drawing, XObject={"P": drawing.image(300, 300)}).pictures
    assert picture.box.width == pytest.approx(20, abs=0.05)
    assert picture.ppi == 300


def test_the_ink_of_pictures_in_cmyk_is_that_of_the_darkest_place() -> None:
    drawing = Drawing()
    dark = drawing.image(2, 1, "/DeviceCMYK", bytes([255, 255, 255, 51, 0, 0, 0, 0]))
    [picture] = measured("q 72 0 0 72 40 300 cm /P Do Q", drawing, XObject={"P": dark}).pictures
    assert (picture.space, picture.ink) == ("cmyk", 320)


def test_colours_are_told_with_their_inks() -> None:
    page = measured("1 1 1 1 k 40 300 50 50 re f 0.5 0 0 RG 0.1 w 40 200 m 90 200 l S 0.3 g 40 40 9 9 re f")
    assert [(one.kind, one.space, one.ink) for one in page.paints] == [
        ("fill", "cmyk", 400), ("stroke", "rgb", 0), ("fill", "gray", 0),
    ]  # fmt: skip
    assert page.paints[1].width == pytest.approx(0.1)


def test_a_spot_colour_and_one_with_a_profile_are_told_apart() -> None:
    drawing = Drawing()
    profile = Stream(drawing.pdf, b"", N=3)
    spot = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])
    icc = Array([Name.ICCBased, drawing.pdf.make_indirect(profile)])
    content = "/S cs 0.5 scn 40 300 50 50 re f /I cs 1 0 0 scn 40 200 50 50 re f"
    page = measured(content, drawing, ColorSpace={"S": spot, "I": icc})
    assert [(one.space, one.ink) for one in page.paints] == [("spot", 50), ("icc-rgb", 0)]


def test_white_is_paper_and_draws_nothing() -> None:
    page = measured("1 1 1 rg 40 300 50 50 re f 0 0 0 0 k 40 200 50 50 re f")
    assert (page.paints, page.drawings, page.blank) == ((), (), True)


def test_drawings_that_touch_are_one_and_backgrounds_none() -> None:
    page = measured("0.9 g 0 0 300 400 re f 0 g 40 300 50 50 re f 90 300 20 20 re f 40 100 10 10 re f")
    assert page.drawings == (Box(40, 50, 110, 100), Box(40, 290, 50, 300))


def test_transparency_is_told_by_its_kind() -> None:
    states = {
        "A": Dictionary(ca=0.5),
        "B": Dictionary(BM=Name.Multiply),
        "C": Dictionary(ca=1, BM=Name.Normal),
    }
    page = measured("/A gs /B gs /C gs", ExtGState=states)
    assert page.transparent == ("ca 0.5", "BM Multiply")


def test_fonts_are_told_as_they_are_used() -> None:
    page = measured(text("a"))
    [font] = page.fonts
    assert (font.name, font.kind, font.embedded, font.subset) == ("Helvetica", "Type1", False, False)
    assert measured("BT ET").fonts == ()


def test_glyph_0_is_found() -> None:
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Other)
    whole = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Other, Encoding=Name("/Identity-H"),
                       DescendantFonts=Array([below]))  # fmt: skip
    content = "BT /G 10 Tf 1 0 0 1 40 300 Tm <00000041> Tj [<0000> 3 <0042>] TJ ET"
    page = measured(content, Font={"G": whole})
    assert [(spot.x, spot.y, len(spot.text)) for spot in page.notdef] == [(40, 100, 1), (40, 100, 1)]


def test_links_lead_to_places_on_pages() -> None:
    drawing = Drawing()
    first, second = drawing.page(text("one")), drawing.page(text("two"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([40, 300, 60, 310]))
    link.Dest = Array([second.obj, Name.XYZ, 40, 350, None])
    away = Dictionary(
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.URI, URI=String("https://a.example/")),
    )
    first.obj.Annots = Array([link, away])
    page, _ = measure(drawing.data).pages
    inside, outside = page.links
    assert (inside.page, inside.x, inside.y, inside.box) == (1, 40, 50, Box(40, 90, 60, 100))
    assert (outside.page, outside.target) == (-1, "https://a.example/")
    assert measure(drawing.data, base=1).pages[0].links[0].page == 0


def test_a_page_that_shows_nothing_is_blank() -> None:
    assert measured("").blank
    assert not measured(text("x")).blank


def test_measures_come_back_from_json_as_they_were() -> None:
    drawing = Drawing()
    drawing.page(text("Hello world") + "1 0 0 rg 9 9 9 9 re f")
    found = measure(drawing.data)
    assert value_from_json(type(found), value_to_json(found)) == found
    assert value_to_json(measure(drawing.data)) == value_to_json(found)


@pytest.mark.parametrize(
    "content",
    [
        "Q Q Q 1 2 re f",
        "/No Do /No gs /No cs 1 scn BT /No 9 Tf (x) Tj ET",
        "EMC EMC (",
        "1 w 0 0 m S Tj TJ ' \"",
        "<< >> BDC k rg",
    ],
)
def test_operators_that_make_no_sense_are_passed_over(content: str) -> None:
    page = measured(text("kept") + content)
    assert page.lines[0].text == "kept"


def test_a_form_in_itself_is_no_page() -> None:
    drawing = Drawing()
    form = drawing.pdf.make_indirect(drawing.form("0 g 40 40 9 9 re f /M Do"))
    form.Resources = Dictionary(XObject=Dictionary(M=form))
    with pytest.raises(UnmeasurableError, match="inside itself"):
        measured("/M Do", drawing, XObject={"M": form})


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"not a PDF at all", b"%PDF-1.7\n1 0 obj << >> endobj"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(UnmeasurableError):
        measure(data)
