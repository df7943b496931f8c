"""Layout on executors of others: tasks travel by content, and pages are the same."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import psutil
import pytest

from publish import versions
from publish.engine.elsewhere import Elsewhere
from publish.engine.station import differences
from publish.engine.workers import ClusterError
from publish.fonts import faces
from publish.pdf.layout import FaceFile, LayoutTask, lay_out
from publish.pdf.pool import Pool
from publish.pdf.process import BrokenWorkerError
from publish.pdf.tasks import LayoutError

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def task() -> LayoutTask:
    found, _ = faces(["Source Serif 4"])
    own = tuple(FaceFile(face.family, face.weight, face.italic, face.path) for face in found)
    xhtml = '<html><body><p>Words.</p><img src="publish-asset:1" alt=""/></body></html>'
    return LayoutTask("u", xhtml, (), own, {"publish-asset:1": PNG})


@pytest.fixture(scope="module")
def others() -> Iterator[Executor]:
    """Somebody's pool of processes, which knows nothing of ours."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


class Postman(Executor):
    """Hands calls on and notes what they carried."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self.carried: list[int] = []

    def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        self.carried.append(len(cast(Any, args[1])))
        assert all(not face.path.is_absolute() for face in cast(Any, args[0]).faces)
        return self.executor.submit(fn, *args, **kwargs)


def test_the_pages_are_the_same_and_contents_travel_once(task: LayoutTask, others: Executor) -> None:
    with Pool(1) as pool:
        here = pool.submit(lay_out, task).result()
    postman = Postman(others)
    elsewhere = Elsewhere(postman, versions.of_pages())

    assert elsewhere.submit(lay_out, task).result() == here
    assert elsewhere.submit(lay_out, task).result() == here
    assert postman.carried == [0, 5, 0]  # four faces and a picture, when they were missed


def test_the_worker_itself_does_not_load_the_layout_engine(task: LayoutTask, others: Executor) -> None:
    Elsewhere(others, versions.of_pages()).submit(lay_out, task).result()
    loaded = others.submit(eval, "'weasyprint' in __import__('sys').modules").result()
    assert not loaded
    pid = others.submit(os.getpid).result()
    assert psutil.Process(pid).children(recursive=True)  # where the pages are laid out


def test_a_worker_with_another_version_is_not_used(task: LayoutTask, others: Executor) -> None:
    other = versions.of_pages().replace("weasyprint ", "weasyprint 1")
    with pytest.raises(ClusterError, match=r"a worker would set other pages: weasyprint \d.* \(here 1\d"):
        Elsewhere(others, other).submit(lay_out, task).result()


def test_what_differs_is_told_by_name() -> None:
    here = "publish aaaa\npython 3.11.2 (gcc)\nweasyprint 70.0\nPango 1.50"
    there = "publish aaaa\npython 3.11.2 (clang)\nweasyprint 70.0\nPango 1.56"
    assert differences(here, here) == ()
    assert differences(here, there) == ("Pango 1.56 (here 1.50)",)
    assert differences(here, "publish aaaa\npython 3.11.2") == (
        "Pango is missing (here 1.50)",
        "weasyprint is missing (here 70.0)",
    )


def test_a_unit_that_cannot_be_laid_out_is_an_error_as_here(task: LayoutTask, others: Executor) -> None:
    broken = replace(task, faces=())
    with pytest.raises(LayoutError, match="at least one face"):
        Elsewhere(others, versions.of_pages()).submit(lay_out, broken).result()


def test_a_picture_that_is_gone_is_an_error_of_its_unit(task: LayoutTask, others: Executor) -> None:
    lost = replace(task, resources={"publish-asset:1": Path("/nowhere/picture.png")})
    with pytest.raises(LayoutError, match=r"/nowhere/picture\.png"):
        Elsewhere(others, versions.of_pages()).submit(lay_out, lost).result()


def test_workers_that_are_lost_are_told_of(task: LayoutTask) -> None:
    class Lost(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
            future: Future[object] = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            return future

    with pytest.raises(BrokenWorkerError, match="lost"):
        Elsewhere(Lost(), "").submit(lay_out, task).result()


def test_only_layouts_are_handed_on(others: Executor) -> None:
    with pytest.raises(TypeError):
        Elsewhere(others, "").submit(abs, 1)
