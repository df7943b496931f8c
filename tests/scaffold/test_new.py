"""`publish new`: complete publications without a finding."""

import tomllib
from pathlib import Path

import pytest

import publish
from publish.identifiers import stable_uuid
from publish.model import Listing, Note, SceneBreak, Table, Verse, walk
from publish.scaffold import THEMES, new

SHOWN = {
    "novel": {SceneBreak, Verse, Note, Table},
    "textbook": {Listing, Note, Table},
    "report": {Note, Table},
}


@pytest.mark.parametrize("theme", THEMES)
def test_a_new_publication_is_read_without_a_finding(tmp_path: Path, theme: str) -> None:
    files, findings = new(tmp_path / "my-first_book", theme)
    assert findings == () and all(path.is_file() for path in files)
    loaded = publish.load(tmp_path / "my-first_book")
    assert loaded.publication is not None and loaded.findings == ()
    assert loaded.publication.metadata.title == "My First Book"
    kinds = {type(node) for node in walk(loaded.publication)}
    assert SHOWN[theme] <= kinds
    assert len(loaded.publication.body) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_every_file_is_used_and_every_line_short(tmp_path: Path, theme: str) -> None:
    files, _ = new(tmp_path / "book", theme)
    text = "".join(path.read_text("utf-8") for path in files if path.suffix in (".toml", ".md"))
    for path in files:
        assert path.name == "publish.toml" or path.relative_to(tmp_path / "book").as_posix() in text
        long = [line for line in path.read_text("utf-8").splitlines() if len(line) > 110]
        assert not [line for line in long if not line.startswith("![")]


def test_title_language_and_identifier(tmp_path: Path) -> None:
    new(tmp_path / 'Ein "Buch"', "report", "de")
    settings = tomllib.loads((tmp_path / 'Ein "Buch"' / "publish.toml").read_text("utf-8"))
    assert settings["title"] == 'Ein "Buch"' and settings["language"] == "de"
    assert settings["identifier"] == stable_uuid('Ein "Buch"', "Your Name", "de")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine")
    files, findings = new(tmp_path)
    assert files == () and [one.code for one in findings] == ["folder-not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_an_unknown_theme_is_a_fault_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no theme 'opera'"):
        new(tmp_path / "x", "opera")
