"""TOML that is no TOML."""

from pathlib import Path

import pytest

from publish.project import load_project
from publish.project.tomlfile import parse_toml, read_toml
from tests.project.books import write


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('title = "T"\nx = = 1\n', "f.toml:2:5"),
        ('title = "T"\nx = [1,\n', "f.toml:2"),
        ("a = 1\na = 2\n", "f.toml:2:6"),
        ("a = " + "[" * 20_000, "f.toml:1"),
        ("a = " + "{a=" * 20_000, "f.toml:1"),
        ("a = " + "1" * 10_000, "f.toml:1"),
    ],
)
def test_a_fault_has_its_place(text: str, place: str) -> None:
    given, (finding,) = parse_toml(text, "f.toml")
    assert given is None
    assert (finding.code, finding.fatal) == ("toml-syntax", True)
    assert str(finding.span) == place


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    root = write(tmp_path, {"publish.toml": 'title = "T"\nplace = "Köln"\n'.encode("latin-1")})
    project, (finding,) = load_project(root)
    assert project is None
    assert str(finding) == "publish.toml:2: error[toml-syntax]: the file is not in UTF-8"


def test_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    root = write(tmp_path, {"f.toml": b"\xef\xbb\xbfa = 1\r\nb = 2\r\n"})
    given, _ = read_toml(root, "f.toml")
    assert given is not None
    assert str(given.span(("b",), key=True)) == "f.toml:2:1"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    root = write(tmp_path, {"publish.toml": b"#" * 2_000_000})
    assert [one.code for one in load_project(root)[1]] == ["file-too-large"]
