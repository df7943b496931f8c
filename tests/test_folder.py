"""Nothing is read outside a publication's folder, and nothing without an end."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import folder
from publish.folder import Question, Refused


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
    root = Path(__file__).parent.resolve() / "cli"
    found = folder.names(root, path)
    here = tuple(sorted(one.name for one in root.iterdir()))
    assert isinstance(found, Refused) or found in ((), here)


def test_what_lies_in_a_folder(root: Path) -> None:
    assert folder.names(root, "sub") == ("b.md",)
    assert folder.names(root, "a.md") == ()
    assert folder.names(root, "up") == Refused("outside")
    assert folder.names(root, "none") == Refused("missing")


def test_what_was_perhaps_meant(root: Path) -> None:
    assert folder.like(root, "A.mb") == "a.md"
    assert folder.like(root, "sub/../sub/b.mb") == "b.md"
    assert folder.like(root, "sub/chapter.md") == ""
    assert folder.like(root, "up/secret.txt") == ""
    assert folder.like(root, "..") == ""


def test_a_recording_has_every_question_and_its_answer(root: Path) -> None:
    with folder.recording() as recorded:
        folder.read(root, "a.md", 10)
        folder.read(root, "none", 10)
        folder.check(root, "in")
        folder.names(root, "sub")
    folder.read(root, "sub/b.md", 10)
    assert {(one.kind, one.file) for one in recorded.answers} == {
        ("read", "a.md"),
        ("read", "none"),
        ("check", "in"),
        ("names", "sub"),
    }
    assert recorded.repeatable
    assert all(folder.ask(root, question) == answer for question, answer in recorded.answers.items())


@pytest.mark.parametrize(
    ("question", "change"),
    [
        (Question("read", "a.md", 10), lambda root: (root / "a.md").write_text("b")),
        (Question("read", "a.md", 10), lambda root: (root / "a.md").write_text("b" * 11)),
        (Question("read", "none", 10), lambda root: (root / "none").write_text("")),
        (Question("read", "in", 10), lambda root: (root / "sub" / "b.md").unlink()),
        (Question("check", "a.md"), lambda root: (root / "a.md").unlink()),
        (Question("check", "loop"), lambda root: (root / "loop").unlink()),
        (Question("names", "sub"), lambda root: (root / "sub" / "c").write_text("")),
        (Question("names", "none"), lambda root: (root / "none").mkdir()),
        (Question("like", "lopp"), lambda root: (root / "loop").unlink()),
        (Question("like", "sub/lamp.md"), lambda root: (root / "sub" / "lamps.md").write_text("")),
    ],
)
def test_a_change_changes_the_answer(
    root: Path, question: Question, change: Callable[[Path], object]
) -> None:
    before = folder.ask(root, question)
    assert folder.ask(root, question) == before
    change(root)
    assert folder.ask(root, question) != before


def test_a_thread_takes_part_in_a_copy_of_the_context(root: Path) -> None:
    with folder.recording() as recorded, ThreadPoolExecutor(1) as threads:
        threads.submit(copy_context().run, folder.check, root, "a.md").result()
        threads.submit(folder.check, root, "in").result()
    assert [question.file for question in recorded.answers] == ["a.md"]


def test_who_records_around_a_recording_is_told_of_it(root: Path) -> None:
    with folder.recording() as outer:
        with folder.recording() as inner:
            folder.check(root, "a.md")
        folder.check(root, "in")
    assert [question.file for question in inner.answers] == ["a.md"]
    assert [question.file for question in outer.answers] == ["a.md", "in"]


def test_a_recording_holds_as_long_as_the_folder_answers_the_same(root: Path) -> None:
    with folder.recording() as recorded:
        folder.read(root, "a.md", 100)
    assert recorded.holds()
    (root / "a.md").write_text("other", encoding="utf-8")
    assert not recorded.holds()


def test_what_cannot_be_repeated_around_another(root: Path) -> None:
    with folder.recording() as outer, folder.recording():
        folder.unrepeatable()
    assert not outer.repeatable


def test_what_cannot_be_repeated(root: Path, tmp_path: Path) -> None:
    """A file that was another one when it was read again, another folder, the network."""
    with folder.recording() as changed:
        folder.read(root, "a.md", 10)
        (root / "a.md").write_text("b")
        folder.read(root, "a.md", 10)
    with folder.recording() as two:
        folder.check(root, "a.md")
        folder.check(tmp_path.resolve(), "secret")
    with folder.recording() as remote:
        folder.unrepeatable()
    assert not (changed.repeatable or two.repeatable or remote.repeatable)
