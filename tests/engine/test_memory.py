"""What a build in the same process need not do again."""

from collections.abc import Callable
from pathlib import Path

from publish import folder
from publish.engine.manuscript import read_manuscript
from publish.engine.memory import Memory
from publish.model import Publication


def counted(calls: list[str]) -> Callable[[str], str]:
    def upper(text: str) -> str:
        calls.append(text)
        return text.upper()

    return upper


def test_a_function_is_called_once_for_a_value() -> None:
    calls: list[str] = []
    memory, upper = Memory(), counted(calls)
    assert [memory.of(upper)(one) for one in "aba"] == ["A", "B", "A"]
    assert calls == ["a", "b"]


def test_what_a_build_did_not_ask_for_is_forgotten_after_the_next() -> None:
    calls: list[str] = []
    memory, upper = Memory(), counted(calls)
    for asked in ("ab", "a", "b"):
        for one in asked:
            memory.of(upper)(one)
        memory.forget()
    assert calls == ["a", "b", "b"]


def test_what_reads_in_a_folder_is_called_when_the_folder_has_changed(tmp_path: Path) -> None:
    memory = Memory()
    calls: list[str] = []

    def read() -> bytes:
        calls.append("read")
        data = folder.read(tmp_path, "a.txt", 100)
        assert isinstance(data, bytes)
        return data

    (tmp_path / "a.txt").write_bytes(b"one")
    with folder.recording() as first:
        assert [memory.asking("a", read), memory.asking("a", read)] == [b"one", b"one"]
    (tmp_path / "a.txt").write_bytes(b"two")
    assert memory.asking("a", read) == b"two"
    assert len(calls) == 2
    assert [question.file for question in first.answers] == ["a.txt"]


def publication(path: Path, memory: Memory) -> Publication:
    manuscript, _ = read_manuscript(path, memory=memory)
    assert manuscript is not None
    memory.forget()
    return manuscript.publication


def test_a_chapter_is_read_again_only_when_it_was_changed(tmp_path: Path) -> None:
    settings = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md"]\n'
    (tmp_path / "publish.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "one.md").write_text("# One\n\nWords.\n", encoding="utf-8")
    (tmp_path / "two.md").write_text("# Two\n\nWords.\n", encoding="utf-8")
    memory = Memory()
    before = publication(tmp_path, memory)
    (tmp_path / "two.md").write_text("# Two\n\nOther words.\n", encoding="utf-8")
    after = publication(tmp_path, memory)
    assert after == publication(tmp_path, Memory()) != before
    assert after.body[0].blocks[0] is before.body[0].blocks[0]
    assert after.body[1].blocks[0] is not before.body[1].blocks[0]
