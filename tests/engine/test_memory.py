"""What a build in the same process need not do again."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publish import folder
from publish.diagnostics import Diagnostic
from publish.engine import rendering
from publish.engine.epub_edition import EpubEdition
from publish.engine.events import silent
from publish.engine.manuscript import read_manuscript
from publish.engine.memory import Memory
from publish.engine.preparation import Preparation
from publish.model import Publication, Unit
from publish.render import units as units_module
from publish.render.context import RenderContext
from publish.render.units import RenderedUnit


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


def built(path: Path, memory: Memory) -> bytes:
    manuscript, _ = read_manuscript(path, memory=memory)
    assert manuscript is not None
    edition = next(one for one in manuscript.project.editions if one.target == "epub")
    epub = EpubEdition(Preparation(manuscript, memory), edition, datetime(2026, 1, 1, tzinfo=UTC), silent)
    made = epub.package().epub
    assert made is not None
    memory.forget()
    return made


def test_a_unit_is_rendered_again_when_it_or_what_it_refers_to_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units: list[str] = []

    def render_unit(unit: Unit, context: RenderContext) -> tuple[RenderedUnit, tuple[Diagnostic, ...]]:
        units.append(unit.id)
        return units_module.render_unit(unit, context)

    monkeypatch.setattr(rendering, "render_unit", render_unit)
    settings = 'title = "T"\nlanguage = "en"\nchapters = ["one.md", "two.md", "three.md"]\n'
    (tmp_path / "publish.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "one.md").write_text("# One {#one}\n\nWords. [](#three){.title}\n", encoding="utf-8")
    (tmp_path / "two.md").write_text("# Two {#two}\n\nWords.\n", encoding="utf-8")
    (tmp_path / "three.md").write_text("# Three {#three}\n\nWords.\n", encoding="utf-8")
    memory = Memory()
    before = built(tmp_path, memory)
    units.clear()
    assert built(tmp_path, memory) == before
    assert units == []
    text = "# Third {#three}\n\nWords and [more](#two).\n"
    (tmp_path / "three.md").write_text(text, encoding="utf-8")
    after = built(tmp_path, memory)
    assert {"one", "three"} <= set(units)
    assert "two" not in units
    assert after == built(tmp_path, Memory()) != before
    (tmp_path / "two.md").write_text("# Two {#zwei}\n\nWords.\n", encoding="utf-8")
    (tmp_path / "three.md").write_text(text.replace("#two", "#zwei"), encoding="utf-8")
    assert built(tmp_path, memory) == built(tmp_path, Memory()) != after
