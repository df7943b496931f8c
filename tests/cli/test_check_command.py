"""``publish check`` as a user meets it: what is said where nothing, little or much is found, and --fix."""

import io
from pathlib import Path

import pytest

from publish.cli.main import run

SETTINGS = 'title = "Tides"\nlanguage = "en"\nchapters = ["one.md"]\n'


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "publish.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(book: Path, text: str, *words: str) -> int:
    (book / "one.md").write_bytes(text.encode())
    return run(["check", "--no-build", *words])


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("# Ebb\n\nThe sea goes out.\n", 0, "s, no findings"),
        ("# Ebb\n\nThe sea goes out.  So what.\n", 0, "s, 1 remark (-v shows them)"),
        ("# Ebb\n\nThe the sea.  So what.\n", 0, "s, 1 warning, 1 remark (-v shows them)"),
        ("# Ebb\n\nThe [sea]().\n", 1, "s, 1 error"),
    ],
)
def test_no_findings_is_said_where_there_are_none(
    text: str, status: int, said: str, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(book, text) == status
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1].endswith(said)
    assert ("no findings" in printed[-1]) == (said == "s, no findings")


def test_a_remark_is_shown_with_v_and_is_no_secret_without(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# Ebb\n\nThe sea goes out.  So what.\n"
    checked(book, text)
    assert "space-double" not in capsys.readouterr().out
    checked(book, text, "-v")
    printed = capsys.readouterr().out
    assert "one.md:3:18: info[space-double]: two spaces in a row" in printed
    assert printed.splitlines()[-1].endswith("1 remark")


MENDED = "# Ebb\r\n\r\nThe sea , it goes out.  So what.\r\n"


def test_fix_shows_the_change_before_it_asks_and_writes_nothing_unasked(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bytes] = []

    def asked(question: str, **_: object) -> bool:
        written.append((book / "one.md").read_bytes())
        shown = capsys.readouterr().out
        assert "-The sea , it goes out.  So what." in shown
        assert "+The sea, it goes out. So what." in shown
        assert question == "Mend 2 places?"
        return False

    monkeypatch.setattr("publish.cli.check_command.click.confirm", asked)
    checked(book, MENDED, "--fix")
    assert written == [MENDED.encode()]
    assert (book / "one.md").read_bytes() == MENDED.encode()


def test_fix_changes_what_the_diff_shows_and_no_other_byte(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(book, MENDED, "--fix", "--yes") == 0
    assert (book / "one.md").read_bytes() == b"# Ebb\r\n\r\nThe sea, it goes out. So what.\r\n"
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1].endswith("no findings")
    assert "mended one.md" in printed.err


def test_where_nobody_answers_nothing_is_mended(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    checked(book, MENDED, "--fix")
    assert (book / "one.md").read_bytes() == MENDED.encode()
    assert "nothing is mended" in capsys.readouterr().err


def test_fix_with_a_report_keeps_the_report_clean(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checked(book, MENDED, "--fix", "--yes", "--format", "json")
    printed = capsys.readouterr()
    assert printed.out.startswith("{")
    assert "+The sea, it goes out. So what." in printed.err


def test_where_nothing_is_safe_to_mend_that_is_said(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checked(book, "# Ebb\n\nThe [sea]().\n", "--fix")
    assert "There is nothing that is safe to mend." in capsys.readouterr().err
