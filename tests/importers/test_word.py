"""Importing Word documents."""

import stat
import struct
import sys
import time
import zlib
from pathlib import Path

import pytest

import publish
from publish.importers import import_manuscript, pandoc
from publish.importers.docx_package import open_package, packed
from publish.programs import find_pandoc
from tests.importers.docx_files import W, document, docx, paragraph, picture, picture_relation, run

PANDOC = find_pandoc()
needs_pandoc = pytest.mark.skipif(not PANDOC, reason="pandoc is not installed (pip install pypandoc-binary)")

PLAIN = document(paragraph(run("Hello there")))


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * 2) * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def script(tmp_path: Path, code: str) -> str:
    """Return a program that stands in for pandoc."""
    path = tmp_path / "pandoc"
    path.write_text(f"#!{sys.executable}\n{code}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def imported(tmp_path: Path, data: bytes, program: str = "") -> tuple[Path | None, list[str]]:
    source = tmp_path / "in.docx"
    source.write_bytes(data)
    config, findings = import_manuscript(source, tmp_path / "out", pandoc=program)
    return config, [one.code for one in findings]


@needs_pandoc
def test_a_document_becomes_chapters(tmp_path: Path) -> None:
    body = document(
        paragraph(run("The Lamp"), "Title"),
        paragraph(run("The Road"), "berschrift1"),
        paragraph(run("The road to the lamp is long, and it is ") + run("very", "<w:i/>") + run(" old.")),
        paragraph(run("The House"), "berschrift1"),
        paragraph(run("In the house there was a lamp that was lit in the evening by the keeper.")),
    )
    config, codes = imported(tmp_path, docx(body))
    assert config is not None and codes == []
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "01-the-road.md", "02-the-house.md", "publish.toml",
    ]  # fmt: skip
    assert (tmp_path / "out" / "01-the-road.md").read_text() == (
        "# The Road\n\nThe road to the lamp is long, and it is *very* old.\n"
    )
    loaded = publish.load(tmp_path / "out")
    assert loaded.findings == () and loaded.publication is not None
    assert loaded.publication.metadata.title == "The Lamp" and loaded.publication.metadata.language == "en"


@needs_pandoc
def test_pictures_are_taken_out_under_safe_names(tmp_path: Path) -> None:
    body = document(paragraph(run("See: ") + picture("rId9", "A red square")))
    parts = {
        **open_package(docx(body, **{"word__media__Bild (1) ä_png": png()})),
        "word/_rels/document.xml.rels": picture_relation("rId9", "media/Bild (1) ä.png").encode(),
    }
    config, codes = imported(tmp_path, packed(parts))
    assert config is not None, codes
    assert (tmp_path / "out/images/bild-1.png").read_bytes() == png()
    assert "![A red square](images/bild-1.png)" in (tmp_path / "out/text.md").read_text()


@needs_pandoc
def test_what_was_lost_is_said(tmp_path: Path) -> None:
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>not </w:delText></w:r></w:del>'
    comment = f'<w:comment w:id="0" w:author="x">{paragraph(run("!"))}</w:comment>'
    comments = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    body = document(paragraph(run("This is ") + deleted + run("so.")))
    source = tmp_path / "in.docx"
    source.write_bytes(docx(body, word__comments_xml=comments))
    config, findings = import_manuscript(source, tmp_path / "out")
    assert config is not None
    assert [one.message for one in findings[:2]] == [
        "1 comment was left out",
        "1 tracked change was taken as accepted",
    ]
    assert (tmp_path / "out/text.md").read_text() == "This is so.\n"


PROPERTIES = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>
<dc:language>en-GB</dc:language><dc:subject>Lamps</dc:subject><cp:keywords>lamps, sea</cp:keywords>
</cp:coreProperties>"""

LAMP = paragraph(run("In the house there was a lamp that was lit in the evening by the keeper."))


@needs_pandoc
def test_what_the_properties_say_is_taken_where_the_document_does_not(tmp_path: Path) -> None:
    given = PROPERTIES.format("The Lamp", "Ann Lee; Microsoft Office User;Bo &amp; Co")
    config, codes = imported(tmp_path, docx(document(LAMP), docProps__core_xml=given))
    assert config is not None and codes == ["word-properties"]
    loaded = publish.load(tmp_path / "out")
    assert loaded.findings == () and loaded.publication is not None
    metadata = loaded.publication.metadata
    assert (metadata.title, metadata.language) == ("The Lamp", "en-GB")
    assert [one.name for one in metadata.authors()] == ["Ann Lee", "Bo & Co"]
    assert metadata.subjects == ("Lamps", "lamps", "sea")


@needs_pandoc
def test_the_document_wins_over_its_properties(tmp_path: Path) -> None:
    body = document(paragraph(run("The Sea"), "Title"), LAMP)
    given = PROPERTIES.format("Document1", "").replace("en-GB", "fr")
    config, _ = imported(tmp_path, docx(body, docProps__core_xml=given))
    assert config is not None
    text = config.read_text(encoding="utf-8")
    assert 'title = "The Sea"' in text and 'language = "en"' in text and "contributors" not in text


@needs_pandoc
def test_page_breaks_are_kept_but_before_chapters(tmp_path: Path) -> None:
    new_page = '<w:r><w:br w:type="page"/></w:r>'
    body = document(
        paragraph(new_page),
        paragraph(run("The Road"), "berschrift1"),
        paragraph(run("One.") + new_page + run("Two.")),
        paragraph(new_page),
        paragraph(run("The House"), "berschrift1"),
        "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" + run("Three.") + "</w:p>",
    )
    config, codes = imported(tmp_path, docx(body))
    assert config is not None and "import-lost" not in codes
    assert (tmp_path / "out/01-the-road.md").read_text() == "# The Road\n\nOne.\n\n\\newpage\n\nTwo.\n"
    assert (tmp_path / "out/02-the-house.md").read_text() == "# The House\n\n\\newpage\n\nThree.\n"


@needs_pandoc
def test_a_page_break_in_a_table_is_said_to_be_lost(tmp_path: Path) -> None:
    cell = paragraph(run("One.") + '<w:r><w:br w:type="page"/></w:r>' + run("Two."))
    table = f'<w:tbl><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>'
    config, codes = imported(tmp_path, docx(document(LAMP, table, LAMP)))
    assert config is not None and "import-lost" in codes
    text = (tmp_path / "out/text.md").read_text()
    assert "One." in text and "Two." in text and "\ue0b5" not in text and "newpage" not in text


def test_no_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.importers.word.find_pandoc", lambda: "")
    config, codes = imported(tmp_path, docx(PLAIN))
    assert config is None and codes == ["pandoc-missing"]
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for pandoc with a script")
def test_a_pandoc_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SECONDS", 0.5)
    begun = time.monotonic()
    for code in (
        "import sys; sys.exit('no good')",
        "import time; time.sleep(60)",
        "pass",
        "import sys; open([a for a in sys.argv if a.startswith('--output=')][0][9:], 'w').write('{')",
    ):
        config, codes = imported(tmp_path, docx(PLAIN), script(tmp_path, code))
        assert config is None and codes == ["pandoc-failed"]
    config, codes = imported(tmp_path, docx(PLAIN), str(tmp_path / "nowhere"))
    assert config is None and codes == ["pandoc-failed"]
    assert time.monotonic() - begun < 20 and not (tmp_path / "out").exists()
