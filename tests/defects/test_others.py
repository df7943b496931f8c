"""Codes that no manuscript brings about, each shown where it is said."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

import publish
from publish import importers
from publish.check.shops.epub_rules import file_size
from publish.check.shops.facts import Facts, Measured
from publish.check.shops.limits import INGRAM
from publish.engine import print_findings, watching
from publish.fonts.catalogue import Family, find_family
from publish.importers.docx_pictures import with_pictures
from publish.model import Image, Metadata, Paragraph, Plan
from tests.defects.building import EPUB
from tests.defects.defect import publication
from tests.defects.seeding import write


def test_a_target_that_no_edition_has(tmp_path: Path) -> None:
    book = write(tmp_path / "book", publication("# One\n\nLit.\n", EPUB))
    result = publish.check(book, to="pdf", output=tmp_path / "out", cache=False)
    assert "edition-target-missing" in {one.code for one in result.findings}


def test_a_manuscript_that_is_too_large_to_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers, "LARGEST", 3)
    (tmp_path / "one.txt").write_text("Lit.")
    _, findings = importers.import_manuscript(tmp_path / "one.txt", tmp_path / "book")
    assert [one.code for one in findings] == ["import-too-large"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("media/lost.png", ["import-picture-missing"]),
        ("media/a.emf", ["import-picture-format"]),
        ("media/a.png", []),
    ],
)
def test_pictures_of_a_document(source: str, code: list[str]) -> None:
    parts = {"word/media/a.emf": b"\1\0\0\0", "word/media/a.png": b"\x89PNG"}
    _, _, findings = with_pictures((Paragraph((Image(source, "A lamp"),)),), parts, "one.docx")
    assert [one.code for one in findings] == code


FACES = importlib.import_module("publish.fonts.faces")
"""The module; the package has a function of that name."""


@pytest.fixture
def family() -> Family:
    found = find_family("Source Sans 3")
    assert found is not None
    return found


def test_a_family_without_all_faces(family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upright = tuple(one for one in family.files if not one.italic)
    monkeypatch.setattr(FACES, "find_family", lambda _: replace(family, files=upright))
    _, findings = FACES.faces(["Source Sans 3"], tmp_path)
    assert {one.code for one in findings} == {"font-face-missing"}


def test_a_damaged_file_of_a_family(family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    broken = tuple(replace(one, path=tmp_path / "bad.ttf") for one in family.files)
    monkeypatch.setattr(FACES, "find_family", lambda _: replace(family, files=broken))
    _, findings = FACES.faces(["Source Sans 3"], tmp_path)
    assert [one.code for one in findings] == ["font-file-unusable"]


def test_page_numbers_that_never_settle() -> None:
    finding = print_findings.unsettled(Plan(Metadata("A Book"), (), ()), ("oil",))
    assert finding.code == "layout-unsettled"
    assert "“oil”" in finding.message


def test_a_watched_build_that_something_else_prevents(tmp_path: Path) -> None:
    result = watching._not_built(tmp_path, PermissionError(13, "Permission denied", "dist/book.pdf"))
    assert [str(one) for one in result.findings] == [
        "error[build-prevented]: dist/book.pdf: Permission denied"
    ]


def test_a_file_larger_than_a_shop_takes() -> None:
    """The code `shop-file-size`; 100 MB is the most that IngramSpark takes."""
    found = [
        list(file_size.find(Facts((INGRAM,), (Measured("EPUB", value * 1e6, "it has"),))))
        for value in (90, 130)
    ]
    assert [len(one) for one in found] == [0, 1]
