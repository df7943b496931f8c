"""Trim sizes and margins."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.project.themes import load_theme
from publish.project.trim import SIZES, margins_for, parse_trim
from publish.project.types import Margins, Trim


@pytest.mark.parametrize(
    ("text", "width", "height"),
    [
        ("a5", 148, 210),
        ("A4", 210, 297),
        ("6x9in", 152.4, 228.6),
        ("5.5x8.5in", 139.7, 215.9),
        ("5 × 8 in", 127, 203.2),
        ("148x210mm", 148, 210),
        ("14.8 x 21 cm", 148, 210),
        ("432x648pt", 152.4, 228.6),
        ("letter", 215.9, 279.4),
    ],
)
def test_names_and_measures(text: str, width: float, height: float) -> None:
    assert parse_trim(text) == Trim(text, pytest.approx(width), pytest.approx(height))


@pytest.mark.parametrize("text", ["", "a55", "6x9", "6x9ft", "-6x9in", "6x9x3in", "1e3x9in", "९x९in"])
def test_what_is_no_trim_size(text: str) -> None:
    assert "is no trim size" in str(parse_trim(text))


@pytest.mark.parametrize("text", ["49x100mm", "100x601mm", "0x0mm", "9999x9999in"])
def test_pages_that_nobody_prints(text: str) -> None:
    assert "is not between 50 and 600 mm" in str(parse_trim(text))


@given(st.floats(50, 600), st.floats(50, 600))
def test_any_possible_size_is_read(width: float, height: float) -> None:
    found = parse_trim(f"{width:.2f}x{height:.2f}mm")
    assert isinstance(found, Trim)
    assert (found.width, found.height) == (round(width, 2), round(height, 2))


def test_every_name_is_a_possible_size() -> None:
    for name in SIZES:
        assert isinstance(parse_trim(name), Trim)


def test_margins_grow_and_shrink_with_the_page() -> None:
    theme, _ = load_theme("report", Path("/"))
    assert theme is not None
    theme = replace(theme, trim="100x200mm", margins=Margins(20, 10, 16, 24))
    assert margins_for(theme, Trim("", 100, 200)) == theme.margins
    assert margins_for(theme, Trim("", 150, 250)) == Margins(30, 15, 20, 30)
