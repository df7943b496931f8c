"""``publish diff`` on the command line."""

import json
import os
from pathlib import Path

import pytest

from publish.cli.main import run
from tests.diff.books import FLOOD, BookWith, Built

Said = pytest.CaptureFixture[str]


@pytest.fixture
def word(book_with: BookWith) -> Built:
    return book_with("word", {"flood.md": FLOOD.replace("as if", "because", 1)})


@pytest.fixture
def red(book_with: BookWith) -> Built:
    return book_with("red", {"styles/style.css": "h1 { color: #a00; }\n"})


def _run(*arguments: object) -> int:
    return run(["diff", *map(str, arguments), "-j", "1"])


def test_a_summary(plain: Built, word: Built, tmp_path: Path, capsys: Said) -> None:
    assert _run(plain.pdf, word.pdf, "-o", tmp_path / "r.html") == 0
    said = capsys.readouterr().out
    assert "1 page changed: 1 with other words" in said
    assert "words: 2 removed, 1 added" in said
    assert "2 Flood: 1 page, -2 +1 words" in said
    assert (tmp_path / "r.html").is_file()


def test_the_report_goes_to_dist(
    plain: Built, word: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run(plain.epub, word.epub) == 0
    assert os.listdir("dist") == ["tides-diff.html"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("other", "option", "status"),
    [
        ("plain", "--fail-on-change", 0),
        ("word", "--fail-on-change", 1),
        ("word", "--fail-on-text-change", 1),
        ("red", "--fail-on-change", 1),
        ("red", "--fail-on-text-change", 0),
    ],
)
def test_the_exit_status(
    plain: Built, request: pytest.FixtureRequest, tmp_path: Path, other: str, option: str, status: int
) -> None:
    new: Built = request.getfixturevalue(other)
    for old, there in zip(plain, new, strict=True):
        assert _run(old, there, option, "-q", "-o", tmp_path / "r.html") == status


def test_json(plain: Built, word: Built, tmp_path: Path, capsys: Said) -> None:
    assert _run(plain.pdf, word.pdf, "--format", "json", "-o", tmp_path / "r.html") == 0
    value = json.loads(capsys.readouterr().out)
    assert value["version"] == 1
    assert value["changed"] and value["text_changed"]
    (found,) = value["diffs"]
    (page,) = found["pages"]
    assert page["kind"] == "text"
    assert page["shown"] and page["marks"][1] >= 1
    assert found["texts"][0]["chapter"] == "2 Flood"
    assert {"kind": "added", "text": "because"} in found["texts"][0]["parts"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["PDF", "EPUB"], "of two kinds"),
        (["PDF"], "is a finished file"),
        (["PDF", "HEAD"], "is a finished file"),
    ],
)
def test_wrong_usage(plain: Built, capsys: Said, arguments: list[str], words: str) -> None:
    files = {"PDF": str(plain.pdf), "EPUB": str(plain.epub)}
    assert _run(*(files.get(one, one) for one in arguments)) == 2
    assert words in " ".join(capsys.readouterr().err.split())


def test_a_file_that_is_not_there(plain: Built, capsys: Said) -> None:
    assert _run("nowhere.pdf", plain.pdf) == 1
    assert "no such file" in capsys.readouterr().err
