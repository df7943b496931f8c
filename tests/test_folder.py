"""Nothing is read outside a publication's folder, and nothing without an end."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import folder
from publish.folder import Refused


@pytest.fixture
def root(tmp_path: Path) -> Path:
    book = tmp_path.resolve() / "book"
    (book / "sub").mkdir(parents=True)
    (book / "a.md").write_text("a")
    (book / "sub" / "b.md").write_text("b")
    (tmp_path / "secret").write_text("s")
    (book / "out").symlink_to(tmp_path / "secret")
    (book / "up").symlink_to(tmp_path)
    (book / "in").symlink_to("sub/b.md")
    (book / "loop").symlink_to("loop")
    os.mkfifo(book / "pipe")
    return book


@pytest.mark.parametrize("file", ["a.md", "./a.md", "sub/../a.md", "sub//b.md", "in"])
def test_files_of_the_folder(root: Path, file: str) -> None:
    assert folder.read(root, file, 10) in (b"a", b"b")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("", "missing"),
        ("c.md", "missing"),
        ("a.md/c", "unreadable"),
        ("a\0.md", "missing"),
        ("x" * 5000, "unreadable"),
        ("../secret", "outside"),
        ("sub/../../secret", "outside"),
        ("/etc/passwd", "outside"),
        ("C:/Windows", "outside"),
        ("..", "outside"),
        ("out", "outside"),
        ("up/secret", "outside"),
        ("loop", "unreadable"),
        ("sub", "folder"),
        (".", "folder"),
        ("pipe", "special"),
    ],
)
def test_what_is_refused(root: Path, file: str, reason: str) -> None:
    assert folder.read(root, file, 10) == Refused(reason)


def test_a_file_beyond_the_limit(root: Path) -> None:
    (root / "big").write_bytes(b"x" * 11)
    assert folder.read(root, "big", 11) == b"x" * 11
    assert folder.read(root, "big", 10) == Refused("large")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(root: Path) -> None:
    (root / "a.md").chmod(0)
    assert folder.read(root, "a.md", 10) == Refused("unreadable")


def test_paths_are_relative_to_the_file_that_names_them() -> None:
    assert folder.normal("x.png", "sub/b.md") == "sub/x.png"
    assert folder.normal("../x.png", "sub/b.md") == "x.png"
    assert folder.normal("../../x.png", "sub/b.md") == "../x.png"


@given(st.text("./\\ab\0~:", max_size=20))
def test_no_path_leads_out(path: str) -> None:
    root = Path(__file__).parent.resolve()
    found = folder.locate(root, path)
    assert isinstance(found, Refused) or found.is_relative_to(root)
