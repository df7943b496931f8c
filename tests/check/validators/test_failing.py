"""A validator that crashes, hangs or says what nobody understands is a finding, and the check goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

import publish
from publish.check.finding import Finding
from publish.check.validators import answering
from tests.check.validators.conftest import Instead

SUFFIXES = {"epubcheck": ".epub", "ace": ".epub", "verapdf": ".pdf", "outloud": ".pdf"}
LIMIT = 60.0
"""Seconds; what waits for it to be over has a shorter one."""
Files = dict[str, list[Path]]

FAILING = {
    "ends with a status": ("import sys; sys.stderr.write('a lamp is out\\n'); sys.exit(7)", "a lamp is out"),
    "is ended by a signal": ("import os; os.kill(os.getpid(), 9)", "signal 9"),
    "crashes": ("import os; os.abort()", f"signal {int(signal.SIGABRT)}"),
    "ends without a word": ("", ""),
    "prints nonsense": ("print('Once upon a time')", ""),
    "prints other JSON": ("print('[1, 2, 3]')", ""),
    "prints null": ("print('null\\n' * 9)", ""),
    "prints JSON of another form": ("""print('{"messages": 7, "report": 7, "results": 7}\\n' * 9)""", ""),
    "prints half an answer": ("""print('{"messages": [{"ID": "RSC-0', end='')""", ""),
    "prints half an answer and ends badly": (
        """import sys; print('{"messages": [{"ID":', end=''); sys.exit(2)""",
        "",
    ),
    "prints what is no text": ("import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\x00\\n' * 9)", ""),
    "prints lists in lists": ("print('[' * 100_000)", ""),
    "prints no end of a number": ("""print('{"messages": ' + '9' * 100_000 + '}')""", ""),
    "complains without end": (
        "import sys; sys.stderr.write('fog ' * 4_000_000 + 'at last'); sys.exit(1)",
        "at last",
    ),
    "closes its ears and mouth": ("import os; os.close(0); os.close(1)", ""),
}
"""What a program does: its code, and words of it that the message has."""


def the_one(findings: tuple[Finding, ...], name: str) -> Finding:
    """Return the only finding; it says which validator failed."""
    (finding,) = findings
    assert (finding.code, finding.severity, finding.origin) == ("validator-failed", "error", name)
    assert finding.message.startswith(f"{name}: ")
    assert len(finding.message) < 1500
    assert finding.message.isprintable()
    return finding


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("what", FAILING)
def test_it_fails(instead: Instead, files: Files, name: str, what: str) -> None:
    code, words = FAILING[what]
    asked = files[SUFFIXES[name]]

    found = instead(name, code).check(asked, LIMIT)

    assert list(found) == asked
    for file in asked:
        assert words in the_one(found[file], name).message


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("last", ["time.sleep(999)", "subprocess.run(['sleep', '999'])"])
def test_it_hangs(instead: Instead, files: Files, name: str, last: str) -> None:
    """Its time is over for all files; what it has started ends with it."""
    code = f"import subprocess, time\n{last}"
    asked = files[SUFFIXES[name]]

    found = instead(name, code).check(asked, 2.0)

    assert [the_one(found[file], name).artifact for file in asked] == [
        "ebb" + SUFFIXES[name],
        "flood" + SUFFIXES[name],
    ]


@pytest.mark.parametrize("name", SUFFIXES)
def test_it_ends_and_leaves_another_at_work(
    instead: Instead, files: Files, tmp_path: Path, name: str
) -> None:
    """Who still holds its standard output is ended too, and not waited for."""
    code = (
        "import subprocess, pathlib, sys\n"
        f"one = subprocess.Popen([{'sleep'!r}, '999'])\n"
        f"with open({str(tmp_path / 'pids')!r}, 'a') as file: file.write(f'{{one.pid}}\\n')\n"
    )

    found = instead(name, code).check(files[SUFFIXES[name]], 3.0)

    for findings in found.values():
        the_one(findings, name)
    pids = (tmp_path / "pids").read_text().split()
    assert pids
    assert not [pid for pid in pids if _runs(pid)]


@pytest.mark.parametrize("name", SUFFIXES)
@pytest.mark.parametrize("end", ["", "\\n"])
def test_it_talks_without_end(
    instead: Instead, files: Files, name: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Megabytes are read, and then no more."""
    monkeypatch.setattr(answering, "LEAVING", 1.0)
    code = f"import sys\nwhile True: sys.stdout.write('fog ' * 250_000 + '{end}')"

    found = instead(name, code).check(files[SUFFIXES[name]][:1], LIMIT)

    the_one(found[files[SUFFIXES[name]][0]], name)


@pytest.mark.parametrize("name", ["epubcheck", "ace"])
def test_a_book_that_ends_it_costs_the_others_nothing(instead: Instead, tmp_path: Path, name: str) -> None:
    from tests.hostile.epubs import epub

    answer = '{"messages": [], "assertions": []}'
    code = (
        "import os, sys\n"
        "for line in sys.stdin:\n"
        "    if 'bad' in line: os.abort()\n"
        f"    print({answer!r}, flush=True)\n"
    )
    asked = [tmp_path / f"{one}.epub" for one in ("one", "bad", "two", "three")]
    for file in asked:
        file.write_bytes(epub())

    found = instead(name, code).check(asked, LIMIT)

    the_one(found[asked[1]], name)
    assert [found[file] for file in asked if file != asked[1]] == [(), (), ()]


@pytest.mark.parametrize("name", SUFFIXES)
def test_it_cannot_be_started(
    instead: Instead, files: Files, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    validator = instead(name, "")
    for program in ("node", "verapdf"):
        (tmp_path / "programs" / program).write_bytes(b"\x7fELF, but that is all")
        (tmp_path / "programs" / program).chmod(0o755)
    nothing = str(tmp_path / "nothing")
    if name in ("epubcheck", "outloud"):
        from publish.check.validators import epubcheck, outloud
        from publish.check.validators.java import Machine

        monkeypatch.setattr(
            epubcheck, "machine", lambda *_: Machine((nothing,), lambda: None, learning=False)
        )
        monkeypatch.setattr(outloud, "bounded", lambda *_: [nothing])

    found = validator.check(files[SUFFIXES[name]], LIMIT)

    for findings in found.values():
        the_one(findings, name)


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_check_goes_on_and_asks_again_next_time(
    instead: Instead, files: Files, tmp_path: Path, name: str
) -> None:
    """What failed is not kept: the next check, with a validator that works, has its answer."""
    code = f"open({str(tmp_path / 'asked')!r}, 'a').write('x'); raise SystemExit(5)"
    instead(name, code)
    file = files[SUFFIXES[name]][0]

    results = [publish.check(file, only=[name, "check"], cache=tmp_path / "cache") for _ in range(2)]

    asked = (tmp_path / "asked").read_text()
    for result in results:
        assert result.failed
        assert [(one.code, one.origin) for one in result.findings] == [("validator-failed", name)]
    assert len(asked) == 2


def test_a_fault_of_ours_in_a_validator_is_a_finding_too(
    instead: Instead, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publish.check.validators.epubcheck import EpubCheck

    def fault(*_: object) -> None:
        raise ZeroDivisionError("nobody thought of that")

    instead("epubcheck", "")
    monkeypatch.setattr(EpubCheck, "check", fault)

    result = publish.check(files[".epub"][0], only=["epubcheck", "check"], cache=False)

    assert [one.code for one in result.findings] == ["validator-failed"]
    assert "nobody thought of that" in result.findings[0].message


def _runs(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
