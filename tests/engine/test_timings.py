"""Where the time of a build went, and what came from the cache."""

import json
from pathlib import Path

import publish
from publish.cli.main import run
from publish.engine.timings import Stopwatch
from tests.engine.conftest import Write


def test_each_step_counts_by_itself() -> None:
    watch = Stopwatch()
    with watch.step("outer"), watch.step("inner"):
        sum(range(200_000))
    outer, inner = watch.timings().steps
    assert (outer.step, inner.step) == ("outer", "inner")
    assert outer.seconds < inner.seconds


def test_a_build_tells_its_steps_and_layouts(book: Write, tmp_path: Path) -> None:
    folder = book()
    first = publish.build(folder, output=tmp_path / "out", cache=tmp_path / "cache")
    steps = {(one.step, one.edition) for one in first.timings.steps}
    assert {("read", ""), ("resolve", ""), ("render", "print"), ("wait", "print")} <= steps
    assert {("assemble", "print"), ("render", "epub"), ("package", "epub")} <= steps
    assert all(one.pages > 0 and one.seconds > 0 for one in first.timings.layouts)
    assert sum(one.seconds for one in first.timings.steps) <= first.seconds
    assert first.timings.kept == 0
    text = folder / "one.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n\nMore.\n", encoding="utf-8")
    second = publish.build(folder, output=tmp_path / "out", cache=tmp_path / "cache")
    assert second.timings.kept > 0
    assert len(second.timings.layouts) < len(first.timings.layouts)


def test_the_command_line_tells_people_and_programs(book: Write, tmp_path: Path, capfd: object) -> None:
    file = tmp_path / "times.json"
    folder = book()
    status = run(
        ["build", str(folder), "-o", str(tmp_path / "out"), "--timings", "--timings-json", str(file)]
    )
    assert status == 0
    shown = capfd.readouterr().out  # type: ignore[attr-defined]
    assert "reading the manuscript" in shown
    assert "from the cache" in shown
    told = json.loads(file.read_text(encoding="utf-8"))["publications"]
    assert [one["path"] for one in told] == [str(folder)]
    assert {"step", "edition", "seconds"} == set(told[0]["steps"][0])
    assert {"unit", "pages", "seconds"} == set(told[0]["layouts"][0])


def test_an_edition_can_be_asked_for_by_its_preset(book: Write, tmp_path: Path) -> None:
    result = publish.build(book(), output=tmp_path / "out", editions="screen")
    assert [(one.edition, one.path.name) for one in result.artifacts] == [("screen", "lighthouse-screen.pdf")]


def test_an_epub_without_a_page_list_needs_no_pages(book: Write, tmp_path: Path) -> None:
    result = publish.build(book(), output=tmp_path / "out", to="epub", page_list=False, cache=False)
    assert result.timings.layouts == ()
    assert not any(one.step == "wait" for one in result.timings.steps)
