"""Where programs of others are found."""

from pathlib import Path

import pytest

import publish
from publish.programs import find_pandoc, find_program


def test_pandoc_in_a_package_is_found_by_import_and_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypandoc")
    monkeypatch.setenv("PATH", "")

    found = find_pandoc()

    assert Path(found).is_file()
    item = next(one for one in publish.doctor().items if one.name == "pandoc")
    assert item.state == "ok" and found in item.detail


def test_a_program_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "two").write_text("#!/bin/sh\n")
    (tmp_path / "two").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_program("one", "two") == str(tmp_path / "two")
    assert find_program("one") == ""
