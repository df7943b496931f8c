"""SVG drawings in the form that EPUB allows."""

import pytest
from lxml import etree

from publish.epub.vector import plain_svg

BODY = '<svg xmlns="http://www.w3.org/2000/svg"><text>{}</text></svg>'
SVG_1_1 = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
SVG_1_0 = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "http://www.w3.org/TR/SVG/DTD/svg10.dtd">'


@pytest.mark.parametrize("head", ["", '<?xml version="1.0" encoding="utf-8"?>', SVG_1_1])
def test_a_drawing_that_is_fine_keeps_its_bytes(head: str) -> None:
    data = (head + BODY.format("Straße")).encode()
    assert plain_svg(data) is data


def test_a_document_type_that_epub_does_not_know_goes() -> None:
    assert b"DOCTYPE" not in plain_svg((SVG_1_0 + BODY.format("Elm")).encode())


def test_entities_are_written_out() -> None:
    written = plain_svg(('<!DOCTYPE svg [<!ENTITY name "Elm">]>' + BODY.format("&name;")).encode())
    assert b"<text>Elm</text>" in written
    assert b"DOCTYPE" not in written


def test_an_old_encoding_becomes_utf_8() -> None:
    written = plain_svg(
        ('<?xml version="1.0" encoding="iso-8859-1"?>' + BODY.format("Straße")).encode("latin-1")
    )
    assert etree.fromstring(written).findtext(".//{*}text") == "Straße"
    assert "Straße".encode() in written


HEAD = '<svg xmlns="http://www.w3.org/2000/svg">'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<g id="Frame 1"/><use href="#Frame 1"/>', '<g id="x-Frame-1"/><use href="#x-Frame-1"/>'),
        ('<g id="1"/><g fill="url(#1)"/>', '<g id="x-1"/><g fill="url(#x-1)"/>'),
        ('<g id="x-1"/><g id="1"/>', '<g id="x-1"/><g id="x-1-"/>'),
        ('<g id="a"/><g id="a"/>', '<g id="a"/><g/>'),
        ('<g id=""/>', "<g/>"),
        ('<use href="#gone"/>', "<use/>"),
        ('<g fill="url(#gone)"/>', '<g fill="none"/>'),
        ('<g stroke="url(#gone) red"/>', '<g stroke="red"/>'),
    ],
)
def test_ids_and_references_are_mended(before: str, after: str) -> None:
    assert plain_svg(f"{HEAD}{before}</svg>".encode()).endswith(f"{HEAD}{after}</svg>".encode())


@pytest.mark.parametrize(
    "body",
    [
        '<g id="é-1.a"/><g fill="url( \'#é-1.a\' )"/>',
        '<g style="filter: url(#gone)"/>',
        '<a href="http://x"/>',
    ],
)
def test_sound_references_keep_their_bytes(body: str) -> None:
    data = f"{HEAD}{body}</svg>".encode()
    assert plain_svg(data) is data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        b"<svg>" + b"<g>" * 5000 + b"</g>" * 5000 + b"</svg>",
        b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n else b"&a;") * 10) for n in range(9))
        + b"]><svg>&a8;</svg>",
    ],
)
def test_what_reaches_outside_or_grows_without_end_is_refused(data: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        plain_svg(data)
