"""What a build leaves behind when it is interrupted or cannot write, and what in its caller."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path

import psutil
import pytest

import publish
from publish.cli.main import run as command_line
from tests.hostile.conftest import Write, build, codes, command, run

needs_processes = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="reads /proc")
UNTOLD = (signal.SIGKILL, signal.SIGSTOP)
LONG = "# A\n\n" + "Some words that make up a line of text.\n\n" * 30_000


def heeding() -> None:
    """Let a process heed what ends it, also when the tests run in the background of a shell or under
    ``nohup``, which ignore Ctrl-C and the end of the terminal."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def descendants(pid: int) -> list[int]:
    """Return the processes below ``pid`` that are alive, by /proc."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                parents[int(entry.name)] = int(fields[1])
    found = [pid]
    for one in found:
        found.extend(child for child, parent in parents.items() if parent == one)
    return found[1:]


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(condition: object, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


@needs_processes
@pytest.mark.parametrize("whole_group", [False, True])
def test_ctrl_c_leaves_nothing_behind(write: Write, tmp_path: Path, whole_group: bool) -> None:
    folder, temporary = write(), tmp_path / "temporary"
    temporary.mkdir()
    good = publish.build(folder, output=tmp_path / "out", to=["pdf"], jobs=1).artifacts[0].path.read_bytes()
    (folder / "one.md").write_text(LONG, encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(temporary)}
    process = subprocess.Popen(
        command("build", folder, "-o", tmp_path / "out", "--jobs", "2"),
        stderr=subprocess.PIPE, text=True, start_new_session=True, env=environment, preexec_fn=heeding,  # noqa: PLW1509 - no threads yet
    )  # fmt: skip
    try:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        assert any("Fonts" in line for line in lines)
        assert until(lambda: len(descendants(process.pid)) >= 2)
        time.sleep(0.3)
        workers = descendants(process.pid)
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(30) == 130
    finally:
        process.kill()
        process.wait()
        process.stderr.close()

    assert "Interrupted" in said
    assert "Traceback" not in said
    assert until(lambda: not any(map(alive, workers)), 10)
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["book.pdf"]
    assert (tmp_path / "out" / "book.pdf").read_bytes() == good
    assert list(temporary.iterdir()) == []


@needs_processes
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_build_that_is_asked_to_end_leaves_nothing_behind(
    write: Write, tmp_path: Path, number: int, status: int
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        command("build", write({"one.md": LONG}), "-o", tmp_path / "out", "--jobs", "2", "--no-cache"),
        stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heeding,  # noqa: PLW1509 - no threads yet
        env={**os.environ, "TMPDIR": str(temporary)},
    )  # fmt: skip
    try:
        assert process.stderr is not None
        assert any("Setting pages" in line for line in iter(process.stderr.readline, ""))
        workers = descendants(process.pid)
        process.send_signal(number)
        said = process.stderr.read()
        assert process.wait(30) == status
    finally:
        process.kill()
        process.wait()
        process.stderr.close()

    assert "Interrupted" in said
    assert "Traceback" not in said
    assert until(lambda: not any(map(alive, workers)), 10)
    assert not (tmp_path / "out").exists()
    assert list(temporary.iterdir()) == []


@needs_processes
def test_a_worker_that_is_killed_costs_only_time(write: Write, tmp_path: Path) -> None:
    chapters = {f"{number}.md": "# A\n\n" + "Some words of a line. " * 3000 for number in range(4)}
    names = ", ".join(f'"{name}"' for name in chapters)
    settings = f'title = "T"\nlanguage = "en"\ntheme = "report"\nchapters = [{names}]\n'
    folder = write({**chapters, "publish.toml": settings})
    killed: list[int] = []

    def kill_all_once(event: publish.Progress) -> None:
        if event.step == "layout" and not killed:
            killed.extend(
                one for one in descendants(os.getpid()) if psutil.Process(one).ppid() != os.getpid()
            )
            for one in killed:
                os.kill(one, signal.SIGKILL)

    disturbed = publish.build(
        folder, output=tmp_path / "a", to="pdf", jobs=2, cache=False, progress=kill_all_once
    )
    calm = publish.build(folder, output=tmp_path / "b", to="pdf", jobs=1, cache=False)

    assert killed
    assert disturbed.findings == calm.findings
    assert disturbed.artifacts[0].path.read_bytes() == calm.artifacts[0].path.read_bytes()


@needs_processes
def test_a_disk_for_temporary_files_that_is_full(write: Write, tmp_path: Path) -> None:
    """No file may grow: what the layout engine writes for itself fails as on a full disk."""
    script = (
        "import resource, sys\n"
        "from publish.cli.main import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))\n"
        "main(sys.argv[1:])\n"
    )
    out = tmp_path / "out"
    words = ["build", str(write()), "-o", str(out), "--to", "pdf", "--no-cache"]

    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=False, timeout=120
    )

    assert done.returncode == 1
    assert "Traceback (most recent call last)" not in done.stdout
    assert "error" in done.stderr
    assert not out.exists() or list(out.iterdir()) == []


def test_a_build_without_enough_memory_says_so(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhausted(*args: object, **kwargs: object) -> None:
        raise MemoryError

    monkeypatch.setattr(publish, "build", exhausted)

    assert command_line(["build", str(write())]) == 1
    assert "not enough memory" in capsys.readouterr().err


@needs_processes
def test_a_killed_build_takes_its_workers_along(write: Write, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        command("build", write({"one.md": LONG}), "-o", tmp_path / "out", "--jobs", "2", "-q"),
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    try:
        assert until(lambda: len(descendants(process.pid)) >= 2)
        workers = descendants(process.pid)
    finally:
        process.kill()
        process.wait()

    assert until(lambda: not any(map(alive, workers)))
    assert list(temporary.iterdir()) == []


def test_a_folder_that_may_not_be_written_to(write: Write, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    out = tmp_path / "out"
    out.mkdir(mode=0o555)

    done = run("build", write(), "-o", out, "--to", "epub")

    assert done.returncode == 1
    assert "Permission denied" in done.stderr and "Traceback" not in done.stderr
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("place", ["/proc/out", "/dev/null/out", "/dev/full"])
def test_a_place_that_is_no_folder(write: Write, place: str) -> None:
    done = run("build", write(), "-o", place, "--to", "epub")

    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


def test_a_full_disk_leaves_the_last_good_output(write: Write, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        folder = write()
        before = publish.build(folder, output=disk, to=["epub"]).artifacts[0].path.read_bytes()
        words = "".join(f"{number:x}{hash((number, number)):x} " for number in range(20_000))
        (folder / "one.md").write_text(f"# A\n\n{words}\n", encoding="utf-8")

        done = run("build", folder, "-o", disk, "--to", "epub")

        assert done.returncode == 1
        assert "No space left" in done.stderr and "Traceback" not in done.stderr
        assert [one.name for one in disk.iterdir()] == ["book.epub"]
        assert (disk / "book.epub").read_bytes() == before
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_an_output_that_is_a_folder(write: Write, tmp_path: Path) -> None:
    (tmp_path / "out" / "book.epub").mkdir(parents=True)

    done = run("build", write(), "-o", tmp_path / "out", "--to", "epub")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["book.epub"]


def test_a_build_leaves_no_temporary_files(write: Write, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()

    subprocess.run(
        command("build", write(), "-o", tmp_path / "out", "-q"),
        check=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )

    assert list(temporary.iterdir()) == []


def test_two_builds_into_one_folder_at_once(write: Write, tmp_path: Path) -> None:
    folder = write()
    builds = [
        subprocess.Popen(command("build", folder, "-o", tmp_path / "out", "--to", "epub", "-q")) for _ in "ab"
    ]

    assert [one.wait() for one in builds] == [0, 0]
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["book.epub"]
    assert (tmp_path / "out" / "book.epub").read_bytes() == build(folder, "epub").artifacts[
        0
    ].path.read_bytes()


def state() -> dict[str, object]:
    """What a build could change in the process that calls it."""
    loggers = {name: logging.getLogger(name) for name in ("", "weasyprint", "weasyprint.progress", "PIL")}
    return {
        "folder": Path.cwd(),
        "environment": dict(os.environ),
        "signals": {
            one: signal.getsignal(one) for one in signal.Signals if one.name not in ("SIGKILL", "SIGSTOP")
        },
        "warnings": list(warnings.filters),
        "logging": {name: (one.level, one.propagate, list(one.handlers)) for name, one in loggers.items()},
        "threads": sorted(one.name for one in threading.enumerate()),
        "children": descendants(os.getpid()),
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "recursion": sys.getrecursionlimit(),
        "path": list(sys.path),
        "umask": umask(),
        "timer": signal.getitimer(signal.ITIMER_REAL),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "hook": (sys.excepthook, threading.excepthook),
    }


def umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


@needs_processes
def test_the_caller_is_left_as_it_is(write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    files = {
        "templates/section.xhtml.j2": "{% extends 'publish/section.xhtml.j2' %}",
        "styles/print.css": "p { x: y }",
    }
    folder = write(files)
    build(folder)  # what is imported for the first time may add its own
    before = state()

    assert codes(build(folder)) == ["style-ignored"]
    publish.load(folder)

    after = state()
    assert {key: value for key, value in after.items() if value != before[key]} == {}
    assert capfd.readouterr() == ("", "")


@needs_processes
def test_a_failed_build_leaves_the_caller_as_it_is(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISH_LAYOUT_SECONDS", "2")
    folder = write({"styles/print.css": "* { float: footnote }", "one.md": "# A\n\n" + "a *b* c\n\n" * 300})
    build(folder)
    before = state()

    assert codes(build(folder)) == ["layout-too-long"]

    assert {key: value for key, value in state().items() if value != before[key]} == {}


def test_a_first_build_in_a_process_of_its_own(write: Write, tmp_path: Path) -> None:
    """The first build imports libraries; nor may they change anything."""
    script = (
        "import os, signal, sys, threading, warnings, logging, publish\n"
        "def state():\n"
        "    handlers = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGALRM, signal.SIGCHLD)]\n"
        "    return (dict(os.environ), os.getcwd(), list(warnings.filters), handlers,\n"
        "        threading.active_count(),\n"
        "        logging.getLogger().handlers, logging.getLogger().level, sys.getrecursionlimit())\n"
        "before = state()\n"
        "publish.build(sys.argv[1], output=sys.argv[2], jobs=2)\n"
        "after = state()\n"
        "print([(a, b) for a, b in zip(before, after) if a != b])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, write(), tmp_path / "out"], capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_findings_come_in_the_same_order(write: Write, tmp_path: Path) -> None:
    text = "# A\n\n[x](#no) ![](no.png) [y](#no)\n\n![](no.png)\n\nx <b>\n"
    chapters = ", ".join(f'"{number}.md"' for number in range(3))
    files = {f"{number}.md": text for number in range(3)}
    settings = f'title = "T"\nlanguage = "en"\ntheme = "report"\nchapters = [{chapters}]\n'
    css = "p { x: y }\np { z: y }\n@import 'a';"
    folder = write({**files, "publish.toml": settings, "styles/style.css": css})
    script = (
        "import sys, publish\n"
        "result = publish.build(sys.argv[1], output=sys.argv[2], jobs=3)\n"
        "print(*result.findings, sep='\\n')\n"
    )

    printed = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, folder, tmp_path / "out"],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        printed.add(done.stdout)
    printed.add("\n".join(map(str, publish.build(folder, output=tmp_path / "out", jobs=1).findings)) + "\n")

    assert len(printed) == 1
    assert printed.pop().count("link-dangling") == 6
