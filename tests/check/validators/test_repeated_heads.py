"""The head of a table that goes on: set again on each page, read once, and no fault of the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import publish
from publish.check.validators.outloud import Outloud

HEAD = "| the name of the light | when it was first lit by a keeper | what it burns at night |\n"
RULE = "|---|---|---|\n"
ROWS = "".join(f"| Light {number} | {1800 + number} | oil of whales |\n" for number in range(30))
SETTINGS = """\
title = "Lights"
language = "en"
chapters = ["lights.md"]

[editions.screen]
preset = "screen"
"""


@pytest.fixture
def lights(tmp_path: Path) -> Path:
    """A book for the screen that ends with a table of two pages."""
    folder = tmp_path / "lights"
    folder.mkdir()
    (folder / "publish.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "lights.md").write_text(f"# Lights\n\n{HEAD}{RULE}{ROWS}", encoding="utf-8")
    return publish.build(folder, output=tmp_path / "out").artifacts[0].path


def test_a_head_that_is_repeated_is_no_fault(lights: Path) -> None:
    if missing := Outloud().missing():
        pytest.skip(missing)

    assert [one.code for one in Outloud().check([lights], 120)[lights]] == []


def test_a_line_that_is_not_on_the_page_before_is_one(lights: Path) -> None:
    """Without the page on which the table begins, its head is nowhere read."""
    if missing := Outloud().missing():
        pytest.skip(missing)
    with pikepdf.open(BytesIO(lights.read_bytes())) as pdf:
        del pdf.pages[-2]
        pdf.save(lights)

    found = Outloud().check([lights], 120)[lights]

    assert [one.place.page for one in found if one.code == "TAG-002" and one.place] == [len(pdf.pages)]
