"""Layouts come from the cache where nothing that decides their bytes is another."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from publish.engine.kept_layouts import KeptLayouts
from publish.engine.results import CacheCounts
from publish.pdf.facts import UnitFacts
from publish.pdf.keys import TaskKeys
from publish.pdf.layout import lay_out
from publish.pdf.tasks import FaceFile, Layout, LayoutError, LayoutTask, Limits
from publish.store import Store

PAGES = 3
Anything: TypeAlias = Any


class Workers(Executor):
    """Lays out without a layout engine, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[LayoutTask] = []
        self.failure: Exception | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Anything, **kwargs: Anything) -> Future[Any]:
        done: Future[Any] = Future()
        if fn is not lay_out:
            done.set_result(fn(*args, **kwargs))
            return done
        task = args[0]
        self.asked.append(task)
        if self.failure is not None:
            done.set_exception(self.failure)
        else:
            done.set_result(
                Layout(task.unit_id, f"%PDF {task.xhtml}".encode(), UnitFacts(PAGES), ("a line",))
            )
        return done


@pytest.fixture
def workers() -> Workers:
    return Workers()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


@pytest.fixture
def kept(workers: Workers, store: Store) -> KeptLayouts:
    return KeptLayouts(workers, store, "versions")


@pytest.fixture
def task(tmp_path: Path) -> LayoutTask:
    (tmp_path / "serif.ttf").write_bytes(b"serif")
    (tmp_path / "lamp.png").write_bytes(b"lamp")
    return LayoutTask(
        "lamp",
        "<html/>",
        ("p { margin: 0 }", "h1 { color: red }"),
        (FaceFile("Serif", 400, False, tmp_path / "serif.ttf"),),
        {"publish-asset:1": b"picture", "publish-asset:2": tmp_path / "lamp.png"},
    )


def test_the_second_time_nothing_is_laid_out(kept: KeptLayouts, workers: Workers, task: LayoutTask) -> None:
    first = kept.submit(lay_out, task).result()
    second = kept.submit(lay_out, task)
    assert second.done()
    assert second.result() == first
    assert len(workers.asked) == 1
    assert kept.counts == CacheCounts(hits=1, misses=1)


def test_a_later_build_finds_it_too(workers: Workers, store: Store, task: LayoutTask) -> None:
    first = KeptLayouts(workers, store, "versions").submit(lay_out, task).result()
    again = KeptLayouts(workers, Store(store.folder), "versions")
    assert list(again.map(lay_out, [task, task])) == [first, first]
    assert again.counts == CacheCounts(hits=2)


def test_the_id_of_a_unit_is_a_label(kept: KeptLayouts, task: LayoutTask) -> None:
    first = kept.submit(lay_out, task).result()
    renamed = kept.submit(lay_out, replace(task, unit_id="light")).result()
    assert renamed == replace(first, unit_id="light")
    assert kept.counts.hits == 1


def changed(task: LayoutTask) -> dict[str, LayoutTask]:
    """A task that differs, for each field that decides bytes."""
    other = task.faces[0].path.with_name("other.ttf")
    other.write_bytes(b"other")
    face = task.faces[0]
    return {
        "xhtml": replace(task, xhtml="<html> </html>"),
        "css": replace(task, css=tuple(reversed(task.css))),
        "css_files": replace(task, css_files=("style.css",)),
        "side": replace(task, side="verso"),
        "variant": replace(task, variant="pdf/ua-1"),
        "picture_pixels": replace(task, limits=Limits(picture_pixels=1)),
        "face": replace(task, faces=(replace(face, path=other),)),
        "weight": replace(task, faces=(replace(face, weight=700),)),
        "italic": replace(task, faces=(replace(face, italic=True),)),
        "family": replace(task, faces=(replace(face, family="Sans"),)),
        "faces": replace(task, faces=(face, face)),
        "resource": replace(task, resources={**task.resources, "publish-asset:1": b"another"}),
        "address": replace(task, resources={"publish-asset:3": b"picture"}),
    }


