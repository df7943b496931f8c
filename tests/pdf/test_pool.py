"""Worker processes: from any caller, through any death, and gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from pathlib import Path

import psutil
import pytest

from publish.pdf.layout import FaceFile, LayoutTask
from publish.pdf.pool import Pool
from publish.pdf.process import BrokenWorkerError

pytestmark = pytest.mark.own_workers

REPOSITORY = Path(__file__).resolve().parents[2]
LIGHT = "json"
"""Loaded instead of WeasyPrint where only the pool is looked at: workers start sooner."""


def gone(pid: int) -> bool:
    for _ in range(100):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_calls_run_in_another_process_and_in_order() -> None:
    with Pool(1, preload=LIGHT) as pool:
        assert pool.submit(os.getpid).result() != os.getpid()
        assert list(pool.map(divmod, [7, 8, 9], [2, 2, 2])) == [(3, 1), (4, 0), (4, 1)]


def test_the_largest_layout_that_waits_is_begun_first() -> None:
    def task(length: int) -> LayoutTask:
        return LayoutTask("u", "x" * length, ())

    begun: list[int] = []
    with Pool(1, preload=LIGHT) as pool:
        running = pool.submit(time.sleep, 0.3)
        for length in (1, 3, 2):
            done = pool.submit(repr, task(length))
            done.add_done_callback(lambda _, length=length: begun.append(length))  # type: ignore[misc]
        running.result()
    assert begun == [3, 2, 1]


def test_jobs_run_at_the_same_time() -> None:
    with Pool(2, preload=LIGHT) as pool:
        pool.warm_up()
        calls = [pool.submit(time.sleep, 0.2) for _ in range(2)]
        pids = {pool.submit(os.getpid).result() for _ in range(2)}
        assert pids and all(call.result() is None for call in calls)


def test_the_workers_see_no_fonts_of_the_machine_and_the_caller_stays_as_it_was() -> None:
    before = dict(os.environ)
    with Pool(1, preload=LIGHT) as pool:
        assert pool.submit(os.getenv, "FONTCONFIG_FILE").result().endswith("fonts.conf")
        assert pool.submit(os.getenv, "PYTHONHASHSEED").result() == os.environ.get("PYTHONHASHSEED", "0")
    assert dict(os.environ) == before


def test_an_error_comes_back_with_the_place_where_it_was_raised() -> None:
    with Pool(1, preload=LIGHT) as pool, pytest.raises(ZeroDivisionError) as caught:
        pool.submit(divmod, 1, 0).result()
    assert "in a layout worker" in caught.value.__notes__[0]


def test_what_a_worker_prints_does_no_harm(capfd: pytest.CaptureFixture[str]) -> None:
    with Pool(1, preload=LIGHT) as pool:
        pool.submit(os.system, "echo noise; echo noise >&2").result()
        assert pool.submit(abs, -3).result() == 3
    assert capfd.readouterr() == ("", "")


def test_a_call_that_cannot_be_sent_is_an_error_of_the_call() -> None:
    with Pool(1, preload=LIGHT) as pool:
        with pytest.raises(Exception, match=r"(?i)pickle"):
            pool.submit(lambda: 1).result()
        assert pool.submit(abs, -3).result() == 3


def test_a_call_whose_worker_dies_is_made_again_and_then_given_up() -> None:
    with Pool(1, preload=LIGHT) as pool:
        with pytest.raises(BrokenWorkerError, match="status 7"):
            pool.submit(os._exit, 7).result()
        assert pool.submit(abs, -3).result() == 3


def test_a_killed_worker_costs_only_time(tmp_path: Path) -> None:
    script = tmp_path / "once.py"
    script.write_text(
        "import os, signal, sys, pathlib\n"
        "def die_once(mark):\n"
        "    path = pathlib.Path(mark)\n"
        "    if not path.exists():\n"
        "        path.write_text('x')\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return 'done'\n"
    )
    sys.path.insert(0, str(tmp_path))
    try:
        from once import die_once  # type: ignore[import-not-found]

        with Pool(1, preload=LIGHT) as pool:
            assert pool.submit(die_once, str(tmp_path / "mark")).result() == "done"
    finally:
        sys.path.remove(str(tmp_path))


def test_an_idle_worker_that_was_killed_is_replaced() -> None:
    with Pool(1, preload=LIGHT) as pool:
        pid = pool.submit(os.getpid).result()
        os.kill(pid, signal.SIGKILL)
        assert pool.submit(os.getpid).result() != pid


def test_a_call_without_end_is_stopped() -> None:
    with Pool(1, preload=LIGHT, seconds=0.3) as pool:
        with pytest.raises(TimeoutError, match=r"0\.3 seconds"):
            pool.submit(time.sleep, 60).result()
        assert pool.submit(abs, -3).result() == 3


def test_no_process_is_left() -> None:
    with Pool(2, preload=LIGHT) as pool:
        pids = {pool.submit(os.getpid).result() for _ in range(4)}
    assert all(gone(pid) for pid in pids)
    with pytest.raises(RuntimeError, match="closed"):
        pool.submit(abs, 1)


def test_an_interruption_ends_workers_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Pool(1, preload=LIGHT) as pool:
        pid = pool.submit(os.getpid).result()
        running = pool.submit(time.sleep, 60)
        waiting = pool.submit(time.sleep, 60)
        time.sleep(0.1)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 30
    assert gone(pid)
    assert waiting.cancelled()
    assert isinstance(running.exception(), BrokenWorkerError)


def test_a_worker_dies_with_its_parent(tmp_path: Path) -> None:
    out = tmp_path / "pid"
    parent = _script(
        tmp_path,
        f"""
        import os, time
        from pathlib import Path
        from publish.pdf.pool import Pool
        pool = Pool(1, preload="json")
        pid = pool.submit(os.getpid).result()
        pool.submit(time.sleep, 600)
        time.sleep(0.2)
        Path({str(out)!r}).write_text(str(pid))
        os._exit(1)
        """,
    )
    assert parent.returncode == 1
    assert gone(int(out.read_text()))


def test_a_script_without_a_main_guard(tmp_path: Path, faces: tuple[FaceFile, ...]) -> None:
    ran = _script(
        tmp_path,
        f"""
        print("once")
        import sys
        from pathlib import Path
        from publish.pdf.layout import FaceFile, LayoutTask, lay_out
        from publish.pdf.pool import Pool
        with Pool(2) as pool:
            face = FaceFile("Square", 400, False, Path({str(faces[0].path)!r}))
            task = LayoutTask("u", "<html><body><p>abc</p></body></html>", (), (face,))
            pages = [layout.facts.pages for layout in pool.map(lay_out, [task, task])]
        assert pages == [1, 1], pages
        assert "weasyprint" not in sys.modules
        """,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "once\n", "")


def test_a_pool_that_nobody_closes_holds_nothing_up(tmp_path: Path) -> None:
    ran = _script(
        tmp_path,
        """
        import os
        from publish.pdf.pool import Pool
        print(Pool(1, preload="json").submit(os.getpid).result())
        """,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert gone(int(ran.stdout))


def test_a_program_read_from_stdin_as_a_notebook_would() -> None:
    program = (
        "import math\nfrom publish.pdf.pool import Pool\n"
        "with Pool(1, preload='json') as pool: print(pool.submit(math.sqrt, 9).result())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, text=True, cwd=REPOSITORY, check=False
    )
    assert (ran.stdout, ran.stderr) == ("3.0\n", "")


def test_two_pools_in_two_threads_at_once() -> None:
    results: dict[int, list[int]] = {}

    def run(number: int) -> None:
        with Pool(1, preload=LIGHT) as pool:
            results[number] = list(pool.map(abs, range(-number, 0)))

    threads = [threading.Thread(target=run, args=(number,)) for number in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert results == {3: [3, 2, 1], 4: [4, 3, 2, 1]}


def test_a_worker_that_cannot_start_says_why() -> None:
    with Pool(1, preload="no_such_module") as pool, pytest.raises(BrokenWorkerError, match="no_such_module"):
        pool.submit(abs, 1).result()


def _script(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    path = folder / "script.py"
    path.write_text(textwrap.dedent(text))
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [sys.executable, str(path)], capture_output=True, text=True, env=environment, check=False, timeout=120
    )


copies = pytest.mark.skipif(sys.platform != "linux", reason="workers are copies of a template on Linux alone")


@copies
def test_workers_are_copies_of_one_process_with_one_thread() -> None:
    with Pool(2) as pool:
        pool.warm_up()
        parents = {pool.submit(os.getppid).result() for _ in range(4)}
        assert len(parents) == 1
        assert psutil.Process(parents.pop()).num_threads() == 1


@copies
def test_a_template_that_was_killed_is_replaced_with_the_next_worker() -> None:
    with Pool(1, preload=LIGHT) as pool:
        template = pool.submit(os.getppid).result()
        worker = pool.submit(os.getpid).result()
        os.kill(template, signal.SIGKILL)
        assert pool.submit(os.getpid).result() == worker  # it is not needed for what is there
        os.kill(worker, signal.SIGKILL)
        assert pool.submit(os.getppid).result() != template


@copies
def test_workers_that_laid_out_much_are_replaced_when_asked_for_while_they_wait() -> None:
    long = LayoutTask("u", "x" * 500_000, ())
    with Pool(1, preload=LIGHT) as pool:
        first = pool.submit(os.getpid).result()
        pool.relieve()
        assert pool.submit(os.getpid).result() == first  # it laid out nothing
        pool.submit(type, long).result()
        assert pool.submit(os.getpid).result() == first
        pool.relieve()
        second = pool.submit(os.getpid).result()
        assert second != first
        assert gone(first)
        assert pool.submit(os.getpid).result() == second


@copies
def test_a_worker_that_laid_out_several_hundred_pages_is_replaced() -> None:
    """Else its memory grows with the book."""
    long = LayoutTask("u", "x" * 500_000, ())
    with Pool(1, preload=LIGHT) as pool:
        first = pool.submit(os.getpid).result()
        pool.submit(type, long).result()
        assert pool.submit(os.getpid).result() == first
        pool.submit(type, long).result()
        assert pool.submit(os.getpid).result() != first
        assert gone(first)


def test_pictures_count_as_something_to_lay_out() -> None:
    begun: list[str] = []
    with Pool(1, preload=LIGHT) as pool:
        running = pool.submit(time.sleep, 0.3)
        for name, picture in (("words", b""), ("picture", bytes(10_000))):
            task = LayoutTask(name, "x" * 100, (), resources={"publish-asset:1": picture})
            pool.submit(repr, task).add_done_callback(lambda _, name=name: begun.append(name))  # type: ignore[misc]
        running.result()
    assert begun == ["picture", "words"]


def test_workers_that_are_interpreters_of_their_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As on systems where a process cannot be copied."""
    monkeypatch.setattr("publish.pdf.interpreters._can_copy", lambda: False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with Pool(2, preload=LIGHT) as pool:
        assert pool.submit(os.getppid).result() == os.getpid()
        with pytest.raises(BrokenWorkerError, match="status 7"):
            pool.submit(os._exit, 7).result()
        pid = pool.submit(os.getpid).result()
    assert gone(pid)
    assert list(tmp_path.iterdir()) == []


def test_a_pool_leaves_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with Pool(2, preload=LIGHT) as pool:
        folder = Path(pool.submit(tempfile.mkdtemp).result())
        assert folder.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []
