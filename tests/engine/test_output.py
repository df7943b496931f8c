"""An output is written whole or not at all."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import publish
from publish.engine.moment import build_moment
from publish.engine.output import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "book.pdf"
    write_whole(path, b"first")
    write_whole(path, b"second")

    assert path.read_bytes() == b"second"
    assert [one.name for one in path.parent.iterdir()] == ["book.pdf"]


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.pdf"
    write_whole(path, b"good")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"better")

    assert path.read_bytes() == b"good"
    assert [one.name for one in tmp_path.iterdir()] == ["book.pdf"]


@pytest.mark.parametrize(
    ("date", "environment", "moment"),
    [
        ("2026-05-01", {}, datetime(2026, 5, 1, tzinfo=UTC)),
        ("1892", {}, datetime(1892, 1, 1, tzinfo=UTC)),
        ("", {}, datetime(2000, 1, 1, tzinfo=UTC)),
        ("2026-05-01", {"SOURCE_DATE_EPOCH": "86400"}, datetime(1970, 1, 2, tzinfo=UTC)),
        ("1999", {"SOURCE_DATE_EPOCH": ""}, datetime(1999, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_moment_of_a_build_is_never_the_clocks(
    date: str, environment: dict[str, str], moment: datetime
) -> None:
    assert build_moment(date, environment) == moment


@pytest.mark.parametrize("given", ["soon", "1.5", "-1", "٣", "9" * 5000, "999999999999"])
def test_a_moment_that_is_none_is_said(given: str) -> None:
    with pytest.raises(publish.UsageError, match="SOURCE_DATE_EPOCH"):
        build_moment("1999", {"SOURCE_DATE_EPOCH": given})
