"""Files of strangers end in a message, within limits."""

from pathlib import Path

import pikepdf
import pytest

from tests.diff.books import Built, diff
from tests.diff.foreign import foreign_pdf
from tests.hostile import epubs


@pytest.mark.parametrize("name", sorted(epubs.EPUBS))
def test_an_epub_that_no_honest_tool_makes(name: str, tmp_path: Path) -> None:
    code, make = epubs.EPUBS[name]
    sound, bad = tmp_path / "sound.epub", tmp_path / "bad.epub"
    sound.write_bytes(epubs.epub())
    bad.write_bytes(make())
    result = diff(sound, bad, tmp_path / "r.html", time_limit=30)
    codes = {finding.code for finding in result.findings}
    if code.startswith("archive-"):
        assert codes & {code, "diff-impossible"}
    assert result.failed == bool(codes)
    assert result.failed == (result.report is None)


@pytest.mark.parametrize(
    "data", [b"", b"Once upon a time.\n" * 99, b"%PDF-1.7\n%%EOF\n"], ids=["nothing", "text", "empty"]
)
def test_what_is_no_pdf(data: bytes, plain: Built, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(data)
    result = diff(plain.pdf, tmp_path / "bad.pdf", tmp_path / "r.html")
    assert result.failed
    assert [finding.code for finding in result.findings] == ["pdf-unreadable"]
    assert not (tmp_path / "r.html").exists()


def test_half_a_pdf_ends_in_a_message_or_in_what_is_left(plain: Built, tmp_path: Path) -> None:
    data = plain.pdf.read_bytes()
    (tmp_path / "half.pdf").write_bytes(data[: len(data) // 2])
    result = diff(plain.pdf, tmp_path / "half.pdf", tmp_path / "r.html")
    assert result.failed or result.changed


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    old = foreign_pdf(tmp_path / "old.pdf", "Head", ["A line."])
    with pikepdf.open(old) as pdf:
        pdf.save(tmp_path / "new.pdf", encryption=pikepdf.Encryption(user="sesame", owner="open"))
    result = diff(old, tmp_path / "new.pdf", tmp_path / "r.html")
    assert [finding.code for finding in result.findings] == ["pdf-encrypted"]


def test_a_page_that_is_as_large_as_a_house(tmp_path: Path) -> None:
    old = foreign_pdf(tmp_path / "old.pdf", "Head", ["A line."])
    with pikepdf.open(old) as pdf:
        pdf.pages[0].obj.MediaBox = [0, 0, 14_400_000, 14_400_000]
        pdf.save(tmp_path / "new.pdf")
    result = diff(old, tmp_path / "new.pdf", tmp_path / "r.html")
    assert result.failed or result.changed


def test_resources_that_lead_back_to_themselves(tmp_path: Path) -> None:
    old = foreign_pdf(tmp_path / "old.pdf", "Head", ["A line."])
    with pikepdf.open(old) as pdf:
        form = pdf.make_stream(b"/F Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 10, 10]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(F=form)
        pdf.pages[0].obj.Contents = pdf.make_stream(b"/F Do")
        pdf.save(tmp_path / "new.pdf")
    result = diff(old, tmp_path / "new.pdf", tmp_path / "r.html")
    assert result.failed or result.changed


def test_time_that_is_over_is_a_finding(plain: Built, tmp_path: Path) -> None:
    result = diff(plain.pdf, plain.pdf, tmp_path / "r.html", time_limit=0.001)
    assert [finding.code for finding in result.findings] == ["diff-impossible"]
    assert "takes too long" in result.findings[0].message