def test_each_thing_that_decides_bytes_is_in_the_key(task: LayoutTask) -> None:
    keys = TaskKeys("versions")
    tasks = [task, *changed(task).values()]
    assert len({keys.of(one) for one in tasks}) == len(tasks)
    assert keys.of(task) == TaskKeys("versions").of(task)
    assert keys.of(task) != TaskKeys("other versions").of(task)


def test_every_field_of_a_task_was_thought_of() -> None:
    """A new field of a task is in the key by itself; of a layout it must be kept and got again."""
    known = {"unit_id", "xhtml", "css", "faces", "resources", "side", "variant", "limits", "css_files"}
    assert {one.name for one in fields(LayoutTask)} >= known
    assert {one.name for one in fields(Layout)} == {"unit_id", "pdf", "facts", "messages"}


def test_a_face_or_picture_that_was_changed_in_its_place_counts(task: LayoutTask, tmp_path: Path) -> None:
    keys = TaskKeys("versions")
    before = keys.of(task)
    (tmp_path / "lamp.png").write_bytes(b"another lamp")
    assert keys.of(task) != before
    (tmp_path / "lamp.png").write_bytes(b"lamp")
    assert keys.of(task) == before


def test_a_face_elsewhere_with_the_same_content_is_the_same(task: LayoutTask, tmp_path: Path) -> None:
    (tmp_path / "copy.ttf").write_bytes(b"serif")
    copy = replace(task, faces=(replace(task.faces[0], path=tmp_path / "copy.ttf"),))
    assert TaskKeys("versions").of(copy) == TaskKeys("versions").of(task)


def test_bounds_are_kept_by_what_comes_from_the_cache(kept: KeptLayouts, task: LayoutTask) -> None:
    kept.submit(lay_out, task).result()
    kept.submit(lay_out, replace(task, limits=Limits(pages=PAGES, seconds=1.0)))
    assert kept.counts == CacheCounts(hits=1, misses=1)
    kept.submit(lay_out, replace(task, limits=Limits(pages=PAGES - 1)))
    assert kept.counts == CacheCounts(hits=1, misses=2)


def test_a_failure_is_not_kept(kept: KeptLayouts, workers: Workers, task: LayoutTask) -> None:
    workers.failure = LayoutError("endless")
    with pytest.raises(LayoutError):
        kept.submit(lay_out, task).result()
    workers.failure = None
    assert kept.submit(lay_out, task).result().facts.pages == PAGES
    assert kept.counts == CacheCounts(misses=2)


@pytest.mark.parametrize("kind", ["pages", "facts"])
def test_a_damaged_entry_is_laid_out_again(
    kept: KeptLayouts, workers: Workers, store: Store, task: LayoutTask, kind: str
) -> None:
    first = kept.submit(lay_out, task).result()
    (entry,) = [one for one in (store.folder / kind).rglob("*") if one.is_file()]
    entry.write_bytes(entry.read_bytes()[:-1])
    assert kept.submit(lay_out, task).result() == first
    assert len(workers.asked) == 2
    assert kept.submit(lay_out, task).result() == first
    assert len(workers.asked) == 2


def test_whole_entries_that_are_no_facts_are_laid_out_again(
    kept: KeptLayouts, workers: Workers, store: Store, task: LayoutTask
) -> None:
    first = kept.submit(lay_out, task).result()
    store.put("facts", TaskKeys("versions").of(task), b"[1, 2]")
    assert kept.submit(lay_out, task).result() == first
    assert len(workers.asked) == 2


def test_other_calls_are_handed_on(kept: KeptLayouts) -> None:
    assert kept.submit(sum, [1, 2]).result() == 3
    assert kept.counts == CacheCounts()


def test_a_face_that_is_gone_is_the_layouts_to_tell(
    kept: KeptLayouts, workers: Workers, task: LayoutTask
) -> None:
    task.faces[0].path.unlink()
    kept.submit(lay_out, task)
    assert workers.asked == [task]
