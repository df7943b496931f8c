"""Drawings: measured, and without whatever could act or fetch."""

import pytest

from publish.assets.picture import Faulty
from publish.assets.vector import Drawing, read_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def svg(body: str = "", attributes: str = 'width="10" height="20"') -> bytes:
    return SVG.format(attributes, body).encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="10" height="20"', (10, 20)),
        ('width="72pt" height="1in"', (96, 96)),
        ('width="25.4mm" height="2.54cm"', (96, 96)),
        ('width="1e2px" height=".5in"', (100, 48)),
        ('viewBox="0 0 30 40"', (30, 40)),
        ('viewBox="0,0,30,40" width="60"', (60, 80)),
        ('viewBox="0 0 30 40" height="80"', (60, 80)),
        ('viewBox="0 0 30 40" width="100%" height="100%"', (30, 40)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ('viewBox="a b c d" width="-1" height="1e999"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[int, int]) -> None:
    drawing = read_svg(svg("", attributes), "x")
    assert isinstance(drawing, Drawing)
    assert (drawing.size, drawing.removed) == (size, ())


HARMLESS = """\
<defs><linearGradient id="g"/><style>@namespace svg url(http://www.w3.org/2000/svg);
.a { fill: url(#g) }</style></defs>
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
<a xlink:href="https://example.org/"><rect fill="url(#g)" style="fill: url('#g')"/></a>
<g transform="rotate(3)" filter="url(#f)"><use href="#g"/></g>
<image xlink:href="data:image/png;base64,iVBORw0KGgo="/><?xpacket begin?><animate attributeName="x"/>"""


def test_what_is_harmless_stays_byte_for_byte() -> None:
    doctype = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n'
        b' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    )
    for data in (svg(HARMLESS), doctype + svg(HARMLESS), b"\xef\xbb\xbf" + svg(HARMLESS)):
        drawing = read_svg(data, "x")
        assert isinstance(drawing, Drawing)
        assert (drawing.removed, drawing.data) == ((), data)


@pytest.mark.parametrize(
    ("body", "gone", "reason"),
    [
        ("<script>alert(1)</script>", "alert", "<script>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', "alert", "<script>"),
        ('<rect onclick="alert(1)"/>', "alert", "event handlers"),
        ('<rect OnLoad="alert(1)"/>', "alert", "event handlers"),
        ("<foreignObject><p>word</p></foreignObject>", "word", "<foreignobject>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">word</p>', "word", "<p>"),
        ('<a href=" javascript:alert(1)"/>', "alert", "links to other files"),
        ('<image href="photo.png"/>', "photo", "links to other files"),
        ('<image xlink:href="file:///etc/passwd"/>', "passwd", "links to other files"),
        ('<image href="https://example.org/t.gif"/>', "example", "links to other files"),
        ('<image href="data:image/svg+xml,&lt;svg/&gt;"/>', "data:", "links to other files"),
        ('<use href="other.svg#x"/>', "other", "links to other files"),
        ('<rect style="fill: url(http://x.org/a)"/>', "x.org", "links to other files"),
        ('<rect style="fill: u\\72l(http://x.org/a)"/>', "x.org", "links to other files"),
        ("<rect fill=\"url( 'http://x.org/a' )\"/>", "x.org", "links to other files"),
        ("<style>@import 'x.css';</style>", "x.css", "links to other files"),
        ("<style>@font-face { src: url(x.woff) }</style>", "x.woff", "links to other files"),
        ("<style><![CDATA[a { b: url(//x.org/a) }]]></style>", "x.org", "links to other files"),
        ('<g xml:base="http://x.org/"/>', "x.org", "a base address"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "alert", "<set>"),
        ('<animate attributeName="xlink:href" values="x.org"/>', "x.org", "<animate>"),
        ("<?xml-stylesheet href='x.css'?>", "x.css", "style sheets"),
    ],
)
def test_what_could_act_or_fetch_is_taken_out(body: str, gone: str, reason: str) -> None:
    drawing = read_svg(svg(f'<g id="before"/>{body}<g id="after"/>'), "x")
    assert isinstance(drawing, Drawing)
    assert drawing.removed == (reason,)
    assert gone not in drawing.data.decode()
    assert b"before" in drawing.data
    assert b"after" in drawing.data
    again = read_svg(drawing.data, "x")
    assert isinstance(again, Drawing)
    assert (again.removed, again.data) == ((), drawing.data)


def test_the_rest_of_a_style_sheet_and_the_text_stay() -> None:
    body = "<style>.a { fill: red } @import 'x.css'; .b { fill: blue }</style><text>one<script/>two</text>"
    drawing = read_svg(svg(body), "x")
    assert isinstance(drawing, Drawing)
    text = drawing.data.decode()
    assert ".a { fill: red }" in text
    assert ".b { fill: blue }" in text
    assert "<text>onetwo</text>" in text


def test_a_style_sheet_beside_the_drawing_and_a_document_type_go() -> None:
    head = '<?xml-stylesheet href="x.css"?><!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'
    drawing = read_svg(head.encode() + svg(), "x")
    assert isinstance(drawing, Drawing)
    assert b"x.css" not in drawing.data
    assert b"onload" not in drawing.data
    assert b"DOCTYPE" not in drawing.data


def test_another_encoding_becomes_utf8() -> None:
    for encoding in ("utf-16", "iso-8859-1"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>' + SVG.format("", "<text>ö</text>")
        drawing = read_svg(text.encode(encoding), "x")
        assert isinstance(drawing, Drawing)
        assert "<text>ö</text>" in drawing.data.decode("utf-8")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>'.encode() + svg("<text>&l11;</text>"),
        f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>'.encode() + svg('<g id="&l11;"/>'),
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"),
        b'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://x.org/"> %x;]>' + svg(),
        svg("<g>"),
        b"<svg/>",
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
        svg("<g>" * 5_000 + "</g>" * 5_000),
        b"<svg \0",
        b"<?xml version='1.0' encoding='nonsense'?>" + svg(),
    ],
)
def test_drawings_that_are_not_read(data: bytes) -> None:
    found = read_svg(data, "x")
    assert isinstance(found, Faulty)
    assert found.code == "image-unreadable"


def test_a_drawing_that_repeats_itself_without_end() -> None:
    use = '<g id="g{0}"><use href="#g{1}"/><use href="#g{1}"/></g>'
    doubled = "".join(use.format(n, n + 1) for n in range(30)) + '<g id="g30"/>'
    circle = '<g id="a"><use xlink:href="#b"/></g><g id="b"><use href="#a"/></g>'
    for body in (doubled, circle, "<g/>" * 200_001):
        found = read_svg(svg(body), "x")
        assert isinstance(found, Faulty)
        assert found.code == "image-too-large"
    assert isinstance(read_svg(svg('<g id="a"/>' + '<use href="#a"/>' * 500), "x"), Drawing)
