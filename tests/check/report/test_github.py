"""Annotations as GitHub's runners read them."""

from pathlib import Path

import pytest

import publish
from tests.check.report.results import result_in


def lines(folder: Path) -> list[str]:
    return publish.report(result_in(folder), "github", folder).splitlines()


def test_errors_come_first_and_accepted_ones_not_at_all(tmp_path: Path) -> None:
    assert [line.split(" ")[0] for line in lines(tmp_path)] == [
        "::error", "::error", "::warning", "::notice", "::notice",
    ]  # fmt: skip


def test_a_place_is_file_line_and_column_with_escapes(tmp_path: Path) -> None:
    found = next(line for line in lines(tmp_path) if "space-double" in line)
    assert found == (
        "::notice file=book/text/one%2C two.md,line=3,col=8,title=space-double::two spaces in a row"
        "%0ALeave one space."
    )


def test_several_lines_have_no_column(tmp_path: Path) -> None:
    found = next(line for line in lines(tmp_path) if "link-bare" in line)
    assert "line=5,endLine=6,title" in found
    assert "100 %25 of “a: b,%0Ac”" in found


def test_without_a_line_the_built_file_is_named(tmp_path: Path) -> None:
    found = next(line for line in lines(tmp_path) if "Helvetica" in line)
    assert found.startswith("::error title=font-not-embedded::")
    assert found.endswith("(dist/tides.pdf, page 7)")


def test_paths_begin_at_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = result_in(tmp_path / "repository" / "books")
    (tmp_path / "repository" / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "repository" / "books")
    assert "file=books/book/text/one%2C two.md" in publish.report(result, "github")
