"""`publish check FILE` on what no honest tool makes: it ends, in a message, and touches nothing else."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import publish
from tests.conftest import REPOSITORY
from tests.hostile.epubs import EPUBS, epub
from tests.hostile.pdfs import PDFS, sound
from tests.hostile.reaching import reaching_epubs, reaching_pdfs
from tests.hostile.test_network import Listener
from tests.hostile.test_process import until
from tests.hostile.watched import Watched

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watches folders and processes of Linux")

VALIDATORS = "epubcheck,ace,verapdf,outloud"
SHOPS = [f"--shop={name}" for name in ("kdp", "apple", "kobo", "ingram")]
SECRET = "swordfish"
ENDLESS = {
    *("four-gib-in-a-stream", "deflated-twice", "four-gib-of-objects", "picture-in-inks-without-end"),
    *("forms-in-forms", "saved-without-end", "sixty-thousand-pages"),
}
"""PDFs that are read until their time, or their memory, is over."""
TIME, LITTLE_TIME = "--time-limit=60", "--time-limit=4"
WATCHDOG = 900
"""Seconds after which a test gives up; on a machine of its own all takes a tenth of that."""
MEMORY_OF_CALLER = 1024
"""MB: in the process that is called a stranger's file is never unpacked as a whole."""
MEMORY_OF_CHILD = 4 * 1024
"""MB: what a process may have that measures pages, or is asked to look a PDF over."""


@dataclass(frozen=True)
class Answer:
    """What came of one ``publish check``."""

    status: int
    printed: str
    said: str
    seconds: float

    @property
    def findings(self) -> list[dict[str, Any]]:
        return list(json.loads(self.printed)["findings"])

    @property
    def codes(self) -> set[str]:
        return {one["code"] for one in self.findings}


@dataclass(frozen=True)
class Answers:
    """What came of many, and what the process that gave them did besides."""

    by_name: Mapping[str, Answer]
    reached: list[str]
    """Attempts of that process to reach the network."""
    memory: tuple[int, int]
    """The most that it, and the largest of its children, ever had, in MB."""


class Asking:
    """Command lines that run one after the other in a process of its own.

    Its temporary files, and those of all that it starts, go to a folder of their own below ``folder``.
    """

    def __init__(self, folder: Path, commands: Mapping[str, list[str]]) -> None:
        self._names = list(commands)
        self._folder = folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir(parents=True)
        (folder / "commands.json").write_text(json.dumps(list(commands.values())), encoding="utf-8")
        with (folder / "commands.json").open("rb") as questions, (folder / "answers.json").open("wb") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.hostile.checking"],
                stdin=questions,
                stdout=said,
                cwd=REPOSITORY,
                env={**os.environ, "TMPDIR": str(self.temporary), "XDG_CACHE_HOME": str(folder / "cache")},
            )

    def answers(self) -> Answers:
        try:
            assert self._process.wait(WATCHDOG) == 0
        finally:
            self._process.kill()
        told = json.loads((self._folder / "answers.json").read_bytes())
        answers = {name: Answer(**one) for name, one in zip(self._names, told["answers"], strict=True)}
        return Answers(answers, told["reached"], tuple(told["memory"]))

    @property
    def left(self) -> list[str]:
        """What it has left: temporary files, and processes that were told to put theirs there."""
        files = [str(one) for one in self.temporary.iterdir()]
        return files + [name for name in _processes() if str(self.temporary) in _told(name, "environ")]


def _processes() -> list[str]:
    return [one.name for one in Path("/proc").iterdir() if one.name.isdigit() and _told(one.name, "cmdline")]


def _told(process: str, what: str) -> str:
    try:
        return (Path("/proc") / process / what).read_text(errors="replace")
    except OSError:  # it has ended meanwhile
        return ""


