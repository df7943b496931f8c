"""``publish cache``, and the options of ``publish build`` that are about it."""

from pathlib import Path

import pytest

import publish
from publish.cli.main import run
from publish.store import BLOCK, Store, key_of


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    store = Store(tmp_path / "cache")
    for number in range(3):
        store.put("pages", key_of(str(number)), b"x" * BLOCK)
    store.put("facts", key_of("0"), b"{}")
    return store.folder


def test_info_tells_where_what_and_how_much(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "info", "--cache", str(cache)]) == 0

    assert capsys.readouterr().out.splitlines() == [
        str(cache),
        "  what stands on them: 1 entry, 4.1 kB",
        "  laid out pages: 3 entries, 25 kB",
        "29 kB of at most 2.1 GB",
    ]


def test_clear_removes_all_and_says_how_much(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "clear", "--cache", str(cache)]) == 0
    assert capsys.readouterr().out == "4 entries removed, 29 kB\n"
    assert publish.cache_info(cache).entries == 0


def test_without_a_folder_it_is_the_users_own(empty_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "info"]) == 0
    assert capsys.readouterr().out.splitlines() == [str(empty_cache), "0 bytes of at most 2.1 GB"]


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["cache", "--help"], ["cache", "info", "--help"], ["cache", "clear", "-h"]):
        assert run(arguments) == 0
        assert "publish cache clear" in capsys.readouterr().out


def test_a_cache_is_wanted_or_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.md").write_text("# Ebb\n", encoding="utf-8")
    given = ["--cache", str(tmp_path / "cache"), "--no-cache"]
    assert run(["build", str(tmp_path / "one.md"), *given]) == 2
    assert "--no-cache" in capsys.readouterr().err


@pytest.mark.parametrize(("options", "kept"), [(["--no-cache"], False), ([], True)])
def test_build_keeps_what_it_laid_out(
    tmp_path: Path, options: list[str], kept: bool, empty_cache: Path
) -> None:
    (tmp_path / "one.md").write_text("# Ebb\n\nThe sea goes out.\n", encoding="utf-8")
    assert run(["build", str(tmp_path / "one.md"), "-o", str(tmp_path), "--to", "pdf", "-q", *options]) == 0
    assert empty_cache.exists() == kept
