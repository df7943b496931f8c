"""A Word document is a stranger's ZIP."""

import io
import zipfile

import pytest

from publish.importers import docx_package
from publish.importers.docx_losses import losses
from publish.importers.docx_package import BadPackage, open_package, packed
from tests.importers.docx_files import W, document, docx, paragraph, run

PLAIN = document(paragraph(run("Hello")))

BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def test_a_plain_document_is_opened_and_packed_again() -> None:
    parts = open_package(docx(PLAIN))
    assert "word/document.xml" in parts
    assert open_package(packed(parts)) == parts


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
def test_document_types_are_refused(doctype: str) -> None:
    with pytest.raises(BadPackage, match="document type"):
        open_package(docx(doctype + PLAIN))
    with pytest.raises(BadPackage, match="document type"):
        open_package(docx(PLAIN, word__comments_xml=f'{doctype}<w:comments xmlns:w="{W}"/>'))


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/x", "word/../../x", "C:/x", "word\\x", "a//b"])
def test_dangerous_names_are_refused(name: str) -> None:
    with pytest.raises(BadPackage, match="dangerous name"):
        open_package(zipped(**{"word/document.xml": PLAIN.encode(), name: b""}))


def test_bombs_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "LARGEST_PART", 1_000_000)
    monkeypatch.setattr(docx_package, "LARGEST_PACKAGE", 1_500_000)
    with pytest.raises(BadPackage, match="larger than any"):
        open_package(docx(PLAIN, word__media__a_bin=b"\0" * 1_100_000))
    with pytest.raises(BadPackage, match="larger than any"):
        open_package(docx(PLAIN, word__a_bin=b"\0" * 800_000, word__b_bin=b"\0" * 800_000))
    monkeypatch.setattr(docx_package, "MOST_PARTS", 3)
    with pytest.raises(BadPackage, match="parts"):
        open_package(docx(PLAIN))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"not a zip", docx(PLAIN)[:400], zipped(a=b""), docx("<w:document"), docx("\x00")],
    ids=["empty", "two letters", "text", "cut off", "another zip", "broken xml", "no xml"],
)
def test_what_is_no_document(data: bytes) -> None:
    with pytest.raises(BadPackage):
        open_package(data)


def test_what_gets_lost_is_counted() -> None:
    box = '<w:r><w:pict><w:txbxContent xmlns:w="{0}"><w:p>{1}</w:p></w:txbxContent></w:pict></w:r>'
    body = document(
        paragraph(run("a") + '<w:ins w:id="1" w:author="x">' + run("b") + "</w:ins>"),
        paragraph(box.format(W, run("beside")) + box.format(W, run("beside"))),
        paragraph(run("c"), "Pull"),
        paragraph(run("d"), "berschrift1"),
        paragraph('<w:r><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:r>'),
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="0"/><w:comment w:id="1"/></w:comments>'
    header = f'<w:hdr xmlns:w="{W}">{paragraph(run("Draft"))}</w:hdr>'
    footer = f'<w:ftr xmlns:w="{W}"/>'
    others = {"word__comments_xml": comments, "word__header1_xml": header, "word__footer1_xml": footer}
    parts = open_package(docx(body, **others))
    assert [(one.code, one.message) for one in losses(parts, "a.docx")] == [
        ("word-comments", "2 comments were left out"),
        ("word-changes", "1 tracked change was taken as accepted"),
        ("word-text-boxes", "1 text box stands beside the text"),
        ("word-drawings", "1 diagram, chart or embedded object was left out"),
        ("word-headers", "1 header or footer was left out"),
        ("word-styles", "styles without a meaning here: “Pull Quote Box” (1)"),
    ]


def test_nothing_lost_nothing_said() -> None:
    assert losses(open_package(docx(PLAIN)), "a.docx") == ()
