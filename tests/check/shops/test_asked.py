"""Shops asked of whole publications and of files of any tool: built, led back, kept, and never crashing."""

import shutil
import struct
import zlib
from pathlib import Path

import click
import pikepdf
import pytest

import publish
from publish.cli.check_command import command
from publish.cli.main import run
from tests.check.manuscripts import written
from tests.check.shops.examples import epub, picture
from tests.conftest import REPOSITORY
from tests.hostile.epubs import EPUBS

SETTINGS = 'cover = "cover.jpg"\ntrim = "6x9in"\n[check]\nshops = ["kdp", "apple"]\n'


def book(folder: Path) -> Path:
    (folder / "cover.jpg").write_bytes(picture(400, 600))
    return written(folder, "# One\n\nThe lamp was lit at dusk.\n", SETTINGS)


@pytest.mark.usefixtures("ours_alone")
def test_what_is_found_in_built_files_leads_to_the_settings(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    path, cache, out = book(tmp_path / "book"), tmp_path / "cache", tmp_path / "dist"
    result = publish.check(path, output=out, cache=cache, only="shops")
    places = {(one.code, str(one.span), one.artifact) for one in result.findings}
    assert ("shop-cover-size", "publish.toml:4:9", "book.epub") in places
    assert ("shop-page-count", "publish.toml:5:1", "book.pdf") in places
    assert ("shop-field-missing", "publish.toml:1:1", "") in places
    # A finished file alone leads there too, and nothing is asked of shops that nobody named.
    (epub_file,) = (one for one in result.checks[0].artifacts if one.suffix == ".epub")
    alone = publish.check(epub_file, cache=cache, only="shops", shops="kdp")
    assert ("shop-cover-size", "publish.toml:4:9") in {(one.code, str(one.span)) for one in alone.findings}
    assert publish.check(epub_file, cache=cache, only="shops").findings == ()


@pytest.mark.usefixtures("ours_alone")
def test_findings_of_shops_are_known_to_a_baseline(tmp_path: Path) -> None:
    file = epub(tmp_path / "book.epub")
    known = tmp_path / "known.json"
    first = publish.check(file, cache=False, shops="ingram")
    assert "shop-cover-missing" in {one.code for one in first.findings}
    publish.renew_baseline(known, first)
    again = publish.check(file, cache=False, shops="ingram", baseline=known)
    assert (again.findings, again.gone) == ((), ())
    # What is not asked is not gone.
    assert publish.check(file, cache=False, baseline=known).gone == ()


def test_a_pdf_of_any_tool_in_which_nothing_is_right(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for _ in range(3):
        pdf.add_blank_page(page_size=(1000, 300))
    file = tmp_path / "strange.pdf"
    pdf.save(file, encryption=pikepdf.Encryption(owner="secret", user=""))
    result = publish.check(file, only="shops", shops=["kdp", "ingram"], cache=False)
    assert {one.code for one in result.findings} == {
        "shop-trim",
        "shop-page-count",
        "shop-pdf-refused",
        "shop-pdf-standard",
    }
    assert publish.check(file, only="shops", shops=["apple", "kobo"], cache=False).findings == ()
    assert publish.check(file, only="shops", shops="kdp", profile="screen", cache=False).findings == ()


def test_a_pdf_says_in_its_information_that_it_is_a_pdf_x(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for _ in range(20):
        pdf.add_blank_page(page_size=(432, 648))
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1:2001"
    file = tmp_path / "press.pdf"
    pdf.save(file)
    assert publish.check(file, only="shop-pdf", shops="ingram", cache=False).findings == ()


@pytest.mark.parametrize("name", EPUBS)
def test_hostile_epubs_end_in_findings(name: str, tmp_path: Path) -> None:
    code, make = EPUBS[name]
    file = tmp_path / "hostile.epub"
    file.write_bytes(make())
    result = publish.check(file, only=["metadata", "shops", "archive"], shops=publish.SHOPS, cache=False)
    found = {one.code for one in result.findings}
    if code.startswith("archive-") and "leads" not in name and "in-a-name" not in name:
        assert code in found


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf at all" * 100])
def test_what_is_no_pdf_ends_in_a_finding(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(data)
    result = publish.check(file, only=["shops", "pages-unmeasured"], shops="kdp", cache=False)
    assert [one.code for one in result.findings] == ["pages-unmeasured"]


def test_a_picture_that_would_take_all_memory(tmp_path: Path) -> None:
    """A head that promises 60,000 by 60,000 pixels, with nothing behind it."""
    head = b"IHDR" + struct.pack(">LLBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">L", 13) + head + struct.pack(">L", zlib.crc32(head))
    item = '<item id="a" href="a.png" media-type="image/png"/>'
    file = epub(tmp_path / "bomb.epub", {"a.png": data}, items=item)
    assert publish.check(file, only="shops", shops="kdp", cache=False).findings == ()


def test_the_command_takes_shops_and_names_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(epub(tmp_path / "book.epub"))
    only = ["--only", "shops", "--no-cache"]
    assert run(["check", file, *only, "--shop", "ingram", "--shop", "kobo"]) == 0
    assert "shop-cover-missing" in capsys.readouterr().out
    assert run(["check", file, "--shop", "amazon"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in publish.SHOPS)


def test_completion_offers_the_shops() -> None:
    (shop,) = (one for one in command.params if one.name == "shops")
    offered = shop.type.shell_complete(click.Context(command), shop, "k")
    assert [one.value for one in offered] == ["kdp", "kobo"]


@pytest.mark.parametrize("folder", ["content/handbook", "content/wire-report"])
def test_no_false_alarm_in_books_that_are_sound(folder: str) -> None:
    result = publish.check(REPOSITORY / folder, only="metadata", build_first=False, cache=False)
    assert result.findings == ()


@pytest.mark.slow
def test_no_false_alarm_in_large_books(shared: Path, tmp_path: Path) -> None:
    sherlock = tmp_path / "sherlock"
    shutil.copytree(shared / "manuscripts" / "sherlock" / "text", sherlock / "text")
    shutil.copy(REPOSITORY / "tests" / "books" / "sherlock" / "publish.toml", sherlock)
    books = [sherlock, shared / "manuscripts" / "rust-book", *sorted((shared / "seeds").glob("*.txt"))]
    assert len(books) > 2
    result = publish.check(books, only="metadata", build_first=False, cache=False)
    assert [(one.code, one.message) for one in result.findings] == []
