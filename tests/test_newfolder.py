"""Writing a new folder: all or nothing, and never over what exists."""

from pathlib import Path

import pytest

from publish.newfolder import write_folder

FILES = {"a.md": b"a", "pictures/b.svg": b"b"}


def listing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_folder(tmp_path: Path) -> None:
    paths, findings = write_folder(tmp_path / "deep" / "book", FILES)
    assert findings == () and paths == (tmp_path / "deep/book/a.md", tmp_path / "deep/book/pictures/b.svg")
    assert listing(tmp_path) == ["deep/book/a.md", "deep/book/pictures/b.svg"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert write_folder(tmp_path, FILES)[1] == ()
    assert listing(tmp_path) == ["a.md", "pictures/b.svg"]


@pytest.mark.parametrize("occupied", ["folder", "file", "link"])
def test_what_exists_is_left_alone(tmp_path: Path, occupied: str) -> None:
    target = tmp_path / "book"
    if occupied == "folder":
        target.mkdir()
        (target / "mine.md").write_text("mine")
    elif occupied == "file":
        target.write_text("mine")
    else:
        target.symlink_to(tmp_path / "nowhere")
    before = listing(tmp_path)
    paths, findings = write_folder(target, FILES)
    assert paths == () and [one.code for one in findings] == ["folder-not-empty"]
    assert listing(tmp_path) == before


def test_what_the_system_refuses_is_reported_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    paths, findings = write_folder(tmp_path / "file" / "book", FILES)
    assert paths == () and [one.code for one in findings] == ["folder-not-written"]
    paths, findings = write_folder(tmp_path / "book", {"a": b"", "a/b": b""})
    assert paths == () and [one.code for one in findings] == ["folder-not-written"]
    assert listing(tmp_path) == ["file"] and not (tmp_path / "book").exists()