def command(file: Path, time: str = TIME, *more: str) -> list[str]:
    return ["check", str(file), "--format=json", "--quiet", "--no-cache", "--jobs=1", time, *more]


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what is in a folder, with sizes and times of change."""
    found = {one: one.lstat() for one in folder.rglob("*")}
    return {str(one): (status.st_size, status.st_mtime_ns) for one, status in found.items()}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Answers, ...]]:
    """All files looked at by our own rules and by qpdf, in two processes."""
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / "files"
    files.mkdir()
    for kind, made in (("epub", EPUBS), ("pdf", PDFS)):
        for name, (_, make) in made.items():
            (files / f"{name}.{kind}").write_bytes(make())
    names = sorted(files.iterdir(), key=lambda one: (one.stem in ENDLESS, one.suffix, one.name))
    commands = {
        one.name: command(one, LITTLE_TIME if one.stem in ENDLESS else TIME, f"--skip={VALIDATORS}", *SHOPS)
        for one in names
    }
    before = snapshot(files)
    shares = [dict(list(commands.items())[start::2]) for start in (0, 1)]
    both = [Asking(folder / str(number), share) for number, share in enumerate(shares)]
    answers = tuple(one.answers() for one in both)
    assert until(lambda: not any(one.left for one in both), 10), [one.left for one in both]
    assert snapshot(files) == before
    yield answers


@pytest.fixture(scope="module")
def answers(asked: tuple[Answers, ...]) -> dict[str, Answer]:
    return {name: answer for one in asked for name, answer in one.by_name.items()}


def is_told_well(answer: Answer) -> None:
    """Hold an answer to what is documented: findings with codes and words, and the status for them."""
    assert "Traceback" not in answer.printed + answer.said
    assert all(one["code"] and one["message"] and one["hint"] is not None for one in answer.findings)
    grave = any(one["severity"] == "error" for one in answer.findings)
    assert answer.status == (1 if grave else 0)
    assert all(one["message"].isprintable() for one in answer.findings)


@pytest.mark.parametrize("name", EPUBS)
def test_an_epub_ends_in_a_message(answers: dict[str, Answer], name: str) -> None:
    answer = answers[f"{name}.epub"]
    code, _ = EPUBS[name]

    is_told_well(answer)
    if code and " " not in code and code not in VALIDATORS:
        assert code in answer.codes
        assert answer.status == 1


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_ends_in_a_message(answers: dict[str, Answer], name: str) -> None:
    answer = answers[f"{name}.pdf"]
    code, _ = PDFS[name]

    is_told_well(answer)
    assert not code or answer.codes.intersection(code.split())


def test_neither_memory_nor_the_network_is_taken(asked: tuple[Answers, ...]) -> None:
    for one in asked:
        assert one.reached == []
        assert one.memory[0] < MEMORY_OF_CALLER
        assert one.memory[1] < MEMORY_OF_CHILD


def test_names_and_addresses_lead_nowhere(tmp_path: Path) -> None:
    """All validators that are here are asked about files that reach for a secret and for an address."""
    outside, files = tmp_path / "outside", tmp_path / "files"
    outside.mkdir()
    files.mkdir()
    secret = outside / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    for name in ("1.css", "5.png", "6.xhtml", "14.css", "17.js", "two.xhtml"):
        (outside / name).write_text(f"<p>{SECRET}</p>", encoding="utf-8")
    listener, watched = Listener(), Watched(outside)
    try:
        address = f"http://{listener.address}"
        made = {
            **{f"{name}.epub": data for name, data in reaching_epubs(address, secret).items()},
            **{f"{name}.pdf": data for name, data in reaching_pdfs(address, secret).items()},
        }
        for name, data in made.items():
            (files / name).write_bytes(data)
        before = snapshot(tmp_path)
        asking = Asking(
            tmp_path / "asked",
            {"all": ["check", *(str(files / name) for name in made), *command(Path())[2:]]},
        )
        answer = asking.answers().by_name["all"]

        assert listener.visits == 0
        assert watched.seen() == set()
    finally:
        listener.close()
        watched.close()
    assert until(lambda: not asking.left, 10), asking.left
    assert before.items() <= snapshot(tmp_path).items()
    assert SECRET not in answer.printed
    is_told_well(answer)
    assert {Path(one["artifact"]).name for one in answer.findings} >= {
        name for name in made if name.endswith(".epub")
    }


def test_a_folder_called_as_a_book(tmp_path: Path) -> None:
    (tmp_path / "book.epub").mkdir()

    assert [one.code for one in publish.check(tmp_path / "book.epub").findings] == ["publication-missing"]


@pytest.mark.parametrize("name", ["book.epub", "book.pdf"])
def test_a_pipe_called_as_a_book(tmp_path: Path, name: str) -> None:
    """Whoever opens it waits for ever."""
    os.mkfifo(tmp_path / name)

    assert [one.code for one in publish.check(tmp_path / name).findings] == ["publication-missing"]


@pytest.mark.parametrize("name", ["book.epub", "book.pdf"])
def test_a_device_called_as_a_book(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("/dev/zero")

    assert [one.code for one in publish.check(tmp_path / name).findings] == ["publication-missing"]


@pytest.mark.parametrize("name", ["book.epub", "book.pdf"])
def test_a_link_to_nothing_or_to_itself(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(name)

    with pytest.raises(OSError) as told:
        publish.check(tmp_path / name)
    assert told.value.errno in (errno.ENOENT, errno.ELOOP)


@pytest.mark.parametrize("name", ["book.epub", "book.pdf"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """Of its own memory a process may read nothing at 0, whoever runs it."""
    (tmp_path / name).symlink_to("/proc/self/mem")

    assert [one.code for one in publish.check(tmp_path / name).findings] == ["artifact-unreadable"]


@pytest.mark.parametrize("name", ["book.epub", "book.pdf"])
def test_a_file_of_a_terabyte(tmp_path: Path, name: str) -> None:
    """It has no bytes on the disk; reading it would take an hour."""
    with (tmp_path / name).open("wb") as file:
        try:
            file.truncate(2**40)
        except OSError:
            pytest.skip("files are not as large here")

    assert [one.code for one in publish.check(tmp_path / name).findings] == ["artifact-unreadable"]


def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    odd = [
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        for name in (b"\xff\xfe.epub", b"a\nb.epub", b"-x.pdf", b"\x1b[2J.pdf")
    ]
    for one in odd:
        one.write_bytes(epub()[:500] if one.suffix == ".epub" else sound()[:-300])

    asking = Asking(tmp_path / "asked", {"all": ["check", *command(Path())[2:], "--", *map(str, odd)]})
    answer = asking.answers().by_name["all"]

    is_told_well(answer)
    assert answer.status == 1
    assert "archive-unreadable" in answer.codes


@pytest.mark.parametrize("name", ["epub", "pdf"])
def test_a_sound_file_is_what_the_others_are_made_of(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"sound.{name}"
    file.write_bytes(epub() if name == "epub" else sound())

    result = publish.check(file, skip=VALIDATORS.split(","))

    assert [one.code for one in result.findings if one.severity == "error"] == []
